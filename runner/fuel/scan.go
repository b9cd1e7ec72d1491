package fuel

import (
	"slices"

	"assize/runner/wasm"
)

// kind says what an event is.
type kind uint8

const (
	evBlock kind = iota
	evLoop
	evIf
	evElse
	evEnd
	evBr
	evBrIf
	evBrTable // x is 1 where a target is a loop
	evReturn
	evUnreachable
	evCall         // x is the function
	evCallIndirect // x is the type
	evTail         // return_call
	evTailIndirect
	evBulk       // work by bytes: the length is on the stack
	evTable      // work by table entries: the length is on the stack
	evMemoryGrow // the number of pages is on the stack
	evTableGrow
)

// event is an instruction that the placement of charges has to look at. All the
// instructions between two events run one after the other, so of them only the
// cost is kept.
type event struct {
	at   uint32 // where the instruction begins in the body
	cost uint32 // of the instructions since the event before, with this one
	x    uint32 // label, function or type; for evIf: 1 where it has an else; for evLoop: branches back to it; for evBlock: its end
	// size is the length of the instruction. Of a branch it may be cut off:
	// nothing is ever put behind one that has labels without end.
	size uint8
	kind kind
	// bare marks a block, loop or if to which a branch takes no values along.
	bare bool
	// dispatch marks a loop that is one, and its br_table; onward a br to it that need not
	// look at the counter, and may go to a block at once; side a block whose way from the
	// br_table holds a charge of its own: see dispatch.
	dispatch, onward, side bool
	// back marks a br or br_if to a loop.
	back bool
	// set is the labelSet of a br_table, and of a block, loop or if that one branches to.
	set uint32
}

// end is where the next instruction begins.
func (e *event) end() uint32 { return e.at + uint32(e.size) }

// function is what the rewriting knows of a function that the module defines.
type function struct {
	first, last int   // its events
	calls       int   // its edges begin here, and end where the next one's do
	ops         int64 // static cost of its instructions, 0 to saturation
	frame       int64 // bytes of stack, see depth.go
	joins       int64 // labels, a loop for three
	work        int64 // for the engine to compile it, see MaxFuncWork
	ahead       int64 // of its cost, what callers pay, see ahead.go

	reachesHost bool // may call an imported function, directly or not
	checked     bool // looks at the counter when it is entered
	recursive   bool // is on a cycle of calls: its frame is counted
	atCalls     bool // that is done at its calls on the cycle, see calls.go
	temps       bool // needs temporary locals
	floats      bool // may make a NaN, see nan.go
	// Its looks and insertions, from one to another.
	looks, insertions [2]int
}

// scanned is a module with the events of its code.
type scanned struct {
	*scratch
	mod   *wasm.Module
	table *table
	funcs []function
	// typeOf maps a type index to the first equal type.
	typeOf []uint32
	// referred[f] says that function f may be called through a table.
	referred []bool
	// declared[f] says that an instruction may refer to function f.
	declared []bool
	// hostTypes[t] says that a call through a table with canonical type t may
	// reach an imported function.
	hostTypes []bool
	// reserve is the stack that functions off any cycle of calls can take
	// together, in bytes.
	reserve int64
	nanCost [5]int64
	// stateful says that some instruction is.
	stateful bool
	host     hostCalls
	more     int64 // work for the engine by what is written besides the code that came
	byPlace  bool  // every instruction is to be executed where it is
}

// label is an open block while a function is scanned.
type label struct {
	event int // that opened it, -1 for the function itself
	kind  kind
}

// scan reads all function bodies, checks them as far as the engine would be
// misled by what is going to be appended, and keeps the events.
func scan(m *wasm.Module, t *table, byPlace bool) (*scanned, error) {
	s := &scanned{scratch: newScratch(), mod: m, table: t, byPlace: byPlace, funcs: make([]function, len(m.Code)), referred: make([]bool, m.NumFuncs())}
	s.canonicalTypes()
	for _, f := range m.Referred {
		s.referred[f] = true
	}
	s.declared = slices.Clone(s.referred)
	for _, e := range m.Exports {
		if e.Kind == wasm.KindFunc {
			s.declared[e.Index] = true
		}
	}
	total := 0
	for _, b := range m.Code {
		total += len(b.Code)
	}
	s.events = slices.Grow(s.events, total/8)
	s.nans.mod = m
	s.nanCost = t.nanCost()
	var labels []label
	var in wasm.Instr
	for i := range s.funcs {
		var err error
		if labels, err = s.function(i, labels[:0], &in); err != nil {
			return nil, reject("function %d: %v", len(m.Imports)+i, err)
		}
		if f := &s.funcs[i]; f.floats {
			if looks := s.nans.find(i); len(looks) > 0 {
				s.canonicalise(i, looks)
			}
		}
	}
	return s, nil
}

// canonicalise makes NaNs canonical where they are looked at in defined function i.
func (s *scanned) canonicalise(i int, looks []look) {
	f, body := &s.funcs[i], &s.mod.Code[i]
	e := f.first
	for _, l := range looks {
		for s.events[e].at < l.at {
			e++
		}
		s.events[e].cost += uint32(s.nanCost[l.shape])
		f.ops += s.nanCost[l.shape]
	}
	// Stack and work are reckoned as if a look was what it is charged for, six
	// instructions and a local for each type.
	locals := int64(len(s.nans.types))
	for _, t := range tempTypes {
		if slices.ContainsFunc(looks, func(l look) bool { return lanes[l.shape].typ == t }) {
			locals++
			f.frame += int64(t.Bytes())
		}
	}
	f.frame += 5 * int64(len(looks))
	f.work = f.joins * locals
	more := 2 * int64(len(s.nans.groups)) * locals
	branching := f.work+more <= MaxFuncWork && s.more+more <= MaxWork/4
	if branching {
		s.more += more
	}
	f.looks[0], f.insertions[0] = len(s.looks), len(s.nans.insertions)
	s.looks = append(s.looks, looks...)
	body.Locals = append(slices.Clip(body.Locals), s.nans.emit(branching)...)
	f.looks[1], f.insertions[1] = len(s.looks), len(s.nans.insertions)
}

// canonicalTypes finds equal types, which a call through a table takes for one.
func (s *scanned) canonicalTypes() {
	s.typeOf = make([]uint32, len(s.mod.Types))
	seen := map[string]uint32{}
	var key []byte
	for i, t := range s.mod.Types {
		key = key[:0]
		for _, p := range t.Params {
			key = append(key, byte(p))
		}
		key = append(key, 0)
		for _, r := range t.Results {
			key = append(key, byte(r))
		}
		first, ok := seen[string(key)]
		if !ok {
			first = uint32(i)
			seen[string(key)] = first
		}
		s.typeOf[i] = first
	}
}

// byLength returns the event of an instruction that costs by a length, evBlock for
// another one.
func byLength(op wasm.Op) kind {
	switch op {
	case wasm.OpMemoryInit, wasm.OpMemoryCopy, wasm.OpMemoryFill:
		return evBulk
	case wasm.OpTableInit, wasm.OpTableCopy, wasm.OpTableFill:
		return evTable
	case wasm.OpMemoryGrow:
		return evMemoryGrow
	case wasm.OpTableGrow:
		return evTableGrow
	}
	return evBlock
}

// note keeps what is to be known of f and of the module because op is there.
func (s *scanned) note(f *function, op wasm.Op) {
	s.stateful = s.stateful || op.Stateful()
	f.floats = f.floats || op>>8 == 0xfd && vectorEffects[op&0xff].how == arithmetic
}

// function scans the body of defined function i. The slice of labels is only
// passed on for its room.
func (s *scanned) function(i int, labels []label, in *wasm.Instr) ([]label, error) {
	m, f := s.mod, &s.funcs[i]
	body := m.Code[i]
	f.first, f.calls = len(s.events), len(s.edges)
	typ := m.Types[m.Funcs[i]]
	numLocals := uint32(len(typ.Params)) + uint32(body.NumLocals())
	numGlobals, numTypes, numFuncs := uint32(len(m.Globals)), uint32(len(m.Types)), uint32(m.NumFuncs())
	labels = append(labels, label{event: -1})
	r := wasm.NewReader(body.Code)
	var pending, calls, joins int64
	run := wasm.NewSkipper(&s.table.skipped, numLocals, numGlobals)
	var weight int64            // for the frame
	d, behind := &s.dispatch, 0 // the last event
	d.loop = -1
	for len(labels) > 0 {
		at, ok := r.SkipTo(in, &run)
		if !ok {
			if r.Err() == nil {
				r.Fail(wasm.ErrTruncated)
			}
			return labels, r.Err()
		}
		// The next event. To put one together elsewhere and copy it takes longer.
		if len(s.events) == cap(s.events) {
			s.events = slices.Grow(s.events, 1)
		}
		events := s.events[:len(s.events)+1]
		e := &events[len(events)-1]
		*e = event{at: uint32(at)}
		switch in.Op { // by a table of jumps, for which the numbers have to be close
		case wasm.OpBlock, wasm.OpLoop, wasm.OpIf:
			if in.Block == wasm.BlockIndex && in.X >= numTypes {
				r.Failf("type %d of %d", in.X, numTypes)
				return labels, r.Err()
			}
			if len(labels) > MaxNesting {
				r.Failf("blocks are nested more than %d deep", MaxNesting)
				return labels, r.Err()
			}
			e.kind = evBlock + kind(in.Op-wasm.OpBlock)
			e.bare = in.Block == wasm.VoidBlock || e.kind == evLoop && in.Block != wasm.BlockIndex
			labels = append(labels, label{event: len(s.events), kind: e.kind})
			joins++
			if e.kind == evLoop {
				joins += 2
			}
		case wasm.OpElse:
			top := labels[len(labels)-1]
			if top.kind != evIf || top.event < 0 {
				r.Failf("else without if")
				return labels, r.Err()
			}
			labels[len(labels)-1].kind = evElse
			s.events[top.event].x = 1
			e.kind = evElse
		case wasm.OpEnd:
			if top := labels[len(labels)-1]; top.kind == evBlock && top.event >= 0 {
				s.events[top.event].x = uint32(len(s.events))
			}
			labels = labels[:len(labels)-1]
			e.kind = evEnd
		case wasm.OpBr, wasm.OpBrIf:
			if in.X >= uint32(len(labels)) {
				r.Failf("label %d of %d", in.X, len(labels))
				return labels, r.Err()
			}
			e.kind, e.x = evBr+kind(in.Op-wasm.OpBr), in.X
			if target := labels[len(labels)-1-int(in.X)]; target.kind == evLoop && target.event >= 0 {
				e.back = true
				e.onward = e.kind == evBr && target.event == d.loop && d.onward(s, labels, body.Code[behind:at])
				if e.onward {
					f.ops += s.throughTable() // once more
				} else {
					s.events[target.event].x++
				}
			}
		case wasm.OpBrTable:
			if len(in.Labels) > MaxLabels {
				r.Failf("br_table has %d labels, the limit is %d", len(in.Labels), MaxLabels)
				return labels, r.Err()
			}
			for _, l := range in.Labels {
				if l >= uint32(len(labels)) {
					r.Failf("label %d of %d", l, len(labels))
					return labels, r.Err()
				}
			}
			e.kind, e.set = evBrTable, s.newSet()
			e.dispatch = d.found(s, f, labels, in.Labels, body.Code[behind:at], e.set)
			for _, l := range in.Labels {
				target := labels[len(labels)-1-int(l)]
				if target.event < 0 {
					s.agreed(e.set, 0) // whoever leaves the function owes nothing
					continue
				}
				if target.kind == evLoop {
					e.x = 1
				}
				if !e.dispatch { // else it is known at the end whose labels are alike
					s.join(&s.events[target.event].set, e.set)
				}
			}
		case wasm.OpReturn:
			e.kind = evReturn
		case wasm.OpUnreachable:
			e.kind = evUnreachable
		case wasm.OpCall, wasm.OpReturnCall:
			if in.X >= numFuncs {
				r.Failf("function %d of %d", in.X, numFuncs)
				return labels, r.Err()
			}
			e.kind, e.x = evCall, in.X
			if in.Op == wasm.OpReturnCall {
				e.kind = evTail
			}
			s.edges = append(s.edges, e.x)
			calls++
		case wasm.OpCallIndirect, wasm.OpReturnCallIndirect:
			if in.X >= numTypes {
				r.Failf("type %d of %d", in.X, numTypes)
				return labels, r.Err()
			}
			e.kind, e.x = evCallIndirect, s.typeOf[in.X]
			if in.Op == wasm.OpReturnCallIndirect {
				e.kind = evTailIndirect
			}
			s.edges = append(s.edges, numFuncs+e.x)
			calls++
		default:
			s.note(f, in.Op)
			if in.Op > 0xff || in.Op == wasm.OpMemoryGrow { // not by its first byte
				pending += s.table.cost(in.Op)
			}
			if in.Op == wasm.OpRefFunc {
				// What is declared is checked here because the start function is
				// going to be exported, which declares it.
				if in.X >= numFuncs || !s.declared[in.X] {
					r.Failf("reference to function %d of %d, which is not declared", in.X, numFuncs)
					return labels, r.Err()
				}
				s.referred[in.X] = true
				continue
			}
			if e.kind = byLength(in.Op); e.kind < evBulk || !s.table.rest {
				continue
			}
			f.temps = true
		}
		behind = r.Pos()
		pending += int64(run.Sum % weightUnit)
		weight += int64(run.Sum / weightUnit)
		run.Sum = 0
		e.size, e.cost = uint8(behind-at), uint32(pending)
		f.ops += pending
		pending = 0
		s.events = events
	}
	f.last = len(s.events)
	if r.More() {
		r.Failf("instructions after the end")
		return labels, r.Err()
	}
	f.joins, f.work = joins, joins*int64(numLocals)
	d.settle(s, f, int64(numLocals))
	f.floats = f.floats || run.Floats
	f.frame = frameBytes(typ, body, weight, calls)
	return labels, nil
}
