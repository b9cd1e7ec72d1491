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
// or compares i with a constant or a local before it branches: by i32.ne, or by an order,
// and then i may be an i64, and the step a local. Many inner loops of C are such loops.
// When one is entered it is known how many rounds there will be. If the fuel suffices for
// all of them they are paid at once, and the loop runs as it came, without charges and
// looks; if not, it runs as any other. So it is written twice.
//
// What it costs is the same in both ways, and no counter is below zero that would not
// be otherwise. After a trap in a round, all rounds are paid.
type rounds struct {
	counter uint32 // the local i
	step    term   // by i32.ne a power of two, or the negative of one; by an order above 0
	end     term   // what i is compared with
	by      order
	cost    int64  // of one round
	to      uint32 // offset behind the loop
}

// term is a number or a local.
type term struct {
	n     int64
	local uint32
	isOne bool // a local
}

// order is how a counter is compared with its end.
type order struct {
	is        bool // by an order, and not by i32.ne
	wide      bool // i64
	unsigned  bool
	inclusive bool // up to the end, with it
}

// maxTwice is the size in bytes of the largest loop that is written twice.
const maxTwice = 300

// labelsTwice is what a loop that is written twice adds to the labels of a function.
const labelsTwice = 6

// twice keeps how the loop that the events begin with counts and marks its beginning, if
// it is one to be written twice.
func (p *placer) twice(f *function, events []event) {
	if p.dead || p.once || len(events) < 3 {
		return
	}
	c, ok := countsRounds(p.body.Code, events[:3])
	more := labelsTwice * p.locals
	if !ok || f.work+more > MaxFuncWork || p.more+more > MaxWork/4 {
		return
	}
	p.more += more
	p.insert(events[0].at, editTwice).n = int64(len(p.rounds))
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
	if !mayCount(round) {
		return c, false // most often
	}
	type instr struct {
		Op   wasm.Op
		X    uint32
		from int
	}
	var ring [8]instr // the last few
	n := 0
	r := wasm.NewReader(round)
	for in := (wasm.Instr{}); r.More(); {
		from := r.Pos()
		if !r.Next(&in) {
			return c, false
		}
		ring[n%len(ring)] = instr{in.Op, in.X, from}
		n++
	}
	var last [6]instr
	for i := range last {
		last[i] = ring[(n+len(ring)-len(last)+i)%len(ring)]
	}
	count, bound, by := 2, -1, last[5].Op
	if by != wasm.OpLocalTee {
		if !compares(by) {
			return c, false
		}
		count, bound = 0, 4
		endFirst := last[4].Op == wasm.OpLocalTee
		if endFirst {
			count, bound = 1, 0
		}
		if by != wasm.OpI32Ne {
			var greater bool
			if c.by, greater = orderOf(by); greater != endFirst {
				return c, false
			}
		}
	}
	add := wasm.OpI32Add
	if c.by.wide {
		add = wasm.OpI64Add
	}
	term := func(i int) (term, bool) { return c.by.term(last[i].Op, last[i].X, round[last[i].from+1:]) }
	a, b := last[count], last[count+1]
	c.counter = last[count+3].X
	of := count + 1
	if b.Op == wasm.OpLocalGet && b.X == c.counter {
		a, of = b, count // the step comes first
	}
	if a.Op != wasm.OpLocalGet || a.X != c.counter || last[count+2].Op != add || last[count+3].Op != wasm.OpLocalTee {
		return c, false
	}
	if c.step, ok = term(of); !ok {
		return c, false
	}
	if bound >= 0 {
		if c.end, ok = term(bound); !ok {
			return c, false
		}
	}
	return c, c.countable() && c.alone(round)
}

// mayCount reports whether the bytes of a round look as if they ended with counting; what
// does may still be a part of something else. An addition and the local.tee behind it are
// no further from the end than the longest index, constant and comparison take.
func mayCount(round []byte) bool {
	const behind = 5 + 11 + 1
	n := len(round)
	if n < 8 || round[n-2] != byte(wasm.OpLocalTee) && !compares(wasm.Op(round[n-1])) {
		return false
	}
	for i := n - 2; i > 0 && i >= n-1-behind; i-- {
		if round[i] == byte(wasm.OpLocalTee) && (round[i-1] == byte(wasm.OpI32Add) || round[i-1] == byte(wasm.OpI64Add)) {
			return true
		}
	}
	return false
}

// compares reports whether op is i32.ne or an order.
func compares(op wasm.Op) bool {
	return op >= wasm.OpI32Ne && op <= wasm.OpI32GeU || op >= wasm.OpI64LtS && op <= wasm.OpI64GeU
}

// orderOf returns the order that op is, for a counter on its smaller side. greater says
// that the counter is the second operand.
func orderOf(op wasm.Op) (by order, greater bool) {
	n := op - wasm.OpI32LtS
	if op >= wasm.OpI64LtS {
		n, by.wide = op-wasm.OpI64LtS, true
	}
	by.is, by.unsigned, by.inclusive = true, n&1 != 0, n&4 != 0
	return by, n&2 != 0
}

// term returns what an instruction with these immediates pushes.
func (by order) term(op wasm.Op, x uint32, immediates []byte) (term, bool) {
	switch {
	case op == wasm.OpLocalGet:
		return term{local: x, isOne: true}, true
	case op == wasm.OpI32Const && !by.wide:
		return term{n: int64(int32(x))}, true
	case op == wasm.OpI64Const && by.wide:
		r := wasm.NewReader(immediates)
		return term{n: r.S64()}, true
	}
	return term{}, false
}

// most is the largest number for which rounds by an order are counted: counter, step
// and end are below it, so that nothing overflows.
func (by order) most() int64 {
	if by.wide {
		return 1 << 40
	}
	return 1 << 30
}

// countable reports whether the rounds can be told from step and end.
func (c *rounds) countable() bool {
	if !c.by.is {
		return !c.step.isOne && mathbits.OnesCount32(uint32(max(c.step.n, -c.step.n))) == 1
	}
	within := func(t term, least int64) bool {
		return t.isOne && t.local != c.counter || !t.isOne && t.n >= least && t.n < c.by.most()
	}
	return within(c.step, 1) && within(c.end, 0)
}

// alone reports whether nothing but the counting assigns to the locals that count.
func (c *rounds) alone(round []byte) bool {
	assigned := 0
	r := wasm.NewReader(round)
	for in := (wasm.Instr{}); r.More() && r.Next(&in); {
		if in.Op != wasm.OpLocalSet && in.Op != wasm.OpLocalTee {
			continue
		}
		if c.end.isOne && in.X == c.end.local || c.step.isOne && in.X == c.step.local {
			return false
		}
		if in.X == c.counter {
			assigned++
		}
	}
	return assigned == 1
}
