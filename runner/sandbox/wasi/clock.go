package wasi

import (
	"math/bits"

	"github.com/tetratelabs/wazero/api"
)

// The clocks of preview 1.
const (
	clockRealtime  = 0
	clockMonotonic = 1
	clockProcess   = 2
	clockThread    = 3
)

// epoch is the time of day at which every program starts: a round number of
// nanoseconds after 1970 (2001-09-09T01:46:40Z), so that nobody takes it for
// the real one.
const epoch uint64 = 1_000_000_000 * nanosecondsPerSecond

const nanosecondsPerSecond = 1_000_000_000

// passApart is between the starts of two passes of a program.
const passApart uint64 = 3600 * nanosecondsPerSecond

// resolution of the clocks in nanoseconds.
const resolution = 1

// now is the program's clock in nanoseconds since it started: fuel spent, at
// Costs.Second for each second. It is 0 where there is no rate, or one so low
// that 64 bits do not hold the result.
func (p *Process) now() uint64 {
	spent := max(p.Meter.Spent(), 0)
	high, low := bits.Mul64(uint64(spent), nanosecondsPerSecond)
	if p.Costs.Second <= 0 || high >= uint64(p.Costs.Second) {
		return 0
	}
	nanoseconds, _ := bits.Div64(high, low, uint64(p.Costs.Second))
	return nanoseconds
}

// time is the reading of one clock, and whether there is such a clock.
func (p *Process) time(clock uint32) (uint64, bool) {
	switch clock {
	case clockRealtime:
		return epoch + uint64(p.Pass)*passApart + p.now(), true
	case clockMonotonic, clockProcess, clockThread:
		return p.now(), true
	}
	return 0, false
}

func clockResGet(p *Process, m api.Memory, args []uint64) errno {
	p.charge(8)
	if _, ok := p.time(uint32(args[0])); !ok {
		return eINVAL
	}
	if !m.WriteUint64Le(uint32(args[1]), resolution) {
		return eFAULT
	}
	return success
}

func clockTimeGet(p *Process, m api.Memory, args []uint64) errno {
	p.charge(8)
	now, ok := p.time(uint32(args[0]))
	if !ok {
		return eINVAL
	}
	if !m.WriteUint64Le(uint32(args[2]), now) { // args[1] is a precision that nobody needs
		return eFAULT
	}
	return success
}

// fuelFor is the fuel that so many nanoseconds of the clock are worth, rounded
// up so that a sleep always gets there, and capped at the largest int64.
func (p *Process) fuelFor(nanoseconds uint64) int64 {
	const most = 1<<63 - 1
	high, low := bits.Mul64(nanoseconds, uint64(max(p.Costs.Second, 0)))
	if high >= nanosecondsPerSecond {
		return most
	}
	fuel, rest := bits.Div64(high, low, nanosecondsPerSecond)
	if rest > 0 {
		fuel++
	}
	return int64(min(fuel, most))
}
