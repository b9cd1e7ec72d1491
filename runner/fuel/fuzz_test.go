package fuel

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

// state is all that a generated module leaves behind.
type state struct {
	err    string // "" or the trap; "exit N"
	fuel   int64  // used
	memory string
	g0, g1 uint64
	depth  int64 // left
	taken  int64 // of depth, and not put back
}

// engines are kept over the executions of a fuzz target.
type engine struct {
	runtime wazero.Runtime
}

func newEngine(t testing.TB, config wazero.RuntimeConfig) *engine {
	ctx := context.Background()
	e := &engine{runtime: wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))}
	t.Cleanup(func() { e.runtime.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, e.runtime)
	return e
}

func (e *engine) run(t testing.TB, module []byte, limit int64) state {
	t.Helper()
	ctx := context.Background()
	compiled, err := e.runtime.CompileModule(ctx, module)
	if err != nil {
		t.Fatalf("compile: %v\n%x", err, module)
	}
	defer compiled.Close(ctx)
	m, err := e.runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		t.Fatalf("instantiate: %v", err)
	}
	defer m.Close(ctx)
	counter, metered := m.ExportedGlobal(CounterExport).(api.MutableGlobal)
	if metered {
		counter.Set(uint64(limit))
	}
	var s state
	depth := m.ExportedGlobal(DepthExport)
	if depth != nil {
		s.taken = int64(depth.Get())
	}
	if _, err := m.ExportedFunction("run").Call(ctx); err != nil {
		s.err, _, _ = strings.Cut(err.Error(), "\n")
		if exit := (*sys.ExitError)(nil); errors.As(err, &exit) {
			s.err = "exit"
		}
	}
	if metered {
		s.fuel = limit - int64(counter.Get())
	}
	if depth != nil {
		s.depth = int64(depth.Get())
		s.taken -= s.depth
	}
	memory, _ := m.Memory().Read(0, m.Memory().Size())
	s.memory = string(memory)
	s.g0, s.g1 = m.ExportedGlobal("g0").Get(), m.ExportedGlobal("g1").Get()
	return s
}

// seeds are the inputs that `go test` runs without -fuzz.
func seeds(n int) [][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	all := make([][]byte, n)
	for i := range all {
		all[i] = make([]byte, 100+r.IntN(900))
		for k := range all[i] {
			all[i][k] = byte(r.Uint32())
		}
	}
	return all
}

// FuzzInstrument compares the rewritten module with the module itself, with the
// naive counting, and with the rewritten module on the other engine.
func FuzzInstrument(f *testing.F) {
	for _, s := range seeds(200) {
		f.Add(s)
	}
	compiler := newEngine(f, wazero.NewRuntimeConfigCompiler())
	interpreter := newEngine(f, wazero.NewRuntimeConfigInterpreter())
	f.Fuzz(func(t *testing.T, entropy []byte) {
		const limit = 30_000
		module := generate(entropy)
		m, err := Instrument(module)
		if err != nil {
			t.Fatalf("%v\n%x", err, module)
		}
		got := compiler.run(t, m.Code, limit)
		want := interpreter.run(t, naive(t, module), limit) // which takes long to compile
		const overflow = "wasm error: stack overflow"       // at 2000 calls, in the interpreter
		inter := interpreter.run(t, m.Code, limit)
		floats := storesFloats(entropy)
		if floats && got.err != "" && got.err != "exit" {
			got.memory, want.memory, inter.memory = "", "", "" // nobody looks at it any more
		}
		if inter.err != overflow && inter != got {
			t.Errorf("interpreter: %v, compiler: %v", inter.show(), got.show())
		}
		if (got.fuel > limit) != (want.fuel > limit) && got.err == "" {
			t.Fatalf("fuel %d, naive %d, limit %d", got.fuel, want.fuel, limit)
		}
		if got.fuel > limit || want.fuel > limit {
			return // not run to the end: it need not end
		}
		plain := want
		if !floats { // the bits of whose NaNs are not settled
			plain = compiler.run(t, module, 0)
		}
		if got.err != want.err || got.err != plain.err || got.memory != plain.memory || got.g0 != plain.g0 || got.g1 != plain.g1 {
			t.Errorf("metered %v, plain %v, naive %v", got.show(), plain.show(), want.show())
		}
		if (got.err == "" || got.err == "exit") && got.fuel != want.fuel {
			t.Errorf("%q: fuel %d, naive %d\n%x", got.err, got.fuel, want.fuel, module)
		}
		if got.err == "" && got.taken != 0 {
			t.Errorf("%d bytes of depth are not put back", got.taken)
		}
		if got.err == "" || got.err == "exit" {
			if enough := compiler.run(t, m.Code, got.fuel); enough != got {
				t.Errorf("with just enough fuel %v, with more %v\n%x", enough.show(), got.show(), module)
			}
		}
	})
}

func (s state) show() any {
	used := bytes.TrimRight([]byte(s.memory), "\x00")
	return []any{s.err, s.fuel, s.g0, s.g1, s.depth, len(s.memory), len(used)}
}
