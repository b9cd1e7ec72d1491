package sandbox

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
)

// Files are what a run reads and writes.
type Files struct {
	Stdin  []byte    // never written to
	Stdout io.Writer // nil: counted, not kept
	Stderr io.Writer // nil: counted, not kept
	// Args come after the arguments that the program is always started with.
	Args []string
	// Pass is the pass that this run is, from 0.
	Pass int
	// Judge is what lies in /judge, and Feedback the folder there that can be
	// written to; without Feedback there is no such folder.
	Judge    []judge.File
	Feedback *wasi.Feedback
}

// streams are what one running program prints to.
type streams struct{ stdout, stderr wasi.Stream }

// arguments are what every program is started with.
var arguments = []string{"program"}

// Run runs p from its beginning to its end. It cannot be interrupted: the fuel
// bounds it.
func (e *Engine) Run(p *Program, limits Limits, files Files) Outcome {
	return e.run(p, limits, files, &e.streams, nil)
}

// run calls connect, unless it is nil, before the program begins.
func (e *Engine) run(p *Program, limits Limits, files Files, s *streams, connect func(*wasi.Process)) Outcome {
	if e.broken != nil {
		return Outcome{Exit: ExitFault, Detail: e.broken.Error(), Output: sha256.Sum256(nil)}
	}
	if p.initial > limits.MemoryBytes {
		return Outcome{Exit: ExitMemory, MemoryBytes: p.initial, MemoryRefused: true, Output: sha256.Sum256(nil)}
	}
	process := &wasi.Process{
		Args: p.args, Pass: files.Pass, Files: p.files, Stdin: files.Stdin, Stdout: &s.stdout, Stderr: &s.stderr, Costs: costs,
	}
	if len(files.Args) > 0 {
		process.Args = slices.Concat(p.args, files.Args)
	}
	if files.Feedback != nil {
		var err error
		if process.Files, err = p.files.WithJudge(files.Judge, files.Feedback); err != nil {
			return Outcome{Exit: ExitFault, Detail: err.Error(), Output: sha256.Sum256(nil)}
		}
	}
	if connect != nil {
		connect(process)
	}
	p.memory.begin(limits.MemoryBytes)
	s.stdout.Reset(files.Stdout, limits.OutputBytes)
	s.stderr.Reset(files.Stderr, StderrBytes)
	outcome := e.execute(p, limits, process)
	if err := p.memory.reset(); err != nil {
		e.broken = errors.Join(e.broken, fmt.Errorf("reset the memory after a run: %w", err))
	}
	if err := errors.Join(s.stdout.Flush(), s.stderr.Flush(), e.broken); err != nil {
		outcome.Exit, outcome.Detail = ExitFault, err.Error()
	}
	outcome.OutputBytes, outcome.StderrBytes, outcome.Output = s.stdout.Bytes(), s.stderr.Bytes(), s.stdout.Sum()
	return outcome
}

// costs of host calls.
var costs = wasi.Costs{
	Call:   fuel.HostCallCost,
	Byte:   fuel.HostByteCost,
	Second: int64(judge.CurrentCostTable.FuelPerSecond),
}

// config for every run: nameless, so that nothing can find it, and without
// start functions, since the counter is to be set first. The source of random
// numbers is never asked (package wasi has its own); the engine's default would
// be seeded at each run, which takes longer than a small program.
var config = wazero.NewModuleConfig().WithName("").WithStartFunctions().WithRandSource(bytes.NewReader(nil))

func (e *Engine) execute(p *Program, limits Limits, process *wasi.Process) (outcome Outcome) {
	i, err := e.instantiate(p, process)
	if err != nil {
		// Nothing has run. What can fail is a data or element segment that does
		// not fit, which is a trap by the specification.
		return Outcome{Exit: ExitTrap, Detail: "instantiation: " + firstLine(err), MemoryBytes: int64(p.memory.size)}
	}
	defer func() {
		if err := p.memory.leave(i); err != nil {
			e.broken = fmt.Errorf("close the module after a run: %w", err)
		}
	}()
	i.counter.Set(uint64(limits.Fuel))
	meter := &meter{counter: i.counter, limit: int64(limits.Fuel)}
	process.Meter = meter
	ctx := wasi.With(context.Background(), process)
	if p.initialises() {
		if outcome := p.initialise(i.module, i.counter); outcome != nil {
			return *outcome
		}
		i.counter.Set(uint64(limits.Fuel))
	} else if p.hasStart {
		_, err = i.module.ExportedFunction(fuel.StartExport).Call(ctx)
	}
	if err == nil {
		_, err = i.module.ExportedFunction(judge.RuntimeStart).Call(ctx)
	}
	if meter.left() == fuel.OutlineRan {
		return Outcome{Exit: ExitFault, Detail: "the engine compiled the outline of a module, having found no code for it", MemoryBytes: int64(p.memory.size)}
	}
	outcome = Outcome{
		Fuel:          judge.Fuel(min(meter.Spent(), meter.limit+1)),
		MemoryBytes:   int64(p.memory.size),
		MemoryRefused: p.memory.refused || denied(i.module, limits.MemoryBytes),
	}
	if p.profiled != nil {
		p.profiled.read(i.module, meter)
	}
	outcome.exit(err, process, meter, int64(i.module.ExportedGlobal(fuel.DepthExport).Get()))
	return outcome
}

// denied reports whether the program asked for more memory than limit where the
// engine said no by itself: beyond what 32 bits address. A maximum that the
// module has set for itself below the limit denies nothing here.
func denied(module api.Module, limit int64) bool {
	pages := module.ExportedGlobal(fuel.DeniedExport).Get()
	return pages > uint64(limit)/judge.ImagePageBytes
}

// exit finds out how the run ended, from what the host knows before what wazero
// says. What the guest says (its exit code) comes last. depth is what was left
// of the call stack.
func (o *Outcome) exit(err error, process *wasi.Process, meter *meter, depth int64) {
	switch {
	case process.Stop == wasi.Interrupted:
		o.Exit = ExitStopped
	case process.Stop == wasi.Failed:
		o.Exit, o.Detail = ExitFault, process.Err.Error()
	case process.Stop == wasi.OutputFull:
		o.Exit = ExitOutput
	case meter.left() < 0 || process.Stop == wasi.OutOfFuel:
		o.Exit = ExitFuel
	case process.Stop == wasi.Exited:
		o.Exit, o.Code = ExitCode, process.ExitCode
	case err == nil:
		o.Exit = ExitCode
	case depth < 0:
		o.Exit = ExitStack
	default:
		o.Detail = trapOf(err)
		switch o.Detail {
		case "":
			o.Exit, o.Detail = ExitFault, firstLine(err)
		case "stack overflow":
			o.Exit, o.Detail = ExitStack, ""
		default:
			o.Exit = ExitTrap
		}
	}
}

// traps are the names that wazero gives to traps. Its error values are not
// exported, so the innermost error's text is what there is to go by.
var traps = map[string]bool{
	"stack overflow":                true,
	"invalid conversion to integer": true,
	"integer overflow":              true,
	"integer divide by zero":        true,
	"unreachable":                   true,
	"out of bounds memory access":   true,
	"invalid table access":          true,
	"indirect call type mismatch":   true,
	"null reference":                true,
}

// trapOf names the trap that err is, or returns "" for any other error.
func trapOf(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	if traps[err.Error()] {
		return err.Error()
	}
	return ""
}

// maxDetail bounds what is told of an error, which may quote the module.
const maxDetail = 300

// firstLine leaves out the stack trace.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return strings.ToValidUTF8(line[:min(len(line), maxDetail)], "")
}
