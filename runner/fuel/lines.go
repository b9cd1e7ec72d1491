package fuel

import (
	"fmt"
	"slices"

	"assize/runner/wasm"
)

// Places are what a module counts with CountPlaces.
type Places struct {
	// Stretches are counted in the globals RanExport: how often each began.
	Stretches []Stretch
	// Calls are the places of the instructions whose cost is known afterwards
	// only. The globals CalledExport have what each has cost, besides what the
	// places in the functions that it called have.
	Calls []int32
}

// Stretch is code that runs as a whole, from one branch or call to the next: what
// its instructions cost, by the places that they were compiled from.
type Stretch []PlaceCost

// PlaceCost is what the instructions of one place cost together.
type PlaceCost struct {
	Place int32
	Cost  int64
}

// RanExport is the export of the global that counts how often stretch i began.
func RanExport(i int) string { return fmt.Sprint(ReservedPrefix, "ran:", i) }

// CalledExport is the export of the global with what call i has cost.
func CalledExport(i int) string { return fmt.Sprint(ReservedPrefix, "called:", i) }

// CountPlaces makes the module count, in globals of its own, what it spends by
// place. That costs no fuel, so runs come to the same. at says which place an
// instruction was compiled from: the function by its number, imports first, and the
// instruction by its offset in the function's expression. A negative place is none:
// what such instructions cost counts for the place that called them. So all that a
// run spends counts for one place, but for what the outermost functions spend
// outside of any.
func CountPlaces(at func(function int, offset uint32) int32) Option {
	return func(s *settings) { s.places = at }
}

// placeCounter writes the counts of one function into its edits.
type placeCounter struct {
	*rewriter
	edits []edit // of the placer
	next  int    // of those
	all   []edit
}

// add adds an edit in its place: of those at the same offset, behind the ones of the
// given kinds that come first there.
func (c *placeCounter) add(e edit, behind ...editKind) {
	for c.next < len(c.edits) {
		next := c.edits[c.next]
		if next.at > e.at || next.at == e.at && !slices.Contains(behind, next.kind) {
			break
		}
		c.all = append(c.all, next)
		c.next++
	}
	c.all = append(c.all, e)
}

// withCounts adds to the edits of function i what counts places.
func (w *rewriter) withCounts(i int, code []byte, edits []edit) []edit {
	f := &w.funcs[i]
	c := placeCounter{rewriter: w, edits: edits}
	r := wasm.NewReader(code)
	var in wasm.Instr
	looks := w.looks[f.looks[0]:f.looks[1]]
	for k := f.first; k < f.last; k++ {
		e := &w.events[k]
		start := uint32(r.Pos())
		var s Stretch
		place := int32(-1)
		for r.Pos() <= int(e.at) {
			at := uint32(r.Pos())
			if !r.Next(&in) {
				break // scan has read it all
			}
			place = w.places(len(w.mod.Imports)+i, at)
			cost := w.table.cost(in.Op)
			if len(looks) > 0 && looks[0].at == uint32(r.Pos()) {
				cost += w.nanCost[looks[0].shape]
				looks = looks[1:]
			}
			if place >= 0 && cost > 0 {
				s = s.plus(place, cost)
			}
		}
		if len(s) > 0 {
			// A charge may end the run there; all else is a part of the stretch.
			c.add(edit{at: start, kind: editRan, n: int64(len(w.counted.Stretches))}, editCharge)
			w.counted.Stretches = append(w.counted.Stretches, s)
		}
		if place >= 0 && (e.kind == evCall || e.kind == evCallIndirect || e.kind >= evBulk) {
			// A charge behind it is for what follows; what it was granted is its own.
			c.add(edit{at: e.at, kind: editBefore}, editCharge)
			c.add(edit{at: uint32(r.Pos()), kind: editAfter, n: int64(len(w.counted.Calls))}, editPages, editEntries)
			w.counted.Calls = append(w.counted.Calls, place)
		}
	}
	return append(c.all, edits[c.next:]...)
}

func (s Stretch) plus(place int32, cost int64) Stretch {
	for i := range s {
		if s[i].Place == place {
			s[i].Cost += cost
			return s
		}
	}
	return append(s, PlaceCost{place, cost})
}

// The globals of the counts follow the others: one with all that has been counted
// for some place, then a pair for each count, of which a stretch uses the first and
// a call the second.
func (w *rewriter) all() uint32 { return w.denied + 1 }

func (w *rewriter) ran(stretch int) uint32 { return w.all() + 1 + 2*uint32(stretch) }

func (w *rewriter) called(call int) uint32 { return w.all() + 2 + 2*uint32(call) }

// countRan counts one more time round of a stretch.
func (w *rewriter) countRan(stretch int) {
	cost := int64(0)
	for _, c := range w.counted.Stretches[stretch] {
		cost += c.Cost
	}
	w.add(w.ran(stretch), func() { w.constant(1) })
	w.add(w.all(), func() { w.constant(cost) })
}

// before keeps the fuel that is left and all that is counted: after the call the
// two have come down together by what was spent and not counted.
func (w *rewriter) before() {
	w.get(w.fuel)
	w.get(w.all())
	w.op(wasm.OpI64Add)
	w.kept(wasm.OpLocalSet)
}

func (w *rewriter) after(call int) {
	w.add(w.called(call), func() {
		w.kept(wasm.OpLocalGet)
		w.get(w.fuel)
		w.op(wasm.OpI64Sub)
		w.get(w.all())
		w.op(wasm.OpI64Sub)
	})
	w.kept(wasm.OpLocalGet)
	w.get(w.fuel)
	w.op(wasm.OpI64Sub)
	w.set(w.all())
}

// kept is the local that before and after share.
func (w *rewriter) kept(op wasm.Op) { w.out = wasm.AppendU32(append(w.out, byte(op)), w.keptAt) }

// add adds what value leaves on the stack to a global.
func (w *rewriter) add(global uint32, value func()) {
	w.get(global)
	value()
	w.op(wasm.OpI64Add)
	w.set(global)
}

// export adds the globals of the counts to the module.
func (c *Places) export(m *wasm.Module) {
	add := func(name string) {
		if name != "" {
			m.Exports = append(m.Exports, wasm.Export{Name: name, Kind: wasm.KindGlobal, Index: uint32(len(m.Globals))})
		}
		m.Globals = append(m.Globals, wasm.Global{Type: wasm.I64, Mutable: true, Init: constant(0)})
	}
	add("")
	for i := range max(len(c.Stretches), len(c.Calls)) {
		add(RanExport(i))
		add(CalledExport(i))
	}
}
