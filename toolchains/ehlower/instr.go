package main

// Opcodes that the pass looks at. Everything else is copied.
const (
	opUnreachable = 0x00
	opBlock       = 0x02
	opLoop        = 0x03
	opIf          = 0x04
	opElse        = 0x05
	opThrow       = 0x08
	opThrowRef    = 0x0a
	opEnd         = 0x0b
	opBr          = 0x0c
	opBrIf        = 0x0d
	opBrTable     = 0x0e
	opReturn      = 0x0f
	opCall        = 0x10
	opCallInd     = 0x11
	opTailCall    = 0x12
	opTailCallInd = 0x13
	opSelectTyped = 0x1c
	opTryTable    = 0x1f
	opLocalGet    = 0x20
	opLocalSet    = 0x21
	opLocalTee    = 0x22
	opGlobalGet   = 0x23
	opGlobalSet   = 0x24
	opI32Const    = 0x41
	opI64Const    = 0x42
	opF32Const    = 0x43
	opF64Const    = 0x44
	opI64Eqz      = 0x50
	opI32Eq       = 0x46
	opI64Or       = 0x84
	opI64Shl      = 0x86
	opI64ShrU     = 0x88
	opI32WrapI64  = 0xa7
	opI64ExtendU  = 0xad
	opRefNull     = 0xd0
	opRefIsNull   = 0xd1
	opRefFunc     = 0xd2
	opMisc        = 0xfc
	opVector      = 0xfd
	opAtomic      = 0xfe
)

// Value types, and what a block type is beside an index of a function type: one
// value type, or emptyBlock, as signed 33-bit numbers.
const (
	typeI32      = 0x7f
	typeI64      = 0x7e
	typeF32      = 0x7d
	typeF64      = 0x7c
	typeV128     = 0x7b
	typeNoExnref = 0x74
	typeFuncref  = 0x70
	typeExtern   = 0x6f
	typeExnref   = 0x69

	emptyBlock = -0x40
)

// Kinds of catch clauses. An odd kind passes the exception itself on as well.
const (
	catchTag    = 0
	catchTagRef = 1
	catchAll    = 2
	catchAllRef = 3
)

type catch struct {
	kind       byte
	tag, label uint32
}

// instr is one instruction. Its bytes are reader.b[start:end].
type instr struct {
	op         byte
	start, end int
	index      uint32   // the function, label, tag, local, global or type that it names
	block      int64    // block type of a block, loop, if or try_table; heap type of a ref.null
	labels     []uint32 // of a br_table, the default last; valid until the next call of next
	catches    []catch  // of a try_table
}

// decoder reads the instructions of one function.
type decoder struct {
	reader
	labels []uint32 // kept from one br_table to the next
}

// next decodes an instruction (WebAssembly core specification 3.0, 5.4).
func (d *decoder) next() instr {
	i := instr{start: d.at}
	i.op = d.byte()
	switch op := i.op; {
	case op == opBlock || op == opLoop || op == opIf:
		i.block = d.blockType()
	case op == opTryTable:
		i.block = d.blockType()
		for range d.count() {
			c := catch{kind: d.byte()}
			if c.kind > catchAllRef {
				fail("catch clause of kind %d", c.kind)
			}
			if c.kind < catchAll {
				c.tag = d.u32()
			}
			c.label = d.u32()
			i.catches = append(i.catches, c)
		}
	case op == opThrow || op == opBr || op == opBrIf || op == opCall || op == opTailCall ||
		op >= opLocalGet && op <= 0x26 || op == opRefFunc || op == 0x3f || op == 0x40:
		i.index = d.u32()
	case op == opCallInd || op == opTailCallInd:
		i.index = d.u32()
		d.u32() // the table
	case op == opBrTable:
		d.labels = d.labels[:0]
		for range d.count() + 1 {
			d.labels = append(d.labels, d.u32())
		}
		i.labels = d.labels
	case op == opSelectTyped:
		d.take(d.u32())
	case op >= 0x28 && op <= 0x3e:
		d.memArg()
	case op == opI32Const || op == opI64Const:
		d.s64()
	case op == opF32Const:
		d.take(4)
	case op == opF64Const:
		d.take(8)
	case op == opRefNull:
		i.block = d.s64()
	case op == opMisc:
		d.misc()
	case op == opVector:
		d.vector()
	case op == opAtomic:
		if d.u32() == 3 {
			d.byte() // atomic.fence
		} else {
			d.memArg()
		}
	case op <= 0x01, op == opElse, op == opThrowRef, op == opEnd, op == opReturn,
		op == 0x1a, op == 0x1b, op >= 0x45 && op <= 0xc4, op == opRefIsNull:
	case op == 0x06, op == 0x07, op == 0x09, op == 0x18, op == 0x19:
		fail("exception handling of the legacy proposal (opcode %#02x); compile with -mllvm -wasm-use-legacy-eh=false", op)
	default:
		fail("instruction %#02x is not supported", op)
	}
	i.end = d.at
	return i
}

func (d *decoder) blockType() int64 {
	t := d.s64()
	if t < 0 && t != emptyBlock && valueType(byte(t&0x7f)) == 0 {
		fail("block type %d is not supported", t)
	}
	return t
}

// memArg takes what a load or a store has: alignment, memory, offset.
func (d *decoder) memArg() {
	if align := d.u32(); align&0x40 != 0 {
		d.u32()
	}
	d.s64() // of as many bytes as the unsigned offset
}

func (d *decoder) misc() {
	switch sub := d.u32(); {
	case sub <= 7:
	case sub == 8 || sub == 10 || sub == 12 || sub == 14:
		d.u32()
		d.u32()
	case sub == 9 || sub == 11 || sub == 13 || sub >= 15 && sub <= 17:
		d.u32()
	default:
		fail("instruction 0xfc %d is not supported", sub)
	}
}

func (d *decoder) vector() {
	switch sub := d.u32(); {
	case sub <= 11 || sub == 92 || sub == 93:
		d.memArg()
	case sub == 12 || sub == 13:
		d.take(16)
	case sub >= 21 && sub <= 34:
		d.byte()
	case sub >= 84 && sub <= 91:
		d.memArg()
		d.byte()
	case sub > 0x113:
		fail("instruction 0xfd %d is not supported", sub)
	}
}

// valueType returns what a value type becomes: exception references are numbers
// after the pass. 0 means that the type is not supported.
func valueType(t byte) byte {
	switch t {
	case typeI32, typeI64, typeF32, typeF64, typeV128, typeFuncref, typeExtern:
		return t
	case typeExnref, typeNoExnref:
		return typeI64
	}
	return 0
}

func mustValueType(t byte) byte {
	v := valueType(t)
	if v == 0 {
		fail("value type %#02x is not supported", t)
	}
	return v
}
