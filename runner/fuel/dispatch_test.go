package fuel

import (
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestDispatch sees where the counter is looked at in loops that begin with a
// br_table by a local: not on the way to what is ahead, and on every way back,
// whatever a module does to make it look like the other. What goes ahead goes there
// at once, but to what fails and into a loop.
func TestDispatch(t *testing.T) {
	const (
		block, loop, end, get, set, br, brIf = 0x02, 0x03, 0x0b, 0x20, 0x21, 0x0c, 0x0d
		i32, f64, table, void, call, nop     = 0x41, 0x44, 0x0e, 0x40, 0x10, 0x01
	)
	// Value 0 of local 0 leads to the end of the inner block, all others to that of
	// the outer one.
	head := []byte{loop, void, block, void, block, void, get, 0, table, 1, 0, 1, end}
	for name, c := range map[string]struct {
		code  []byte // after the head
		deep  bool   // the head has one more block, with a label that the code jumps back to
		looks int
		ends  bool
		short bool
	}{
		"ahead":                       {code: []byte{i32, 1, set, 0, br, 1, end, end}, ends: true, short: true},
		"ahead, by the default":       {code: []byte{i32, 0x7f, set, 0, br, 1, end, end}, ends: true, short: true},
		"ahead, where it fails":       {code: []byte{i32, 1, set, 0, br, 1, end, call, 1, i32, 0, brIf, 0, end}, looks: 1, ends: true},
		"ahead, where it calls":       {code: []byte{i32, 1, set, 0, br, 1, end, call, 1, i32, 0, brIf, 0, end, nop}, looks: 1, ends: true, short: true},
		"ahead, into a loop":          {code: []byte{i32, 2, set, 0, br, 2, end, i32, 1, set, 0, br, 1, end, end}, deep: true, looks: 1, ends: true},
		"ahead, in a loop":            {code: []byte{end, i32, 2, set, 0, br, 1, i32, 1, set, 0, br, 1, end, end}, deep: true, ends: true, short: true},
		"to itself":                   {code: []byte{i32, 0, set, 0, br, 1, end, end}, looks: 1},
		"to a block that has ended":   {code: []byte{end, i32, 1, set, 0, br, 0, end}, looks: 1},
		"to one that has its place":   {code: []byte{end, block, void, i32, 1, set, 0, br, 1, end, end}, looks: 1},
		"by what is no constant":      {code: []byte{i32, 1, get, 0, set, 0, br, 1, end, end}, looks: 1},
		"by a constant in a number":   {code: []byte{f64, 0, 0, 0, 0, i32, 1, set, 0, br, 1, end, end}, looks: 1},
		"by a constant of another":    {code: []byte{i32, 1, set, 1, i32, 0, set, 0, br, 1, end, end}, looks: 1},
		"by a constant changed since": {code: []byte{i32, 1, set, 0, i32, 0, set, 0, br, 1, end, end}, looks: 1},
	} {
		t.Run(name, func(t *testing.T) {
			head := head
			if c.deep {
				head = []byte{loop, void, block, void, block, void, block, void, get, 0, table, 2, 0, 1, 2, end}
			}
			m := small(append(head[:len(head):len(head)], c.code...)...)
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 2, Type: wasm.I32}}
			add(nil)(m)
			module, metered := instrumented(t, m)
			before, after := labelOfJump(t, module), labelOfJump(t, metered)
			if short := before != after; short != c.short || short && after != before-1 {
				t.Errorf("the jump to %d goes to %d", before, after)
			}
			if n := looksIn(t, metered); n != c.looks {
				t.Fatalf("the counter is looked at in %d places, want %d", n, c.looks)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			s := e.run(t, metered, 100_000)
			if ended := s.err == ""; ended != c.ends || ended == (s.fuel > 100_000) {
				t.Errorf("it ends by %q with %d units", s.err, s.fuel)
			}
			if n := e.run(t, naive(t, module), 100_000); c.ends && n.fuel != s.fuel {
				t.Errorf("%d units, by the naive count %d", s.fuel, n.fuel)
			}
		})
	}
}

// TestSideLabels comes to each label of a table, where the code runs on from one to the
// next: that is charged once, not at each of them, and a jump back where it jumps. Each
// way costs what it costs.
func TestSideLabels(t *testing.T) {
	work := []byte{0x23, 0, 0x41, 1, 0x6a, 0x24, 0} // g0 += 1
	for name, c := range map[string]struct {
		last    []byte
		charges int
	}{
		"no jump":             {charges: 1},
		"a jump to the first": {last: []byte{0x23, 0, 0x41, 9, 0x48, 0x04, 0x40, 0x41, 0, 0x21, 0, 0x0c, 1, 0x0b}, charges: 2},
		"a jump to the third": {last: []byte{0x23, 0, 0x41, 9, 0x48, 0x04, 0x40, 0x41, 2, 0x21, 0, 0x0c, 1, 0x0b}, charges: 2},
	} {
		for label := range byte(5) {
			code := slices.Concat([]byte{0x41, label, 0x21, 0, 0x03, 0x40, 0x02, 0x40, 0x02, 0x40, 0x02, 0x40, 0x20, 0, 0x0e, 3, 0, 1, 2, 2, 0x0b},
				work, []byte{0x0b}, work, work, []byte{0x0b}, work, c.last, []byte{0x0b})
			m := small(code...)
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 1, Type: wasm.I32}}
			module, metered := instrumented(t, m)
			n, began := 0, false
			each(t, metered, func(in wasm.Instr) {
				began = began || in.Op == wasm.OpGlobalGet && in.X == 0
				if began && in.Op == wasm.OpI64Sub {
					n++
				}
			})
			if n != c.charges {
				t.Errorf("%s: the code behind the table charges in %d places, want %d", name, n, c.charges)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			want := e.run(t, naive(t, module), 1<<40)
			for _, limit := range []int64{1 << 40, want.fuel} {
				if s := e.run(t, metered, limit); s.err != "" || s.fuel != want.fuel || s.g0 != want.g0 {
					t.Errorf("%s, from label %d with %d units: %v, by the naive count %v", name, label, limit, s.show(), want.show())
				}
			}
		}
	}
}

// labelOfJump returns the label of the first branch behind a constant in a local.
func labelOfJump(t *testing.T, module []byte) (label uint32) {
	var before wasm.Op
	found := false
	each(t, module, func(in wasm.Instr) {
		if in.Op == wasm.OpBr && before == wasm.OpLocalSet && !found {
			label, found = in.X, true
		}
		before = in.Op
	})
	return label
}

// looksIn counts the comparisons with the counter.
func looksIn(t *testing.T, module []byte) int { return count(t, module, wasm.OpI64LtS) }

// count counts the instructions of one kind.
func count(t *testing.T, module []byte, op wasm.Op) (n int) {
	each(t, module, func(in wasm.Instr) {
		if in.Op == op {
			n++
		}
	})
	return n
}

// each passes on the instructions of a module.
func each(t *testing.T, module []byte, pass func(wasm.Instr)) {
	t.Helper()
	m, err := wasm.Read(module)
	if err != nil {
		t.Fatal(err)
	}
	var in wasm.Instr
	for _, b := range m.Code {
		for r := wasm.NewReader(b.Code); r.More(); {
			if !r.Next(&in) {
				t.Fatal(r.Err())
			}
			pass(in)
		}
	}
}

// dispatch writes a loop that begins with a br_table by a local, and jumps through it
// forth and back.
func (g *generator) dispatch() {
	p, blocks := g.local(wasm.I32), 1+g.pick(4)
	jump := func(loop int) {
		if g.pick(4) > 0 {
			g.constant(0x41, int64(g.pick(blocks+2)))
		} else {
			g.expression(wasm.I32)
		}
		g.index(0x21, p)
		g.index(0x0c, loop)
	}
	g.write(0x03, wasm.VoidBlock)
	for range blocks {
		g.write(0x02, wasm.VoidBlock)
	}
	outer := len(g.labels)
	g.labels = append(g.labels, make([][]wasm.ValueType, 1+blocks)...)
	g.index(0x20, p)
	g.index(0x0e, blocks)
	for i := range blocks + 1 {
		g.out = wasm.AppendU32(g.out, uint32((i+g.pick(2))%(blocks+1)))
	}
	for range blocks {
		g.labels = g.labels[:len(g.labels)-1]
		g.write(0x0b)
		g.statements()
		g.expression(wasm.I32)
		g.write(0x04, wasm.VoidBlock)
		g.labels = append(g.labels, nil)
		jump(len(g.labels) - outer - 1)
		g.labels = g.labels[:len(g.labels)-1]
		g.write(0x0b)
		if g.pick(3) == 0 {
			jump(len(g.labels) - outer - 1)
		}
	}
	g.labels = g.labels[:outer]
	g.write(0x0b)
}
