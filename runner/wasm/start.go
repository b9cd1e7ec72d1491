package wasm

func (m *Module) readStart(r *Reader) {
	f := r.U32()
	if r.err != nil {
		return
	}
	if int64(f) >= int64(m.NumFuncs()) {
		r.Failf("start function %d of %d", f, m.NumFuncs())
		return
	}
	if t := m.Types[m.TypeOf(f)]; len(t.Params) != 0 || len(t.Results) != 0 {
		r.Failf("start function %d has parameters or results", f)
		return
	}
	m.Start = &f
}

func (m *Module) writeStart() []byte {
	if m.Start == nil {
		return nil
	}
	return AppendU32(nil, *m.Start)
}
