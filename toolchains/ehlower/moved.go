package main

// move says where an instruction was in its function's body, and where it is in
// the lowered one.
type move struct{ was, is int }

// movedSection is the custom section in which a module with debug information says
// how to read it now: for each function where its body was in the code section, its
// length, the number of its moves, and each move counted from the one before;
// unsigned LEB128 numbers. Functions that stayed as they were have no moves.
const movedSection = "assize.moved"

// hasLines reports whether the module has debug information.
func (m *module) hasLines() bool {
	for _, s := range m.sections {
		if s.id != secCustom {
			continue
		}
		r := reader{b: s.body}
		if string(r.take(r.u32())) == ".debug_line" {
			return true
		}
	}
	return false
}

// noteMoves appends what the section says of one function.
func (m *module) noteMoves(f *function, moves []move) {
	m.moved = appendU32(appendU32(m.moved, uint32(f.at)), uint32(len(f.body)))
	m.moved = appendU32(m.moved, uint32(len(moves)))
	var last move
	for _, v := range moves {
		m.moved = appendU32(appendU32(m.moved, uint32(v.was-last.was)), uint32(v.is-last.is))
		last = v
	}
}

// writeMoved is the content of the section.
func (m *module) writeMoved() []byte {
	out := append(appendU32(nil, uint32(len(movedSection))), movedSection...)
	return append(appendU32(out, uint32(len(m.functions))), m.moved...)
}
