package wasm

// Skipper is what SkipTo needs to know of a function, and what it has found.
type Skipper struct {
	// Sum is of the values of what was passed, by the first byte. Values are to be so
	// small that the sum of a function has room.
	Sum    uint64
	Values *[256]uint64
	Floats bool // a float has been computed from floats

	numLocals, numGlobals uint32
	limits                [8]uint32 // what a first number of one byte is below, by short
}

// NewSkipper returns a Skipper for a function with so many locals.
func NewSkipper(values *[256]uint64, numLocals, numGlobals uint32) Skipper {
	s := Skipper{Values: values, numLocals: numLocals, numGlobals: numGlobals}
	s.limits[noNumber], s.limits[anyNumber], s.limits[ofAlign] = 256, 128, maxAlign
	s.limits[ofLocal], s.limits[ofGlobal] = min(numLocals, 128), min(numGlobals, 128)
	return s
}

// skippable marks the one-byte instructions that SkipTo knows: those that neither
// branch nor call nor name anything but locals and globals. Most code consists
// of them.
var skippable [256]shape

const (
	local    = 100 + iota // an index of a local
	global                // an index of a global
	floating              // nothing; computes a float from floats
)

// short is how to pass an instruction whose numbers are of one byte: its size in the
// lowest two bits, then which of the limits its first number is below, shortFloats and
// shortPair. Nothing branches on which instruction it is: nobody could predict that.
type short uint32

const (
	notShort  = iota // no number is below
	noNumber         // any byte is
	anyNumber        // of one byte
	ofLocal
	ofGlobal
	ofAlign

	shortFloats = 1 << 5 // computes a float from floats
	shortPair   = 1 << 7 // has a second number
)

var shorts [256]short

func init() {
	for op, s := range oneByte {
		switch s {
		case plain, memory, i32Const, i64Const, bytes4, bytes8:
			skippable[op] = s
		}
	}
	for _, op := range []Op{OpUnreachable, OpElse, OpEnd, OpReturn} {
		skippable[op] = invalid
	}
	// ceil to max of both widths; demote and promote
	fill(skippable[:], floating, 0x8d, 0x97)
	fill(skippable[:], floating, 0x9b, 0xa5)
	skippable[0xb6], skippable[0xbb] = floating, floating
	fill(skippable[:], local, int(OpLocalGet), int(OpLocalTee))
	fill(skippable[:], global, int(OpGlobalGet), int(OpGlobalSet))
	of := map[shape]short{plain: 1 | noNumber<<2, floating: 1 | noNumber<<2 | shortFloats, local: 2 | ofLocal<<2, global: 2 | ofGlobal<<2,
		i32Const: 2 | anyNumber<<2, i64Const: 2 | anyNumber<<2, memory: 3 | ofAlign<<2 | shortPair}
	for op, s := range skippable {
		shorts[op] = of[s]
	}
}

// SkipTo reads on to the next instruction that branches, calls, ends a block or has a
// prefix, reads that one as Next would, and returns where it begins. It adds to s what
// it passed and that one. It fails where Next would, and on a local or a global that
// does not exist.
func (r *Reader) SkipTo(in *Instr, s *Skipper) (at int, ok bool) {
	buf, pos, values := r.buf, r.pos, s.Values
	var sum uint64
	var all short
	for pos+2 < len(buf) {
		op, first, second := buf[pos], buf[pos+1], buf[pos+2]
		how := shorts[op]
		if uint32(first) < s.limits[how>>2%8] && second&byte(how) < shortPair {
			pos += int(how % 4)
			sum += values[op]
			all |= how
			continue
		}
		if b := &briefs[op]; skippable[op] == invalid && b.is(first, second) {
			b.read(in, op, first, second)
			r.pos = pos + int(b.size)
			s.add(sum+values[op], all)
			return pos, true
		}
		if skippable[op] == invalid {
			break
		}
		r.pos = pos
		r.skipLong(s)
		pos = r.pos
	}
	s.add(sum, all)
	r.pos = pos
	for r.pos < len(buf) && skippable[buf[r.pos]] != invalid { // near the end
		r.skipLong(s)
	}
	if r.pos < len(buf) {
		s.Sum += s.Values[buf[r.pos]]
	}
	at = r.pos
	return at, r.Next(in)
}

func (s *Skipper) add(sum uint64, all short) {
	s.Sum += sum
	s.Floats = s.Floats || all&shortFloats != 0
}

// skipLong reads one instruction that SkipTo knows. It does not leave that to immediates,
// by which a small program takes a twelfth longer to rewrite.
func (r *Reader) skipLong(s *Skipper) {
	op := r.buf[r.pos]
	r.pos++
	s.Sum += s.Values[op]
	switch skippable[op] {
	case floating:
		s.Floats = true
	case local:
		if x := r.U32(); x >= s.numLocals {
			r.Failf("local %d of %d", x, s.numLocals)
		}
	case global:
		if x := r.U32(); x >= s.numGlobals {
			r.Failf("global %d of %d", x, s.numGlobals)
		}
	case memory:
		r.memArg()
	case i32Const:
		r.S32()
	case i64Const:
		r.S64()
	case bytes4:
		r.Bytes(4)
	case bytes8:
		r.Bytes(8)
	}
}
