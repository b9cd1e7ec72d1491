package wasm

// Body is the code of one function (section 5.5.13).
type Body struct {
	Locals []LocalGroup
	// Code is the instructions with the end of the function. It is a part of
	// the module that was read.
	Code []byte
}

// LocalGroup declares Count locals of one type.
type LocalGroup struct {
	Count uint32
	Type  ValueType
}

// NumLocals is the number of locals that are not parameters.
func (b Body) NumLocals() uint64 {
	var n uint64
	for _, g := range b.Locals {
		n += uint64(g.Count)
	}
	return n
}

func (m *Module) readCode(r *Reader) {
	n := r.Count(3)
	m.Code = make([]Body, 0, n)
	var room []LocalGroup // for those of many functions
	for range n {
		f := NewReader(r.Bytes(r.U32()))
		groups := f.Count(2)
		if groups > len(room) {
			room = make([]LocalGroup, max(groups, 256))
		}
		body := Body{Locals: room[:groups:groups]}
		room = room[groups:]
		for i := range body.Locals {
			body.Locals[i] = LocalGroup{Count: f.U32(), Type: f.valueType()}
		}
		body.Code = f.Rest()
		if f.err != nil && r.err == nil {
			r.Failf("locals of function %d: %w", len(m.Code), f.err)
		}
		if r.err != nil {
			return
		}
		m.Code = append(m.Code, body)
	}
}

// AppendTo appends the function with its size in front.
func (b Body) AppendTo(out []byte) []byte {
	size := SizeU32(uint32(len(b.Locals))) + len(b.Code)
	for _, g := range b.Locals {
		size += SizeU32(g.Count) + 1
	}
	out = AppendU32(out, uint32(size))
	out = AppendU32(out, uint32(len(b.Locals)))
	for _, g := range b.Locals {
		out = append(AppendU32(out, g.Count), byte(g.Type))
	}
	return append(out, b.Code...)
}

func (m *Module) writeCode() []byte {
	if len(m.Code) == 0 {
		return nil
	}
	size := 5
	for _, body := range m.Code {
		size += len(body.Code) + 2*len(body.Locals) + 15
	}
	b := AppendU32(make([]byte, 0, size), uint32(len(m.Code)))
	for _, body := range m.Code {
		b = body.AppendTo(b)
	}
	return b
}
