package wasi

import "github.com/tetratelabs/wazero/api"

// The descriptors.
const (
	stdin  = 0
	stdout = 1
	stderr = 2
)

// maxVectors bounds the pieces of one read or write, as IOV_MAX does elsewhere.
const maxVectors = 1024

// The bits of a descriptor's rights that matter here.
const (
	rightRead     = 1 << 1
	rightWrite    = 1 << 6
	rightFilestat = 1 << 21
	rightPoll     = 1 << 27
)

// fileType is what a descriptor says that it is: "unknown", as for a pipe. It
// cannot seek and is no terminal, so that every runtime buffers it.
const fileType = 0

func known(fd uint64) bool { return uint32(fd) <= stderr }

// badFD answers for calls on descriptors that nothing can be open under.
func badFD(p *Process, _ api.Memory, _ []uint64) errno {
	p.charge(0)
	return eBADF
}

// fdKnown does nothing to a descriptor that is open.
func fdKnown(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if !known(args[0]) {
		return eBADF
	}
	return success
}

// notSeekable answers for calls that need a position.
func notSeekable(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if !known(args[0]) {
		return eBADF
	}
	return eSPIPE
}

// fdClose pretends: a program that closes its output and goes on printing has
// its output taken all the same.
func fdClose(p *Process, m api.Memory, args []uint64) errno { return fdKnown(p, m, args) }

// fdRead copies the next bytes of the input into the vectors. At the end it
// reads 0 bytes.
func fdRead(p *Process, m api.Memory, args []uint64) errno {
	fd, vectors, count, result := uint32(args[0]), uint32(args[1]), uint32(args[2]), uint32(args[3])
	if fd != stdin {
		return badFD(p, m, args)
	}
	if count > maxVectors {
		p.charge(0)
		return eINVAL
	}
	// How much there is to copy is known beforehand, and paid for first.
	total, e := vectorBytes(m, vectors, count)
	left := uint64(len(p.Stdin) - p.read)
	p.charge(8*int64(count) + int64(min(total, left)))
	if e != success {
		return e
	}
	n := 0
	for i := range count {
		b, _ := vector(m, vectors, i)
		n += copy(b, p.Stdin[p.read+n:])
	}
	if !m.WriteUint32Le(result, uint32(n)) {
		return eFAULT
	}
	p.read += n
	return success
}

// fdWrite takes what the vectors hold. Output over the limit ends the run;
// standard error over its limit is dropped.
func fdWrite(p *Process, m api.Memory, args []uint64) errno {
	fd, vectors, count, result := uint32(args[0]), uint32(args[1]), uint32(args[2]), uint32(args[3])
	stream := p.Stdout
	switch fd {
	case stdout:
	case stderr:
		stream = p.Stderr
	default:
		return badFD(p, m, args)
	}
	if count > maxVectors {
		p.charge(0)
		return eINVAL
	}
	total, e := vectorBytes(m, vectors, count)
	if total > 1<<32-1 {
		total, e = 0, eINVAL // the same bytes, many times over: the result has 32 bits
	}
	p.charge(8*int64(count) + int64(total))
	if e != success {
		return e
	}
	if !m.WriteUint32Le(result, uint32(total)) {
		return eFAULT
	}
	for i := range count {
		b, ok := vector(m, vectors, i)
		if !ok {
			return eFAULT // the result lay across the vectors
		}
		fitted, err := stream.take(b)
		if err != nil {
			p.Err = err
			p.stop(Failed)
		}
		if !fitted && !stream.Cut {
			p.stop(OutputFull)
		}
	}
	return success
}

// vectorBytes adds up the lengths of all vectors and checks that each of them
// lies within the memory.
func vectorBytes(m api.Memory, vectors, count uint32) (total uint64, e errno) {
	for i := range count {
		b, ok := vector(m, vectors, i)
		if !ok {
			return total, eFAULT
		}
		total += uint64(len(b))
	}
	return total, success
}

// vector returns the bytes that the i-th vector stands for.
func vector(m api.Memory, vectors, i uint32) ([]byte, bool) {
	at := uint64(vectors) + 8*uint64(i)
	if at > 1<<32-1 {
		return nil, false
	}
	pair, ok := m.ReadUint64Le(uint32(at))
	if !ok {
		return nil, false
	}
	return m.Read(uint32(pair), uint32(pair>>32))
}

// fdFdstatGet writes 24 bytes: file type, flags, rights, inherited rights.
func fdFdstatGet(p *Process, m api.Memory, args []uint64) errno {
	if !known(args[0]) {
		return badFD(p, m, args)
	}
	p.charge(24)
	rights := uint64(rightFilestat | rightPoll | rightWrite)
	if args[0] == stdin {
		rights = rightFilestat | rightPoll | rightRead
	}
	at := uint32(args[1])
	if !m.WriteUint64Le(at, fileType) || !m.WriteUint64Le(at+8, rights) || !m.WriteUint64Le(at+16, 0) {
		return eFAULT
	}
	return success
}

// fdFilestatGet writes 64 bytes: device, inode, file type, links, size and three
// times, all constant. The size is 0, as for a pipe.
func fdFilestatGet(p *Process, m api.Memory, args []uint64) errno {
	if !known(args[0]) {
		return badFD(p, m, args)
	}
	p.charge(64)
	b, ok := m.Read(uint32(args[1]), 64)
	if !ok {
		return eFAULT
	}
	clear(b)
	b[8] = byte(args[0]) + 1 // inode: the three differ
	b[16] = fileType
	b[24] = 1 // links
	return success
}
