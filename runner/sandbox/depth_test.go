package sandbox

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/internal/guest"
	"assize/runner/sandbox/wasi"
	"assize/runner/wasm"
)

// TestStackEndsAlike lets recursion of every shape run into the end of the call
// stack, which is made small for wazero's interpreter, in both engines: the same
// exit, with the same fuel spent and the same stack left.
func TestStackEndsAlike(t *testing.T) {
	defer func(calls int) { interpreterCeiling = calls }(interpreterCeiling)
	interpreterCeiling = 1 << 20
	ended := map[Exit]int{}
	engines := []*Engine{newEngine(t, Config{}), newEngine(t, Config{Interpreter: true})}
	for _, h := range guest.Hostile(t) {
		if !strings.HasPrefix(h.Name, "recursion") && !strings.HasPrefix(h.Name, "tail_calls") {
			continue
		}
		var ends [2]stackEnd
		for i, e := range engines {
			ends[i] = runToTheEnd(t, e, h.Module)
		}
		if diff := cmp.Diff(ends[0], ends[1]); diff != "" {
			t.Errorf("%s (-compiler +interpreter):\n%s", h.Name, diff)
		}
		if h.Want == "stack" && (ends[0].Exit != ExitStack || ends[0].Depth >= 0) {
			t.Errorf("%s ends by %+v, want the stack", h.Name, ends[0])
		}
		ended[ends[0].Exit]++
	}
	if ended[ExitStack] < 8 {
		t.Errorf("only so many ended by the stack: %v", ended)
	}
}

// stackEnd is how a run ended, and the bytes of stack that were left to it.
type stackEnd struct {
	Exit   Exit
	Detail string
	Fuel   judge.Fuel
	Depth  int64
}

// runToTheEnd runs a module that has been metered with 1 MiB of stack.
func runToTheEnd(t *testing.T, e *Engine, module []byte) stackEnd {
	t.Helper()
	p, err := e.compile(t.Context(), judge.DigestOf(module), module, func(metered *fuel.Module) ([]byte, error) {
		m, err := wasm.Read(metered.Code)
		if err != nil {
			return nil, err
		}
		for _, x := range m.Exports {
			if x.Name == fuel.DepthExport {
				m.Globals[x.Index].Init = append(wasm.AppendS64([]byte{byte(wasm.OpI64Const)}, 1<<20), byte(wasm.OpEnd))
			}
		}
		return m.Append(nil), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.keepProgram(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	e.memory.begin(hostileLimits.MemoryBytes)
	defer func() {
		if err := e.memory.reset(); err != nil {
			t.Error(err)
		}
	}()
	process := &wasi.Process{Args: p.args, Stdout: &wasi.Stream{}, Stderr: &wasi.Stream{Cut: true}, Costs: costs}
	i, err := e.instantiate(p, process)
	if err != nil {
		t.Fatal(err)
	}
	const limit = 20_000_000 // what tail calls go on for
	i.counter.Set(limit)
	meter := &meter{counter: i.counter, limit: limit}
	process.Meter = meter
	_, err = i.module.ExportedFunction(judge.RuntimeStart).Call(wasi.With(context.Background(), process))
	o := Outcome{Fuel: judge.Fuel(min(meter.Spent(), limit+1))}
	depth := int64(i.module.ExportedGlobal(fuel.DepthExport).Get())
	o.exit(err, process, meter, depth)
	if err := p.memory.leave(i); err != nil {
		t.Fatal(err)
	}
	return stackEnd{o.Exit, o.Detail, o.Fuel, depth}
}
