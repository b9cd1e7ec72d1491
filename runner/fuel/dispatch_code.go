package fuel

import "assize/runner/wasm"

// dispatch makes room for the charges on the ways from the br_table e, where what is
// unpaid is owed, to its side labels: one for each label up to the loop, in
// p.charges.
func (p *placer) dispatch(e *event) {
	d := edit{at: e.at - 2, kind: editDispatch, n: int64(len(p.charges))}
	for i := len(p.blocks) - 1; p.blocks[i].kind != evLoop; i-- {
		p.charges = append(p.charges, 0)
		if b := &p.blocks[i]; b.side {
			b.reached, b.way, b.tableOwes = true, len(p.charges), p.unpaid
		}
	}
	d.label = uint32(len(p.charges)) - uint32(d.n)
	p.edits = append(p.edits, d)
}

// dispatch writes a br_table by a local, with the charges on its ways by label, 0 for
// none, and returns its length.
func (w *rewriter) dispatch(code []byte, charges []int64) int {
	r := wasm.NewReader(code)
	in := &w.in
	r.Next(in) // the local.get
	if !r.Next(in) || in.Op != wasm.OpBrTable {
		panic("fuel: what scan has read is no br_table")
	}
	w.waysTo = w.waysTo[:0]
	blocks := uint32(0)
	for _, n := range charges {
		w.waysTo = append(w.waysTo, blocks)
		if n != 0 {
			blocks++
			w.out = append(w.out, byte(wasm.OpBlock), wasm.VoidBlock)
		}
	}
	out := append(w.out, code[:2]...)
	out = wasm.AppendU32(append(out, byte(wasm.OpBrTable)), uint32(len(in.Labels)-1))
	for _, l := range in.Labels {
		if int(l) < len(charges) && charges[l] != 0 {
			l = w.waysTo[l]
		} else {
			l += blocks
		}
		out = wasm.AppendU32(out, l)
	}
	w.out = out
	for l, n := range charges {
		if n != 0 {
			blocks--
			w.op(wasm.OpEnd)
			w.take(n)
			w.index(wasm.OpBr, uint32(l)+blocks)
		}
	}
	return r.Pos()
}
