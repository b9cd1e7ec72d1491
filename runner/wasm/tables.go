package wasm

// Limits bound a table or a memory: entries or pages of 64 KiB.
type Limits struct {
	Min    uint32
	Max    uint32 // meaningless unless HasMax
	HasMax bool
}

func (r *Reader) limits() Limits {
	switch flags := r.Byte(); {
	case r.err != nil:
	case flags == 0:
		return Limits{Min: r.U32()}
	case flags == 1:
		return Limits{Min: r.U32(), Max: r.U32(), HasMax: true}
	case flags&2 != 0:
		r.Failf("shared memory is not supported")
	case flags&4 != 0:
		r.Failf("64-bit memory is not supported")
	default:
		r.Failf("unknown limits %#x", flags)
	}
	return Limits{}
}

func appendLimits(b []byte, l Limits) []byte {
	if !l.HasMax {
		return AppendU32(append(b, 0), l.Min)
	}
	return AppendU32(AppendU32(append(b, 1), l.Min), l.Max)
}

// Table is a table (section 5.5.7). Limits count entries.
type Table struct {
	Type   ValueType
	Limits Limits
}

func (m *Module) readTables(r *Reader) {
	n := r.Count(3)
	m.Tables = make([]Table, 0, n)
	for range n {
		t := Table{Type: r.valueType()}
		if r.err == nil && !t.Type.Reference() {
			r.Failf("table of %v", t.Type)
		}
		t.Limits = r.limits()
		if r.err != nil {
			return
		}
		m.Tables = append(m.Tables, t)
	}
}

func (m *Module) writeTables() []byte {
	if len(m.Tables) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Tables)))
	for _, t := range m.Tables {
		b = append(b, byte(t.Type))
		b = appendLimits(b, t.Limits)
	}
	return b
}
