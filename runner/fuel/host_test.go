package fuel

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/sys"

	"assize/runner/wasm"
)

// testHost is a host of what generated modules import, and of a function of nine
// parameters, which do not fit into registers.
var testHost = Host{Module: "test", Name: "call", Params: 9, Number: func(name string, t wasm.FuncType) (uint32, error) {
	n := slices.Index([]string{"proc_exit", "sched_yield", "path_open"}, name)
	if n < 0 {
		return 0, errors.New("there is none")
	}
	return uint32(n), nil
}}

// offer gives the engine the host, which writes down what is called.
func (e *engine) offer(t *testing.T, calls *[]string) {
	ctx := context.Background()
	call := api.GoModuleFunc(func(ctx context.Context, m api.Module, stack []uint64) {
		*calls = append(*calls, fmt.Sprint(uint32(stack[0]), stack[1:10]))
		switch uint32(stack[0]) {
		case 0:
			panic(sys.NewExitError(uint32(stack[1])))
		case 1:
			stack[0] = 0
		case 2:
			stack[0] = 77
		}
	})
	params := append([]api.ValueType{api.ValueTypeI32}, slices.Repeat([]api.ValueType{api.ValueTypeI64}, 9)...)
	_, err := e.runtime.NewHostModuleBuilder("test").NewFunctionBuilder().WithGoModuleFunction(call, params, params[:1]).Export("call").Instantiate(ctx)
	if err != nil {
		t.Fatal(err)
	}
}

// TestThrough runs generated modules that call the host one function at a time, and
// through one function, on both engines: all that can be seen of them is the same.
func TestThrough(t *testing.T) {
	engines := []*engine{newEngine(t, wazero.NewRuntimeConfigCompiler()), newEngine(t, wazero.NewRuntimeConfigInterpreter())}
	var calls []string
	for _, e := range engines {
		e.offer(t, &calls)
	}
	for _, seed := range seeds(200) {
		m, err := wasm.Read(generate(seed))
		if err != nil {
			t.Fatal(err)
		}
		// Function 0 is in no segment: the entries of one begin behind its offset and its
		// number of them, those of the other are the last two bytes.
		for i := 6; i < len(m.Elements); i++ {
			if i < 14 || i == len(m.Elements)-2 {
				m.Elements[i] = max(m.Elements[i], 1)
			}
		}
		module := m.Append(nil)
		before, err := Instrument(module)
		if err != nil {
			t.Fatal(err)
		}
		through, err := Instrument(module, Through(testHost))
		if err != nil {
			t.Fatal(err)
		}
		if imports(t, through) != "test.call" {
			t.Fatalf("the module still imports %s", imports(t, through))
		}
		const limit = 30_000
		for _, e := range engines {
			if want, got := e.run(t, before.Code, limit), e.run(t, through.Code, limit); got != want {
				t.Errorf("through one function %v, one at a time %v\n%x", got.show(), want.show(), module)
			}
		}
	}
	if !slices.ContainsFunc(calls, func(c string) bool { return strings.HasPrefix(c, "0 ") }) ||
		!slices.ContainsFunc(calls, func(c string) bool { return strings.HasPrefix(c, "1 ") }) {
		t.Errorf("not all functions were called in %d calls", len(calls))
	}
}

// imports lists what a rewritten module imports.
func imports(t *testing.T, out *Module) string {
	t.Helper()
	m, err := wasm.Read(out.Code)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, i := range m.Imports {
		all = append(all, i.Module+"."+i.Name)
	}
	return strings.Join(all, " ")
}

// TestThroughPassesParameters calls path_open, which is function 0, in each way that there
// is: with and without a frame of its own, where it can return and where nothing runs.
func TestThroughPassesParameters(t *testing.T) {
	nine := wasm.FuncType{Params: slices.Repeat([]wasm.ValueType{wasm.I32}, 9), Results: []wasm.ValueType{wasm.I32}}
	nine.Params[5], nine.Params[6] = wasm.I64, wasm.I64
	var arguments []byte
	for i, p := range nine.Params {
		op := wasm.OpI32Const
		if p == wasm.I64 {
			op = wasm.OpI64Const
		}
		arguments = wasm.AppendS64(append(arguments, byte(op)), int64(-1-i))
	}
	for name, code := range map[string][]byte{
		"call":      slices.Concat(arguments, []byte{byte(wasm.OpCall), 0, byte(wasm.OpEnd)}),
		"tail call": slices.Concat(arguments, []byte{byte(wasm.OpReturnCall), 0, byte(wasm.OpEnd)}),
		"dead call": slices.Concat(arguments, []byte{byte(wasm.OpCall), 0, byte(wasm.OpReturn)}, arguments, []byte{byte(wasm.OpCall), 0, byte(wasm.OpEnd)}),
		"dead tail call": slices.Concat(arguments, []byte{byte(wasm.OpCall), 0, byte(wasm.OpReturn)}, arguments,
			[]byte{byte(wasm.OpReturnCall), 0, byte(wasm.OpEnd)}),
		"long number": slices.Concat(arguments, []byte{byte(wasm.OpCall), 0x80, 0x80, 0x80, 0x80, 0, byte(wasm.OpEnd)}),
		"recursive": slices.Concat([]byte{byte(wasm.OpI32Const), 0, byte(wasm.OpIf), wasm.VoidBlock, byte(wasm.OpCall), 2, byte(wasm.OpDrop), byte(wasm.OpEnd)},
			arguments, []byte{byte(wasm.OpReturnCall), 0, byte(wasm.OpEnd)}),
	} {
		t.Run(name, func(t *testing.T) {
			module := (&wasm.Module{
				Types:   []wasm.FuncType{nine, {Results: []wasm.ValueType{wasm.I32}}, {}},
				Imports: []wasm.Import{{Module: WASI, Name: "path_open"}, {Module: WASI, Name: "sched_yield", Type: 1}},
				Funcs:   []uint32{1, 2},
				Memory:  &wasm.Limits{Min: 1},
				Globals: []wasm.Global{{Type: wasm.I32, Mutable: true, Init: wasm.ConstExpr{0x41, 0, 0x0b}}},
				Exports: []wasm.Export{{Name: "run", Kind: wasm.KindFunc, Index: 3}, {Name: "memory", Kind: wasm.KindMemory},
					{Name: "g0", Kind: wasm.KindGlobal}, {Name: "g1", Kind: wasm.KindGlobal}},
				Code: []wasm.Body{{Code: code}, {Code: []byte{byte(wasm.OpCall), 2, byte(wasm.OpGlobalSet), 0, byte(wasm.OpEnd)}}},
			}).Append(nil)
			out, err := Instrument(module, Through(testHost))
			if err != nil {
				t.Fatal(err)
			}
			for _, config := range []wazero.RuntimeConfig{wazero.NewRuntimeConfigCompiler(), wazero.NewRuntimeConfigInterpreter()} {
				var calls []string
				e := newEngine(t, config)
				e.offer(t, &calls)
				got := e.run(t, out.Code, 30_000)
				const want = "2 [4294967295 4294967294 4294967293 4294967292 4294967291 18446744073709551610 18446744073709551609 4294967288 4294967287]"
				if !slices.Equal(calls, []string{want}) || got.err != "" || got.g0 != 77 || got.taken != 0 {
					t.Errorf("%v with the calls %q", got.show(), calls)
				}
			}
		})
	}
}

// TestThroughKeepsImports keeps imports of which the first is a value, or the only one,
// and refuses what the host does not have.
func TestThroughKeepsImports(t *testing.T) {
	module := func(names ...string) *wasm.Module {
		m := &wasm.Module{Types: []wasm.FuncType{{}}, Memory: &wasm.Limits{Min: 1}}
		for _, n := range names {
			m.Imports = append(m.Imports, wasm.Import{Module: WASI, Name: n})
		}
		return m
	}
	exported := module("proc_exit", "sched_yield")
	exported.Exports = []wasm.Export{{Name: "exit", Kind: wasm.KindFunc}}
	for _, c := range []struct {
		module *wasm.Module
		want   string
	}{
		{module("proc_exit", "sched_yield"), "test.call"},
		{module("proc_exit"), WASI + ".proc_exit"},
		{exported, WASI + ".proc_exit " + WASI + ".sched_yield"},
		{module(), ""},
		{module("proc_exit", "fd_teleport"), `module rejected: import of "fd_teleport": there is none`},
	} {
		out, err := Instrument(c.module.Append(nil), Through(testHost))
		got := fmt.Sprint(err)
		if err == nil {
			got = imports(t, out)
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
