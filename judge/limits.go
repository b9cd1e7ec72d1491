package judge

import (
	"cmp"
	"time"
)

// Fuel is a deterministic execution budget: the weighted number of WebAssembly
// instructions executed, as counted by one CostTable. TLE means that it ran out.
type Fuel int64

// Limits bound one run. A zero field means that the problem did not say; see
// DefaultLimits and Limits.OrDefault.
type Limits struct {
	// Time is the limit as the problem states it. It only serves to derive
	// Fuel; no clock is ever held against it.
	Time time.Duration `json:"time_ns"`
	// MemoryBytes bounds the linear memory.
	MemoryBytes int64 `json:"memory_bytes"`
	// OutputBytes bounds standard output. Standard error has its own small cap
	// and is cut, never a verdict.
	OutputBytes int64 `json:"output_bytes"`
	// Wall is the operator's guard against a stuck machine. Reaching it is JE
	// and another try elsewhere, never TLE.
	Wall time.Duration `json:"wall_ns"`
}

// DefaultLimits are used for whatever a problem leaves out: 2 s worth of fuel,
// 256 MiB of memory, 8 MiB of output (problem package format 2025-09), and a
// wall guard of 60 s.
var DefaultLimits = Limits{
	Time:        2 * time.Second,
	MemoryBytes: 256 << 20,
	OutputBytes: 8 << 20,
	Wall:        60 * time.Second,
}

// OrDefault returns l with every zero field taken from DefaultLimits.
func (l Limits) OrDefault() Limits { return l.or(DefaultLimits) }

// or returns l with every zero field taken from other.
func (l Limits) or(other Limits) Limits {
	return Limits{
		Time:        cmp.Or(l.Time, other.Time),
		MemoryBytes: cmp.Or(l.MemoryBytes, other.MemoryBytes),
		OutputBytes: cmp.Or(l.OutputBytes, other.OutputBytes),
		Wall:        cmp.Or(l.Wall, other.Wall),
	}
}

// Fuel converts the time limit to fuel under one cost table, times the
// language's multiplier. A multiplier of 0 counts as 1.
func (l Limits) Fuel(table CostTable, multiplier float64) Fuel {
	if multiplier == 0 {
		multiplier = 1
	}
	return Fuel(l.Time.Seconds() * multiplier * float64(table.FuelPerSecond))
}

// CostTable names one version of the metering: what each instruction costs
// (package runner/fuel has the table itself) and the one constant that turns
// seconds into fuel. A judgement names the table that it was made with.
type CostTable struct {
	Name          string
	FuelPerSecond Fuel
}

// CurrentCostTable is the table that new judgements use. "weighted-2" charges each
// operator by its class, so that fuel follows processor time: C and C++ programs, built
// natively by clang -O2, spent 97e9 units in a second of the processor that it was
// fitted on, at the median, and from 33e9 to 250e9 (docs/fuel.md). A time limit of 1 s
// is 75e9 units.
var CurrentCostTable = CostTable{Name: "weighted-2", FuelPerSecond: 75_000_000_000}
