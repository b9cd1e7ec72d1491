package fuel

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"assize/runner/wasm"
)

// TestStackIsCovered walks through random call graphs. Wherever it is, what has been taken
// from the depth up to the last look, with what is set aside, has to be all of the stack
// that is in use.
func TestStackIsCovered(t *testing.T) {
	for _, jumps := range []bool{false, true} {
		t.Run(fmt.Sprintf("jumps %v", jumps), func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			onEntry, atCalls, once := 0, 0, 0
			for range 1500 {
				s := analysed(t, calling(r, jumps))
				for i := range s.funcs {
					switch f := &s.funcs[i]; {
					case f.staysCounted():
						onEntry++
					case f.recursive:
						atCalls++
					default:
						once++
					}
				}
				if err := walk(s, r); err != nil {
					t.Fatal(err)
				}
			}
			if min(onEntry, atCalls, once) < 1000 {
				t.Errorf("%d functions take on entry, %d at calls, %d never", onEntry, atCalls, once)
			}
		})
	}
}

// calling is a module of random functions that do nothing but call each other, some of
// them with large frames, in an if or always, by a table or directly.
func calling(r *rand.Rand, jumps bool) *wasm.Module {
	m := small(0x10, 1)
	functions := 2 + r.IntN(12)
	m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: uint32(functions)}}}
	for range functions {
		m.Referred = append(m.Referred, uint32(1+r.IntN(functions)))
	}
	for f := range functions {
		var code []byte
		for range r.IntN(4) {
			to := 1 + r.IntN(functions)
			if r.IntN(3) > 0 {
				to = min(functions, f+2+r.IntN(3)) // what comes later, so that not all are on one cycle
			}
			call := []byte{0x10, byte(to)}
			if r.IntN(6) == 0 {
				call = []byte{0x41, 0, 0x11, 0, 0}
			}
			if jumps && r.IntN(4) == 0 {
				call = []byte{0x12, byte(to)}
			}
			if r.IntN(2) == 0 || call[0] == 0x12 {
				call = slices.Concat([]byte{0x41, 1, 0x04, 0x40}, call, []byte{0x0b})
			}
			code = append(code, call...)
		}
		add(code)(m)
		if r.IntN(4) == 0 {
			m.Code[len(m.Code)-1].Locals = []wasm.LocalGroup{{Count: uint32(r.IntN(MaxLocals)), Type: wasm.I64}}
		}
	}
	return m
}

// active is a function that is being executed.
type active struct {
	*function
	counted int64 // bytes that it has taken
	looked  bool  // when it had
}

func walk(s *scanned, r *rand.Rand) error {
	enter := func(i int) active {
		f := &s.funcs[i]
		if !f.staysCounted() {
			return active{function: f}
		}
		return active{function: f, counted: f.frame, looked: f.checked}
	}
	path := []active{enter(0)}
	for range 300 {
		top := &path[len(path)-1]
		var calls []event
		for _, e := range s.events[top.first:top.last] {
			if e.kind >= evCall && e.kind <= evTailIndirect {
				calls = append(calls, e)
			}
		}
		if len(path) > 1 && (len(calls) == 0 || len(path) == 60 || r.IntN(5) == 0) {
			path = path[:len(path)-1]
			if back := &path[len(path)-1]; back.atCalls {
				back.counted, back.looked = 0, false
			}
			continue
		}
		k := r.IntN(len(calls))
		e, site := calls[k], s.sites[top.calls+k]
		to := int(e.x)
		if e.kind == evCallIndirect {
			to = int(s.mod.Referred[r.IntN(len(s.mod.Referred))])
		}
		switch {
		case e.kind == evTail:
			if path = path[:len(path)-1]; top.looked && len(path) > 0 { // at what those before had taken as well
				path[len(path)-1].looked = true
			}
		case top.atCalls && site.inner:
			top.counted, top.looked = top.frame, site.looks
		}
		path = append(path, enter(to))
		var used, taken, until int64
		for _, a := range path {
			used += a.frame
			if taken += a.counted; a.looked {
				until = taken
			}
		}
		if used > until+s.reserve {
			return fmt.Errorf("%d bytes are in use %d calls deep, %d taken, %d set aside", used, len(path), until, s.reserve)
		}
	}
	return nil
}
