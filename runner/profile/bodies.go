package profile

import (
	"errors"
	"slices"
	"sort"

	"assize/runner/wasm"
)

// body is a function as the linker has put it into the module.
type body struct {
	from, size uint64 // in the code section that the linker wrote
	locals     uint32 // what comes before the expression now
	moved      []move // in order; empty where nothing has moved
}

// move says where an instruction was in the body, and where it is now.
type move struct{ was, is uint32 }

// now is where in the function's expression the instruction at an address is.
func (b *body) now(address uint64) uint32 {
	at := uint32(address - b.from)
	if len(b.moved) > 0 {
		i := sort.Search(len(b.moved), func(i int) bool { return b.moved[i].was > at })
		if i == 0 {
			return 0
		}
		at = b.moved[i-1].is
	}
	return max(at, b.locals) - b.locals
}

// linkedBodies finds the functions in the code section, or where that section says
// they were when the module was linked. What was added behind them is left out.
func linkedBodies(m *wasm.Module, module, moved []byte) ([]body, error) {
	bodies := make([]body, len(m.Code))
	at := codeSection(module)
	from := at.Pos()
	at.U32() // how many
	for i, c := range m.Code {
		size := uint64(at.U32())
		bodies[i] = body{from: uint64(at.Pos() - from), size: size, locals: uint32(size) - uint32(len(c.Code))}
		at.Bytes(uint32(size))
	}
	if at.Err() != nil || moved == nil {
		return bodies, at.Err()
	}
	r := wasm.NewReader(moved)
	n := r.Count(3)
	if n > len(bodies) {
		return nil, errors.New("more functions have moved than there are")
	}
	for i := range bodies[:n] {
		b := &bodies[i]
		b.from, b.size = uint64(r.U32()), uint64(r.U32())
		b.moved = make([]move, r.Count(2))
		var last move
		for k := range b.moved {
			last = move{last.was + r.U32(), last.is + r.U32()}
			b.moved[k] = last
		}
	}
	return slices.Clip(bodies[:n]), r.Err()
}

// codeSection returns a reader that is at the content of the module's code section.
func codeSection(module []byte) wasm.Reader {
	const header, code = 8, 10
	r := wasm.NewReader(module)
	r.Bytes(header)
	for r.More() {
		id, size := r.Byte(), r.U32()
		if id == code {
			break
		}
		r.Bytes(size)
	}
	return r
}
