package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
)

// initialisers are the functions that have to run before a program does, in
// order; none for a command that needs nothing of the kind.
func (p *Program) initialisers() (names []string) {
	if !isProcedure(p.module, judge.RuntimeInit) {
		return nil
	}
	if p.hasStart {
		names = append(names, fuel.StartExport)
	}
	if isProcedure(p.module, judge.RuntimeInitialize) {
		names = append(names, judge.RuntimeInitialize)
	}
	return append(names, judge.RuntimeInit)
}

// initialise calls the functions without arguments, input and program and at
// nobody's expense, and checks that they leave nothing behind but memory. What
// they print to standard error is part of the error.
func initialise(module api.Module, counter api.MutableGlobal, library *wasi.Files, m *memory, names []string) error {
	var stderr bytes.Buffer
	process := &wasi.Process{
		Files: library, Stdout: &wasi.Stream{Cut: true}, Stderr: &wasi.Stream{Cut: true, W: &stderr, Limit: 1 << 10},
		Costs: costs, Meter: &meter{counter: counter, limit: math.MaxInt64 / 2},
	}
	counter.Set(math.MaxInt64 / 2)
	ctx := wasi.With(experimental.WithMemoryAllocator(context.Background(), m), process)
	for _, name := range names {
		if _, err := module.ExportedFunction(name).Call(ctx); err != nil {
			return fmt.Errorf("%s: %s: %q", name, firstLine(errors.Join(err, process.Stderr.Flush())), stderr.Bytes())
		}
	}
	if n := process.Opened(); n > 0 {
		return fmt.Errorf("the initialisation leaves %d files open", n)
	}
	return nil
}

// State is what the initialisation of an interpreter leaves.
type State struct {
	Memory  []byte
	Globals []uint64 // in the order asked for
}

// Initialise runs an interpreter's initialisation and returns the state that it
// leaves: the memory, and the values of the exported globals of the given names;
// 0 for the name "".
func (e *Engine) Initialise(ctx context.Context, r judge.Runtime, globals []string) (_ *State, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("initialise a runtime: %v", err) // not a fuel.Rejection: nobody sent this
		}
	}()
	library, err := openLibrary(r)
	if err != nil {
		return nil, err
	}
	p, err := e.compile(ctx, judge.DigestOf(r.Code), r.Code, nil, fuel.Installed)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.module.Close(ctx)) }()
	names := p.initialisers()
	if len(names) == 0 {
		return nil, fmt.Errorf("the module exports no function %s without parameters and results", judge.RuntimeInit)
	}
	e.memory.begin(judge.DefaultLimits.MemoryBytes)
	defer func() { err = errors.Join(err, e.memory.reset()) }()
	module, err := e.runtime.InstantiateModule(experimental.WithMemoryAllocator(ctx, e.memory), p.module, config)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, module.Close(ctx)) }()
	counter, ok := module.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal)
	if !ok {
		return nil, errors.New("the metered module exports no fuel counter")
	}
	if err := initialise(module, counter, library, e.memory, names); err != nil {
		return nil, err
	}
	state := &State{Memory: bytes.Clone(e.memory.space[:e.memory.size]), Globals: make([]uint64, len(globals))}
	for i, name := range globals {
		if name != "" {
			state.Globals[i] = module.ExportedGlobal(name).Get()
		}
	}
	return state, nil
}
