package fuel

import "assize/runner/wasm"

// edit is something to insert into a body.
type edit struct {
	at    uint32 // offset in the body before which it goes
	kind  editKind
	check bool   // look at the counter afterwards; at the stack too, for editFrame
	size  uint8  // of the branch, for editArm and editOnward
	depth uint32 // blocks that are open there, for the branch out
	label uint32 // of the branch, for editArm and editOnward
	n     int64  // fuel to take, for editCharge and editArm; bytes of stack, for editFrame
}

type editKind uint8

const (
	editCharge   editKind = iota
	editBulk              // charge by the length on the stack
	editTable             // charge by the number of entries on the stack
	editAsk               // keep the number on the stack
	editPages             // charge the pages that were granted
	editEntries           // charge the table entries that were granted
	editFrame             // take the frame
	editRestore           // give the frame back
	editPlain             // the tail call here becomes a call
	editReturn            // return
	editArm               // the br_if here becomes an if around a br, with a charge
	editRan               // stretch n begins
	editBefore            // call n begins
	editAfter             // call n has come back
	editNaN               // insertion n
	editTwice             // a loop begins that is written twice, with rounds n
	editOnce              // it has ended
	editOnward            // the br here goes to the label instead
	editDispatch          // the br_table behind the local.get here, with charges from n on, as many as the label says
	editHost              // the call of function 0 here, by instruction n, goes elsewhere: see hostCalls
)

// idle reports whether the edit inserts nothing.
func (e *edit) idle() bool { return e.kind == editCharge && e.n == 0 && !e.check }

// block is an open block while charges are placed.
//
// Each label has a potential: the fuel that a path reaching it has used and not
// yet paid for. All paths must agree on it, since the code after the label
// knows only one. The first path to reach a label decides; each further one
// pays, or is paid, the difference. A loop's potential is what is unpaid when
// it is entered, so what goes round pays exactly what the round has cost.
//
// A br_table has no room for a charge on its way to a label, so all the labels
// that it branches to have one potential: see labelSet.
type block struct {
	kind      kind
	decided   bool // the potential is
	reached   bool // by a branch or by the end of the first arm of an if
	dead      bool // opened where nothing can run
	hasElse   bool
	bare      bool   // a branch here takes no values along
	looks     bool   // the counter is looked at where a loop begins, not at each branch back
	side      bool   // it has a side label, see dispatch
	set       uint32 // of labels, where a br_table branches here; else 0
	potential int64
	entry     int64 // unpaid when an if was entered
	way       int   // to its side label, behind that one's place in p.charges; 0 for none
	tableOwes int64 // where the way begins
}

// maxBranchesBack is how many branches back to a loop look at the counter each. A
// loop with more of them, an interpreter's above all, looks where it begins.
const maxBranchesBack = 4

// placer places the charges of one function. Between two events nothing
// branches, so the code from one branch or label to the next, its region, runs
// as a whole: what its end turns out to owe can be taken at its start. There a
// charge does not come between a comparison and its branch, which the engine
// then joins into one machine instruction.
type placer struct {
	*scanned
	edits  []edit // of the function; here and not in scratch, they are at hand
	blocks []block
	region int    // the edit at the start of the region
	call   int    // the edge of the next call
	looks  uint32 // edits that look at the counter
	unpaid int64  // fuel used and not charged at this point; below 0: charged and not used
	dead   bool   // nothing can run here
	once   bool   // no loop is written twice
	body   *wasm.Body
	locals int64 // of the function
}

// place fills p.edits for defined function i.
func (p *placer) place(i int) {
	f := &p.funcs[i]
	p.body = &p.mod.Code[i]
	p.locals = int64(len(p.mod.Types[p.mod.Funcs[i]].Params)) + int64(p.body.NumLocals())
	p.edits, p.blocks, p.rounds, p.charges = p.edits[:0], p.blocks[:0], p.rounds[:0], p.charges[:0]
	p.unpaid, p.dead, p.looks, p.call = -f.ahead, false, 0, f.calls
	p.blocks = append(p.blocks, block{decided: true})
	p.open(0)
	p.look(&p.edits[p.region], f.checked)
	events := p.events[f.first:f.last]
	for i := range events {
		if e := &events[i]; !p.dead {
			p.unpaid += int64(e.cost)
		}
		p.event(f, events[i:])
	}
}

// open begins a region at offset at.
func (p *placer) open(at uint32) {
	last := len(p.edits) - 1
	if last < 0 || !p.edits[last].idle() {
		p.edits = append(p.edits, edit{})
		last++
	}
	e := &p.edits[last]
	e.at, e.depth = at, uint32(len(p.blocks)-1)
	p.region = last
}

// pay charges what is unpaid but for rest.
func (p *placer) pay(rest int64, check bool) {
	r := &p.edits[p.region]
	r.n += p.unpaid - rest
	p.look(r, check)
	p.unpaid = rest
}

// look makes e look at the counter where check says so.
func (p *placer) look(e *edit, check bool) {
	if check && !e.check {
		e.check = true
		p.looks++
	}
}

// owed returns the potential of the block's label, which the first to reach it
// decides.
func (p *placer) owed(b *block) int64 {
	if b.set != 0 {
		return p.agreed(b.set, p.unpaid)
	}
	if !b.decided {
		b.decided, b.potential = true, p.unpaid
	}
	return b.potential
}

// reach settles an edge from here to the block's label. An edge that is onward is no
// way back, whatever it leads to.
func (p *placer) reach(b *block, onward bool) {
	if p.dead {
		return
	}
	b.reached = true
	p.pay(p.owed(b), b.kind == evLoop && !b.looks && !onward)
}

// insert adds an edit, which it returns to be filled in.
func (p *placer) insert(at uint32, k editKind) *edit {
	p.edits = append(p.edits, edit{})
	e := &p.edits[len(p.edits)-1]
	e.at, e.kind, e.depth = at, k, uint32(len(p.blocks)-1)
	return e
}

// push opens the block that begins with e.
func (p *placer) push(e *event) *block {
	p.blocks = append(p.blocks, block{})
	b := &p.blocks[len(p.blocks)-1]
	b.kind, b.bare, b.side, b.set, b.dead = e.kind, e.bare, e.side, e.set, p.dead
	return b
}

// event handles the first of the events that are left.
func (p *placer) event(f *function, events []event) {
	e := &events[0]
	switch e.kind {
	case evBlock:
		p.push(e)
	case evLoop:
		p.twice(f, events)
		most := uint32(maxBranchesBack)
		if e.dispatch {
			most = maxDispatchLooks
		}
		b := p.push(e)
		b.looks = e.x > most
		if !p.dead {
			p.pay(p.owed(b), false)
		}
		p.open(e.end())
		p.look(&p.edits[p.region], b.looks && !p.dead)
	case evIf:
		b := p.push(e)
		b.hasElse = e.x == 1
		if !p.dead && !b.hasElse {
			p.pay(p.owed(b), false) // the way around the arm can hold no charge
		}
		b.entry = p.unpaid
		p.open(e.end())
	case evElse:
		b := &p.blocks[len(p.blocks)-1]
		p.reach(b, false)
		p.unpaid, p.dead = b.entry, b.dead
		p.open(e.end())
	case evEnd:
		p.end(e)
	case evBr:
		p.reach(p.target(e.x), e.onward)
		if e.onward && !e.back {
			onward := p.insert(e.at, editOnward)
			onward.size, onward.label = e.size, e.x
		}
		p.dead = true
	case evBrIf:
		p.branch(events)
		p.open(e.end())
	case evBrTable:
		if !p.dead {
			p.pay(p.agreed(e.set, p.unpaid), e.x == 1)
			if e.dispatch {
				p.dispatch(e)
			}
		}
		p.dead = true
	case evReturn, evUnreachable:
		p.leave(f, e, e.kind == evReturn)
	case evTail, evTailIndirect:
		p.tail(f, e)
		p.call++
	case evCall, evCallIndirect:
		p.calls(f, e)
		p.call++
	case evBulk:
		p.alongside(e, editBulk)
	case evTable:
		p.alongside(e, editTable)
	case evMemoryGrow:
		p.around(e, editPages)
	case evTableGrow:
		p.around(e, editEntries)
	}
}

// branch handles br_if, the first of the events. To a label to which a branch takes no
// values along it becomes an if around a br, and what only this way has to pay is paid in
// there. Where it ends a loop nearly all rounds go back, so there it is paid with the rest.
func (p *placer) branch(events []event) {
	if p.dead {
		return
	}
	e := &events[0]
	b := p.target(e.x)
	if !b.bare {
		p.reach(b, false)
		return
	}
	arm := p.insert(e.at, editArm)
	arm.size, arm.label, arm.depth = e.size, e.x, uint32(len(p.blocks))
	if b.kind == evLoop && events[1].kind == evEnd {
		p.reach(b, false)
		return
	}
	b.reached = true
	arm.n = p.unpaid - p.owed(b)
	p.look(arm, b.kind == evLoop && !b.looks)
}

func (p *placer) target(label uint32) *block { return &p.blocks[len(p.blocks)-1-int(label)] }

// end closes a block or the function.
func (p *placer) end(e *event) {
	b := &p.blocks[len(p.blocks)-1]
	if len(p.blocks) == 1 {
		if !p.dead {
			p.pay(0, false)
		}
		return
	}
	if b.kind == evLoop { // its label is at the top: nothing joins here
		p.blocks = p.blocks[:len(p.blocks)-1]
		p.twiceEnds(e)
		return
	}
	joins := b.reached || !b.dead && (b.set != 0 || b.kind == evIf && !b.hasElse)
	if joins {
		p.reach(b, false)
		if b.way > 0 { // what else reaches it has decided
			if p.dead {
				p.unpaid = b.tableOwes
			}
			p.charges[b.way-1] = b.tableOwes - p.owed(b)
		}
		p.unpaid, p.dead = p.owed(b), false
	}
	p.blocks = p.blocks[:len(p.blocks)-1]
	if joins {
		p.open(e.end())
	}
}

// leave handles an instruction that ends the function or the run.
func (p *placer) leave(f *function, e *event, returns bool) {
	if p.dead {
		return
	}
	p.pay(0, false)
	if returns && f.staysCounted() {
		p.insert(e.at, editRestore)
	}
	p.dead = true
}

// tail handles return_call: the frame is given back before the callee takes its
// own. The engine passes what does not fit into registers on the stack and then
// makes an ordinary call of it, of which the stack would have to be counted.
func (p *placer) tail(f *function, e *event) {
	if p.dead {
		p.callInstead(e, wasm.OpReturnCall)
		return
	}
	p.unpaid += p.aheadOf(e)
	p.pay(0, false)
	t := e.x
	if e.kind == evTail {
		t = p.mod.TypeOf(e.x)
	}
	switch {
	case !fitsRegisters(p.mod.Types[t]):
		if !p.callInstead(e, wasm.OpCall) {
			p.insert(e.at, editPlain)
		}
		if f.staysCounted() {
			p.insert(e.end(), editRestore)
		}
		p.insert(e.end(), editReturn)
	case f.staysCounted():
		p.insert(e.at, editRestore)
		fallthrough
	default:
		p.callInstead(e, wasm.OpReturnCall)
	}
	p.dead = true
}

// calls handles a call that returns here.
func (p *placer) calls(f *function, e *event) {
	if p.dead {
		p.callInstead(e, wasm.OpCall)
		return
	}
	p.unpaid += p.aheadOf(e)
	host := p.callsHost(e)
	if host {
		p.pay(0, false) // the call may never return: settle what ran before it
	}
	if site := p.sites[p.call]; f.atCalls && site.inner {
		frame := p.insert(e.at, editFrame)
		frame.n = f.frame
		p.look(frame, site.looks)
		p.insert(e.end(), editRestore)
	} else {
		p.callInstead(e, wasm.OpCall)
	}
	if host {
		p.open(e.end())
	}
}

// callInstead has a call of function 0, which is the host's, go to what calls that, by
// the instruction op.
func (p *placer) callInstead(e *event, op wasm.Op) bool {
	if p.host.Host == nil || e.x != 0 || e.kind != evCall && e.kind != evTail {
		return false
	}
	call := p.insert(e.at, editHost)
	call.size, call.n = e.size, int64(op)
	return true
}

// alongside charges by the length that is on the stack, before the instruction.
func (p *placer) alongside(e *event, k editKind) {
	if !p.dead {
		p.insert(e.at, k)
		p.looks++
	}
}

// around charges by what an instruction has granted, after it.
func (p *placer) around(e *event, k editKind) {
	if !p.dead {
		p.insert(e.at, editAsk)
		p.insert(e.end(), k)
		p.looks++
	}
}
