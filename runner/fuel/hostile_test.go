package fuel

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"assize/runner/wasm"
)

// exportAll exports what engine.run reads from every module.
func exportAll(m *wasm.Module) {
	if m.Memory == nil {
		m.Memory = &wasm.Limits{Min: 1}
	}
	m.Globals = []wasm.Global{
		{Type: wasm.I32, Mutable: true, Init: wasm.ConstExpr{0x41, 0, 0x0b}},
		{Type: wasm.I64, Mutable: true, Init: wasm.ConstExpr{0x42, 0, 0x0b}},
	}
	m.Exports = []wasm.Export{
		{Name: "run", Kind: wasm.KindFunc, Index: uint32(len(m.Imports))}, {Name: "memory", Kind: wasm.KindMemory},
		{Name: "g0", Kind: wasm.KindGlobal}, {Name: "g1", Kind: wasm.KindGlobal, Index: 1},
	}
}

// instrumented exports from m what engine.run reads, and returns it as it came and rewritten.
func instrumented(t *testing.T, m *wasm.Module) (module, code []byte) {
	t.Helper()
	exportAll(m)
	module = m.Append(nil)
	rewritten, err := Instrument(module)
	if err != nil {
		t.Fatal(err)
	}
	return module, rewritten.Code
}

// costOf is what some instructions cost together.
func costOf(ops ...wasm.Op) (sum int64) {
	for _, op := range ops {
		sum += current.cost(op)
	}
	return sum
}

// TestHostile runs programs that want more than their share. Each must end for
// the reason that it ought to end for, without using much more than it has.
func TestHostile(t *testing.T) {
	const limit = 1_000_000
	table := func(m *wasm.Module) {
		m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 4}}}
		m.Elements = []byte{1, 0, 0x41, 0, 0x0b, 1, 0} // function 0 at 0
	}
	for name, c := range map[string]struct {
		code   []byte
		change func(*wasm.Module)
		deep   bool // ends by the depth of its calls
		excess int64
	}{
		"loop":             {code: []byte{0x03, 0x40, 0x0c, 0, 0x0b}},
		"loop by br_if":    {code: []byte{0x03, 0x40, 0x41, 1, 0x0d, 0, 0x0b}},
		"loop by br_table": {code: []byte{0x03, 0x40, 0x41, 0, 0x0e, 1, 0, 0, 0x0b}},
		"loop of loops":    {code: []byte{0x03, 0x40, 0x03, 0x40, 0x41, 0, 0x0d, 0, 0x0c, 1, 0x0b, 0x0b}},
		"recursion":        {code: []byte{0x10, 0}, deep: true},
		"recursion of two": {code: []byte{0x10, 1}, change: func(m *wasm.Module) {
			m.Funcs, m.Code = []uint32{0, 0}, append(m.Code, body(0x10, 0))
		}, deep: true},
		"recursion through a table": {code: []byte{0x41, 0, 0x11, 0, 0}, change: table, deep: true},
		"recursion that branches":   {code: []byte{0x10, 0, 0x10, 0, 0x10, 0}, deep: true},
		"recursion with a result thrown away": {code: []byte{0x10, 1, 0x1a}, change: func(m *wasm.Module) {
			m.Types = append(m.Types, wasm.FuncType{Results: []wasm.ValueType{wasm.I32}})
			m.Funcs, m.Code = []uint32{0, 1}, append(m.Code, body(0x10, 1, 0x10, 1, 0x6a))
		}, deep: true},
		"tail calls":                 {code: []byte{0x12, 0}},
		"tail calls through a table": {code: []byte{0x41, 0, 0x13, 0, 0}, change: table},
		"tail calls in turn": {code: []byte{0x12, 1}, change: func(m *wasm.Module) {
			m.Funcs, m.Code = []uint32{0, 0}, append(m.Code, body(0x12, 0))
		}},
		// The engine makes calls of these: they must not end by its own stack.
		"tail calls with many arguments": {code: []byte{0x41, 0, 0x41, 0, 0x41, 0, 0x41, 0, 0x41, 0, 0x41, 0, 0x41, 0, 0x41, 0, 0x10, 1}, change: func(m *wasm.Module) {
			many := wasm.FuncType{}
			var code []byte
			for i := range 8 {
				many.Params = append(many.Params, wasm.I32)
				code = append(code, 0x20, byte(i))
			}
			m.Types, m.Funcs = append(m.Types, many), []uint32{0, 1}
			m.Code = append(m.Code, body(append(code, 0x12, 1)...))
		}, deep: true},
		// 2^40 calls without a loop or a cycle.
		"doubling calls": {code: []byte{0x10, 1, 0x10, 1}, change: func(m *wasm.Module) {
			for i := range 40 {
				next := byte(min(i+2, 40))
				m.Funcs, m.Code = append(m.Funcs, 0), append(m.Code, body(0x10, next, 0x10, next))
			}
			m.Code[40] = body()
		}, excess: 2 * maxUnchecked},
		"filling memory":                          {code: []byte{0x03, 0x40, 0x41, 0, 0x41, 0, 0x41, 0x80, 0x80, 4, 0xfc, 11, 0, 0x0c, 0, 0x0b}, excess: 65536 >> BulkShift},
		"copying memory":                          {code: []byte{0x03, 0x40, 0x41, 0, 0x41, 0, 0x41, 0x80, 0x80, 4, 0xfc, 10, 0, 0, 0x0c, 0, 0x0b}, excess: 65536 >> BulkShift},
		"growing memory":                          {code: []byte{0x03, 0x40, 0x41, 1, 0x40, 0, 0x1a, 0x0c, 0, 0x0b}, excess: PageCost},
		"asking for too much memory":              {code: []byte{0x03, 0x40, 0x41, 0x7f, 0x40, 0, 0x1a, 0x0c, 0, 0x0b}},
		"growing a table":                         {code: []byte{0x03, 0x40, 0xd0, 0x70, 0x41, 0xe4, 0, 0xfc, 15, 0, 0x1a, 0x0c, 0, 0x0b}, change: table},
		"filling a table":                         {code: []byte{0x03, 0x40, 0x41, 0, 0xd0, 0x70, 0x41, 4, 0xfc, 17, 0, 0x0c, 0, 0x0b}, change: table},
		"filling a table beyond its end":          {code: []byte{0x41, 0, 0xd0, 0x70, 0x41, 0x7f, 0xfc, 17, 0}, change: table, excess: TableEntryCost << 32},
		"reading bytes that memory does not have": {code: []byte{0x41, 0, 0x41, 0, 0x41, 0x7f, 0xfc, 11, 0}, excess: 1 << 32 >> BulkShift},
	} {
		t.Run(name, func(t *testing.T) {
			m := small(c.code...)
			if c.change != nil {
				c.change(m)
			}
			_, metered := instrumented(t, m)
			budget := int64(limit)
			if c.deep {
				budget = 1 << 40
			}
			s := newEngine(t, wazero.NewRuntimeConfigCompiler()).run(t, metered, budget)
			if s.err != "wasm error: unreachable" {
				t.Errorf("it ends by %q", s.err)
			}
			if out := s.fuel > budget; out == c.deep || (s.depth < 0) != c.deep {
				t.Errorf("fuel %d of %d, depth %d", s.fuel, budget, s.depth)
			}
			if over := s.fuel - budget; over > c.excess+2*GrowCost {
				t.Errorf("it used %d too much", over)
			}
		})
	}
}

// TestTableGrowth sees that a table stops growing at the bound, and that a
// module which declares a smaller one keeps it.
func TestTableGrowth(t *testing.T) {
	for _, declared := range []uint32{0, 10, 1 << 31} {
		m := small()
		exportAll(m)
		m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Max: declared, HasMax: declared != 0}}}
		most := int64(MaxTableEntries)
		if declared == 10 {
			most = 10
		}
		grow := func(n int64) []byte {
			return append(wasm.AppendS64([]byte{0xd0, 0x70, 0x41}, n), 0xfc, 15, 0)
		}
		m.Code[0] = body(append(append(append(append(grow(most), 0x1a), grow(1)...), 0x24, 0), 0xfc, 16, 0, 0xac, 0x24, 1)...)
		metered, err := Instrument(m.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		s := newEngine(t, wazero.NewRuntimeConfigCompiler()).run(t, metered.Code, 1<<40)
		if s.err != "" || int32(s.g0) != -1 || s.g1 != uint64(most) {
			t.Errorf("declared %d: growing beyond gives %d, the size is %d, error %q", declared, int32(s.g0), s.g1, s.err)
		}
		others := costOf(0xd0, 0x41, 0x1a, 0xd0, 0x41, 0x24, 0xfc10, 0xac, 0x24)
		if want := 2*GrowCost + most*GrowEntryCost + others; s.fuel != want {
			t.Errorf("declared %d: fuel %d, want %d", declared, s.fuel, want)
		}
	}
}

// TestStart sees that a start function does not run before the host says so.
func TestStart(t *testing.T) {
	m := small(0x41, 7, 0x24, 0)
	exportAll(m)
	m.Start = new(uint32)
	metered, err := Instrument(m.Append(nil))
	if err != nil || !metered.HasStart {
		t.Fatalf("%+v, %v", metered, err)
	}
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	defer r.Close(ctx)
	i, err := r.Instantiate(ctx, metered.Code)
	if err != nil {
		t.Fatal(err)
	}
	if g := i.ExportedGlobal("g0").Get(); g != 0 {
		t.Errorf("the start function ran at once: global is %d", g)
	}
	i.ExportedGlobal(CounterExport).(api.MutableGlobal).Set(100)
	if _, err := i.ExportedFunction(StartExport).Call(ctx); err != nil {
		t.Fatal(err)
	}
	if g := i.ExportedGlobal("g0").Get(); g != 7 {
		t.Errorf("after the start function the global is %d", g)
	}
	if left := int64(i.ExportedGlobal(CounterExport).Get()); left != 100-costOf(0x41, 0x24) {
		t.Errorf("%d units are left of 100, want %d", left, 100-costOf(0x41, 0x24))
	}
}

// TestNames sees that custom sections go, and names stay where asked for.
func TestNames(t *testing.T) {
	m := small()
	m.Customs = []wasm.Custom{{Name: wasm.NameSection, Data: []byte{0, 2, 1, 'm'}}, {Name: ".debug_info", Data: []byte("x")}, {Name: "producers"}}
	code := m.Append(nil)
	for _, c := range []struct {
		options []Option
		want    int
	}{{nil, 0}, {[]Option{KeepNames}, 1}} {
		out, err := Instrument(code, c.options...)
		if err != nil {
			t.Fatal(err)
		}
		read, err := wasm.Read(out.Code)
		if err != nil {
			t.Fatal(err)
		}
		if len(read.Customs) != c.want {
			t.Errorf("%d custom sections, want %d", len(read.Customs), c.want)
		}
	}
}
