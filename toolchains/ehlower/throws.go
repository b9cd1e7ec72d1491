package main

import "slices"

// findThrowing finds the functions that an exception may leave: those that throw
// and, from there on, their callers. It errs on the side of throwing: whether a
// handler catches everything is not looked at, and an indirect call reaches
// every function of its type. Imported functions never throw.
func (m *module) findThrowing() {
	callers := make([][]int, len(m.functions)) // of a function
	indirect := make([][]int, len(m.types))    // callers by type
	reached := make([]bool, len(m.types))      // some function of the type may throw
	var work []int                             // those whose callers are still to be marked
	mark := func(k int) {
		if f := &m.functions[k]; !f.mayThrow {
			f.mayThrow = true
			work = append(work, k)
		}
	}
	for k := range m.functions {
		f := &m.functions[k]
		m.scan(f)
		for _, callee := range f.calls {
			if m.defined(callee) != nil {
				callers[int(callee)-m.imported] = append(callers[int(callee)-m.imported], k)
			}
		}
		for _, t := range f.indirect {
			indirect[t] = append(indirect[t], k)
		}
		if f.throws {
			mark(k)
		}
	}
	for len(work) > 0 {
		k := work[len(work)-1]
		work = work[:len(work)-1]
		for _, caller := range callers[k] {
			mark(caller)
		}
		if t := m.same[m.functions[k].typ]; !reached[t] {
			reached[t] = true
			for _, caller := range indirect[t] {
				mark(caller)
			}
		}
	}
	m.throwingTypes = reached
}

// scan reads a function once and notes what it calls and does.
func (m *module) scan(f *function) {
	d := decoder{reader: reader{b: f.body}}
	for range d.count() {
		d.u32()
		if t := d.byte(); mustValueType(t) != t {
			f.catches = true
		}
	}
	isNull := false
	for d.more() {
		i := d.next()
		switch i.op {
		case opThrow, opThrowRef:
			f.throws = true
		case opTryTable:
			f.catches = true
		case opBlock, opLoop, opIf:
			f.loops = f.loops || i.op == opLoop
			if m.hasExnref(i.block) {
				f.catches = true
			}
		case opRefNull:
			if isExnref(i.block) {
				f.catches = true
			}
		case opRefIsNull:
			isNull = true
		case opCall, opTailCall:
			f.calls = append(f.calls, i.index)
		case opCallInd, opTailCallInd:
			f.indirect = append(f.indirect, m.same[m.typeIndex(i.index)])
		}
	}
	if isNull && f.catches {
		fail("ref.is_null in a function that handles exceptions is not supported")
	}
	if m.ticks(f) {
		f.calls = append(f.calls, uint32(m.tick))
	}
	for _, list := range []*[]uint32{&f.calls, &f.indirect} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
}

// hasExnref reports whether a block type has an exception reference in it.
func (m *module) hasExnref(block int64) bool {
	if block < 0 {
		return isExnref(block)
	}
	t := m.types[m.typeIndex(uint32(block))]
	for _, v := range slices.Concat(t.params, t.results) {
		if valueType(v) != v {
			return true
		}
	}
	return false
}

// isExnref reports whether a block type or a heap type is that of exceptions.
func isExnref(t int64) bool { return t == typeExnref-0x80 || t == typeNoExnref-0x80 }
