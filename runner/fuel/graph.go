package fuel

// maxUnchecked bounds the fuel that a function may use, with all that it calls,
// before anything looks at the counter. Functions that might use more look when they
// are entered. It is the most by which a run overshoots its limit, but for one
// function's straight code and one operation on a length.
const maxUnchecked = 150_000

// maxUncounted bounds the bytes of stack that functions on a cycle of calls may take,
// one below the other, before one of them asks whether there is that much.
const maxUncounted = 64 << 10

// node is a function or, behind those, a type: whatever is called through a
// table with that type may be any referred function of the type.
type node struct {
	index, low int32 // Tarjan's numbers; index 0 is not visited
	open       bool  // on the stack of the component that is being collected
	loop       bool  // calls itself directly
	host       bool
	visit      visit
	looks      bool  // checks on entry, or at its calls
	cost       int64 // fuel before a check, at most; 0 where it checks on entry
	chain      int64 // bytes of stack below it before a check, at most, with its own unless it checks
}

// analyse walks the call graph, callees first, by strongly connected components
// (Tarjan 1972, with a stack of its own in place of recursion). A function that
// shares its component, or calls itself, is recursive.
func (s *scanned) analyse() error {
	g := &graph{scanned: s, nodes: make([]node, s.mod.NumFuncs()+len(s.mod.Types))}
	s.hostTypes = make([]bool, len(s.mod.Types))
	g.candidates()
	s.sites = append(s.sites[:0], make([]site, len(s.edges))...)
	for n := range g.nodes {
		if g.nodes[n].index == 0 {
			g.walk(uint32(n))
		}
	}
	for i := range s.funcs {
		s.reserve = max(s.reserve, g.nodes[len(s.mod.Imports)+i].chain)
	}
	if s.reserve > MaxReserve {
		return reject("calls that do not recur can take %d bytes of stack, the limit is %d", s.reserve, MaxReserve)
	}
	return nil
}

type graph struct {
	*scanned
	nodes []node
	// byType lists the referred functions of canonical type t at
	// byType[from[t]:from[t+1]].
	byType []uint32
	from   []uint32

	counter int32
	path    []step   // the walk
	way     []step   // the walk through a component
	open    []uint32 // nodes whose component is not complete
}

type step struct {
	node uint32
	next int // callee to look at
}

// candidates groups the referred functions by type.
func (g *graph) candidates() {
	g.from = make([]uint32, len(g.mod.Types)+1)
	for f, is := range g.referred {
		if is {
			g.from[g.typeOf[g.mod.TypeOf(uint32(f))]+1]++
		}
	}
	for t := range g.mod.Types {
		g.from[t+1] += g.from[t]
	}
	g.byType = make([]uint32, g.from[len(g.mod.Types)])
	at := append([]uint32(nil), g.from...)
	for f, is := range g.referred {
		if is {
			t := g.typeOf[g.mod.TypeOf(uint32(f))]
			g.byType[at[t]] = uint32(f)
			at[t]++
		}
	}
}

// callees returns the nodes that n may call.
func (g *graph) callees(n uint32) []uint32 {
	_, all := g.calls(n)
	return all
}

// calls returns the nodes that n may call, and which of the edges the first is, -1 if n
// is a type.
func (g *graph) calls(n uint32) (from int, callees []uint32) {
	imports, functions := len(g.mod.Imports), g.mod.NumFuncs()
	switch i := int(n); {
	case i < imports:
		return 0, nil
	case i < functions:
		f := i - imports
		to := len(g.edges)
		if f+1 < len(g.funcs) {
			to = g.funcs[f+1].calls
		}
		return g.funcs[f].calls, g.edges[g.funcs[f].calls:to]
	default:
		t := i - functions
		return -1, g.byType[g.from[t]:g.from[t+1]]
	}
}

func (g *graph) walk(root uint32) {
	g.enter(root)
	for len(g.path) > 0 {
		top := &g.path[len(g.path)-1]
		n := &g.nodes[top.node]
		if callees := g.callees(top.node); top.next < len(callees) {
			c := callees[top.next]
			top.next++
			switch callee := &g.nodes[c]; {
			case callee.index == 0:
				g.enter(c)
			case callee.open:
				n.low = min(n.low, callee.index)
				n.loop = n.loop || c == top.node
			}
			continue
		}
		g.path = g.path[:len(g.path)-1]
		if len(g.path) > 0 {
			parent := &g.nodes[g.path[len(g.path)-1].node]
			parent.low = min(parent.low, n.low)
		}
		if n.low == n.index {
			g.component(top.node)
		}
	}
}

func (g *graph) enter(n uint32) {
	g.counter++
	g.nodes[n].index, g.nodes[n].low, g.nodes[n].open = g.counter, g.counter, true
	g.open = append(g.open, n)
	g.path = append(g.path, step{node: n})
}

// component settles the component that ends with root; everything that it calls
// outside of itself is settled.
func (g *graph) component(root uint32) {
	start := len(g.open) - 1
	for g.open[start] != root {
		start--
	}
	members := g.open[start:]
	g.open = g.open[:start]
	cycle := len(members) > 1 || g.nodes[root].loop
	var host bool
	for _, n := range members {
		g.nodes[n].open = false
		host = host || int(n) < len(g.mod.Imports)
		for _, c := range g.callees(n) {
			host = host || g.nodes[c].host
		}
	}
	if cycle {
		members = g.cut(members, host)
	}
	var chain int64
	for _, n := range members {
		if g.function(n) != nil {
			g.order = append(g.order, int(n)-len(g.mod.Imports))
		}
		g.settle(n, cycle, host)
		chain = max(chain, g.nodes[n].chain)
	}
	for _, n := range members { // each may come to what is below another one
		g.nodes[n].chain = chain
	}
}

// settle stores what was found out about node n. What it calls is settled, or checks.
func (g *graph) settle(n uint32, cycle, host bool) {
	node := &g.nodes[n]
	var cost, widest, chain int64
	from, callees := g.calls(n)
	for i, c := range callees {
		if from >= 0 && g.sites[from+i].looks {
			continue
		}
		callee := &g.nodes[c]
		cost = min(cost+callee.cost, maxUnchecked+1)
		widest = max(widest, callee.cost)
		chain = max(chain, callee.chain)
	}
	node.host, node.chain = host, chain
	i := int(n) - len(g.mod.Imports)
	if i < 0 {
		return
	}
	if i >= len(g.funcs) { // a type calls one of its candidates
		g.hostTypes[i-len(g.funcs)] = host
		node.cost = widest
		return
	}
	f := &g.funcs[i]
	f.reachesHost, f.recursive = host, cycle
	deep := cycle && f.frame+chain > maxUncounted
	f.atCalls = f.atCalls && !deep
	f.checked = node.looks && !f.atCalls || f.ops+cost > maxUnchecked || deep
	if !f.checked {
		node.cost = f.ops + cost
	}
	if !f.checked || !f.staysCounted() {
		node.chain += f.frame
	}
}

// callsHost reports whether a call may reach an imported function.
func (s *scanned) callsHost(e *event) bool {
	if e.kind == evCallIndirect {
		return s.hostTypes[e.x]
	}
	i := int(e.x) - len(s.mod.Imports)
	return i < 0 || s.funcs[i].reachesHost
}
