package wasm

// Tally is what Skip has skipped.
type Tally struct {
	Cost         int64 // by the costs that were given
	Instructions int64
	Sets         int64 // local.set and local.tee among them
	Floats       int64 // those that compute a float from floats
}

// skippable marks the one-byte instructions that Skip knows: those that neither
// branch nor call nor name anything but locals and globals. Most code consists
// of them.
var skippable [256]shape

const (
	localRead  = 100 + iota // an index of a local
	localWrite              // the same, of local.set and local.tee
	global                  // an index of a global
	floating                // nothing; computes a float from floats
)

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
	skippable[OpLocalGet], skippable[OpLocalSet], skippable[OpLocalTee] = localRead, localWrite, localWrite
	skippable[OpGlobalGet], skippable[OpGlobalSet] = global, global
}

// Skip reads on to the next instruction that branches, calls, ends a block or
// has a prefix, and adds what it passed to t. It fails where Next would, and on
// a local or a global that does not exist.
func (r *Reader) Skip(t *Tally, costs *[256]uint8, numLocals, numGlobals uint32) {
	for r.pos < len(r.buf) {
		c := r.buf[r.pos]
		s := skippable[c]
		if s == invalid {
			return
		}
		r.pos++
		t.Cost += int64(costs[c])
		t.Instructions++
		switch s {
		case plain:
		case floating:
			t.Floats++
		case localWrite:
			t.Sets++
			fallthrough
		case localRead:
			if x := r.U32(); x >= numLocals {
				r.Failf("local %d of %d", x, numLocals)
			}
		case global:
			if x := r.U32(); x >= numGlobals {
				r.Failf("global %d of %d", x, numGlobals)
			}
		case memory:
			r.memArg()
		case i32Const:
			if r.pos < len(r.buf) && r.buf[r.pos] < 0x80 {
				r.pos++
				continue
			}
			r.S32()
		case i64Const:
			r.S64()
		case bytes4:
			r.Bytes(4)
		case bytes8:
			r.Bytes(8)
		}
	}
}
