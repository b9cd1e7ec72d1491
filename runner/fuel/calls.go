package fuel

// The frame of a function on a cycle of calls has to be counted only while the function
// is in a call that may come back to it. Where most ways through a function make no such
// call, as where memory is got from a list and another function is called if that is
// empty, the frame is taken at those calls and given back behind them, and the looks of
// the function are there too: it pays for neither on its other ways (shrink-wrapping,
// Chow 1988).

// site is what is done at a call.
type site struct {
	inner bool // the callee is on a cycle with the caller
	looks bool // at the counter and the stack, if the caller counts its frame here
}

// How often code runs for each call of its function is a guess, in parts of once: whole
// numbers, so that it is the same on every machine.
const (
	once = 1 << 32
	most = 1 << 60
	// roundsShift is for the rounds of a loop, targetsShift for the labels of a br_table.
	roundsShift, targetsShift = 2, 2
)

// flow is a block that has not ended, while code is read from its beginning.
type flow struct {
	kind  kind
	set   uint32
	loops int   // around its label
	other int64 // how often its else runs
	ended int64 // how often branches lead to its end
}

// decide finds the calls of node n that may come back to it, and says where its frame is
// counted. The members of its component have not been visited.
func (g *graph) decide(n uint32) {
	f := g.function(n)
	if f == nil {
		return
	}
	from, callees := g.calls(n)
	calls := false
	for i, c := range callees {
		inner := g.nodes[c].visit == unvisited
		g.sites[from+i].inner = inner
		calls = calls || inner
	}
	f.atCalls = !calls || !g.calling(f)
}

// lookAtCalls has node n look wherever it calls what may come back to it.
func (g *graph) lookAtCalls(n uint32) {
	from, callees := g.calls(n)
	for i := range callees {
		g.sites[from+i].looks = g.sites[from+i].inner
	}
}

// calling guesses whether f makes an inner call each time that it is called, or more. A
// branch that does not go back is taken every other time.
func (g *graph) calling(f *function) bool {
	flows := append(g.flows[:0], flow{})
	now, call, calls := int64(once), f.calls, int64(0)
	for i := f.first; i < f.last && calls < once; i++ {
		e := &g.events[i]
		top := &flows[len(flows)-1]
		switch e.kind {
		case evBlock:
			flows = append(flows, flow{set: e.set, loops: top.loops})
		case evLoop:
			flows = append(flows, flow{kind: evLoop, loops: top.loops + 1})
			now = min(now<<roundsShift, most)
		case evIf:
			now /= 2
			next := flow{set: e.set, loops: top.loops, other: now}
			if e.x == 0 {
				next.ended = now
			}
			flows = append(flows, next)
		case evElse:
			top.ended = min(top.ended+now, most)
			now = top.other
		case evEnd:
			switch {
			case top.kind == evLoop:
				now >>= roundsShift
			case top.set != 0:
				now += g.sets[g.whole(top.set)].often >> targetsShift
			}
			now = min(now+top.ended, most)
			flows = flows[:len(flows)-1]
		case evBr, evBrIf:
			goes := now
			if e.kind == evBrIf {
				goes = now / 2
			}
			if to := &flows[len(flows)-1-int(e.x)]; to.kind != evLoop {
				to.ended = min(to.ended+goes>>(roundsShift*(top.loops-to.loops)), most)
				now -= goes
			} else if e.kind == evBr {
				now = 0
			}
		case evBrTable:
			if e.dispatch {
				top.ended = min(top.ended+now, most)
			} else {
				g.sets[g.whole(e.set)].often = now
			}
			now = 0
		case evReturn, evUnreachable:
			now = 0
		case evCall, evCallIndirect:
			if g.sites[call].inner {
				calls += now
			}
			call++
		case evTail, evTailIndirect:
			if g.sites[call].inner { // without a frame
				calls = once
			}
			now = 0
			call++
		}
	}
	g.flows = flows
	return calls >= once
}
