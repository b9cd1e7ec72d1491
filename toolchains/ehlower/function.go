package main

import "slices"

// lowerer rewrites one function at a time.
type lowerer struct {
	*module
	out     []byte
	results []byte // of the function
	depth   int    // blocks that are open in out, the function's own included
	frames  []frame
	spare   uint32 // a local for a reference that is thrown again
	moves   []move // of the instructions of the function
	ticking bool   // its loops call the tick
}

// frame is a block that is open in the function as it was.
type frame struct {
	// label is the depth at which the block was opened in out whose label a
	// branch to this block becomes.
	label int
	// handler is that of the block whose end is where the clauses of a try_table
	// are looked at; -1 where there are none.
	handler int
	catches []catch
}

// function returns the body without exception handling:
//
//   - A throw stores the exception in the two globals and goes to the innermost
//     handler of the function, or returns.
//   - After a call of something that may throw, the same happens if there is an
//     exception by then.
//   - A try_table becomes two blocks. The inner one is left by exceptions, the
//     outer one by everything else, and between their ends the clauses are
//     compared with the exception.
//   - A reference to an exception is an i64: the tag (as in the global) in the
//     upper half, the value in the lower.
//   - Every turn of a loop begins with a call of the module's tick.
func (l *lowerer) function(f *function) []byte {
	l.moves = l.moves[:0]
	l.out, l.depth, l.frames = l.out[:0], 1, append(l.frames[:0], frame{label: 0, handler: -1})
	l.results, l.ticking = l.types[f.typ].results, l.module.ticks(f)
	d := decoder{reader: reader{b: f.body}}
	l.locals(f, &d)
	for d.more() {
		i := d.next()
		l.moves = append(l.moves, move{i.start, len(l.out)})
		l.instruction(&d, i)
	}
	if len(l.frames) != 0 {
		fail("a function ends inside of a block")
	}
	return l.out
}

// locals copies the declarations and adds one.
func (l *lowerer) locals(f *function, d *decoder) {
	n := d.count()
	l.out = appendU32(l.out, uint32(n+1))
	l.spare = uint32(len(l.types[f.typ].params))
	for range n {
		count := d.u32()
		l.spare += count
		l.out = append(appendU32(l.out, count), mustValueType(d.byte()))
	}
	l.out = append(l.out, 1, typeI64)
}

func (l *lowerer) instruction(d *decoder, i instr) {
	if len(l.frames) == 0 {
		fail("a function goes on after its end")
	}
	switch i.op {
	case opBlock, opLoop, opIf:
		l.open(i.op, i.block)
		l.frames = append(l.frames, frame{label: l.depth - 1, handler: -1})
		if i.op == opLoop && l.ticking {
			l.call(d, uint32(l.tick))
		}
	case opTryTable:
		l.try(i)
	case opEnd:
		l.end()
	case opBr, opBrIf:
		l.op(i.op, l.label(i.index))
	case opBrTable:
		l.op(i.op, uint32(len(i.labels)-1))
		for _, label := range i.labels {
			l.out = appendU32(l.out, l.label(label))
		}
	case opThrow:
		if len(l.signatureOfTag(i.index).params) == 1 {
			l.op(opGlobalSet, l.pendingValue())
		}
		l.constant(int64(i.index) + 1)
		l.op(opGlobalSet, l.pendingTag())
		l.propagate(0)
	case opThrowRef:
		l.throwRef()
	case opRefNull:
		if isExnref(i.block) {
			l.out = append(l.out, opI64Const, 0)
		} else {
			l.copy(d, i)
		}
	case opSelectTyped:
		l.out = append(l.out, i.op)
		types := reader{b: d.b[i.start+1 : i.end]}
		n := types.count()
		l.out = appendU32(l.out, uint32(n))
		for range n {
			l.out = append(l.out, mustValueType(types.byte()))
		}
	case opCall:
		l.call(d, i.index)
	case opCallInd:
		l.copy(d, i)
		if l.throwingTypes[l.same[i.index]] {
			l.check(d)
		}
	default:
		l.copy(d, i)
	}
}

// call calls a function; what comes next is about to be read from d.
func (l *lowerer) call(d *decoder, index uint32) {
	l.op(opCall, index)
	if callee := l.defined(index); callee != nil && callee.mayThrow {
		l.check(d)
	}
}

func (l *lowerer) copy(d *decoder, i instr) { l.out = append(l.out, d.b[i.start:i.end]...) }

func (l *lowerer) op(op byte, index uint32) { l.out = appendU32(append(l.out, op), index) }

func (l *lowerer) constant(v int64) { l.out = appendS64(append(l.out, opI32Const), v) }

func (l *lowerer) open(op byte, block int64) {
	if block < 0 && block != emptyBlock {
		block = int64(valueType(byte(block&0x7f))) - 0x80
	}
	l.out = appendS64(append(l.out, op), block)
	l.depth++
}

func (l *lowerer) close() {
	l.out = append(l.out, opEnd)
	l.depth--
}

// label turns a label of the function as it was into one of out.
func (l *lowerer) label(old uint32) uint32 {
	if int64(old) >= int64(len(l.frames)) {
		fail("a branch leaves the function")
	}
	return uint32(l.depth - 1 - l.frames[len(l.frames)-1-int(old)].label)
}

func (l *lowerer) signatureOfTag(tag uint32) signature {
	if int64(tag) >= int64(len(l.tags)) {
		fail("tag %d of %d", tag, len(l.tags))
	}
	return l.types[l.tags[tag]]
}

func (l *lowerer) try(i instr) {
	if i.block >= 0 && len(l.types[l.typeIndex(uint32(i.block))].params) > 0 {
		fail("a try_table that takes values from the stack is not supported")
	}
	f := frame{label: l.depth, handler: -1, catches: i.catches}
	l.open(opBlock, i.block)
	if len(i.catches) > 0 {
		f.handler = l.depth
		l.open(opBlock, emptyBlock)
	}
	l.frames = append(l.frames, f)
}

func (l *lowerer) end() {
	f := l.frames[len(l.frames)-1]
	l.frames = l.frames[:len(l.frames)-1]
	if f.handler >= 0 {
		l.op(opBr, 1)
		l.close()
		l.dispatch(f.catches)
	}
	l.close()
}

// dispatch compares the exception with the clauses of a try_table, in order.
func (l *lowerer) dispatch(catches []catch) {
	for _, c := range catches {
		everything := c.kind >= catchAll
		if !everything && len(l.tags) == 1 && c.tag == 0 {
			everything = true // every exception has this tag
		}
		if !everything {
			l.op(opGlobalGet, l.pendingTag())
			l.constant(int64(c.tag) + 1)
			l.out = append(l.out, opI32Eq)
			l.open(opIf, emptyBlock)
		}
		if c.kind < catchAll && len(l.signatureOfTag(c.tag).params) == 1 {
			l.op(opGlobalGet, l.pendingValue())
		}
		if c.kind == catchTagRef || c.kind == catchAllRef {
			l.op(opGlobalGet, l.pendingTag())
			l.out = append(l.out, opI64ExtendU, opI64Const, 32, opI64Shl)
			l.op(opGlobalGet, l.pendingValue())
			l.out = append(l.out, opI64ExtendU, opI64Or)
		}
		l.constant(0)
		l.op(opGlobalSet, l.pendingTag())
		l.op(opBr, l.label(c.label))
		if everything {
			return
		}
		l.close()
	}
	l.propagate(0)
}

func (l *lowerer) throwRef() {
	l.op(opLocalTee, l.spare)
	l.out = append(l.out, opI64Eqz)
	l.open(opIf, emptyBlock)
	l.out = append(l.out, opUnreachable) // a null reference
	l.close()
	l.op(opLocalGet, l.spare)
	l.out = append(l.out, opI32WrapI64)
	l.op(opGlobalSet, l.pendingValue())
	l.op(opLocalGet, l.spare)
	l.out = append(l.out, opI64Const, 32, opI64ShrU, opI32WrapI64)
	l.op(opGlobalSet, l.pendingTag())
	l.propagate(0)
}

// check follows a call that may throw. Where the function returns next anyhow,
// the caller sees the exception without it.
func (l *lowerer) check(d *decoder) {
	if !l.inTry() && d.more() {
		next := d.b[d.at]
		if next == opReturn || next == opEnd && d.at == len(d.b)-1 {
			return
		}
	}
	l.op(opGlobalGet, l.pendingTag())
	l.out = append(l.out, opIf, byte(emptyBlock&0x7f))
	l.propagate(1)
	l.out = append(l.out, opEnd)
}

func (l *lowerer) inTry() bool {
	return slices.ContainsFunc(l.frames, func(f frame) bool { return f.handler >= 0 })
}

// propagate goes to the innermost handler, out of as many more blocks as extra
// says, or returns to the caller, with any values.
func (l *lowerer) propagate(extra int) {
	for _, f := range slices.Backward(l.frames) {
		if f.handler >= 0 {
			l.op(opBr, uint32(l.depth+extra-1-f.handler))
			return
		}
	}
	for _, t := range l.results {
		switch valueType(t) {
		case typeI32:
			l.out = append(l.out, opI32Const, 0)
		case typeI64:
			l.out = append(l.out, opI64Const, 0)
		case typeF32:
			l.out = append(l.out, opF32Const, 0, 0, 0, 0)
		case typeF64:
			l.out = append(l.out, opF64Const, 0, 0, 0, 0, 0, 0, 0, 0)
		case typeV128:
			l.out = append(l.out, opVector, 12)
			l.out = append(l.out, make([]byte, 16)...)
		default:
			l.out = append(l.out, opRefNull, t)
		}
	}
	l.out = append(l.out, opReturn)
}
