package fuel

import (
	"sync"

	"assize/runner/wasm"
)

// scratch is room that one rewriting leaves to the next: most of the time of a small
// module would go into zeros otherwise.
type scratch struct {
	// events are of all functions in turn, and so are edges, the callees: functions
	// by their index, and behind those the types, for calls through a table.
	events []event
	edges  []uint32
	// sites says of each edge what is done where the call is.
	sites []site
	// order lists the functions that the module defines, callees first.
	order []int
	// sets are of all functions in turn. There is none with number 0.
	sets     []labelSet
	dispatch dispatch // of the function under way
	// looks are the places where NaNs of ours are seen; nans has what is inserted
	// there.
	looks []look
	nans  canonicaliser

	edits, merged    []edit
	blocks           []block
	ways             []way
	flows            []flow
	rounds           []rounds // of the function under way
	charges          []int64  // of its ways to side labels
	waysTo           []uint32
	locals           []wasm.LocalGroup
	written, section []byte
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// maxKept is the size of the code section in bytes above which the room is not kept.
const maxKept = 4 << 20

func newScratch() *scratch {
	s := scratches.Get().(*scratch)
	s.sets = append(s.sets[:0], labelSet{})
	s.events, s.edges, s.order, s.looks = s.events[:0], s.edges[:0], s.order[:0], s.looks[:0]
	s.nans.nanWriter = nanWriter{code: s.nans.code[:0], insertions: s.nans.insertions[:0]}
	return s
}

// release gives the room back. Nothing that lies in it may be in use.
func (s *scratch) release() {
	s.nans.mod, s.nans.body = nil, nil
	if cap(s.section) <= maxKept {
		scratches.Put(s)
	}
}
