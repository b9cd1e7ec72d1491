package fuel

import "assize/runner/wasm"

// Most values that are seen are stored. For a scalar the engine is at its best there with a
// branch that is hardly ever taken: the value is stored as it is, and if it was a
// NaN the canonical one is stored over it. Nothing but the memory changes on that
// way, so no value has to move where the ways meet again.
//
// Stores that follow one another are looked at together: a sum is a NaN if one of
// its parts is. (It may be one of infinities, too: then all are looked at in vain.)
// On the way around all of them are done again in their order, so it does not matter
// whether they overlap. Between the first and the look nothing may read or write the
// memory but at a place that is known to be another: at another distance from the same
// value. A trap in between leaves a memory that nobody will see.
//
// For a vector, the choice without a branch is short and better.

// maxStores is how many stores are looked at together.
const maxStores = 4

// store is a store of what may be a NaN of ours.
type store struct {
	at, end         uint32 // of the instruction
	op              wasm.Op
	align, offset   uint32
	address, stored slot // held is 0 where no local will hold it
	shape           shape
	again           bool // the value may be such a NaN indeed, and nothing else looks at it
}

// accesses holds the number of bytes that an instruction reads or writes: of those
// with one byte and, behind them, of the vector instructions.
var accesses = func() (bytes [512]uint8) {
	copy(bytes[0x28:], []uint8{4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4}) // loads
	copy(bytes[0x36:], []uint8{4, 8, 4, 8, 1, 2, 1, 2, 4})                // stores
	copy(bytes[256:], []uint8{16, 8, 8, 8, 8, 8, 8, 1, 2, 4, 8, 16})      // of vectors
	copy(bytes[256+0x54:], []uint8{1, 2, 4, 8, 1, 2, 4, 8, 4, 8})         // of lanes
	return bytes
}()

func accessed(op wasm.Op) uint32 { return uint32(accesses[op>>8&1<<8|op&0xff]) }

// held reports whether a local still holds s.
func (c *canonicaliser) held(s slot) bool {
	return s.held != 0 && c.known[s.held-1].version == s.version
}

// look puts the look at what was stored behind the last store.
func (c *canonicaliser) look() {
	if c.open == len(c.stores) {
		return
	}
	c.free = c.stores[len(c.stores)-1].end
	c.groups = append(c.groups, [2]int{c.open, len(c.stores)})
	c.open = len(c.stores)
}

// label is for a place that code comes to from elsewhere: what the locals hold there is
// not known.
func (c *canonicaliser) label() {
	c.look()
	c.labels++
}

// access is for an instruction that reads or writes the memory: what has been
// stored there must have been looked at.
func (c *canonicaliser) access(op wasm.Op, address place, offset uint32) {
	for i := c.open; i < len(c.stores); i++ {
		s := &c.stores[i]
		// By the numbers below 2^32: an access beyond has trapped.
		ahead := address.plus + offset - s.address.plus - s.offset
		if address.from == nowhere || address.from != s.address.from || ahead < accessed(s.op) || -ahead < accessed(op) {
			c.look()
			return
		}
	}
}

// assign is for an assignment of s to a local.
func (c *canonicaliser) assign(local uint32, s *slot) {
	for i := c.open; i < len(c.stores); i++ {
		p := &c.stores[i]
		if p.stored.held == local+1 {
			p.stored.held = 0
		}
		if p.address.held != local+1 {
			continue
		}
		if p.address.at == 0 || p.address.at < c.free {
			c.look()
			break
		}
		p.address.held = 0
	}
	k := &c.known[local]
	k.version++
	if s.from == nowhere {
		c.values++
		s.place = place{from: c.values}
	}
	k.labels, k.place = c.labels, s.place
}

// add leaves the place of a sum.
func (c *canonicaliser) add() {
	b, a := c.pop(), c.pop()
	if a.from == zero {
		a, b = b, a
	}
	c.pushBits(1)
	if a.from != nowhere && b.from == zero {
		c.stack[len(c.stack)-1].place = place{a.from, a.plus + b.plus}
	}
}

// store takes a value and an address: the instruction is a store of a whole float or
// vector, from at to end.
func (c *canonicaliser) store(in *wasm.Instr, at, end uint32) {
	s := store{at: at, end: end, op: in.Op, align: in.X, offset: in.Y, stored: c.pop(), address: c.pop()}
	if s.stored.source >= 0 {
		s.shape = c.sources[s.stored.source].shape
	}
	if s.shape == clean || s.shape != scalar(s.shape) {
		c.demand(s.stored.value)
		c.access(s.op, s.address.place, s.offset)
		return
	}
	if n := len(c.stores); n-c.open == maxStores || n > c.open && c.stores[c.open].shape != s.shape {
		c.look()
	}
	if !c.held(s.address) {
		s.address.held = 0
		if s.address.at < c.free || s.address.at == 0 {
			// The locals that would keep it are in use, or it comes with others.
			c.demand(s.stored.value)
			c.access(s.op, s.address.place, s.offset)
			return
		}
	}
	if !c.held(s.stored) {
		s.stored.held = 0
	}
	c.stores = append(c.stores, s)
	c.demands = append(c.demands, demand{s.stored.value, len(c.stores)})
}

// restore writes the look at the stores and, for a NaN, the stores once more.
func (w *nanWriter) restore(stores []store) {
	for len(stores) > 0 && !stores[0].again {
		stores = stores[1:]
	}
	for len(stores) > 0 && !stores[len(stores)-1].again {
		stores = stores[:len(stores)-1]
	}
	if len(stores) == 0 {
		return
	}
	s := stores[0].shape
	for i := range stores {
		if stores[i].address.held == 0 {
			w.begin(stores[i].address.at)
			w.local(wasm.OpLocalTee, w.temp(tempAddress+i, wasm.I32))
			w.end()
		}
		if stores[i].stored.held == 0 {
			w.begin(stores[i].at)
			w.local(wasm.OpLocalTee, w.temp(tempValue+i, lanes[s].typ))
			w.end()
		}
	}
	w.begin(stores[len(stores)-1].end)
	w.write(lanes[s].before...)
	w.sum(stores)
	w.write(lanes[s].test...)
	for i := range stores {
		w.again(i, &stores[i], len(stores) == 1)
	}
	w.write(lanes[s].after...)
	w.end()
}

// sum pushes twice what is a NaN if one of the stores may have stored one.
func (w *nanWriter) sum(stores []store) {
	s := stores[0].shape
	parts := 0
	for i := range stores {
		if !stores[i].again {
			continue
		}
		w.value(i, &stores[i])
		if parts++; parts > 1 {
			w.write(lanes[s].add...)
		}
	}
	if parts > 1 {
		w.local(wasm.OpLocalTee, w.temp(tempChoice, lanes[s].typ))
		w.local(wasm.OpLocalGet, w.temp(tempChoice, lanes[s].typ))
	} else {
		w.value(0, &stores[0])
	}
}

// value pushes what store i of a group has stored.
func (w *nanWriter) value(i int, s *store) {
	l := s.stored.held - 1
	if s.stored.held == 0 {
		l = w.temp(tempValue+i, lanes[s.shape].typ)
	}
	w.local(wasm.OpLocalGet, l)
}

// again does a store once more. One alone is known to be a NaN.
func (w *nanWriter) again(i int, s *store, alone bool) {
	l := s.address.held - 1
	if s.address.held == 0 {
		l = w.temp(tempAddress+i, wasm.I32)
	}
	w.local(wasm.OpLocalGet, l)
	switch {
	case alone:
		w.write(lanes[s.shape].nan...)
	case s.again:
		w.value(i, s)
		w.write(lanes[s.shape].nan...)
		w.value(i, s)
		w.value(i, s)
		w.write(lanes[s.shape].choose...)
	default:
		w.value(i, s)
	}
	w.write(byte(s.op))
	w.code = wasm.AppendU32(wasm.AppendU32(w.code, s.align), s.offset)
}
