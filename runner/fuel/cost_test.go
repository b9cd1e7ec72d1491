package fuel

import (
	"testing"

	"assize/runner/wasm"
)

// TestClasses sees that each instruction that the reader knows belongs to one
// class, and that only marks are free.
func TestClasses(t *testing.T) {
	in := map[wasm.Op]string{}
	for _, c := range Classes {
		if (c.Weight == 0) != (c.Name == "mark") {
			t.Errorf("class %q has the weight %d", c.Name, c.Weight)
		}
		for _, s := range c.ops {
			for op := s.from; op <= s.to; op++ {
				if other, twice := in[op]; twice {
					t.Errorf("%v is in the classes %q and %q", op, other, c.Name)
				}
				in[op] = c.Name
			}
		}
	}
	known := 0
	check := func(op wasm.Op) {
		if !wasm.Known(op) {
			return
		}
		known++
		if _, ok := in[op]; !ok && op != wasm.OpMemoryGrow && op != wasm.OpTableGrow {
			t.Errorf("%v is in no class", op)
		}
		if c := current.cost(op); c == 0 && in[op] != "mark" {
			t.Errorf("%v costs nothing", op)
		}
	}
	for n := range wasm.Op(256) {
		check(n)
		check(0xfc00 | n)
		check(0xfd00 | n)
	}
	if known < 400 {
		t.Errorf("the reader knows %d instructions only", known)
	}
}
