package fuel

import (
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestCycles runs functions that call each other in turn: of each cycle one looks at the
// counter and at the stack, all give back what they took of the stack, however they are
// left, and without end they end by the stack.
func TestCycles(t *testing.T) {
	work := []byte{0x23, 0, 0x41, 1, 0x6a, 0x24, 0}        // g0 += 1
	more := []byte{0x23, 0, 0x41, 0x1e, 0x48, 0x04, 0x40}  // if g0 < 30
	call := func(f byte) []byte { return []byte{0x10, f} } //
	byTable := []byte{0x41, 0, 0x11, 0, 0}                 // of function 1
	ring := [][]byte{call(2), call(3), call(1)}            // what functions 1 to 3 call
	eight := [][]byte{call(2), call(3), slices.Concat(call(1), call(4)), call(3)}
	for name, c := range map[string]struct {
		calls [][]byte
		leave []byte // behind the calls, in the if
		looks int
	}{
		"in a ring":               {calls: ring, looks: 1},
		"by a return":             {calls: ring, leave: []byte{0x0f}, looks: 1},
		"by a branch":             {calls: ring, leave: []byte{0x0c, 1}, looks: 1},
		"through a table":         {calls: [][]byte{call(2), call(3), byTable}, looks: 1},
		"to itself":               {calls: [][]byte{call(1)}, looks: 1},
		"in a ring and to itself": {calls: [][]byte{call(2), slices.Concat(call(2), call(1))}, looks: 2},
		"in two rings":            {calls: eight, looks: 2},
		"in two rings by tables":  {calls: [][]byte{call(2), byTable, slices.Concat(byTable, call(3))}, looks: 2},
	} {
		for _, mode := range []string{"", "without end", "without end, in an if"} {
			m := small(call(1)...)
			m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 1}}}
			m.Elements = []byte{1, 0, 0x41, 0, 0x0b, 1, 1}
			m.Referred = []uint32{1}
			for _, calls := range c.calls {
				code := slices.Concat(work, calls)
				switch mode {
				case "":
					code = slices.Concat(work, more, calls, c.leave, []byte{0x0b}, work)
				case "without end, in an if":
					code = slices.Concat(work, []byte{0x41, 1, 0x04, 0x40}, calls, []byte{0x0b})
				}
				add(code)(m)
			}
			module, metered := instrumented(t, m)
			if n := looksIn(t, metered); n != c.looks {
				t.Errorf("%s %s: %d functions look, want %d", name, mode, n, c.looks)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			if mode != "" {
				if s := e.run(t, metered, 1<<50); s.depth >= 0 || s.depth < -maxUncounted || s.err != "wasm error: unreachable" {
					t.Errorf("%s, %s: %v", name, mode, s.show())
				}
				if s := e.run(t, metered, 100_000); s.fuel <= 100_000 || s.fuel > 100_000+maxUnchecked {
					t.Errorf("%s, %s: %v", name, mode, s.show())
				}
				continue
			}
			want := e.run(t, naive(t, module), 1<<40)
			got := e.run(t, metered, want.fuel)
			if got.err != "" || got.fuel != want.fuel || got.g0 != want.g0 || got.taken != 0 {
				t.Errorf("%s: %v with %d bytes of the stack kept, by the naive count %v", name, got.show(), got.taken, want.show())
			}
		}
	}
}

// TestReserve wants the stack set aside for what lies above a cycle of calls and below
// it together, where the walk comes to what is below only by another member.
func TestReserve(t *testing.T) {
	large := []wasm.LocalGroup{{Count: MaxLocals, Type: wasm.I64}}
	m := small(0x10, 1)                 // calls the cycle
	m.Code[0].Locals = large            //
	add([]byte{0x41, 0, 0x11, 0, 0})(m) // a call through the table, of itself or of the next
	add(nil)(m)                         //
	m.Code[2].Locals = large            //
	m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 2}}}
	m.Elements = []byte{1, 0, 0x41, 0, 0x0b, 2, 1, 2}
	m.Referred = []uint32{1, 2}
	s := analysed(t, m)
	if want := s.funcs[0].frame + s.funcs[2].frame; s.reserve < want {
		t.Errorf("%d bytes are set aside, want %d", s.reserve, want)
	}
}

// analysed is the module with what its call graph says.
func analysed(t *testing.T, m *wasm.Module) *scanned {
	t.Helper()
	s, err := scan(m, current, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.analyse(); err != nil {
		t.Fatal(err)
	}
	return s
}
