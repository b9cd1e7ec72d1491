package wasm

import "slices"

// Instr is one instruction of a function body.
type Instr struct {
	Op Op
	// X is the first index among the immediates: a local, a global, a function,
	// a label, or the type of an indirect call. For a block it is the type
	// index where the type is one (see BlockIndex). Y is the second index. Of an
	// instruction that accesses memory X is its alignment and Y its offset, of
	// i32.const X is the number.
	X, Y uint32
	// Block is the block type: VoidBlock, a value type, or BlockIndex.
	Block byte
	// Labels are those of br_table, the default last. The slice is used again
	// by the next instruction.
	Labels []uint32
}

// BlockIndex in Instr.Block says that the block type is the type with index X.
const BlockIndex = 0

// Next reads an instruction with its immediates into in and reports whether
// there was one. What the instruction does not have is anything in in.
func (r *Reader) Next(in *Instr) bool {
	if r.pos+2 < len(r.buf) {
		op, first, second := r.buf[r.pos], r.buf[r.pos+1], r.buf[r.pos+2]
		if b := &briefs[op]; b.is(first, second) {
			b.read(in, op, first, second)
			r.pos += int(b.size)
			return true
		}
	}
	return r.nextLong(in)
}

// brief is how to read an instruction with at most two immediates of one byte each.
// Nothing branches on which one it is: that could not be predicted.
type brief struct {
	low    uint8  // the least that its first byte behind it may be
	span   uint16 // and how many values that may have, 0 for an instruction that is not brief
	second uint8  // bits that its second byte must not have
	size   uint8
	signed uint8 // by how many bits to shift the first to and fro, to extend its sign
}

func (b *brief) is(first, second byte) bool {
	return uint16(first-b.low) < b.span && second&b.second == 0
}

func (b *brief) read(in *Instr, op, first, second byte) {
	in.Op, in.X, in.Y, in.Block = Op(op), uint32(int32(first)<<(b.signed&31)>>(b.signed&31)), uint32(second), first
}

var briefs [256]brief

func fillBriefs() {
	of := map[shape]brief{
		plain:    {span: 256, size: 1},
		block:    {low: VoidBlock, span: 1, size: 2},
		index:    {span: 128, size: 2},
		memory:   {span: maxAlign, second: 0x80, size: 3},
		i32Const: {span: 128, size: 2, signed: 25},
		i64Const: {span: 128, size: 2},
	}
	for op, s := range oneByte {
		briefs[op] = of[s]
	}
}

func (r *Reader) nextLong(in *Instr) bool {
	if r.pos >= len(r.buf) {
		return false // either all is read or there was an error
	}
	c := r.buf[r.pos]
	r.pos++
	in.Op = Op(c)
	s := oneByte[c]
	if s == invalid {
		s = r.prefixed(c, in)
	}
	r.immediates(s, in)
	return r.err == nil
}

// prefixed reads the rest of an instruction that takes more than one byte.
//
// The number after the vector prefix must be in its shortest form. The engine
// takes the byte after the prefix as the whole number and reads the second byte
// of a longer one, which is 1, as a nop: in any other form it would see other
// instructions than are here.
func (r *Reader) prefixed(prefix byte, in *Instr) shape {
	if prefix != prefixMisc && prefix != prefixVector {
		r.Failf("instruction %#02x is not supported", prefix)
		return plain
	}
	start := r.pos
	n := r.U32()
	if r.err != nil {
		return plain
	}
	s := invalid
	if prefix == prefixMisc && n < uint32(len(misc)) {
		s = misc[n]
	} else if prefix == prefixVector && n < uint32(len(vector)) {
		s = vector[n]
	}
	if s == invalid || prefix == prefixVector && r.pos-start != SizeU32(n) {
		r.Failf("instruction %#02x %d is not supported", prefix, n)
		return plain
	}
	in.Op = Op(prefix)<<8 | Op(n)
	return s
}

func (r *Reader) immediates(s shape, in *Instr) {
	switch s {
	case plain:
	case block:
		r.blockType(in)
	case index:
		in.X = r.U32()
	case twoIndex:
		in.X, in.Y = r.U32(), r.U32()
	case memory:
		in.X, in.Y = r.memArg()
	case lane:
		r.Byte()
	case memLane:
		in.X, in.Y = r.memArg()
		r.Byte()
	case i32Const:
		in.X = uint32(r.S32())
	case i64Const:
		r.S64()
	case bytes4:
		r.Bytes(4)
	case bytes8:
		r.Bytes(8)
	case bytes16:
		r.Bytes(16)
	case zero:
		r.zero()
	case twoZero:
		r.zero()
		r.zero()
	case indexZero:
		in.X = r.U32()
		r.zero()
	case brTable:
		n := r.Count(1)
		labels := slices.Grow(in.Labels[:0], n+1)
		for range n + 1 {
			labels = append(labels, r.U32())
		}
		in.Labels = labels
	case types:
		if n := r.Byte(); r.err == nil && n != 1 {
			r.Failf("select with %d types", n)
		}
		r.valueType()
	case refType:
		if t := r.valueType(); r.err == nil && !t.Reference() {
			r.Failf("null of %v", t)
		}
	}
}

// maxAlign is what an alignment is below.
const maxAlign = 32

// memArg reads alignment and offset. The alignment is an exponent; the engine
// checks it against the width of the access.
func (r *Reader) memArg() (align, offset uint32) {
	if align = r.U32(); align >= maxAlign {
		r.Failf("alignment 2^%d", align)
	}
	return align, r.U32()
}

func (r *Reader) zero() {
	if c := r.Byte(); r.err == nil && c != 0 {
		r.Failf("memory %d: only one is supported", c)
	}
}

func (r *Reader) blockType(in *Instr) {
	if r.pos < len(r.buf) {
		if c := r.buf[r.pos]; c == VoidBlock || ValueType(c).Valid() {
			r.pos++
			in.Block = c
			return
		}
	}
	n := r.S33()
	if n < 0 {
		r.Failf("block type %d", n)
		return
	}
	in.Block, in.X = BlockIndex, uint32(n)
}
