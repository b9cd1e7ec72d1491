package wasm

// Export is an entry of the export section (section 5.5.10).
type Export struct {
	Name  string
	Kind  byte // KindFunc, KindTable, KindMemory or KindGlobal
	Index uint32
}

func (m *Module) readExports(r *Reader) {
	n := r.Count(3)
	m.Exports = make([]Export, 0, n)
	for range n {
		e := Export{Name: r.Name(), Kind: r.Byte(), Index: r.U32()}
		if r.err != nil {
			return
		}
		var space int
		switch e.Kind {
		case KindFunc:
			space = m.NumFuncs()
		case KindTable:
			space = len(m.Tables)
		case KindMemory:
			if m.Memory != nil {
				space = 1
			}
		case KindGlobal:
			space = len(m.Globals)
		default:
			r.Failf("export %q is of the unknown kind %#x", e.Name, e.Kind)
			return
		}
		if int64(e.Index) >= int64(space) {
			r.Failf("export %q names %s %d of %d", e.Name, kindNames[e.Kind], e.Index, space)
			return
		}
		m.Exports = append(m.Exports, e)
	}
}

func (m *Module) writeExports() []byte {
	if len(m.Exports) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Exports)))
	for _, e := range m.Exports {
		b = AppendName(b, e.Name)
		b = append(b, e.Kind)
		b = AppendU32(b, e.Index)
	}
	return b
}
