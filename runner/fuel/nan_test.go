package fuel

import (
	"context"
	"encoding/binary"
	"math"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"assize/runner/wasm"
)

// The payloads tell whether bits were kept. Both are quiet.
const (
	payload32 = 0xffc12345
	payload64 = 0xfff8123456789abc
)

// nanCases are functions without parameters that leave 16 bytes at address 0, of
// which the first decide. code is what comes before the end; memory holds
// payload64 at 32 and payload32 at 40.
var nanCases = []struct {
	name   string
	locals []wasm.LocalGroup
	code   []byte
	want   uint64
}{
	{"quotient stored", nil, store64(quotient64), canonical64},
	{"quotient of f32 stored", nil, store32(quotient32), canonical32},
	{"what was loaded keeps its bits", nil, store64(load64), payload64},
	{"what was loaded keeps its bits through a local", local64, join(
		load64, op(0x21, 0), store64(op(0x20, 0))), payload64},
	{"payload in arithmetic", nil, store64(join(load64, f64const(1), op(0xa0))), canonical64},
	{"payload of f32 in arithmetic", nil, store32(join(load32, f32const(1), op(0x92))), canonical32},
	{"reinterpreted", nil, join(
		i32(0), quotient64, op(0xbd), op(0x37, 3, 0)), canonical64},
	{"negated", nil, store64(join(quotient64, op(0x9a))), canonical64},
	{"its sign copied", nil, store64(join(f64const(3), quotient64, op(0xa6))), math.Float64bits(3)},
	{"kept in a local around a loop", []wasm.LocalGroup{{Count: 1, Type: wasm.F64}, {Count: 1, Type: wasm.I32}}, join(
		f64const(0), op(0x21, 0),
		op(0x03, 0x40), op(0x20, 0), quotient64, op(0xa0), op(0x21, 0),
		op(0x20, 1), i32(1), op(0x6a), op(0x22, 1), i32(5), op(0x48), op(0x0d, 0), op(0x0b),
		store64(op(0x20, 0))), canonical64},
	{"a local of both kinds keeps loaded bits", local64, join(
		quotient64, op(0x21, 0), load64, op(0x21, 0), store64(op(0x20, 0))), payload64},
	{"a local of both kinds shows no NaN of ours", local64, join(
		load64, op(0x21, 0), quotient64, op(0x21, 0), store64(op(0x20, 0))), canonical64},
	{"chosen from both kinds, ours", nil, store64(join(quotient64, load64, i32(1), op(0x1b))), canonical64},
	{"chosen from both kinds, the loaded one", nil, store64(join(quotient64, load64, i32(0), op(0x1b))), payload64},
	{"out of a block", nil, store64(join(op(0x02, 0x7c), quotient64, op(0x0b))), canonical64},
	{"along a branch", nil, store64(join(op(0x02, 0x7c), quotient64, op(0x0c, 0), op(0x0b))), canonical64},
	{"out of both arms", nil, store64(join(i32(0), op(0x04, 0x7c), load64, op(0x05), quotient64, op(0x0b))), canonical64},
	{"through a global", nil, join(quotient64, op(0x24, 0), store64(op(0x23, 0))), canonical64},
	{"through a call", nil, store64(join(quotient64, op(0x10, 1))), canonical64},
	{"a loaded one through a call", nil, store64(join(load64, op(0x10, 1))), payload64},
	{"demoted", nil, store32(join(quotient64, op(0xb6))), canonical32},
	{"promoted", nil, store64(join(quotient32, op(0xbb))), canonical64},
	{"vector of two", nil, storeVector(join(zeros, zeros, vector(0xf3))), canonical64},
	{"vector of four", nil, storeVector(join(zeros, zeros, vector(0xe7))), canonical32<<32 | canonical32},
	{"vector looked at as integers", nil, storeVector(join(zeros, zeros, vector(0xf3), zeros, vector(0xce))), canonical64},
	{"lane of a vector", nil, store64(join(zeros, zeros, vector(0xf3), vector(0x21), op(0))), canonical64},
	{"halves of a NaN as lanes of four", nil, storeVector(join(zeros, zeros, vector(0xf3), zeros, vector(0xe4))), canonical32 << 32},
	{"vector in a local", []wasm.LocalGroup{{Count: 1, Type: wasm.V128}}, join(
		zeros, op(0x21, 0), zeros, zeros, vector(0xf3), op(0x20, 0), vector(0xf0), op(0x21, 0), storeVector(op(0x20, 0))), canonical64},
	{"splat", nil, storeVector(join(quotient64, vector(0x14))), canonical64},
	// Stores that are looked at together.
	{"read through another local", addresses, join(
		set(0, product(40)), set(1, product(56)), op(0x20, 0), quotient64, op(0x39, 3, 24), set(2, op(0x20, 1, 0x29, 3, 8)),
		op(0x20, 0), quotient64, op(0x39, 3, 32), i32(0), op(0x20, 2, 0x37, 3, 0)), canonical64},
	{"a half read", addresses, join(
		set(0, product(40)), op(0x20, 0), quotient64, op(0x39, 3, 24), set(2, op(0x20, 0, 0x29, 3, 28)),
		op(0x20, 0), quotient64, op(0x39, 3, 40), i32(0), op(0x20, 2, 0x37, 3, 0)), canonical64 >> 32},
	{"a half written over", addresses, join(
		set(0, product(0)), op(0x20, 0), quotient64, op(0x39, 3, 0), op(0x20, 0), i32(5), op(0x36, 2, 4),
		op(0x20, 0), quotient64, op(0x39, 3, 16)), 5 << 32},
	{"the local of the address changes", addresses, join(
		set(0, product(0)), op(0x20, 0), quotient64, op(0x39, 3, 0), set(0, i32(8)), op(0x20, 0), quotient64, op(0x39, 3, 0)), canonical64},
	{"the local of the address moves on", addresses, join(
		set(0, product(-16)), op(0x20, 0), i32(16), op(0x6a, 0x22, 0), quotient64, op(0x39, 3, 0),
		op(0x20, 0), i32(0x70), op(0x6a, 0x22, 0), quotient64, op(0x39, 3, 0)), canonical64},
	{"the local of the value changes", local64, join(
		i32(0), quotient64, op(0x22, 0, 0x39, 3, 0), f64const(1), op(0x21, 0), i32(16), quotient64, op(0x39, 3, 0)), canonical64},
	{"a local that was assigned to on one way", addresses, join(
		set(0, i32(64)), i32(0), op(0x04, 0x40), set(0, i32(80)), op(0x0b),
		i32(64), quotient64, op(0x39, 3, 0), set(2, op(0x20, 0, 0x29, 3, 0)), i32(96), quotient64, op(0x39, 3, 0),
		i32(0), op(0x20, 2, 0x37, 3, 0)), canonical64},
	{"an address from before another store", nil, join(
		product(0), product(16), quotient64, op(0x39, 3, 0), op(0x02, 0x40, 0x0b), quotient64, op(0x39, 3, 0)), canonical64},
	{"copied", nil, join(
		i32(16), quotient64, op(0x39, 3, 0), i32(0), i32(16), i32(8), op(0xfc, 10, 0, 0), i32(24), quotient64, op(0x39, 3, 0)), canonical64},
	{"over one another", local64, join(
		quotient64, op(0x21, 0), load64, op(0x21, 0),
		i32(0), quotient64, op(0x39, 3, 0), i32(4), op(0x20, 0), op(0x39, 3, 0), i32(16), quotient64, op(0x39, 3, 0)), payload64 << 32 & (1<<64 - 1)},
	{"infinities", nil, join(
		i32(0), f64const(1), f64const(0), op(0xa3, 0x39, 3, 0), i32(8), f64const(-1), f64const(0), op(0xa3, 0x39, 3, 0)), infinity64},
	{"the fifth", nil, join(
		i32(32), one64, op(0x39, 3, 0), i32(32), one64, op(0x39, 3, 8), i32(32), one64, op(0x39, 3, 16), i32(32), one64, op(0x39, 3, 24), store64(quotient64)), canonical64},
	{"after another shape", nil, join(i32(16), quotient32, op(0x38, 2, 0), store64(quotient64)), canonical64},
	{"before another shape", nil, join(store64(quotient64), i32(16), quotient32, op(0x38, 2, 0)), canonical64},
	{"of f32 together", nil, join(store32(quotient32), i32(4), quotient32, op(0x38, 2, 0)), canonical32<<32 | canonical32},
	{"vectors together", nil, join(storeVector(join(zeros, zeros, vector(0xf3))), i32(16), zeros, zeros, vector(0xf0), vector(0x0b, 4, 0)), canonical64},
	{"vectors of four together", nil, join(storeVector(join(zeros, zeros, vector(0xe4))), i32(4), zeros, zeros, vector(0xe7), vector(0x0b, 4, 0)), canonical32 << 32},
	{"in a loop with the address as its parameter", []wasm.LocalGroup{{Count: 2, Type: wasm.I32}}, join(
		i32(32), op(0x03, 2), quotient64, op(0x39, 3, 0), i32(0), op(0x20, 1), i32(1), op(0x73, 0x22, 1, 0x0d, 0, 0x1a, 0x0b)), canonical64},
	{"loaded vector", nil, storeVector(join(i32(32), vector(0x00), op(4, 0))), payload64},
}

const canonical32, canonical64 = 0x7fc00000, 0x7ff8000000000000

const infinity64 = 0x7ff0000000000000

var (
	addresses  = []wasm.LocalGroup{{Count: 2, Type: wasm.I32}, {Count: 1, Type: wasm.I64}}
	one64      = join(f64const(1), f64const(1), op(0xa2))
	local64    = []wasm.LocalGroup{{Count: 1, Type: wasm.F64}}
	quotient64 = join(f64const(0), f64const(0), op(0xa3))
	quotient32 = join(f32const(0), f32const(0), op(0x95))
	load64     = join(i32(32), op(0x2b, 3, 0))
	load32     = join(i32(40), op(0x2a, 2, 0))
	zeros      = append(vector(0x0c), make([]byte, 16)...)
)

func join(parts ...[]byte) (code []byte) {
	for _, p := range parts {
		code = append(code, p...)
	}
	return code
}

// product pushes n in a way that nobody foresees.
func product(n int64) []byte { return join(i32(n), i32(1), op(0x6c)) }

func set(local byte, value []byte) []byte { return join(value, op(0x21, local)) }

func op(bytes ...byte) []byte { return bytes }
func vector(n uint32, immediates ...byte) []byte {
	return append(wasm.AppendU32([]byte{0xfd}, n), immediates...)
}

func i32(n int64) []byte          { return wasm.AppendS64([]byte{0x41}, n) }
func store64(value []byte) []byte { return join(i32(0), value, op(0x39, 3, 0)) }
func store32(value []byte) []byte { return join(i32(0), value, op(0x38, 2, 0)) }
func f64const(v float64) []byte {
	return binary.LittleEndian.AppendUint64(op(0x44), math.Float64bits(v))
}
func f32const(v float32) []byte {
	return binary.LittleEndian.AppendUint32(op(0x43), math.Float32bits(v))
}
func storeVector(value []byte) []byte { return join(i32(0), value, vector(0x0b, 4, 0)) }

// TestNaN runs code that makes or moves a NaN and looks at its bits, on both
// engines.
func TestNaN(t *testing.T) {
	memory := binary.LittleEndian.AppendUint64(nil, payload64)
	memory = binary.LittleEndian.AppendUint32(memory, payload32)
	for engine, config := range map[string]wazero.RuntimeConfig{"compiler": wazero.NewRuntimeConfigCompiler(), "interpreter": wazero.NewRuntimeConfigInterpreter()} {
		for _, c := range nanCases {
			t.Run(engine+"/"+c.name, func(t *testing.T) {
				m := &wasm.Module{
					Types:   []wasm.FuncType{{}, {Params: []wasm.ValueType{wasm.F64}, Results: []wasm.ValueType{wasm.F64}}, {Params: []wasm.ValueType{wasm.I32}}},
					Funcs:   []uint32{0, 1},
					Memory:  &wasm.Limits{Min: 1},
					Globals: []wasm.Global{{Type: wasm.F64, Mutable: true, Init: append(f64const(0), 0x0b)}},
					Exports: []wasm.Export{{Name: "_start", Kind: wasm.KindFunc}, {Name: "memory", Kind: wasm.KindMemory}},
					Code:    []wasm.Body{{Locals: c.locals, Code: append(join(c.code), 0x0b)}, {Code: op(0x20, 0, 0x0b)}},
				}
				metered, err := Instrument(m.Append(nil))
				if err != nil {
					t.Fatal(err)
				}
				ctx := context.Background()
				r := wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))
				defer r.Close(ctx)
				module, err := r.InstantiateWithConfig(ctx, metered.Code, wazero.NewModuleConfig().WithStartFunctions())
				if err != nil {
					t.Fatal(err)
				}
				module.Memory().Write(32, memory)
				module.ExportedGlobal(CounterExport).(api.MutableGlobal).Set(1_000_000)
				if _, err := module.ExportedFunction("_start").Call(ctx); err != nil {
					t.Fatal(err)
				}
				if got, _ := module.Memory().ReadUint64Le(0); got != c.want {
					t.Errorf("bits %#x, want %#x", got, c.want)
				}
			})
		}
	}
}

// TestNaNIsCheap wants no look at values that only go into arithmetic.
func TestNaNIsCheap(t *testing.T) {
	for name, c := range map[string]struct {
		code []byte
		want int // looks
	}{
		"a sum of products": {store64(join(load64, load64, op(0xa2), load64, load64, op(0xa2), op(0xa0))), 1},
		"only compared":     {join(quotient64, quotient64, op(0x63), op(0x1a)), 0},
		"only converted":    {join(quotient64, op(0xfc, 2), op(0x1a)), 0},
		"numbers alone":     {store64(join(i32(7), op(0xb7))), 0},
	} {
		m := &wasm.Module{Types: []wasm.FuncType{{}}, Funcs: []uint32{0}, Code: []wasm.Body{{Code: append(join(c.code), 0x0b)}}}
		s, err := scan(m, current, false)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(s.looks); got != c.want {
			t.Errorf("%s: %d looks, want %d", name, got, c.want)
		}
	}
}
