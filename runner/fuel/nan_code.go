package fuel

import (
	"encoding/binary"
	"slices"

	"assize/runner/wasm"
)

// laneCode is code for values of one shape.
type laneCode struct {
	typ    wasm.ValueType
	nan    []byte // pushes the canonical NaN
	choose []byte // of a value, the canonical NaN and the value twice: the value if it is no NaN
	// Of a scalar: add sums two, and what comes between test and after is done where the
	// value that was pushed twice between before and test is a NaN.
	add, before, test, after []byte
}

// The bits of the canonical NaN.
const (
	nanBits32 = 0x7fc00000
	nanBits64 = 0x7ff8000000000000
)

// lanes is by shape. Of the comparisons that a NaN fails with itself, ge takes the
// engine the fewest instructions. It puts what comes first in the code first, too: so
// what is done for a NaN is to be in front of where the branch around leads.
var lanes = func() (l [5]laneCode) {
	bits32 := binary.LittleEndian.AppendUint32(nil, nanBits32)
	bits64 := binary.LittleEndian.AppendUint64(nil, nanBits64)
	block, end := []byte{byte(wasm.OpBlock), wasm.VoidBlock}, []byte{byte(wasm.OpEnd)}
	vector := []byte{0xfd, byte(wasm.OpV128Const & 0xff)}
	l[f32] = laneCode{
		typ: wasm.F32, nan: append([]byte{byte(wasm.OpF32Const)}, bits32...),
		add: []byte{0x92}, choose: []byte{0x60, byte(wasm.OpSelect)},
		before: slices.Concat(block, block), test: []byte{0x60, byte(wasm.OpBrIf), 0}, after: slices.Concat([]byte{byte(wasm.OpBr), 1}, end, end),
	}
	l[f64] = laneCode{
		typ: wasm.F64, nan: append([]byte{byte(wasm.OpF64Const)}, bits64...),
		add: []byte{0xa0}, choose: []byte{0x66, byte(wasm.OpSelect)},
		before: slices.Concat(block, block), test: []byte{0x66, byte(wasm.OpBrIf), 0}, after: slices.Concat([]byte{byte(wasm.OpBr), 1}, end, end),
	}
	l[f32x4] = laneCode{
		typ: wasm.V128, nan: append(vector, slices.Repeat(bits32, 4)...),
		choose: []byte{0xfd, 0x41, 0xfd, 0x52}, // f32x4.eq, v128.bitselect
	}
	l[f64x2] = laneCode{
		typ: wasm.V128, nan: append(slices.Clone(vector), slices.Repeat(bits64, 2)...),
		choose: []byte{0xfd, 0x47, 0xfd, 0x52}, // f64x2.eq, v128.bitselect
	}
	return l
}()

// nanCost is the fuel that a look at a value of each shape costs, by whatever code it
// is done: what taking it from and putting it into a local, the constant, the
// comparison and the choice cost.
func (t *table) nanCost() (cost [5]int64) {
	same := t.cost(wasm.OpLocalTee) + 2*t.cost(wasm.OpLocalGet)
	cost[f32] = same + t.cost(wasm.OpF32Const) + t.cost(opF32Ge) + t.cost(wasm.OpSelect)
	cost[f64] = same + t.cost(wasm.OpF64Const) + t.cost(opF64Ge) + t.cost(wasm.OpSelect)
	cost[f32x4] = same + t.cost(wasm.OpV128Const) + t.cost(opF32x4Eq) + t.cost(opBitselect)
	cost[f64x2] = same + t.cost(wasm.OpV128Const) + t.cost(opF64x2Eq) + t.cost(opBitselect)
	return cost
}

const (
	opF32Ge     wasm.Op = 0x60
	opF64Ge     wasm.Op = 0x66
	opF32x4Eq   wasm.Op = 0xfd41
	opF64x2Eq   wasm.Op = 0xfd47
	opBitselect wasm.Op = 0xfd52
)

// insertion is code to insert before offset at of a body: what is in nanWriter.code
// from one offset to another.
type insertion struct{ at, from, to uint32 }

// The temporary locals of a function, several of each type.
const (
	tempChoice  = 0                       // for a look
	tempAddress = 1                       // addresses of a group of stores
	tempValue   = tempAddress + maxStores // and what they stored
	numTemps    = tempValue + maxStores
)

// nanWriter writes the code that makes NaNs canonical.
type nanWriter struct {
	code       []byte
	insertions []insertion
	// The function under way: its first local that is free, the locals that it
	// needs more, and which those are by use and type, counted from 1.
	next   uint32
	locals []wasm.LocalGroup
	temps  [numTemps][4]uint32
}

func (w *nanWriter) temp(use int, t wasm.ValueType) uint32 {
	local := &w.temps[use][slices.Index(tempTypes[:], t)]
	if *local == 0 {
		w.locals = append(w.locals, wasm.LocalGroup{Count: 1, Type: t})
		w.next++
		*local = w.next
	}
	return *local - 1
}

var tempTypes = [4]wasm.ValueType{wasm.I32, wasm.F32, wasm.F64, wasm.V128}

func (w *nanWriter) begin(at uint32) {
	w.insertions = append(w.insertions, insertion{at: at, from: uint32(len(w.code))})
}

func (w *nanWriter) end() { w.insertions[len(w.insertions)-1].to = uint32(len(w.code)) }

func (w *nanWriter) write(code ...byte) { w.code = append(w.code, code...) }

func (w *nanWriter) local(op wasm.Op, l uint32) {
	w.code = wasm.AppendU32(append(w.code, byte(op)), l)
}

// canonical leaves the value on top of the stack as it is unless it is a NaN.
func (w *nanWriter) canonical(at uint32, s shape) {
	t := w.temp(tempChoice, lanes[s].typ)
	w.begin(at)
	w.local(wasm.OpLocalTee, t)
	w.write(lanes[s].nan...)
	w.local(wasm.OpLocalGet, t)
	w.local(wasm.OpLocalGet, t)
	w.write(lanes[s].choose...)
	w.end()
}
