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
// program is one. Two things are done about it.
//
// Most of them only look as if they went back: where the constant leads to a block that
// is still open, control goes on behind the branch, at the end of that block. There the
// counter need not be looked at: whatever goes round must go back somewhere. And the branch
// goes there at once, and pays for the way through the table that it would have taken.
//
// And a Go program can be resumed behind each call, so each has a label of the table,
// which it hardly ever comes to by it. To agree with all others on what is owed there it
// would have to pay at each. What no jump goes back to is a side label instead: the
// table branches to a charge of its own, which makes up for the difference.
type dispatch struct {
	loop   int // its event, -1 for none
	depth  int // of its label
	blocks int // that it begins with, the events behind its own
	local  uint32
	set    uint32 // of the labels that agree
	labels []onto
	jumps  []jump // to blocks that are still open
	agains []int  // how many of the blocks up to each are jumped back to
}

// onto is where a br_table leads.
type onto struct {
	event int  // that opened the block, -1 for the function
	depth int  // of its label, the function's is 0
	again bool // a jump goes back there
}

// jump is a branch by way of the br_table.
type jump struct {
	event int
	onto  int // of the labels
	from  int // the block of the loop that ends next, by its event
}

// maxDispatchLooks is maxBranchesBack for a dispatch: a look where it begins would be
// one for every jump.
const maxDispatchLooks = 40

// found notes the loop that a br_table at the end of the events belongs to, if it is
// a dispatch: nothing but blocks and a local.get between the two. events are those of
// the function, code is what lies between the last of them and the br_table.
func (d *dispatch) found(s *scanned, f *function, labels []label, targets []uint32, code []byte, set uint32) bool {
	if len(code) != 2 || code[0] != byte(wasm.OpLocalGet) || code[1] >= 0x80 {
		return false
	}
	last := len(s.events) - 1
	for last > f.first && s.events[last].kind == evBlock && s.events[last].at == s.events[last-1].end() {
		last--
	}
	if last < f.first || s.events[last].kind != evLoop {
		return false
	}
	s.events[last].dispatch = true
	if s.byPlace {
		return false
	}
	d.agree(s) // on what was found before
	d.loop, d.local, d.set, d.labels, d.jumps = last, uint32(code[1]), set, d.labels[:0], d.jumps[:0]
	d.blocks = len(s.events) - 1 - last
	d.depth = len(labels) - 1 - d.blocks
	for _, t := range targets {
		depth := len(labels) - 1 - int(t)
		d.labels = append(d.labels, onto{event: labels[depth].event, depth: depth})
	}
	return true
}

// onward reports whether a branch to the loop, the next event, goes on behind it. code is
// what runs just before the branch, whole instructions.
func (d *dispatch) onward(s *scanned, labels []label, code []byte) bool {
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
	onto := int(min(int64(value), int64(len(d.labels)-1)))
	l := &d.labels[onto]
	// Another block may have taken the place of one that has ended.
	if l.depth >= len(labels) || labels[l.depth].event != l.event || labels[l.depth].kind == evLoop {
		l.again = true
		return false
	}
	if l.event > d.loop && s.events[l.event].kind == evBlock && s.events[l.event].bare {
		if from := d.next(labels); from > 0 {
			d.jumps = append(d.jumps, jump{len(s.events), onto, from})
		}
	}
	return true
}

// next returns the event of the block of the loop that ends next, 0 where many others are
// open in it.
func (d *dispatch) next(labels []label) int {
	const others = 8
	for depth := len(labels) - 1; depth > max(d.depth, len(labels)-1-others); depth-- {
		if event := labels[depth].event; event == d.loop+depth-d.depth {
			return event
		}
	}
	return 0
}

// throughTable is what it costs to get to a label by the table.
func (s *scanned) throughTable() int64 {
	return s.table.cost(wasm.OpLocalGet) + s.table.cost(wasm.OpBrTable)
}

// settle says of the last dispatch of f which jumps go to their labels at once, and which
// labels are side labels, unless that is more work for the engine than it may get.
//
// Two kinds of jumps still go by the table. One is to what is called for a failure. The
// other passes a label that is jumped back to, so it enters a loop by its condition, once:
// the engine would give that condition the registers of whoever enters and move them about
// in each round. A Go program of floats took a sixth longer by both.
func (d *dispatch) settle(s *scanned, f *function, locals int64) {
	if d.loop < 0 {
		return
	}
	d.countAgains()
	for _, j := range d.jumps {
		if l := d.labels[j.onto]; d.agains[j.from-d.loop] == d.agains[l.event-d.loop] && !s.fails(l.event) {
			e := &s.events[j.event]
			e.cost += uint32(s.throughTable())
			e.x -= uint32(l.depth - d.depth)
			e.back = false
		}
	}
	if more := int64(len(d.labels)) * locals; f.work+more <= MaxFuncWork && s.more+more <= MaxWork/4 {
		s.more += more
		for i := range d.labels {
			l := &d.labels[i]
			if l.event >= 0 && !l.again {
				e := &s.events[l.event]
				e.side = l.event > d.loop && e.kind == evBlock && e.bare && e.set == 0
			}
		}
	}
	d.agree(s)
}

// countAgains fills d.agains.
func (d *dispatch) countAgains() {
	d.agains = append(d.agains[:0], make([]int, d.blocks+1)...)
	for _, l := range d.labels {
		if l.again && l.event > d.loop {
			d.agains[l.event-d.loop] = 1
		}
	}
	for i := 1; i <= d.blocks; i++ {
		d.agains[i] += d.agains[i-1]
	}
}

// fails reports whether what follows a block calls a function that does not return, as
// where an index is out of bounds: after the call nothing is left but the label to be
// resumed at.
func (s *scanned) fails(block int) bool {
	e := s.events[s.events[block].x:]
	return len(e) > 4 && e[1].kind == evCall && e[2].kind == evBrIf && e[3].kind == evEnd && e[4].kind == evEnd && e[4].at == e[3].end()
}

// agree joins the labels that are no side labels.
func (d *dispatch) agree(s *scanned) {
	if d.loop < 0 {
		return
	}
	for _, l := range d.labels {
		if l.event >= 0 && !s.events[l.event].side {
			s.join(&s.events[l.event].set, d.set)
		}
	}
}
