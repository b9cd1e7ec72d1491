package wasm

import "fmt"

// ValueType is the type of a value, as in the binary format (section 5.3.1).
type ValueType byte

// The value types.
const (
	I32       ValueType = 0x7f
	I64       ValueType = 0x7e
	F32       ValueType = 0x7d
	F64       ValueType = 0x7c
	V128      ValueType = 0x7b
	FuncRef   ValueType = 0x70
	ExternRef ValueType = 0x6f
)

// Valid reports whether t is one of the value types.
func (t ValueType) Valid() bool {
	return t >= V128 && t <= I32 || t.Reference()
}

// Reference reports whether t is a reference type.
func (t ValueType) Reference() bool { return t == FuncRef || t == ExternRef }

// Number reports whether t is a number of at most 64 bits.
func (t ValueType) Number() bool { return t >= F64 && t <= I32 }

// Bytes is the room that a value of type t takes in a register or on a stack.
func (t ValueType) Bytes() int {
	if t == V128 {
		return 16
	}
	return 8
}

// String returns the type as the text format writes it.
func (t ValueType) String() string {
	switch t {
	case I32:
		return "i32"
	case I64:
		return "i64"
	case F32:
		return "f32"
	case F64:
		return "f64"
	case V128:
		return "v128"
	case FuncRef:
		return "funcref"
	case ExternRef:
		return "externref"
	}
	return fmt.Sprintf("type %#x", byte(t))
}

func (r *Reader) valueType() ValueType {
	t := ValueType(r.Byte())
	if r.err == nil && !t.Valid() {
		r.Failf("%v is not supported", t)
	}
	return t
}

func (r *Reader) valueTypes() []ValueType {
	n := r.Count(1)
	types := make([]ValueType, 0, n)
	for range n {
		types = append(types, r.valueType())
	}
	return types
}

func appendValueTypes(b []byte, types []ValueType) []byte {
	b = AppendU32(b, uint32(len(types)))
	for _, t := range types {
		b = append(b, byte(t))
	}
	return b
}
