package wasm

// readData checks the data section (section 5.5.14) and keeps it as it is.
func (m *Module) readData(r *Reader) {
	n := r.Count(2)
	m.NumData = n
	if m.DataCount != nil && int64(*m.DataCount) != int64(n) {
		r.Failf("%d data segments where %d were announced", n, *m.DataCount)
	}
	for ; n > 0 && r.err == nil; n-- {
		switch mode := r.U32(); {
		case r.err != nil:
			return
		case mode == 2:
			if memory := r.U32(); r.err == nil && memory != 0 {
				r.Failf("data segment for memory %d", memory)
			}
			m.constExpr(r)
		case mode == 0:
			m.constExpr(r)
		case mode != 1:
			r.Failf("data segment mode %d", mode)
		}
		r.Bytes(r.U32())
	}
}

func (m *Module) readDataCount(r *Reader) {
	n := r.U32()
	m.DataCount = &n
}

func (m *Module) writeDataCount() []byte {
	if m.DataCount == nil {
		return nil
	}
	return AppendU32(nil, *m.DataCount)
}
