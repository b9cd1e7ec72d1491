package main

import "slices"

// tickExport is the name under which a module exports its tick: a function without
// parameters and results that is called at the beginning of every turn of every
// loop, so that something can happen while the program minds its own business (alarm
// of wasi-extra). What is linked without such a function has no ticks, and pays
// nothing for them.
const tickExport = "assize_tick"

// takeTick finds the tick and takes it out of the exports.
func (m *module) takeTick() {
	at := slices.IndexFunc(m.exports, func(e export) bool { return e.kind == 0 && string(e.name) == tickExport })
	if at < 0 {
		return
	}
	f := m.defined(m.exports[at].index)
	if f == nil {
		fail("%s is imported", tickExport)
	}
	if t := m.types[f.typ]; len(t.params)+len(t.results) > 0 {
		fail("%s has parameters or results", tickExport)
	}
	m.tick = int(m.exports[at].index)
	m.exports = slices.Delete(m.exports, at, at+1)
}

// ticks reports whether the loops of a function call the tick. The tick's own do
// not: it would call itself without end.
func (m *module) ticks(f *function) bool {
	return f.loops && m.tick >= 0 && f != m.defined(uint32(m.tick))
}
