package wasm

import "slices"

// FuncType is an entry of the type section (section 5.5.4).
type FuncType struct {
	Params  []ValueType
	Results []ValueType
}

// Equal reports whether t and u are the same type. Types are compared by
// structure: two entries of the section may be equal.
func (t FuncType) Equal(u FuncType) bool {
	return slices.Equal(t.Params, u.Params) && slices.Equal(t.Results, u.Results)
}

const funcTypeForm = 0x60

func (m *Module) readTypes(r *Reader) {
	n := r.Count(3)
	m.Types = make([]FuncType, 0, n)
	for range n {
		if form := r.Byte(); r.err == nil && form != funcTypeForm {
			r.Failf("type form %#x is not supported", form)
		}
		m.Types = append(m.Types, FuncType{Params: r.valueTypes(), Results: r.valueTypes()})
		if r.err != nil {
			return
		}
	}
}

func (m *Module) writeTypes() []byte {
	if len(m.Types) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Types)))
	for _, t := range m.Types {
		b = append(b, funcTypeForm)
		b = appendValueTypes(b, t.Params)
		b = appendValueTypes(b, t.Results)
	}
	return b
}
