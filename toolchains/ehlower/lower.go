package main

import "slices"

// Lower returns the module without exception handling, and with its ticks (see
// module.takeTick). A module that has neither comes back as it is.
func Lower(text []byte) (lowered []byte, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case malformed:
			err = errMalformed(p)
		default:
			panic(p)
		}
	}()
	m := parse(text)
	m.takeTick()
	if len(m.tags) == 0 && m.tick < 0 {
		return text, nil
	}
	m.findThrowing()
	return m.rewrite(len(text)), nil
}

type errMalformed string

func (e errMalformed) Error() string { return string(e) }

// pendingTag and pendingValue are the globals that the pass adds: the exception
// on its way to a handler. The tag is 0 where there is none, else its index + 1.
func (m *module) pendingTag() uint32   { return m.globals }
func (m *module) pendingValue() uint32 { return m.globals + 1 }

// rewrite writes the module down, section by section.
func (m *module) rewrite(size int) []byte {
	out := append(make([]byte, 0, size+size/4), header...)
	guards := m.guard()
	put := func(id byte, body []byte) {
		out = append(out, id)
		out = appendU32(out, uint32(len(body)))
		out = append(out, body...)
	}
	// Both are an i32 that can change, 0 at first.
	added := []byte{typeI32, 1, opI32Const, 0, opEnd, typeI32, 1, opI32Const, 0, opEnd}
	globals := false
	for _, s := range m.sections {
		// The section of the globals comes right before that of the exports.
		if !globals && (s.id >= secExport && s.id <= 12) {
			put(secGlobal, append([]byte{2}, added...))
			globals = true
		}
		switch s.id {
		case secTag:
		case secType:
			put(s.id, m.writeTypes())
		case secFunction:
			body := appendU32(nil, uint32(len(m.functions)+len(guards)))
			for _, f := range m.functions {
				body = appendU32(body, f.typ)
			}
			for _, g := range guards {
				body = appendU32(body, m.defined(g).typ)
			}
			put(s.id, body)
		case secGlobal:
			r := reader{b: s.body}
			body := appendU32(nil, r.u32()+2)
			put(s.id, slices.Concat(body, s.body[r.at:], added))
			globals = true
		case secExport:
			put(s.id, m.writeExports())
		case secStart:
			put(s.id, appendU32(nil, uint32(m.start)))
		case secCode:
			put(s.id, m.writeCode(guards))
		default:
			put(s.id, s.body)
		}
	}
	if m.hasLines() {
		put(secCustom, m.writeMoved())
	}
	return out
}

func (m *module) writeTypes() []byte {
	out := appendU32(nil, uint32(len(m.types)))
	for _, t := range m.types {
		out = append(out, 0x60)
		for _, list := range [][]byte{t.params, t.results} {
			out = appendU32(out, uint32(len(list)))
			for _, v := range list {
				out = append(out, valueType(v))
			}
		}
	}
	return out
}

// guard gives every function that the host calls and that may throw a guard: a
// function that calls it and traps where an exception came out, which is what an
// uncaught exception is. Calls from inside the module go past it. It returns the
// functions that the guards call; the guards follow the module's own functions.
func (m *module) guard() (guarded []uint32) {
	through := func(index uint32) uint32 {
		if f := m.defined(index); f == nil || !f.mayThrow {
			return index
		}
		k := slices.Index(guarded, index)
		if k < 0 {
			k = len(guarded)
			guarded = append(guarded, index)
		}
		return uint32(m.imported + len(m.functions) + k)
	}
	for k := range m.exports {
		if e := &m.exports[k]; e.kind == 0 {
			e.index = through(e.index)
		}
	}
	if m.start >= 0 {
		m.start = int(through(uint32(m.start)))
	}
	return guarded
}

func (m *module) writeExports() []byte {
	out := appendU32(nil, uint32(len(m.exports)))
	for _, e := range m.exports {
		out = appendU32(out, uint32(len(e.name)))
		out = append(out, e.name...)
		out = append(out, e.kind)
		out = appendU32(out, e.index)
	}
	return out
}

func (m *module) writeCode(guards []uint32) []byte {
	size := 0
	for _, f := range m.functions {
		size += len(f.body) + 4
	}
	out := make([]byte, 0, size+size/4)
	out = appendU32(out, uint32(len(m.functions)+len(guards)))
	l := lowerer{module: m}
	put := func(body []byte) {
		out = appendU32(out, uint32(len(body)))
		out = append(out, body...)
	}
	for k := range m.functions {
		f := &m.functions[k]
		if f.mayThrow || f.catches || m.ticks(f) {
			put(l.function(f))
		} else {
			l.moves = nil
			put(f.body)
		}
		m.noteMoves(f, l.moves)
	}
	for _, g := range guards {
		body := []byte{0} // no locals
		for k := range m.types[m.defined(g).typ].params {
			body = appendU32(append(body, opLocalGet), uint32(k))
		}
		body = appendU32(append(body, opCall), g)
		body = appendU32(append(body, opGlobalGet), m.pendingTag())
		put(append(body, opIf, byte(emptyBlock&0x7f), opUnreachable, opEnd, opEnd))
	}
	return out
}
