package wasm

// PageBytes is the unit in which memories grow.
const PageBytes = 64 << 10

func (m *Module) readMemory(r *Reader) {
	switch n := r.Count(2); {
	case n > 1:
		r.Failf("%d memories: one is supported", n)
	case n == 1:
		l := r.limits()
		m.Memory = &l
	}
}

func (m *Module) writeMemory() []byte {
	if m.Memory == nil {
		return nil
	}
	return appendLimits(AppendU32(nil, 1), *m.Memory)
}
