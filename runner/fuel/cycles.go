package fuel

// visit says how far the walk through a component is.
type visit uint8

const (
	elsewhere visit = iota // not in the component
	unvisited
	underWay
	visited
)

// cut chooses where a component looks, so that no cycle of calls is without a look: where
// calls come back, in a walk depth first, to what is under way. A function whose frame is
// counted at its calls looks there, others look on entry. A type, by which functions are
// called through a table, cannot look, so whoever calls through it does. cut returns the
// members in an order in which each comes behind all that it calls, but for what there is a
// look before.
//
// To find the fewest would take too long (feedback vertex set, Karp 1972). Types come
// first because most cycles of large programs go through a table, and then the functions
// that call through one are left to look, and the many others are not.
func (g *graph) cut(members []uint32, host bool) []uint32 {
	for _, n := range members {
		g.nodes[n].visit = unvisited
	}
	for _, n := range members {
		g.decide(n)
	}
	order := make([]uint32, 0, len(members))
	isType := func(n uint32) bool { return int(n) >= g.mod.NumFuncs() }
	for _, types := range []bool{true, false} {
		for _, root := range members {
			if isType(root) == types && g.nodes[root].visit == unvisited {
				order = g.cutFrom(root, isType, order)
			}
		}
	}
	// What looks at all of its calls on cycles comes to nothing else of the component, but
	// may be called by what comes before it in the order.
	for _, n := range members {
		if f := g.function(n); f != nil && f.atCalls && g.nodes[n].looks {
			g.lookAtCalls(n)
			g.settle(n, true, host)
		}
	}
	return order
}

// function returns the function that node n is, nil for an import or a type.
func (g *graph) function(n uint32) *function {
	if i := int(n) - len(g.mod.Imports); i >= 0 && i < len(g.funcs) {
		return &g.funcs[i]
	}
	return nil
}

func (g *graph) cutFrom(root uint32, isType func(uint32) bool, order []uint32) []uint32 {
	g.nodes[root].visit = underWay
	g.way = append(g.way[:0], step{node: root})
	for len(g.way) > 0 {
		top := &g.way[len(g.way)-1]
		if from, callees := g.calls(top.node); top.next < len(callees) {
			c := callees[top.next]
			top.next++
			switch g.nodes[c].visit {
			case unvisited:
				g.nodes[c].visit = underWay
				g.way = append(g.way, step{node: c})
			case underWay:
				switch f := g.function(top.node); {
				case f != nil && f.atCalls:
					g.sites[from+top.next-1].looks = true
				case isType(c):
					g.nodes[top.node].looks = true
				default:
					g.nodes[c].looks = true
				}
			}
			continue
		}
		g.nodes[top.node].visit = visited
		order = append(order, top.node)
		g.way = g.way[:len(g.way)-1]
	}
	return order
}
