package wasm

// Custom is a custom section (section 5.5.3).
type Custom struct {
	Name string
	Data []byte // after the name
}

// NameSection is the name of the custom section that names functions.
const NameSection = "name"

func (m *Module) readCustom(r *Reader) {
	name := r.Name()
	if r.err == nil {
		m.Customs = append(m.Customs, Custom{Name: name, Data: r.Bytes(uint32(len(r.Rest())))})
	}
}

func (c Custom) appendTo(b []byte) []byte {
	return append(AppendName(b, c.Name), c.Data...)
}
