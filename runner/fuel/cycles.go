package fuel

// visit says how far the walk through a component is.
type visit uint8

const (
	elsewhere visit = iota // not in the component
	unvisited
	underWay
	visited
)

// cut chooses functions of a component that look on entry, so that no cycle of calls is
// without one: those that calls come back to while they are under way, in a walk
// depth first. A type, by which functions are called through a table, cannot look, so
// whoever calls through it does. cut returns the members in an order in which each comes
// behind all that it calls, but for those that look.
//
// To find the fewest would take too long (feedback vertex set, Karp 1972). Types come
// first because most cycles of large programs go through a table, and then the functions
// that call through one are left to look, and the many others are not.
func (g *graph) cut(members []uint32) []uint32 {
	for _, n := range members {
		g.nodes[n].visit = unvisited
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
	return order
}

func (g *graph) cutFrom(root uint32, isType func(uint32) bool, order []uint32) []uint32 {
	g.nodes[root].visit = underWay
	g.way = append(g.way[:0], step{node: root})
	for len(g.way) > 0 {
		top := &g.way[len(g.way)-1]
		if callees := g.callees(top.node); top.next < len(callees) {
			c := callees[top.next]
			top.next++
			switch g.nodes[c].visit {
			case unvisited:
				g.nodes[c].visit = underWay
				g.way = append(g.way, step{node: c})
			case underWay:
				if isType(c) {
					c = top.node
				}
				g.nodes[c].looks = true
			}
			continue
		}
		g.nodes[top.node].visit = visited
		order = append(order, top.node)
		g.way = g.way[:len(g.way)-1]
	}
	return order
}
