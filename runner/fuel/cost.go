package fuel

import "assize/runner/wasm"

// The cost table "weighted-2" (judge.CurrentCostTable). Whatever changes here
// changes fuel figures, so it needs a new name there.
//
// A unit is about a fiftieth of a nanosecond of the processor that the weights
// were fitted on (docs/fuel.md). An executed instruction costs the weight of its
// class. An instruction that works on a length costs by that length on top, charged
// before it runs whether or not it traps.
const (
	// BulkShift: memory.fill, memory.copy and memory.init cost one unit for each
	// 2 bytes.
	BulkShift = 1
	// TableEntryCost is the cost of each entry in table.fill, table.copy and
	// table.init.
	TableEntryCost = 12
	// GrowCost is the cost of memory.grow and table.grow, granted or not: they
	// leave the compiled code for the host.
	GrowCost = 6000
	// PageCost is the cost of each page of 64 KiB that memory.grow granted,
	// which the host fills with zeros.
	PageCost = wasm.PageBytes >> BulkShift
	// GrowEntryCost is the cost of each entry that table.grow granted: the
	// table is copied.
	GrowEntryCost = 24

	// HostCallCost and HostByteCost are what the host takes from the counter for
	// a call of one of its functions and for each byte that it moves for it. The
	// module itself charges the call instruction, and has settled all that ran
	// before it.
	HostCallCost = 6000
	HostByteCost = 6
)

// MaxHostCharge bounds what the host may take in one call without the counter
// wrapping around, whatever the guest asked for.
const MaxHostCharge = 1 << 40

// Class is a set of instructions that cost the same.
type Class struct {
	Name   string
	Weight uint16
	ops    []span
}

// span is the instructions from one to another.
type span struct{ from, to wasm.Op }

func one(ops ...wasm.Op) (spans []span) {
	for _, op := range ops {
		spans = append(spans, span{op, op})
	}
	return spans
}

// Classes partition the instructions. Their weights follow processor time: they are
// the rounded result of go run ./bench/engine -fit. What only marks a place is free:
// a loop goes around by a branch, which is not. Nothing else is, or straight code
// without end would cost nothing.
var Classes = []Class{
	{"mark", 0, one(wasm.OpNop, wasm.OpBlock, wasm.OpLoop, wasm.OpElse, wasm.OpEnd)},
	{"local, constant", 1, append(one(wasm.OpDrop, wasm.OpV128Const),
		span{wasm.OpLocalGet, wasm.OpLocalTee}, span{wasm.OpI32Const, wasm.OpF64Const})},
	{"integer", 7, []span{
		{0x45, 0x5a},               // comparisons
		{0x67, 0x6b}, {0x71, 0x78}, // i32 but for products and quotients
		{0x79, 0x7d}, {0x83, 0x8a}, // i64
		{0xa7, 0xa7}, {0xac, 0xad}, {0xbc, 0xbf}, {0xc0, 0xc4}}}, // conversions without work
	{"product", 42, one(wasm.OpI32Mul, wasm.OpI64Mul)},
	{"quotient", 62, []span{{0x6d, 0x70}, {0x7f, 0x82}}},
	{"load", 16, []span{{0x28, 0x35}}},
	{"store", 8, []span{{0x36, 0x3e}}},
	{"float", 7, []span{{0x5b, 0x66}, {0x8b, 0x8c}, {0x92, 0x94}, {0x98, 0x9a}, {0xa0, 0xa2}, {0xa6, 0xa6}}},
	{"float quotient, root", 140, one(0x91, 0x95, 0x9f, 0xa3)},
	{"float rounding, conversion", 8, []span{{0x8d, 0x90}, {0x96, 0x97}, {0x9b, 0x9e}, {0xa4, 0xa5}, {0xa8, 0xab}, {0xae, 0xbb}, {0xfc00, 0xfc07}}},
	{"branch", 20, one(wasm.OpBr, wasm.OpBrIf, wasm.OpIf, wasm.OpReturn, wasm.OpUnreachable)},
	{"branch by table", 87, one(wasm.OpBrTable)},
	{"select", 5, one(wasm.OpSelect, wasm.OpSelectTyped)},
	{"call", 95, one(wasm.OpCall, wasm.OpReturnCall)},
	{"call by table", 190, one(wasm.OpCallIndirect, wasm.OpReturnCallIndirect)},
	{"global", 3, one(wasm.OpGlobalGet, wasm.OpGlobalSet, wasm.OpMemorySize)},
	{"reference", 14, append(one(wasm.OpTableGet, wasm.OpTableSet, wasm.OpRefNull, wasm.OpRefIsNull, wasm.OpRefFunc), span{0xfc09, 0xfc09}, span{0xfc0c, 0xfc11})},
	{"bulk memory", 1140, one(wasm.OpMemoryInit, wasm.OpMemoryCopy, wasm.OpMemoryFill)}, // leave the compiled code
	{"vector load, store", 9, []span{{0xfd00, 0xfd0b}, {0xfd54, 0xfd5d}}},
	{"vector", 7, []span{{0xfd0d, 0xfd53}, {0xfd5e, 0xfdff}}},
}

// table is what Instrument counts by.
type table struct {
	oneByte [256]uint8  // by the byte, but for memory.grow
	skipped [256]uint64 // the same, and by weightUnit what weightOf gives
	misc    [32]uint16  // by the number behind the prefix 0xfc, but for table.grow
	vector  [256]uint16 // by the number behind the prefix 0xfd
	// grow is the cost of memory.grow and table.grow.
	grow int64
	// rest is false where lengths are not to be counted.
	rest bool
}

// current is the cost table.
var current = newTable(func(c Class) uint16 { return c.Weight })

func newTable(weight func(Class) uint16) *table {
	t := &table{grow: GrowCost, rest: true}
	for _, class := range Classes {
		for _, s := range class.ops {
			for op := s.from; op <= s.to; op++ {
				switch op >> 8 {
				case 0:
					t.oneByte[op] = uint8(weight(class)) // the only larger one is not among them
				case 0xfc:
					t.misc[op&0xff] = weight(class)
				case 0xfd:
					t.vector[op&0xff] = weight(class)
				}
			}
		}
	}
	for op := range t.skipped {
		t.skipped[op] = uint64(t.oneByte[op]) + weightUnit*weightOf(wasm.Op(op))
	}
	return t
}

// weightUnit is more than all instructions of a function cost together.
const weightUnit = 1 << 32

// cost is what executing op costs, without what depends on a length.
func (t *table) cost(op wasm.Op) int64 {
	if op <= 0xff && op != wasm.OpMemoryGrow {
		return int64(t.oneByte[op])
	}
	return t.rareCost(op)
}

func (t *table) rareCost(op wasm.Op) int64 {
	switch op {
	case wasm.OpMemoryGrow, wasm.OpTableGrow:
		return t.grow
	}
	switch op >> 8 {
	case 0xfc:
		return int64(t.misc[op&0xff])
	case 0xfd:
		return int64(t.vector[op&0xff])
	}
	return 0
}
