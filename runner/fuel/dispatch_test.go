package fuel

import (
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestDispatch sees where the counter is looked at in loops that begin with a
// br_table by a local: not on the way to what is ahead, and on every way back,
// whatever a module does to make it look like the other.
func TestDispatch(t *testing.T) {
	const (
		block, loop, end, get, set, br = 0x02, 0x03, 0x0b, 0x20, 0x21, 0x0c
		i32, f64, table, void          = 0x41, 0x44, 0x0e, 0x40
	)
	// Value 0 of local 0 leads to the end of the inner block, all others to that of
	// the outer one.
	head := []byte{loop, void, block, void, block, void, get, 0, table, 1, 0, 1, end}
	for name, c := range map[string]struct {
		code  []byte // after the head
		looks int
		ends  bool
	}{
		"ahead":                       {code: []byte{i32, 1, set, 0, br, 1, end, end}, ends: true},
		"ahead, by the default":       {code: []byte{i32, 0x7f, set, 0, br, 1, end, end}, ends: true},
		"to itself":                   {code: []byte{i32, 0, set, 0, br, 1, end, end}, looks: 1},
		"to a block that has ended":   {code: []byte{end, i32, 1, set, 0, br, 0, end}, looks: 1},
		"to one that has its place":   {code: []byte{end, block, void, i32, 1, set, 0, br, 1, end, end}, looks: 1},
		"by what is no constant":      {code: []byte{i32, 1, get, 0, set, 0, br, 1, end, end}, looks: 1},
		"by a constant in a number":   {code: []byte{f64, 0, 0, 0, 0, i32, 1, set, 0, br, 1, end, end}, looks: 1},
		"by a constant of another":    {code: []byte{i32, 1, set, 1, i32, 0, set, 0, br, 1, end, end}, looks: 1},
		"by a constant changed since": {code: []byte{i32, 1, set, 0, i32, 0, set, 0, br, 1, end, end}, looks: 1},
	} {
		t.Run(name, func(t *testing.T) {
			m := small(append(head[:len(head):len(head)], c.code...)...)
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 2, Type: wasm.I32}}
			exportAll(m)
			metered, err := Instrument(m.Append(nil))
			if err != nil {
				t.Fatal(err)
			}
			if n := looksIn(t, metered.Code); n != c.looks {
				t.Fatalf("the counter is looked at in %d places, want %d", n, c.looks)
			}
			s := newEngine(t, wazero.NewRuntimeConfigCompiler()).run(t, metered.Code, 100_000)
			if ended := s.err == ""; ended != c.ends || ended == (s.fuel > 100_000) {
				t.Errorf("it ends by %q with %d units", s.err, s.fuel)
			}
		})
	}
}

// looksIn counts the comparisons with the counter.
func looksIn(t *testing.T, module []byte) int { return count(t, module, wasm.OpI64LtS) }

// count counts the instructions of one kind.
func count(t *testing.T, module []byte, op wasm.Op) (n int) {
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
			if in.Op == op {
				n++
			}
		}
	}
	return n
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
