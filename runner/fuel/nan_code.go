package fuel

import (
	"encoding/binary"

	"assize/runner/wasm"
)

// nanWriter writes the code that makes a NaN canonical, with a local for each
// type that it needs.
type nanWriter struct {
	next   uint32 // the first local that is free
	locals []wasm.LocalGroup
	temps  [3]uint32 // of f32, f64 and v128, 0 where there is none yet
	have   [3]bool
}

func (w *nanWriter) temp(i int, t wasm.ValueType) uint32 {
	if !w.have[i] {
		w.have[i], w.temps[i] = true, w.next
		w.locals = append(w.locals, wasm.LocalGroup{Count: 1, Type: t})
		w.next++
	}
	return w.temps[i]
}

// The numbers of the instructions behind the vector prefix.
const (
	f32x4Eq       = 0x41
	f64x2Eq       = 0x47
	v128Bitselect = 0x52
)

const (
	opF32Ge = 0x60
	opF64Ge = 0x66
)

// The bits of the canonical NaN.
const (
	nanBits32 = 0x7fc00000
	nanBits64 = 0x7ff8000000000000
)

// canonical appends what leaves the value on top of the stack as it is unless it
// is a NaN: value, NaN, value >= value, select. Of the comparisons that a NaN
// fails with itself, ge takes the engine the fewest instructions. Neither a
// branch around, nor a choice between integers or between vectors, is faster.
func (w *nanWriter) canonical(out []byte, s shape) []byte {
	switch s {
	case f32:
		nan := binary.LittleEndian.AppendUint32([]byte{byte(wasm.OpF32Const)}, nanBits32)
		return w.choose(out, w.temp(0, wasm.F32), nan, opF32Ge, byte(wasm.OpSelect))
	case f64:
		nan := binary.LittleEndian.AppendUint64([]byte{byte(wasm.OpF64Const)}, nanBits64)
		return w.choose(out, w.temp(1, wasm.F64), nan, opF64Ge, byte(wasm.OpSelect))
	}
	lanes, equal := uint64(nanBits64), byte(f64x2Eq)
	if s == f32x4 {
		lanes, equal = nanBits32<<32|nanBits32, f32x4Eq
	}
	nan := wasm.AppendU32([]byte{0xfd}, uint32(wasm.OpV128Const&0xff))
	nan = binary.LittleEndian.AppendUint64(nan, lanes)
	nan = binary.LittleEndian.AppendUint64(nan, lanes)
	return w.choose(out, w.temp(2, wasm.V128), nan, 0xfd, equal, 0xfd, v128Bitselect)
}

func (w *nanWriter) choose(out []byte, t uint32, nan []byte, compareAndSelect ...byte) []byte {
	out = wasm.AppendU32(append(out, byte(wasm.OpLocalTee)), t)
	out = append(out, nan...)
	out = wasm.AppendU32(append(out, byte(wasm.OpLocalGet)), t)
	out = wasm.AppendU32(append(out, byte(wasm.OpLocalGet)), t)
	return append(out, compareAndSelect...)
}
