package fuel

import (
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestAhead counts what is taken within a function that is called three times, from the
// fuel and, where it calls itself, once from the stack, and sees that it costs what it
// costs, to the unit.
func TestAhead(t *testing.T) {
	work := []byte{0x23, 0, 0x41, 1, 0x6a, 0x24, 0} // g0 += 1
	odd := []byte{0x23, 0, 0x41, 1, 0x71}
	for name, c := range map[string]struct {
		code    []byte // of the function, number 1
		change  func(*wasm.Module)
		charges int
		traps   bool
	}{
		"one way":                  {code: work},
		"a short way":              {code: slices.Concat(odd, []byte{0x0d, 0}, work), charges: 1},
		"a short way, by a block":  {code: slices.Concat([]byte{0x02, 0x40}, odd, []byte{0x0d, 0}, work, work, []byte{0x0b}, work), charges: 1},
		"a short way, by an if":    {code: slices.Concat(odd, []byte{0x04, 0x40, 0x05}, work, []byte{0x0f, 0x0b}, work), charges: 1},
		"a short way, by a return": {code: slices.Concat(odd, []byte{0x04, 0x40, 0x0f, 0x0b}, work), charges: 1},
		"the long way first":       {code: slices.Concat(odd, []byte{0x04, 0x40}, work, work, []byte{0x05}, work, []byte{0x0b}, work), charges: 2},
		"by a table":               {code: slices.Concat([]byte{0x02, 0x40}, odd, []byte{0x0e, 1, 0, 1, 0x0b}, work), charges: 2},
		"a loop":                   {code: slices.Concat([]byte{0x03, 0x40}, work, odd, []byte{0x0d, 0, 0x0b}), charges: 1},
		"a loop that ends in it":   {code: slices.Concat([]byte{0x02, 0x40, 0x03, 0x40}, work, odd, []byte{0x0d, 1, 0x0c, 0, 0x0b, 0x0b}, work), charges: 2},
		"a loop, and more behind":  {code: slices.Concat([]byte{0x02, 0x40}, odd, []byte{0x0d, 0, 0x03, 0x40}, work, odd, []byte{0x0d, 0, 0x0b, 0x0b}, work), charges: 1},
		"no way but a trap":        {code: slices.Concat(work, []byte{0x00}), traps: true},
		"no way at all":            {code: []byte{0x03, 0x40, 0x0c, 0, 0x0b}, charges: 1, traps: true},
		"calls what has one way":   {code: slices.Concat(work, []byte{0x10, 2}, work), change: add(work)},
		"called in its place":      {code: []byte{0x12, 2}, change: add(work)},
		"calls itself":             {code: slices.Concat([]byte{0x02, 0x40}, odd, []byte{0x0d, 0}, work, []byte{0x10, 1, 0x0b}), charges: 2},
		"called through a table": {code: work, charges: 1, change: func(m *wasm.Module) {
			m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 1}}}
			m.Elements = []byte{1, 0, 0x41, 0, 0x0b, 1, 1}
			m.Referred = []uint32{1}
		}},
		"called by the host": {code: work, charges: 1, change: func(m *wasm.Module) {
			m.Exports = append(m.Exports, wasm.Export{Name: "f", Kind: wasm.KindFunc, Index: 1})
		}},
		"called as it is started":   {code: work, charges: 1, change: func(m *wasm.Module) { m.Start = new(uint32); *m.Start = 1 }},
		"calls what costs too much": {code: slices.Concat(slices.Repeat(work, 1000)), charges: 1},
	} {
		t.Run(name, func(t *testing.T) {
			m := small(0x10, 1, 0x10, 1, 0x10, 1)
			m.Funcs = append(m.Funcs, 0)
			m.Code = append(m.Code, body(c.code...))
			exportAll(m)
			if c.change != nil {
				c.change(m)
			}
			module := m.Append(nil)
			metered, err := Instrument(module)
			if err != nil {
				t.Fatal(err)
			}
			if n := chargesIn(t, metered.Code, 1); n != c.charges {
				t.Errorf("it charges in %d places, want %d", n, c.charges)
			}
			if m.Start != nil {
				return // which the naive count does not know
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			exact := e.run(t, naive(t, module), 100_000)
			for _, limit := range []int64{100_000, exact.fuel} {
				got := e.run(t, metered.Code, limit)
				if c.traps {
					if got.err == "" || got.fuel < min(exact.fuel, limit) {
						t.Errorf("with %d units %v, by the naive count %v", limit, got.show(), exact.show())
					}
				} else if got.err != "" || got.fuel != exact.fuel || got.g0 != exact.g0 {
					t.Errorf("with %d units %v, by the naive count %v", limit, got.show(), exact.show())
				}
			}
			for limit := exact.fuel - 1; limit >= 0; limit -= 1 + exact.fuel/50 {
				if got := e.run(t, metered.Code, limit); got.fuel <= limit {
					t.Fatalf("with %d units of %d: %v", limit, exact.fuel, got.show())
				}
			}
		})
	}
}

// add adds a function of this code.
func add(code []byte) func(*wasm.Module) {
	return func(m *wasm.Module) {
		m.Funcs = append(m.Funcs, 0)
		m.Code = append(m.Code, body(code...))
	}
}

// chargesIn counts the charges in a function.
func chargesIn(t *testing.T, module []byte, function int) int {
	t.Helper()
	m, err := wasm.Read(module)
	if err != nil {
		t.Fatal(err)
	}
	m.Code = m.Code[function : function+1]
	n := 0
	var in wasm.Instr
	for r := wasm.NewReader(m.Code[0].Code); r.More() && r.Next(&in); {
		if in.Op == wasm.OpI64Sub || in.Op == wasm.OpI64Add { // what is given back is added
			n++
		}
	}
	return n
}
