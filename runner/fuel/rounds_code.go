package fuel

import (
	mathbits "math/bits"

	"assize/runner/wasm"
)

// twice writes the loop as it came, for when the fuel suffices, and begins the other
// way. edits are those behind its beginning.
func (w *rewriter) twice(c *rounds, code []byte, from uint32, edits []edit) {
	if c.by.is {
		w.leftByOrder(c)
	} else {
		w.left(c)
	}
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

// left pushes the fuel that is left after all rounds of a loop that counts up or down
// to a number, below 0 where it does not come to it.
func (w *rewriter) left(c *rounds) {
	w.get(w.fuel)
	w.distance(c)
	w.index(wasm.OpLocalTee, w.roundsAt)
	w.op(wasm.OpI64ExtendI32U)
	w.constant(c.cost)
	w.op(wasm.OpI64Mul)
	w.op(wasm.OpI64Sub)
	w.constant(-1)
	w.index(wasm.OpLocalGet, w.roundsAt) // none are as many as a number has values
	if shift := c.step.shift(); shift > 0 {
		// A distance that is no whole number of steps has become a large one.
		w.small(1)
		w.op(wasm.OpI32Sub)
		w.small(1<<(32-shift) - 1)
		w.op(wasm.OpI32LtU)
	}
	w.op(wasm.OpSelect)
}

// distance pushes how far the counter is from its end: the number of rounds, turned
// around by as many bits as a step has.
func (w *rewriter) distance(c *rounds) {
	from, to := term{local: c.counter, isOne: true}, c.end
	if c.step.n < 0 {
		from, to = to, from
	}
	w.push32(to)
	w.push32(from)
	w.op(wasm.OpI32Sub)
	if shift := c.step.shift(); shift > 0 {
		w.small(int32(shift))
		w.op(wasm.OpI32Rotr)
	}
}

// leftByOrder pushes the fuel that is left after all rounds of a loop that counts up as
// long as it is below its end: one more than there are steps in what lies between. Where
// any of the numbers is negative or large, as the step 0 becomes when it is one less,
// it pushes -1.
func (w *rewriter) leftByOrder(c *rounds) {
	counter := term{local: c.counter, isOne: true}
	w.push64(c.end, c.by)
	w.push64(counter, c.by)
	w.op(wasm.OpI64Sub)
	if !c.by.inclusive {
		w.constant(1)
		w.op(wasm.OpI64Sub)
	}
	w.index(wasm.OpLocalTee, w.leftAt)
	w.push64(counter, c.by)
	w.op(wasm.OpI64Or)
	if c.end.isOne {
		w.push64(c.end, c.by)
		w.op(wasm.OpI64Or)
	}
	if c.step.isOne {
		w.push64(c.step, c.by)
		w.constant(1)
		w.op(wasm.OpI64Sub)
		w.op(wasm.OpI64Or)
	}
	w.constant(c.by.most())
	w.op(wasm.OpI64LtU)
	w.op(wasm.OpIf)
	w.out = append(w.out, byte(wasm.I64))
	w.get(w.fuel)
	w.index(wasm.OpLocalGet, w.leftAt)
	switch {
	case c.step.isOne || c.step.n&(c.step.n-1) != 0:
		w.push64(c.step, c.by)
		w.op(wasm.OpI64DivU)
	case c.step.n > 1:
		w.constant(int64(c.step.shift()))
		w.op(wasm.OpI64ShrU)
	}
	w.constant(1)
	w.op(wasm.OpI64Add)
	w.constant(c.cost)
	w.op(wasm.OpI64Mul)
	w.op(wasm.OpI64Sub)
	w.op(wasm.OpElse)
	w.constant(-1)
	w.op(wasm.OpEnd)
}

// push32 pushes a term that is an i32.
func (w *rewriter) push32(t term) {
	if t.isOne {
		w.index(wasm.OpLocalGet, t.local)
	} else {
		w.small(int32(t.n))
	}
}

// push64 pushes a term of a comparison as an i64.
func (w *rewriter) push64(t term, by order) {
	if !t.isOne {
		w.constant(t.n)
		return
	}
	w.index(wasm.OpLocalGet, t.local)
	switch {
	case by.wide:
	case by.unsigned:
		w.op(wasm.OpI64ExtendI32U)
	default:
		w.op(wasm.OpI64ExtendI32S)
	}
}

// shift is how often 2 is in a number.
func (t term) shift() int { return mathbits.TrailingZeros64(uint64(t.n)) }

func (w *rewriter) index(op wasm.Op, i uint32) {
	w.out = wasm.AppendU32(append(w.out, byte(op)), i)
}

func (w *rewriter) small(n int32) {
	w.out = wasm.AppendS64(append(w.out, byte(wasm.OpI32Const)), int64(n))
}
