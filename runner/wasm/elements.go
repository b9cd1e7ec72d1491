package wasm

// readElements checks the element section (section 5.5.12) and keeps it as it
// is. What the metering wants from it is which functions can be called through
// a table: Module.Referred.
func (m *Module) readElements(r *Reader) {
	m.NumElements = r.Count(2)
	for n := m.NumElements; n > 0 && r.err == nil; n-- {
		flags := r.U32()
		if flags > 7 {
			r.Failf("element segment flags %#x", flags)
			return
		}
		passive, explicit, exprs := flags&1 != 0, flags&2 != 0, flags&4 != 0
		if !passive { // active: bit 1 says that the table is named
			if explicit {
				if t := r.U32(); r.err == nil && int64(t) >= int64(len(m.Tables)) {
					r.Failf("element segment for table %d of %d", t, len(m.Tables))
				}
			}
			m.constExpr(r)
		}
		if passive || explicit { // the kind or the type is written
			if exprs {
				if t := r.valueType(); r.err == nil && !t.Reference() {
					r.Failf("element segment of %v", t)
				}
			} else if kind := r.Byte(); r.err == nil && kind != 0 {
				r.Failf("element kind %#x", kind)
			}
		}
		for k := r.Count(1); k > 0 && r.err == nil; k-- {
			if exprs {
				m.constExpr(r)
			} else {
				m.refer(r, r.U32())
			}
		}
	}
}
