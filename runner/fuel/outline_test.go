package fuel

import (
	"context"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestOutline holds the outlines of generated modules against the modules: to whoever
// looks from outside they are the same, but they do nothing, and say so.
func TestOutline(t *testing.T) {
	const limit = 1000
	ctx := context.Background()
	e := newEngine(t, wazero.NewRuntimeConfigCompiler())
	for _, s := range seeds(40) {
		m, err := Instrument(generate(s))
		if err != nil {
			t.Fatal(err)
		}
		outline := m.Outline()
		if ran := e.run(t, outline, limit); limit-ran.fuel != OutlineRan || !strings.Contains(ran.err, "unreachable") {
			t.Errorf("a function of the outline ended with %q and left the counter at %d", ran.err, limit-ran.fuel)
		}
		before, err := e.runtime.CompileModule(ctx, m.Code)
		if err != nil {
			t.Fatal(err)
		}
		after, err := e.runtime.CompileModule(ctx, outline)
		if err != nil {
			t.Fatal(err)
		}
		if a, b := before.ExportedFunctions(), after.ExportedFunctions(); len(a) != len(b) {
			t.Errorf("%d functions are exported, by the outline %d", len(a), len(b))
		} else {
			for name, f := range a {
				if g := b[name]; g == nil || g.Index() != f.Index() || string(g.ParamTypes()) != string(f.ParamTypes()) || string(g.ResultTypes()) != string(f.ResultTypes()) {
					t.Errorf("export %s is function %v, of the outline %v", name, f, g)
				}
			}
		}
		before.Close(ctx)
		after.Close(ctx)
	}
}

// TestOutlinesDiffer has two modules that are the same but for what a function does.
func TestOutlinesDiffer(t *testing.T) {
	outline := func(constant byte) []byte {
		m := &wasm.Module{
			Types: []wasm.FuncType{{Results: []wasm.ValueType{wasm.I32}}}, Funcs: []uint32{0},
			Code: []wasm.Body{{Code: []byte{byte(wasm.OpI32Const), constant, byte(wasm.OpEnd)}}},
		}
		metered, err := Instrument(m.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		return metered.Outline()
	}
	if three, four := string(outline(3)), string(outline(4)); three == four || three != string(outline(3)) {
		t.Error("modules that differ in a constant have the same outline, or one module has two")
	}
}
