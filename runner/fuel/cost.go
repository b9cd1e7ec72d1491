package fuel

import "assize/runner/wasm"

// The cost table "plain-1" (judge.CurrentCostTable). Whatever changes here
// changes fuel figures, so it needs a new name there.
//
// An executed instruction costs 1. What only marks a place costs nothing:
// block, loop, else, end, nop. An instruction that works on a length costs by
// that length on top, charged before it runs whether or not it traps.
const (
	// BulkShift: memory.fill, memory.copy and memory.init cost one unit for
	// each 8 bytes, as a store of 64 bits in a loop would.
	BulkShift = 3
	// TableEntryCost is the cost of each entry in table.fill, table.copy and
	// table.init.
	TableEntryCost = 2
	// GrowCost is the cost of memory.grow and table.grow, granted or not: they
	// leave the compiled code for the host.
	GrowCost = 1000
	// PageCost is the cost of each page of 64 KiB that memory.grow granted,
	// which the host fills with zeros.
	PageCost = wasm.PageBytes >> BulkShift
	// GrowEntryCost is the cost of each entry that table.grow granted: the
	// table is copied.
	GrowEntryCost = 4

	// HostCallCost and HostByteCost are what the host takes from the counter for
	// a call of one of its functions and for each byte that it moves for it. The
	// module itself charges the call instruction, and has settled all that ran
	// before it.
	HostCallCost = 1000
	HostByteCost = 1
)

// MaxHostCharge bounds what the host may take in one call without the counter
// wrapping around, whatever the guest asked for.
const MaxHostCharge = 1 << 40

// cost is what executing op costs, without what depends on a length.
func cost(op wasm.Op) int64 {
	switch {
	case op < 256:
		if op == wasm.OpMemoryGrow {
			return GrowCost
		}
		return int64(costs[op])
	case op == wasm.OpTableGrow:
		return GrowCost
	}
	return 1
}

// costs is the cost of the instructions of one byte, but for memory.grow.
var costs [256]uint8

func init() {
	for op := range costs {
		costs[op] = 1
	}
	for _, op := range []wasm.Op{wasm.OpNop, wasm.OpBlock, wasm.OpLoop, wasm.OpElse, wasm.OpEnd} {
		costs[op] = 0
	}
}
