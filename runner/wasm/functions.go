package wasm

func (m *Module) readFuncs(r *Reader) {
	n := r.Count(1)
	m.Funcs = make([]uint32, 0, n)
	for range n {
		m.Funcs = append(m.Funcs, r.U32())
	}
}

func (m *Module) writeFuncs() []byte {
	if len(m.Funcs) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Funcs)))
	for _, t := range m.Funcs {
		b = AppendU32(b, t)
	}
	return b
}
