package wasm

import "fmt"

// Op is an instruction. Those of one byte are that byte; those with a prefix
// are the prefix times 256 plus the number after it.
type Op uint16

// The instructions that are treated by name somewhere (section 5.4). The others
// are known to the tables below by their number alone.
const (
	OpUnreachable        Op = 0x00
	OpNop                Op = 0x01
	OpBlock              Op = 0x02
	OpLoop               Op = 0x03
	OpIf                 Op = 0x04
	OpElse               Op = 0x05
	OpEnd                Op = 0x0b
	OpBr                 Op = 0x0c
	OpBrIf               Op = 0x0d
	OpBrTable            Op = 0x0e
	OpReturn             Op = 0x0f
	OpCall               Op = 0x10
	OpCallIndirect       Op = 0x11
	OpReturnCall         Op = 0x12
	OpReturnCallIndirect Op = 0x13
	OpDrop               Op = 0x1a
	OpSelect             Op = 0x1b
	OpSelectTyped        Op = 0x1c
	OpLocalGet           Op = 0x20
	OpLocalSet           Op = 0x21
	OpLocalTee           Op = 0x22
	OpGlobalGet          Op = 0x23
	OpGlobalSet          Op = 0x24
	OpTableGet           Op = 0x25
	OpTableSet           Op = 0x26
	OpF32Store           Op = 0x38
	OpF64Store           Op = 0x39
	OpMemorySize         Op = 0x3f
	OpMemoryGrow         Op = 0x40
	OpI32Const           Op = 0x41
	OpI64Const           Op = 0x42
	OpF32Const           Op = 0x43
	OpF64Const           Op = 0x44
	OpI32Eqz             Op = 0x45
	OpI32Eq              Op = 0x46
	OpI32Ne              Op = 0x47
	OpI32LtS             Op = 0x48
	OpI32LtU             Op = 0x49
	OpI32GeU             Op = 0x4f
	OpI64LtS             Op = 0x53
	OpI64LtU             Op = 0x54
	OpI64GeS             Op = 0x59
	OpI64GeU             Op = 0x5a
	OpI32Add             Op = 0x6a
	OpI32Sub             Op = 0x6b
	OpI32Mul             Op = 0x6c
	OpI32Rotr            Op = 0x78
	OpI64Add             Op = 0x7c
	OpI64Sub             Op = 0x7d
	OpI64Mul             Op = 0x7e
	OpI64DivU            Op = 0x80
	OpI64Or              Op = 0x84
	OpI64ShrU            Op = 0x88
	OpI64ExtendI32S      Op = 0xac
	OpI64ExtendI32U      Op = 0xad
	OpRefNull            Op = 0xd0
	OpRefIsNull          Op = 0xd1
	OpRefFunc            Op = 0xd2

	OpMemoryInit Op = 0xfc08
	OpDataDrop   Op = 0xfc09
	OpMemoryCopy Op = 0xfc0a
	OpMemoryFill Op = 0xfc0b
	OpTableInit  Op = 0xfc0c
	OpElemDrop   Op = 0xfc0d
	OpTableCopy  Op = 0xfc0e
	OpTableGrow  Op = 0xfc0f
	OpTableSize  Op = 0xfc10
	OpTableFill  Op = 0xfc11

	OpV128Store Op = 0xfd0b
	OpV128Const Op = 0xfd0c
)

// String returns the number, since the tables hold no names.
func (op Op) String() string { return fmt.Sprintf("%#02x", uint16(op)) }

// VoidBlock is the block type of a block without parameters and results.
const VoidBlock = 0x40

const (
	prefixMisc   = 0xfc
	prefixVector = 0xfd
)

// shape says which immediates follow an instruction.
type shape uint8

const (
	invalid   shape = iota
	plain           // nothing
	block           // a block type
	index           // one index, of a local, a function, a label, …
	twoIndex        // two of them
	memory          // alignment and offset
	lane            // one byte
	memLane         // alignment, offset and one byte
	i32Const        // signed, 32 bits
	i64Const        // signed, 64 bits
	bytes4          // f32
	bytes8          // f64
	bytes16         // v128 constant or shuffle
	zero            // one byte 0: the memory index
	twoZero         // two of them
	indexZero       // an index and one byte 0
	brTable         // vector of labels and one more
	types           // vector of one value type
	refType         // one reference type
)

// oneByte, misc and vector give the shape of each instruction. What is not
// filled in is not supported: threads, exception handling, garbage collection,
// typed function references, relaxed SIMD.
var (
	oneByte [256]shape
	misc    [18]shape
	vector  [256]shape
)

func fill(table []shape, s shape, from, to int) {
	for i := from; i <= to; i++ {
		table[i] = s
	}
}

func init() {
	t := oneByte[:]
	fill(t, plain, 0x00, 0x01)
	fill(t, block, 0x02, 0x04)
	t[OpElse], t[OpEnd], t[OpReturn] = plain, plain, plain
	t[OpBr], t[OpBrIf], t[OpBrTable] = index, index, brTable
	t[OpCall], t[OpReturnCall] = index, index
	t[OpCallIndirect], t[OpReturnCallIndirect] = twoIndex, twoIndex
	fill(t, plain, 0x1a, 0x1b)
	t[OpSelectTyped] = types
	fill(t, index, 0x20, 0x26)
	fill(t, memory, 0x28, 0x3e)
	fill(t, zero, 0x3f, 0x40)
	t[OpI32Const], t[OpI64Const], t[OpF32Const], t[OpF64Const] = i32Const, i64Const, bytes4, bytes8
	fill(t, plain, 0x45, 0xc4)
	t[OpRefNull], t[OpRefIsNull], t[OpRefFunc] = refType, plain, index

	t = misc[:]
	fill(t, plain, 0x00, 0x07)
	t[0x08], t[0x09], t[0x0a], t[0x0b] = indexZero, index, twoZero, zero
	t[0x0c], t[0x0d], t[0x0e] = twoIndex, index, twoIndex
	fill(t, index, 0x0f, 0x11)

	t = vector[:]
	fill(t, memory, 0x00, 0x0b)
	fill(t, bytes16, 0x0c, 0x0d)
	fill(t, plain, 0x0e, 0x14)
	fill(t, lane, 0x15, 0x22)
	fill(t, plain, 0x23, 0x53)
	fill(t, memLane, 0x54, 0x5b)
	fill(t, memory, 0x5c, 0x5d)
	fill(t, plain, 0x5e, 0xff)
	for _, hole := range []int{0x9a, 0xa2, 0xa5, 0xa6, 0xaf, 0xb0, 0xb2, 0xb3, 0xb4, 0xbb, 0xc2, 0xc5, 0xc6, 0xcf, 0xd0, 0xd2, 0xd3, 0xd4, 0xe2, 0xee} {
		t[hole] = invalid
	}
	fillBriefs()
}

// Known reports whether op is an instruction that is supported.
func Known(op Op) bool {
	n := int(op & 0xff)
	switch op >> 8 {
	case 0:
		return oneByte[n] != invalid
	case prefixMisc:
		return n < len(misc) && misc[n] != invalid
	case prefixVector:
		return vector[n] != invalid
	}
	return false
}

// Stateful reports whether an instruction changes a table, or uses a data segment or
// drops one: whether a module may have state besides its memory and its globals.
func (op Op) Stateful() bool {
	switch op {
	case OpTableSet, OpTableInit, OpTableCopy, OpTableGrow, OpTableFill, OpElemDrop, OpMemoryInit, OpDataDrop:
		return true
	}
	return false
}
