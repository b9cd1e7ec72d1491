package fuel

import (
	mathbits "math/bits"

	"assize/runner/wasm"
)

// rounds is how a loop counts that has nothing in it but straight code and ends with
//
//	local.get i
//	i32.const step
//	i32.add
//	local.tee i
//	br_if 0
//
// or compares i with a constant or a local by i32.ne before it branches. Many inner
// loops of C are such loops. When one is entered it is known how many rounds there will
// be. If the fuel suffices for all of them they are paid at once, and the loop runs as it
// came, without charges and looks; if not, it runs as any other. So it is written twice.
//
// What it costs is the same in both ways, and no counter is below zero that would not
// be otherwise. After a trap in a round, all rounds are paid.
type rounds struct {
	counter uint32 // the local i
	step    int32  // a power of two, or the negative of one
	end     uint32 // what i is compared with, a number or the local that holds it
	local   bool   // end is a local
	cost    int64  // of one round
	to      uint32 // offset behind the loop
}

// maxTwice is the size in bytes of the largest loop that is written twice.
const maxTwice = 300

// labelsTwice is what a loop that is written twice adds to the labels of a function.
const labelsTwice = 5

// twice keeps how the loop of event i counts and marks its beginning, if it is one to
// be written twice.
func (p *placer) twice(f *function, i int) {
	if p.dead || p.once || i+2 >= f.last {
		return
	}
	c, ok := countsRounds(p.body.Code, p.events[i:i+3])
	more := labelsTwice * p.locals
	if !ok || f.work+more > MaxFuncWork || p.more+more > MaxWork/4 {
		return
	}
	p.more += more
	p.insert(p.events[i].at, editTwice)
	p.edits[len(p.edits)-1].n = int64(len(p.rounds))
	p.rounds = append(p.rounds, c)
}

// twiceEnds marks the end of a loop that is written twice. What is to be paid behind it
// must not be put between its branch and its end, where only one of the two passes.
func (p *placer) twiceEnds(e *event) {
	if n := len(p.rounds); n > 0 && p.rounds[n-1].to == e.end() {
		p.insert(e.end(), editOnce)
		p.open(e.end())
	}
}

// countsRounds reports whether the three events are a loop that counts, and how.
func countsRounds(code []byte, events []event) (c rounds, ok bool) {
	loop, back, end := &events[0], &events[1], &events[2]
	if code[loop.at+1] != wasm.VoidBlock || loop.set != 0 || back.kind != evBrIf || back.x != 0 || end.kind != evEnd || end.at-loop.end() > maxTwice || back.cost == 0 {
		return c, false
	}
	round := code[loop.end():back.at]
	c.cost, c.to = int64(back.cost), end.end()
	if n := len(round); n < 8 || round[n-1] != byte(wasm.OpI32Ne) && round[n-2] != byte(wasm.OpLocalTee) {
		return c, false // most often
	}
	type instr struct {
		Op wasm.Op
		X  uint32
	}
	var last [6]instr
	r := wasm.NewReader(round)
	for in := (wasm.Instr{}); r.More() && r.Next(&in); {
		copy(last[:], last[1:])
		last[5] = instr{in.Op, in.X}
	}
	count, bound := last[2:], instr{Op: wasm.OpI32Const}
	if last[5].Op == wasm.OpI32Ne {
		if last[4].Op == wasm.OpLocalTee {
			count, bound = last[1:5], last[0]
		} else {
			count, bound = last[:4], last[4]
		}
	}
	if count[0].Op != wasm.OpLocalGet || count[1].Op != wasm.OpI32Const || count[2].Op != wasm.OpI32Add || count[3].Op != wasm.OpLocalTee ||
		count[0].X != count[3].X || bound.Op != wasm.OpI32Const && bound.Op != wasm.OpLocalGet {
		return c, false
	}
	c.counter, c.step = count[3].X, int32(count[1].X)
	c.end, c.local = bound.X, bound.Op == wasm.OpLocalGet
	return c, mathbits.OnesCount32(uint32(max(c.step, -c.step))) == 1 && c.alone(round)
}

// alone reports whether nothing but the counting assigns to the locals that count.
func (c *rounds) alone(round []byte) bool {
	assigned := 0
	r := wasm.NewReader(round)
	for in := (wasm.Instr{}); r.More() && r.Next(&in); {
		if in.Op != wasm.OpLocalSet && in.Op != wasm.OpLocalTee {
			continue
		}
		if c.local && in.X == c.end {
			return false
		}
		if in.X == c.counter {
			assigned++
		}
	}
	return assigned == 1
}

// twice writes the loop as it came, for when the fuel suffices, and begins the other
// way. edits are those behind its beginning.
func (w *rewriter) twice(c *rounds, code []byte, from uint32, edits []edit) {
	w.get(w.fuel)
	w.distance(c)
	w.index(wasm.OpLocalTee, w.roundsAt)
	w.op(wasm.OpI64ExtendI32U)
	w.constant(c.cost)
	w.op(wasm.OpI64Mul)
	w.op(wasm.OpI64Sub)
	w.constant(-1)
	w.index(wasm.OpLocalGet, w.roundsAt) // none are as many as a number has values
	if shift := c.shift(); shift > 0 {
		// A distance that is no whole number of steps has become a large one.
		w.small(1)
		w.op(wasm.OpI32Sub)
		w.small(1<<(32-shift) - 1)
		w.op(wasm.OpI32LtU)
	}
	w.op(wasm.OpSelect)
	w.index(wasm.OpLocalTee, w.leftAt)
	w.constant(0)
	w.op(wasm.OpI64GeS)
	w.op(wasm.OpIf)
	w.out = append(w.out, wasm.VoidBlock)
	w.index(wasm.OpLocalGet, w.leftAt)
	w.set(w.fuel)
	for i := range edits {
		e := &edits[i]
		if e.at >= c.to {
			break
		}
		if e.kind == editNaN {
			w.out = append(w.out, code[from:e.at]...)
			from = e.at
			w.edit(e)
		}
	}
	w.out = append(w.out, code[from:c.to]...)
	w.op(wasm.OpElse)
}

// distance pushes how far the counter is from its end: the number of rounds, turned
// around by as many bits as a step has.
func (w *rewriter) distance(c *rounds) {
	from := func() { w.index(wasm.OpLocalGet, c.counter) }
	to := func() {
		if c.local {
			w.index(wasm.OpLocalGet, c.end)
		} else {
			w.small(int32(c.end))
		}
	}
	if c.step < 0 {
		from, to = to, from
	}
	to()
	from()
	w.op(wasm.OpI32Sub)
	if shift := c.shift(); shift > 0 {
		w.small(int32(shift))
		w.op(wasm.OpI32Rotr)
	}
}

// shift is how often 2 is in a step.
func (c *rounds) shift() int { return mathbits.TrailingZeros32(uint32(c.step)) }

func (w *rewriter) index(op wasm.Op, i uint32) {
	w.out = wasm.AppendU32(append(w.out, byte(op)), i)
}

func (w *rewriter) small(n int32) {
	w.out = wasm.AppendS64(append(w.out, byte(wasm.OpI32Const)), int64(n))
}
