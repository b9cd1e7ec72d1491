package fuel

import "assize/runner/wasm"

// dispatch is a loop that begins with a br_table by a local, in blocks that it ends
// one after the other:
//
//	loop
//	  block … block
//	    local.get p
//	    br_table …
//	  end
//	  …
//
// Compilers write what cannot be said with blocks and loops as jumps through such a
// table: a constant into p and a branch back to the loop. Every taken branch of a Go
// program is one. Most of them only look as if they went back: where the constant
// leads to a block that is still open, control goes on behind the branch, at the end
// of that block. There the counter need not be looked at: whatever goes round must go
// back somewhere.
type dispatch struct {
	loop   int // its event, -1 for none
	local  uint32
	labels []onto
}

// onto is where a br_table leads.
type onto struct {
	event int // that opened the block, -1 for the function
	depth int // of its label, the function's is 0
}

// maxDispatchLooks is maxBranchesBack for a dispatch: a look where it begins would be
// one for every jump.
const maxDispatchLooks = 40

// found notes the loop that a br_table at the end of the events belongs to, if it is
// a dispatch: nothing but blocks and a local.get between the two. events are those of
// the function, code is what lies between the last of them and the br_table.
func (d *dispatch) found(s *scanned, f *function, labels []label, targets []uint32, code []byte) {
	if len(code) != 2 || code[0] != byte(wasm.OpLocalGet) || code[1] >= 0x80 {
		return
	}
	last := len(s.events) - 1
	for last > f.first && s.events[last].kind == evBlock && s.events[last].at == s.events[last-1].end() {
		last--
	}
	if last < f.first || s.events[last].kind != evLoop {
		return
	}
	s.events[last].dispatch = true
	d.loop, d.local, d.labels = last, uint32(code[1]), d.labels[:0]
	for _, t := range targets {
		depth := len(labels) - 1 - int(t)
		d.labels = append(d.labels, onto{labels[depth].event, depth})
	}
}

// onward reports whether a branch to the loop goes on behind it. code is what runs
// just before the branch, whole instructions.
func (d *dispatch) onward(labels []label, code []byte) bool {
	n := len(code)
	if n < 4 || code[n-2] != byte(wasm.OpLocalSet) || uint32(code[n-1]) != d.local {
		return false // most often; what looks right may still be a part of something else
	}
	r := wasm.NewReader(code)
	var in wasm.Instr
	var constant, value uint32
	known := false // value is in the local
	isConst := false
	for r.More() {
		if !r.Next(&in) {
			return false
		}
		known = isConst && in.Op == wasm.OpLocalSet && in.X == d.local
		value = constant
		if isConst = in.Op == wasm.OpI32Const; isConst {
			constant = in.X
		}
	}
	if !known {
		return false
	}
	to := d.labels[min(int64(value), int64(len(d.labels)-1))]
	// Another block may have taken the place of one that has ended.
	return to.depth < len(labels) && labels[to.depth].event == to.event && labels[to.depth].kind != evLoop
}
