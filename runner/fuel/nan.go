package fuel

import (
	"slices"

	"assize/runner/wasm"
)

// The bits of a NaN that arithmetic makes are left open by the specification
// (section 4.3.3, "NaN propagation"), and processors differ: 0/0 has its sign
// set on amd64 and not on arm64. A program sees the difference as soon as it
// prints one. So wherever bits that may be such a NaN could be looked at, the
// rewriting puts the canonical NaN in their place.
//
// That would cost something at each addition. But nothing can be told from a NaN
// that only goes into more arithmetic or a comparison, so it is enough to act
// where a value gets out of a function's sight: into memory, a global, a call, a
// result, a branch with values, or an instruction that takes it for bits. Until
// then a value is tainted, and so is a local that is assigned nothing but tainted
// values and numbers. What was loaded, passed or came out of a block is never
// tainted and keeps its bits, as the specification wants.

// shape is how a tainted value is to be looked at; clean for one that is not.
type shape uint8

const (
	clean shape = iota
	f32
	f64
	f32x4
	f64x2
)

// source is where a value came from: an arithmetic instruction, a local, or, of
// an instruction that passes bits on, two others. Whether a local is tainted is
// only known once the whole function has been read.
type source struct {
	kind  sourceKind
	shape shape
	local uint32 // with ofLocal
	a, b  value  // with ofOthers
}

type sourceKind uint8

const (
	ofArithmetic sourceKind = iota
	ofLocal
	ofOthers
)

const (
	// bits stands for a value whose bits are its own: they are to stay.
	bits = -1
	// number stands for a value that is no NaN.
	number = -2
)

// value is the index of its source, or bits or number, and where the instruction that
// pushed it ends: 0 where that pushed several.
type value struct {
	source int32
	at     uint32
}

// slot is a value on the operand stack.
type slot struct {
	value
	// held is one more than a local with the same value, at that version of it; 0
	// where there is none.
	held, version uint32
	place
}

// place is a number that is known but for what it is counted from. Those from the same
// value are known to differ where plus differs.
type place struct{ from, plus uint32 }

const (
	nowhere = 0 // a value that nothing else is counted from
	zero    = 1
)

// demand is a value whose bits somebody sees: the store before store, or, where that
// is 0, something else.
type demand struct {
	value
	store int
}

// write is an assignment to a local.
type write struct {
	local uint32
	value
}

// frame is an open block.
type frame struct {
	height  int    // of the stack below its parameters
	params  []slot // of an if, for its else
	results int
	label   int // values that a branch to it takes
}

// canonicaliser follows the values of one function after the other.
type canonicaliser struct {
	nanWriter
	mod *wasm.Module

	body    []byte
	types   []wasm.ValueType // of all locals
	shapes  []shape          // of what a local may hold, clean where that is bits
	known   []known          // of the locals
	params  int
	at      uint32 // where the instruction under way ends
	stack   []slot
	frames  []frame
	sources []source
	writes  []write
	demands []demand
	taints  []shape // of the sources
	stores  []store
	groups  [][2]int // stores that are looked at together, from one to another
	open    int      // the first of the group that is not complete
	values  uint32   // that places are counted from
	labels  uint32   // that were passed
	free    uint32   // from here on the last group does not need its locals any more
	looks   []look
}

// known is what is known of a local in straight code.
type known struct {
	version uint32 // how often it has been assigned to
	labels  uint32 // that had been passed when its place was found out
	place
}

// look is a place where a value is seen: what the canonical NaN costs there.
type look struct {
	at    uint32
	shape shape
}

// find finds where in defined function i the bits of NaNs are seen. The body has
// been scanned.
func (c *canonicaliser) find(i int) []look {
	typ, body := c.mod.Types[c.mod.Funcs[i]], c.mod.Code[i]
	c.body, c.types, c.params = body.Code, append(c.types[:0], typ.Params...), len(typ.Params)
	for _, g := range body.Locals {
		for range g.Count {
			c.types = append(c.types, g.Type)
		}
	}
	c.shapes = slices.Grow(c.shapes[:0], len(c.types))[:len(c.types)]
	c.known = slices.Grow(c.known[:0], len(c.types))[:len(c.types)]
	clear(c.shapes)
	for l := c.params; l < len(c.types); l++ {
		switch c.types[l] {
		case wasm.F32:
			c.shapes[l] = f32
		case wasm.F64:
			c.shapes[l] = f64
		}
	}
	c.follow(len(typ.Results))
	if c.guessVectors() {
		c.follow(len(typ.Results))
	}
	c.settle()
	return c.seen()
}

// follow reads the function.
func (c *canonicaliser) follow(results int) {
	c.stack, c.sources, c.writes, c.demands = c.stack[:0], c.sources[:0], c.writes[:0], c.demands[:0]
	c.stores, c.groups, c.open, c.free = c.stores[:0], c.groups[:0], 0, 0
	c.frames = append(c.frames[:0], frame{results: results, label: results})
	clear(c.known)
	c.values, c.labels = zero, 1
	r := wasm.NewReader(c.body)
	var in wasm.Instr
	for begin := 0; len(c.frames) > 0 && r.Next(&in); begin = r.Pos() {
		switch at := uint32(r.Pos()); {
		case in.Op == wasm.OpLocalGet: // most often
			c.get(in.X, at)
		case in.Op > 0xff || !c.plain(int(plains[in.Op]), at):
			c.instruction(&in, uint32(begin), at)
		}
	}
}

// plain is a short way through instructions that see no floats and give one value of
// which nothing is known. It takes most of them, and reports whether it has.
func (c *canonicaliser) plain(pops int, at uint32) bool {
	n := len(c.stack) - pops
	if pops == 0 || c.open < len(c.stores) || n < c.top().height {
		return false
	}
	c.stack = c.stack[:n+1]
	c.stack[n] = slot{value: value{bits, at}}
	return true
}

// guessVectors gives each vector local the shape of what it is first assigned,
// and reports whether there is such a local.
func (c *canonicaliser) guessVectors() (found bool) {
	for _, w := range c.writes {
		if w.source >= 0 && int(w.local) >= c.params && c.shapes[w.local] == clean {
			c.shapes[w.local], found = c.sources[w.source].shape, true
		}
	}
	return found
}

func (c *canonicaliser) top() *frame { return &c.frames[len(c.frames)-1] }

func (c *canonicaliser) push(s slot) { c.stack = append(c.stack, s) }

// pushBits pushes n values whose bits are to stay.
func (c *canonicaliser) pushBits(n int) {
	for ; n > 1; n-- {
		c.push(slot{value: value{source: bits}})
	}
	if n > 0 {
		c.push(slot{value: value{bits, c.at}})
	}
}

// pop takes a value. In code that cannot be reached there may be none.
func (c *canonicaliser) pop() slot {
	if len(c.stack) <= c.top().height {
		return slot{value: value{source: bits}}
	}
	s := c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
	return s
}

// demand says that somebody sees the bits of s.
func (c *canonicaliser) demand(s value) {
	if s.source >= 0 {
		c.demands = append(c.demands, demand{value: s})
	}
}

// show takes n values whose bits somebody sees.
func (c *canonicaliser) show(n int) {
	for range n {
		c.demand(c.pop().value)
	}
}

// showTop is show for values that stay.
func (c *canonicaliser) showTop(n int) {
	for _, s := range c.stack[max(c.top().height, len(c.stack)-n):] {
		c.demand(s.value)
	}
}

func (c *canonicaliser) from(s source, at uint32) slot {
	c.sources = append(c.sources, s)
	return slot{value: value{int32(len(c.sources) - 1), at}}
}

// pass returns the value of an instruction that ends at at and passes on bits of
// a and b, lane by lane of the shape s. One of another shape is demanded.
func (c *canonicaliser) pass(s shape, a, b value, at uint32) slot {
	for _, x := range []*value{&a, &b} {
		if x.source >= 0 && scalar(c.sources[x.source].shape) != scalar(s) {
			c.demand(*x)
			x.source = bits
		}
	}
	switch {
	case a.source >= 0 && b.source >= 0, a.source >= 0 && b.source == number, b.source >= 0 && a.source == number:
		return c.from(source{kind: ofOthers, shape: s, a: a, b: b}, at)
	case a.source == number && b.source == number:
		return slot{value: value{source: number}}
	}
	c.demand(a)
	c.demand(b)
	return slot{value: value{source: bits}}
}

// scalar is the shape of a lane.
func scalar(s shape) shape {
	if s >= f32x4 {
		return s - f32x4 + f32
	}
	return s
}

// dead drops what is on the stack of the block: the rest of it is not reached.
func (c *canonicaliser) dead() {
	c.stack = c.stack[:min(len(c.stack), c.top().height)]
}

// maxRounds bounds how often settle looks through a function. What compilers
// write needs two or three.
const maxRounds = 20

// settle finds the locals that hold tainted values or numbers only, and which
// sources are tainted. A local that is assigned bits somewhere is kept clean, and
// so is a value that may be one or the other.
func (c *canonicaliser) settle() {
	c.taints = slices.Grow(c.taints[:0], len(c.sources))[:len(c.sources)]
	for round := 0; ; round++ {
		if round == maxRounds {
			clear(c.shapes) // clean is always right
		}
		c.taint()
		changed := false
		for _, w := range c.writes {
			if s := c.shapes[w.local]; s != clean && w.source != number && c.taintOf(w.source) != s {
				c.shapes[w.local], changed = clean, true
			}
		}
		if !changed {
			break
		}
	}
	for _, w := range c.writes {
		if c.shapes[w.local] == clean {
			c.demand(w.value)
		}
	}
	for i, s := range c.sources {
		if s.kind == ofOthers && c.taints[i] == clean {
			c.demand(s.a)
			c.demand(s.b)
		}
	}
}

// taint finds out which sources are tainted where the shapes of the locals are
// right. The others that a source names come before it.
func (c *canonicaliser) taint() {
	for i, s := range c.sources {
		c.taints[i] = s.shape
		switch s.kind {
		case ofLocal:
			if c.shapes[s.local] == clean {
				c.taints[i] = clean
			}
		case ofOthers:
			for _, x := range []value{s.a, s.b} {
				if x.source != number && c.taintOf(x.source) == clean {
					c.taints[i] = clean
				}
			}
		}
	}
}

// taintOf is the shape of a value that is tainted, clean of one that is not.
func (c *canonicaliser) taintOf(source int32) shape {
	if source < 0 {
		return clean
	}
	return c.taints[source]
}

// seen returns where tainted values are seen, in order, and marks the stores that
// alone see one.
func (c *canonicaliser) seen() []look {
	places := c.demands[:0]
	for _, d := range c.demands {
		if c.taintOf(d.source) != clean {
			places = append(places, d)
		}
	}
	slices.SortFunc(places, func(a, b demand) int { return int(a.at) - int(b.at) })
	c.demands, c.looks = places, c.looks[:0]
	for i, p := range places {
		if i > 0 && places[i-1].at == p.at {
			continue
		}
		c.looks = append(c.looks, look{p.at, c.taintOf(p.source)})
		alone := i+1 == len(places) || places[i+1].at != p.at
		if p.store > 0 && alone {
			c.stores[p.store-1].again = true
		}
	}
	return c.looks
}

// emit writes the code for the function of which seen was told last, its branches
// only where branching says so, and returns the locals that it needs beyond its own.
func (c *canonicaliser) emit(branching bool) []wasm.LocalGroup {
	c.next, c.locals, c.temps = uint32(len(c.types)), nil, [numTemps][4]uint32{}
	from := len(c.insertions)
	for i, p := range c.demands {
		if i > 0 && c.demands[i-1].at == p.at || branching && p.store > 0 && c.stores[p.store-1].again {
			continue
		}
		c.canonical(p.at, c.taintOf(p.source))
	}
	if branching {
		for _, g := range c.groups {
			c.restore(c.stores[g[0]:g[1]])
		}
	}
	slices.SortFunc(c.insertions[from:], func(a, b insertion) int { return int(a.at) - int(b.at) })
	return c.locals
}
