package fuel

import (
	"slices"
	"testing"
)

// TestAtCalls wants the frame of a function counted at its calls where most ways through
// it come to none that leads back, and while it runs otherwise.
func TestAtCalls(t *testing.T) {
	call := []byte{0x10, 1} // of itself
	asked := []byte{0x41, 1}
	when := func(code ...byte) []byte { return slices.Concat(asked, []byte{0x04, 0x40}, code, []byte{0x0b}) }
	in := func(open byte, code ...byte) []byte { return slices.Concat([]byte{open, 0x40}, code, []byte{0x0b}) }
	for name, c := range map[string]struct {
		code    []byte
		atCalls bool
	}{
		"always":                       {call, false},
		"in an if":                     {when(call...), true},
		"in both arms":                 {when(slices.Concat(call, []byte{0x05}, call)...), false},
		"in the else":                  {when(slices.Concat([]byte{0x01, 0x05}, call)...), true},
		"in two ifs":                   {slices.Concat(when(call...), when(call...)), false},
		"behind a branch":              {in(0x02, slices.Concat(asked, []byte{0x0d, 0}, call)...), true},
		"behind the block of a branch": {slices.Concat(in(0x02, slices.Concat(asked, []byte{0x0d, 0})...), call), false},
		"in a loop":                    {in(0x03, slices.Concat(call, asked, []byte{0x0d, 0})...), false},
		"in an if in a loop":           {in(0x03, slices.Concat(when(call...), asked, []byte{0x0d, 0})...), false},
		"behind a loop, in an if":      {slices.Concat(in(0x03, slices.Concat(asked, []byte{0x0d, 0})...), when(call...)), true},
		"behind a return":              {slices.Concat(when(0x0f), call), true},
		"as a jump, in an if":          {when(0x12, 1), false},
		"by a table in one of two":     {in(0x02, slices.Concat(in(0x02, slices.Concat(asked, []byte{0x0e, 1, 0, 1})...), call)...), true},
	} {
		m := small(0x10, 1)
		add(c.code)(m)
		if f := analysed(t, m).funcs[1]; !f.recursive || f.atCalls != c.atCalls {
			t.Errorf("%s: recursive %v, counted at calls %v, want %v", name, f.recursive, f.atCalls, c.atCalls)
		}
	}
}

// TestFrameAtCalls wants a frame taken and given back in the if that calls, and nowhere
// else.
func TestFrameAtCalls(t *testing.T) {
	m := small(0x10, 1)
	add([]byte{0x41, 1, 0x04, 0x40, 0x10, 1, 0x0b})(m)
	s := analysed(t, m)
	p := &placer{scanned: s}
	p.place(1)
	taken, back := 0, 0
	for _, e := range p.edits {
		switch e.kind {
		case editFrame:
			taken++
			if e.depth != 1 || e.n != s.funcs[1].frame {
				t.Errorf("%d bytes are taken in %d blocks, want %d in the if", e.n, e.depth, s.funcs[1].frame)
			}
		case editRestore:
			back++
			if e.depth != 1 {
				t.Errorf("the frame is given back in %d blocks, want it in the if", e.depth)
			}
		}
	}
	if taken != 1 || back != 1 {
		t.Errorf("the frame is taken %d times and given back %d times, want one each: %+v", taken, back, p.edits)
	}
}
