package fuel

import (
	"slices"

	"assize/runner/wasm"
)

// rewriter writes the functions anew. A function in which the counter is looked
// at becomes
//
//	block            ;; one for each place that looks: it branches out of the
//	  block          ;; block of its own when there is no fuel or stack left
//	    block (result)
//	      …          ;; the body
//	    end
//	    return
//	  end
//	  unreachable
//	end
//	unreachable
//
// so that no label in the body changes its number, and that the body has to
// leave the results and nothing else, as it had before. Each place has its own
// unreachable because the engine joins a comparison and its branch into one
// machine instruction only if nothing else branches to the same place, and puts
// what is never reached by falling through behind the function. A function that only
// takes its frame from the depth has the innermost block alone.
type rewriter struct {
	*scanned
	fuel, depth, denied uint32 // indices of the globals
	out                 []byte
	// places is nil where nothing is counted by place.
	places  func(function int, offset uint32) int32
	counted Places
	in      wasm.Instr // for its room
	// The function under way.
	next   uint32 // index of the next local
	first  uint32 // index of the first of two temporary locals
	saved  uint32 // index of the local that keeps the depth
	keptAt uint32 // index of the local for before and after
	// Locals for the rounds of a loop that is written twice, and for the fuel that is
	// left after them.
	roundsAt, leftAt uint32
	within           uint32            // 1 in such a loop, where it is written for the second time
	deep             bool              // the frame is counted while it runs
	entry            bool              // the next check is the one on entry
	outs             uint32            // blocks to leave the function by
	used             uint32            // of those
	returns          map[uint32]uint32 // types of blocks that give several results, by the type of the function
}

// maxOuts bounds the blocks around a function. Further places share the last.
const maxOuts = 100

// rewrite writes the code section anew, function by function.
func (w *rewriter) rewrite() {
	p := &placer{scanned: w.scanned, edits: w.edits, blocks: w.blocks, once: w.places != nil}
	size := 0
	for i := range w.funcs {
		size += len(w.mod.Code[i].Code) + 16
	}
	section := wasm.AppendU32(slices.Grow(w.section[:0], size+size/2), uint32(len(w.funcs)+len(w.host.numbers)))
	for i := 1; i < len(w.host.numbers); i++ {
		section = w.host.appendCall(section, w.mod, i)
	}
	w.returns, w.out = map[uint32]uint32{}, w.written
	for i := range w.funcs {
		p.place(i)
		w.out = w.out[:0]
		edits := p.edits
		if w.places != nil {
			edits = w.withCounts(i, w.mod.Code[i].Code, edits)
		}
		edits = w.withNaNs(&w.funcs[i], edits)
		w.function(i, edits, p.looks)
		section = wasm.Body{Locals: w.locals, Code: w.out}.AppendTo(section)
	}
	if len(w.host.numbers) > 0 {
		section = w.host.appendCall(section, w.mod, 0)
	}
	w.edits, w.blocks = p.edits, p.blocks
	w.mod.RewrittenCode, w.section, w.written = section, section, w.out
}

// withNaNs adds what makes NaNs canonical to the edits of a function, before others
// at the same offset: it belongs to the instruction before that.
func (w *rewriter) withNaNs(f *function, edits []edit) []edit {
	if f.insertions[0] == f.insertions[1] {
		return edits
	}
	w.merged = w.merged[:0]
	next := 0
	for n := f.insertions[0]; n < f.insertions[1]; n++ {
		at := w.nans.insertions[n].at
		for next < len(edits) && edits[next].at < at {
			w.merged = append(w.merged, edits[next])
			next++
		}
		w.merged = append(w.merged, edit{at: at, kind: editNaN, n: int64(n)})
	}
	w.merged = append(w.merged, edits[next:]...)
	return w.merged
}

// function writes the code of function i to w.out and its locals, with those that it
// needs more, to w.locals. So many of the edits look at the counter.
func (w *rewriter) function(i int, edits []edit, looks uint32) {
	f, body := &w.funcs[i], &w.mod.Code[i]
	typ := w.mod.Funcs[i]
	w.next = uint32(len(w.mod.Types[typ].Params)) + uint32(body.NumLocals())
	w.locals = append(w.locals[:0], body.Locals...)
	if f.temps {
		w.first = w.declare(2, wasm.I32)
	}
	w.outs, w.used = min(looks, maxOuts), 0
	w.entry, w.deep = f.checked, f.staysCounted()
	if f.recursive {
		w.saved = w.declare(1, wasm.I64)
	}
	if w.deep {
		w.takeFrame(f.frame)
	}
	if w.places != nil {
		w.keptAt = w.declare(1, wasm.I64)
	}
	if len(w.rounds) > 0 {
		w.roundsAt, w.leftAt = w.declare(1, wasm.I32), w.declare(1, wasm.I64)
	}
	for range w.outs {
		w.op(wasm.OpBlock)
		w.out = append(w.out, wasm.VoidBlock)
	}
	within := w.outs > 0 || w.deep
	if within {
		w.op(wasm.OpBlock)
		w.blockType(typ)
	}
	w.body(body.Code, edits)
	if !within {
		return
	}
	if w.deep {
		w.restore()
	}
	if w.outs > 0 {
		w.op(wasm.OpReturn)
	}
	for range w.outs {
		w.op(wasm.OpEnd)
		w.op(wasm.OpUnreachable)
	}
	w.op(wasm.OpEnd)
}

// declare gives the function n more locals and returns the index of the first.
func (w *rewriter) declare(n uint32, t wasm.ValueType) uint32 {
	w.locals = append(w.locals, wasm.LocalGroup{Count: n, Type: t})
	w.next += n
	return w.next - n
}

// body copies the code with the edits.
func (w *rewriter) body(code []byte, edits []edit) {
	done := 0
	for i := range edits {
		e := &edits[i]
		if e.idle() {
			continue
		}
		w.out = append(w.out, code[done:e.at]...)
		done = int(e.at)
		if e.kind == editPlain {
			w.out = append(w.out, code[done]-byte(wasm.OpReturnCall-wasm.OpCall))
			done++
			continue
		}
		if e.kind == editArm {
			w.out = append(w.out, byte(wasm.OpIf), wasm.VoidBlock)
			w.charge(e)
			w.out = append(wasm.AppendU32(append(w.out, byte(wasm.OpBr)), e.label+1), byte(wasm.OpEnd))
			done += int(e.size)
			continue
		}
		if e.kind == editHost {
			w.index(wasm.Op(e.n), w.host.instead0)
			done += int(e.size)
			continue
		}
		if e.kind == editOnward {
			w.index(wasm.OpBr, e.label)
			done += int(e.size)
			continue
		}
		if e.kind == editDispatch {
			done += w.dispatch(code[done:], w.charges[e.n:e.n+int64(e.label)])
			continue
		}
		if e.kind == editTwice {
			w.twice(&w.rounds[e.n], code, e.at, edits[i+1:])
			w.within = 1
			continue
		}
		w.edit(e)
	}
	w.out = append(w.out, code[done:]...)
}

func (w *rewriter) edit(e *edit) {
	switch e.kind {
	case editCharge:
		w.charge(e)
	case editBulk:
		w.local(wasm.OpLocalTee, 0)
		w.get(w.fuel)
		w.local(wasm.OpLocalGet, 0)
		w.op(wasm.OpI64ExtendI32U)
		w.constant(BulkShift)
		w.op(wasm.OpI64ShrU)
		w.takeAndCheck(e)
	case editTable:
		w.local(wasm.OpLocalTee, 0)
		w.get(w.fuel)
		w.local(wasm.OpLocalGet, 0)
		w.op(wasm.OpI64ExtendI32U)
		w.constant(TableEntryCost)
		w.op(wasm.OpI64Mul)
		w.takeAndCheck(e)
	case editAsk:
		w.local(wasm.OpLocalTee, 0)
	case editPages:
		w.granted(e, PageCost)
		w.noteDenied()
	case editEntries:
		w.granted(e, GrowEntryCost)
	case editFrame:
		w.takeFrame(e.n)
		if e.check {
			w.check(e)
		}
	case editRestore:
		w.restore()
	case editReturn:
		w.op(wasm.OpReturn)
	case editNaN:
		i := w.nans.insertions[e.n]
		w.out = append(w.out, w.nans.code[i.from:i.to]...)
	case editRan:
		w.countRan(int(e.n))
	case editOnce:
		w.op(wasm.OpEnd)
		w.within = 0
	case editBefore:
		w.before()
	case editAfter:
		w.after(int(e.n))
	}
}

// granted charges unit for each of what was asked for, unless the answer, on
// the stack, is -1.
func (w *rewriter) granted(e *edit, unit int64) {
	w.local(wasm.OpLocalTee, 1)
	w.get(w.fuel)
	w.local(wasm.OpLocalGet, 0)
	w.op(wasm.OpI64ExtendI32U)
	w.constant(unit)
	w.op(wasm.OpI64Mul)
	w.local(wasm.OpLocalGet, 1)
	w.op(wasm.OpI32Const)
	w.out = wasm.AppendS64(w.out, -1)
	w.op(wasm.OpI32Ne)
	w.op(wasm.OpI64ExtendI32U)
	w.op(wasm.OpI64Mul)
	w.takeAndCheck(e)
}

// noteDenied keeps the size that the memory was denied. The engine answers -1 by
// itself, without asking the host, where that is more than it could address.
func (w *rewriter) noteDenied() {
	w.local(wasm.OpLocalGet, 1)
	w.op(wasm.OpI32Const)
	w.out = wasm.AppendS64(w.out, -1)
	w.op(wasm.OpI32Eq)
	w.op(wasm.OpIf)
	w.out = append(w.out, wasm.VoidBlock, byte(wasm.OpMemorySize), 0)
	w.op(wasm.OpI64ExtendI32U)
	w.local(wasm.OpLocalGet, 0)
	w.op(wasm.OpI64ExtendI32U)
	w.op(wasm.OpI64Add)
	w.set(w.denied)
	w.op(wasm.OpEnd)
}

// charge takes what the edit says, and looks where it says so.
func (w *rewriter) charge(e *edit) {
	if e.n != 0 {
		w.take(e.n)
	}
	if e.check {
		w.check(e)
	}
}

// takeAndCheck takes the amount on the stack from the fuel beneath it.
func (w *rewriter) takeAndCheck(e *edit) {
	w.op(wasm.OpI64Sub)
	w.set(w.fuel)
	w.check(e)
}

// check leaves the function, for good, where the counter is negative. Where the frame has
// just been taken it asks for the stack with the same branch.
func (w *rewriter) check(e *edit) {
	w.get(w.fuel)
	if w.entry && w.deep || e.kind == editFrame {
		w.get(w.depth)
		w.op(wasm.OpI64Or)
	}
	w.entry = false
	w.constant(0)
	w.op(wasm.OpI64LtS)
	w.op(wasm.OpBrIf)
	label := e.depth + 1 + w.within + w.used // the innermost block that no other place uses
	w.used = min(w.used+1, w.outs-1)
	w.out = wasm.AppendU32(w.out, label)
}

// take takes n from the fuel. What is given back is added: to take what is below zero, the
// engine would need a register for it.
func (w *rewriter) take(n int64) {
	op := wasm.OpI64Sub
	if n < 0 {
		n, op = -n, wasm.OpI64Add
	}
	out := wasm.AppendU32(append(w.out, byte(wasm.OpGlobalGet)), w.fuel)
	out = wasm.AppendS64(append(out, byte(wasm.OpI64Const)), n)
	w.out = wasm.AppendU32(append(out, byte(op), byte(wasm.OpGlobalSet)), w.fuel)
}

// takeFrame takes the frame from the depth and keeps what was there before. To
// put that back later does not wait for the callees' last store, as adding the
// frame again would: a third of the whole cost in a function that does nothing
// but call itself.
func (w *rewriter) takeFrame(bytes int64) {
	w.get(w.depth)
	w.out = wasm.AppendU32(append(w.out, byte(wasm.OpLocalTee)), w.saved)
	w.constant(bytes)
	w.op(wasm.OpI64Sub)
	w.set(w.depth)
}

// restore gives the frame back.
func (w *rewriter) restore() {
	w.out = wasm.AppendU32(append(w.out, byte(wasm.OpLocalGet)), w.saved)
	w.set(w.depth)
}

func (w *rewriter) op(op wasm.Op) { w.out = append(w.out, byte(op)) }

func (w *rewriter) get(global uint32) {
	w.out = wasm.AppendU32(append(w.out, byte(wasm.OpGlobalGet)), global)
}

func (w *rewriter) set(global uint32) {
	w.out = wasm.AppendU32(append(w.out, byte(wasm.OpGlobalSet)), global)
}

func (w *rewriter) constant(n int64) {
	w.out = wasm.AppendS64(append(w.out, byte(wasm.OpI64Const)), n)
}

func (w *rewriter) local(op wasm.Op, temp uint32) {
	w.out = wasm.AppendU32(append(w.out, byte(op)), w.first+temp)
}

// blockType appends the type of a block that gives the results of typ. For more
// than one result that is a type without parameters, which is appended to the
// module where it has to be.
func (w *rewriter) blockType(typ uint32) {
	results := w.mod.Types[typ].Results
	switch len(results) {
	case 0:
		w.out = append(w.out, wasm.VoidBlock)
		return
	case 1:
		w.out = append(w.out, byte(results[0]))
		return
	}
	t, ok := w.returns[w.typeOf[typ]]
	if !ok {
		t = uint32(len(w.mod.Types))
		w.mod.Types = append(w.mod.Types, wasm.FuncType{Results: results})
		w.returns[w.typeOf[typ]] = t
	}
	w.out = wasm.AppendS64(w.out, int64(t))
}
