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

func known(fd uint64) bool { return uint32(fd) <= stderr }

// badFD answers for calls on descriptors that nothing can be open under.
func badFD(p *Process, _ api.Memory, _ []uint64) errno {
	p.charge(0)
	return eBADF
}

// fdKnown does nothing to a descriptor that is open.
func fdKnown(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if !p.isOpen(args[0]) {
		return eBADF
	}
	return success
}

// fdRead copies the next bytes of the input, or of a file, into the vectors. At
// the end it reads 0 bytes.
func fdRead(p *Process, m api.Memory, args []uint64) errno {
	if stream, ok := p.stream(args[0]); ok {
		if stream != stdin {
			return badFD(p, m, args)
		}
		return p.readInput(m, args)
	}
	d, e := p.file(args[0])
	if e != success {
		p.charge(0)
		return e
	}
	n, e := p.copyOut(m, args[1], args[2], args[3], d.rest(d.at))
	d.at += uint64(n)
	return e
}

// copyOut copies from into the vectors, as much as they hold, and writes down how
// much that is.
func (p *Process) copyOut(m api.Memory, vectorsArg, countArg, resultArg uint64, from []byte) (n int, e errno) {
	vectors, count, result := uint32(vectorsArg), uint32(countArg), uint32(resultArg)
	if count > maxVectors {
		p.charge(0)
		return 0, eINVAL
	}
	// How much there is to copy is known beforehand, and paid for first.
	total, e := p.gather(m, vectors, count)
	p.charge(vectorsCharge(count) + int64(min(total, uint64(len(from)))))
	if e != success {
		return 0, e
	}
	for _, b := range p.vectors {
		n += copy(b, from[n:])
	}
	if !m.WriteUint32Le(result, uint32(n)) {
		return 0, eFAULT
	}
	return n, success
}

// fdWrite takes what the vectors hold. Output over the limit ends the run;
// standard error over its limit is dropped.
func fdWrite(p *Process, m api.Memory, args []uint64) errno {
	vectors, count, result := uint32(args[1]), uint32(args[2]), uint32(args[3])
	stream, d := p.Stdout, (*descriptor)(nil)
	switch to, ok := p.stream(args[0]); {
	case ok && to == stdout:
	case ok && to == stderr:
		stream = p.Stderr
	default:
		if d = p.descriptor(args[0]); d == nil || !d.writable() {
			return badFD(p, m, args)
		}
		if d.append {
			d.at = uint64(len(d.node.content))
		}
	}
	if count > maxVectors {
		p.charge(0)
		return eINVAL
	}
	total, e := p.gather(m, vectors, count)
	if total > 1<<32-1 {
		total, e = 0, eINVAL // the same bytes, many times over: the result has 32 bits
	}
	p.charge(vectorsCharge(count) + int64(total))
	if e != success {
		return e
	}
	if !m.WriteUint32Le(result, uint32(total)) {
		return eFAULT
	}
	for _, b := range p.vectors {
		if d != nil {
			p.writeAt(d.node, d.at, b)
			d.at += uint64(len(b))
			continue
		}
		if stream == p.Stdout && p.Out != nil {
			p.Out.write(b[:min(int64(len(b)), stream.Limit-stream.bytes)])
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

func vectorsCharge(count uint32) int64 {
	return 8*int64(count) + above(int64(count), usualEntries, entryBytes)
}

// gather looks up all vectors, once: what the call writes may lie across them, and
// what was paid for is what is done. It adds up their lengths and checks that each
// of them lies within the memory.
func (p *Process) gather(m api.Memory, vectors, count uint32) (total uint64, e errno) {
	p.vectors = p.vectors[:0]
	for i := range count {
		b, ok := vector(m, vectors, i)
		if !ok {
			return total, eFAULT
		}
		p.vectors = append(p.vectors, b)
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
