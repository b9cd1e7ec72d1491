package fuel

import "assize/runner/wasm"

// DepthBytes is the stack that nested calls may take by the reckoning of
// frameBytes. The engine's own stack ends at 84 MB (wazero 1.12 doubles it from
// 10 KB as long as it is below 50 MB), so that a reckoning that is a quarter too
// low still ends first.
//
// A guest might be written so that its frames are larger than reckoned by more
// than that. Its run then ends by the engine's own stack overflow, which is the
// same kind of end, only not at the same depth on every architecture.
const DepthBytes = 64 << 20

// InstalledDepthBytes is the same for an interpreter (see Installed). The main
// loop of one is a function of 40 to 70 KB of code, for which the reckoning is
// three to four times too high, and which nearly all of its stack consists of.
// Interpreters watch over the depth of their programs themselves, with a limit
// of their own that ends a recursion as an error of the program's language, well
// before the engine's stack ends.
const InstalledDepthBytes = 4 * DepthBytes

// frameBytes reckons how much stack a call of a function takes, from the
// module alone, so that it is the same wherever the module runs.
//
// The engine gives each value that it cannot keep in a register a slot of its
// own for the whole function, so frames grow with the code and not only with
// what is alive at a time. The coefficients are fitted to the frames of 2,559
// functions that make calls, of C, C++ and Go programs, rewritten, on amd64 and
// arm64: 99 in 100 take at most 1.2 times the reckoning, the median 0.45. weight is
// the sum of weightOf.
func frameBytes(t wasm.FuncType, b wasm.Body, weight, calls int64) int64 {
	size := 64 + weight/2 + 8*calls
	for _, p := range t.Params {
		size += int64(p.Bytes())
	}
	for _, g := range b.Locals {
		size += int64(g.Count) * int64(g.Type.Bytes())
	}
	return size
}

// staysCounted reports whether the frame of f is counted for as long as it runs.
func (f *function) staysCounted() bool { return f.recursive && !f.atCalls }

// weightOf is what an instruction weighs in frameBytes, twice the bytes.
func weightOf(op wasm.Op) uint64 {
	switch op {
	case wasm.OpLocalSet, wasm.OpLocalTee:
		return 5
	}
	return 1
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
