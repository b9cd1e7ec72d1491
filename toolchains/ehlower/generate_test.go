package main

import (
	"math/rand/v2"
	"slices"
)

// builder writes modules of functions (i32) i32, of which the first is exported
// as main, with a global named trace and a table of all functions. Type 0 is
// that of the functions, 1 that of tags, 2 that of a tag without a value, 3 and 4
// are block types for clauses that pass on the exception.
type builder struct {
	tags     int // with a value; one more has none
	bodies   [][]byte
	exported []int // besides main
	tick     int   // the function that is the tick, of type 2; 0: none
}

// function adds a function. Local 0 is its argument, the next ones are of the
// types given.
func (b *builder) function(locals, code []byte) {
	body := appendU32(nil, uint32(len(locals)))
	for _, t := range locals {
		body = append(body, 1, t)
	}
	b.bodies = append(b.bodies, append(body, code...))
}

func (b *builder) module(trace int64) []byte {
	out := []byte(header)
	put := func(id byte, items ...[]byte) {
		body := slices.Concat(append([][]byte{appendU32(nil, uint32(len(items)))}, items...)...)
		out = append(appendU32(append(out, id), uint32(len(body))), body...)
	}
	put(secType, []byte{0x60, 1, typeI32, 1, typeI32}, []byte{0x60, 1, typeI32, 0}, []byte{0x60, 0, 0},
		[]byte{0x60, 0, 2, typeI32, typeExnref})
	functions := slices.Repeat([][]byte{{0}}, len(b.bodies))
	if b.tick > 0 {
		functions[b.tick] = []byte{2}
	}
	put(secFunction, functions...)
	put(4, append([]byte{typeFuncref, 0}, appendU32(nil, uint32(len(b.bodies)))...))
	if b.tags > 0 {
		tags := slices.Repeat([][]byte{{0, 1}}, b.tags)
		put(secTag, append(tags, []byte{0, 2})...)
	}
	put(secGlobal, append(appendS64([]byte{typeI64, 1, opI64Const}, trace), opEnd))
	exports := [][]byte{[]byte("\x04main\x00\x00"), []byte("\x05trace\x03\x00")}
	for _, k := range b.exported {
		exports = append(exports, []byte{2, 'f', byte('0' + k), 0, byte(k)})
	}
	if b.tick > 0 {
		exports = append(exports, append(append([]byte{byte(len(tickExport))}, tickExport...), 0, byte(b.tick)))
	}
	put(secExport, exports...)
	elements := []byte{0, opI32Const, 0, opEnd}
	elements = appendU32(elements, uint32(len(b.bodies)))
	for k := range b.bodies {
		elements = appendU32(elements, uint32(k))
	}
	put(9, elements)
	var code [][]byte
	for _, body := range b.bodies {
		code = append(code, append(appendU32(nil, uint32(len(body))), body...))
	}
	put(secCode, code...)
	return out
}

// generator writes the code of one function. Functions call later ones only, so
// that every module ends.
type generator struct {
	*rand.Rand
	out       []byte
	open      []bool // for each block that is open, whether a branch may go to it: it is no loop
	self, all int    // functions
	tags      int
}

const fuel = 3 // nesting

func generate(r *rand.Rand) []byte {
	b := builder{tags: 1 + r.IntN(3)}
	all := 2 + r.IntN(3)
	for k := range all {
		g := generator{Rand: r, self: k, all: all, tags: b.tags}
		for range 1 + r.IntN(4) {
			g.statement(fuel)
		}
		if r.IntN(3) == 0 && k < all-1 { // a call at the end
			g.value(1)
			g.call()
		} else {
			g.value(2)
		}
		b.function([]byte{typeI32, typeI64, typeExnref}, append(g.out, opEnd))
		if k > 0 && r.IntN(3) == 0 {
			b.exported = append(b.exported, k)
		}
	}
	return b.module(1)
}

func (g *generator) emit(code ...byte) { g.out = append(g.out, code...) }

// value leaves an i32 on the stack.
func (g *generator) value(fuel int) {
	switch n := g.IntN(8); {
	case n == 0:
		g.emit(opI32Const, byte(g.IntN(64)))
	case n <= 2 || fuel <= 0:
		g.emit(opLocalGet, byte(g.IntN(2)))
	case n == 3 && g.self < g.all-1:
		g.value(fuel - 1)
		g.call()
	case n == 4:
		g.value(fuel - 1)
		g.emit(opIf, typeI32)
		g.value(fuel - 1)
		g.emit(opElse)
		g.value(fuel - 1)
		g.emit(opEnd)
	default:
		g.value(fuel - 1)
		g.value(fuel - 1)
		g.emit([]byte{0x6a, 0x6b, 0x73, 0x71}[g.IntN(4)]) // add, sub, xor, and
	}
}

// call calls a later function with the value on the stack.
func (g *generator) call() {
	callee := g.self + 1 + g.IntN(g.all-g.self-1)
	if g.IntN(3) == 0 {
		g.emit(opI32Const, byte(callee), opCallInd, 0, 0)
	} else {
		g.emit(opCall, byte(callee))
	}
}

// mark mixes the i32 on the stack into the trace.
func (g *generator) mark() {
	g.emit(0xac, opGlobalGet, 0, opI64Const, 31, 0x7e, 0x7c, opGlobalSet, 0) // trace = trace*31 + value
}

func (g *generator) statement(fuel int) {
	n := g.IntN(12)
	if fuel <= 0 {
		n = g.IntN(4)
	}
	switch n {
	case 0:
		g.value(2)
		g.mark()
	case 1:
		g.value(2)
		g.emit(opLocalSet, byte(g.IntN(2)))
	case 2, 3: // leave, or throw, sometimes
		g.value(1)
		g.emit(opI32Const, 3, 0x71, 0x45, opIf, 0x40) // (value & 3) == 0
		g.enter(true)
		g.leave()
		g.end()
	case 4:
		g.block(opBlock, fuel)
	case 5: // twice round
		g.emit(opI64Const, 0, opLocalSet, 2, opLoop, 0x40)
		g.enter(false)
		g.statement(fuel - 1)
		g.emit(opLocalGet, 2, opI64Const, 1, 0x7c, opLocalTee, 2, opI64Const, 2, 0x54, opBrIf, 0)
		g.end()
	default:
		g.try(fuel)
	}
}

func (g *generator) block(op byte, fuel int) {
	g.emit(op, 0x40)
	g.enter(true)
	for range 1 + g.IntN(3) {
		g.statement(fuel - 1)
	}
	g.end()
}

func (g *generator) enter(branches bool) { g.open = append(g.open, branches) }

func (g *generator) end() {
	g.open = g.open[:len(g.open)-1]
	g.emit(opEnd)
}

// leave branches, returns or throws.
func (g *generator) leave() {
	label := g.IntN(len(g.open))
	switch n := g.IntN(5); {
	case n == 0 && g.open[len(g.open)-1-label]:
		g.emit(opBr, byte(label))
	case n <= 1:
		g.value(1)
		g.emit(opReturn)
	case n == 2:
		g.emit(opThrow, byte(g.tags)) // without a value
	default:
		g.value(1)
		g.emit(opThrow, byte(g.IntN(g.tags)))
	}
}

// try is a try_table inside of a block for each kind of clause:
//
//	block                       $out
//	  block (i32)               $tag
//	    block (i32 exnref)      $tagRef
//	      block (exnref)        $allRef
//	        block               $all
//	          try_table … end
//	          br $out
func (g *generator) try(fuel int) {
	const out, tag, tagRef, allRef, all = 4, 3, 2, 1, 0
	g.emit(opBlock, 0x40, opBlock, typeI32, opBlock, 3, opBlock, typeExnref, opBlock, 0x40)
	g.emit(opTryTable, 0x40)
	n := g.IntN(4)
	g.emit(byte(n))
	for range n {
		switch g.IntN(4) {
		case 0:
			g.emit(catchTag, byte(g.IntN(g.tags)), tag)
		case 1:
			g.emit(catchTagRef, byte(g.IntN(g.tags)), tagRef)
		case 2:
			g.emit(catchAll, all)
		default:
			g.emit(catchAllRef, allRef)
		}
	}
	for range 1 + g.IntN(3) {
		g.inside(fuel - 1)
	}
	g.emit(opEnd, opBr, out, opEnd)
	g.emit(opI32Const, 11)
	g.mark()
	g.emit(opBr, out-1, opEnd)
	g.emit(opLocalSet, 3, opI32Const, 12)
	g.mark()
	g.rethrow()
	g.emit(opBr, out-2, opEnd)
	g.emit(opLocalSet, 3, opI32Const, 13, 0x6a)
	g.mark()
	g.rethrow()
	g.emit(opBr, out-3, opEnd)
	g.mark()
	g.emit(opEnd)
}

// inside is a statement in a try_table. A branch must not go to one of the
// blocks around it that leave a value.
func (g *generator) inside(fuel int) {
	around := g.open
	g.open = []bool{true} // the try_table alone
	g.statement(fuel)
	g.open = around
}

// rethrow throws the reference in local 3 again, sometimes.
func (g *generator) rethrow() {
	g.value(1)
	g.emit(opI32Const, 1, 0x71, opIf, 0x40, opLocalGet, 3, opThrowRef, opEnd)
}
