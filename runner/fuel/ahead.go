package fuel

import "math"

// What every way through a function costs at least, its callers pay along with the
// call: it goes into a charge that they make anyhow. The function begins with that in
// hand. One with a single way through it charges nothing then, and one that mostly
// returns at once charges nothing where it does. A charge has to wait for the one
// before it, so in programs that mostly call they are most of what metering costs.
//
// It takes a function that is called by its number alone, neither through a table nor
// by the host.
//
// The counter is ahead of what was spent by no more than is going to be spent whatever
// way the run takes: else a run that needs exactly its limit would not pass. Before a call
// from which a run may not return, the counter is made exact. After a trap, each call on
// the stack has paid what it would have cost at least.

// maxAhead bounds what is paid ahead, which could grow with every function that calls
// another one twice.
const maxAhead = 10_000

// noWay is the least cost of what has no end.
const noWay = math.MaxInt64 / 2

// way is a block that has an end, while a function is read from its end to its beginning.
type way struct {
	after     int64 // the least from its end on
	otherwise int64 // the least from its else on, or from its end where it has none
	outermost int   // of the blocks that branches in it end, -1 for the function
}

// payAhead settles what callers of each function pay ahead.
func (s *scanned) payAhead() {
	for _, i := range s.order {
		n := uint32(len(s.mod.Imports) + i)
		if s.declared[n] || s.mod.Start != nil && *s.mod.Start == n {
			continue
		}
		if least := s.least(&s.funcs[i]); least <= maxAhead {
			s.funcs[i].ahead = least
		}
	}
}

// least is what f costs at least until its debts are settled. Where all ways out of a
// block owe the same, it is no more than what is left to pay on the cheapest of them.
func (s *scanned) least(f *function) (now int64) {
	ways, events := s.ways[:0], s.events[f.first:f.last]
	for i := len(events) - 1; i >= 0; i-- {
		e := &events[i]
		top := len(ways) - 1
		switch e.kind {
		case evEnd:
			ways = append(ways, way{now, now, top + 1})
		case evElse:
			w := &ways[top]
			w.otherwise, now = now, w.after
		case evBlock, evLoop, evIf:
			w := ways[top]
			ways = ways[:top]
			if e.kind == evIf {
				now = min(now, w.otherwise)
			}
			switch alike := e.kind == evLoop || !e.bare; { // on all ways out
			case e.set != 0, alike && w.outermost < top:
				now = 0
			case alike:
				now = min(now, w.after)
			}
			ways[top-1].outermost = min(ways[top-1].outermost, w.outermost)
		case evBr, evBrIf:
			if e.kind == evBr {
				now = noWay
			}
			if to := top - int(e.x); !e.back {
				now = min(now, ways[to].after)
				ways[top].outermost = min(ways[top].outermost, to)
			}
		case evBrTable, evReturn, evUnreachable, evTail, evTailIndirect:
			now, ways[top].outermost = 0, -1
		case evCall, evCallIndirect:
			if s.callsHost(e) {
				now, ways[top].outermost = 0, -1
			}
		}
		if now < noWay {
			now += int64(e.cost) + s.aheadOf(e)
		}
	}
	s.ways = ways
	return now
}

// aheadOf is what the call e pays ahead, 0 of anything else.
func (s *scanned) aheadOf(e *event) int64 {
	if e.kind != evCall && e.kind != evTail || int(e.x) < len(s.mod.Imports) {
		return 0
	}
	return s.funcs[int(e.x)-len(s.mod.Imports)].ahead
}
