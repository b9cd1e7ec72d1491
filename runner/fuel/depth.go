package fuel

import "assize/runner/wasm"

// DepthBytes is the stack that nested calls may take by the reckoning of
// frameBytes. The engine's own stack ends at about 84 MB.
const DepthBytes = 64 << 20

// frameBytes reckons how much stack a call of a function takes, from the
// module alone, so that it is the same wherever the module runs.
func frameBytes(t wasm.FuncType, b wasm.Body) int64 {
	n := int64(64)
	for _, p := range t.Params {
		n += int64(p.Bytes())
	}
	for _, g := range b.Locals {
		n += int64(g.Count) * int64(g.Type.Bytes())
	}
	return n
}

// fitsRegisters reports whether the engine passes the parameters and the
// results of t in registers on every architecture, two of which it keeps for
// itself. Only then does it make a jump of a tail call.
func fitsRegisters(t wasm.FuncType) bool {
	return inRegisters(t.Params) && inRegisters(t.Results)
}

func inRegisters(types []wasm.ValueType) bool {
	const maxInts, maxFloats = 6, 8
	ints, floats := 0, 0
	for _, t := range types {
		switch t {
		case wasm.F32, wasm.F64, wasm.V128:
			floats++
		default:
			ints++
		}
	}
	return ints <= maxInts && floats <= maxFloats
}
