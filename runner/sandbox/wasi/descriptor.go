package wasi

import "github.com/tetratelabs/wazero/api"

// firstOpened is the first descriptor after the streams. Where there are files
// it is the root, opened beforehand.
const firstOpened = 3

// maxOpened bounds the descriptors that are open at once.
const maxOpened = 1024

// descriptor is something open besides the three streams.
type descriptor struct {
	node *node
	at   uint64 // where the next byte is read
	root bool   // opened beforehand

	write, append bool
}

// writable reports whether what is written to d arrives somewhere.
func (d *descriptor) writable() bool { return d.write && d.node.feedback != nil }

// descriptor returns what is open under fd, nil where nothing is.
func (p *Process) descriptor(fd uint64) *descriptor {
	if p.Files != nil && p.opened == nil {
		p.opened = []*descriptor{{node: p.Files.root, root: true}}
	}
	i := int64(uint32(fd)) - firstOpened
	if i < 0 || i >= int64(len(p.opened)) {
		return nil
	}
	return p.opened[i]
}

// isOpen reports whether fd is one of the streams or something opened.
func (p *Process) isOpen(fd uint64) bool { return known(fd) || p.descriptor(fd) != nil }

// stream returns the stream that fd stands for.
func (p *Process) stream(fd uint64) (uint32, bool) {
	if known(fd) {
		return uint32(fd), true
	}
	if d := p.descriptor(fd); d != nil && d.node.kind == kindStream {
		return d.node.stream, true
	}
	return 0, false
}

// open gives it the lowest descriptor that is free.
func (p *Process) open(opened *descriptor) (uint32, errno) {
	for i, d := range p.opened {
		if d == nil {
			p.opened[i] = opened
			return uint32(i) + firstOpened, success
		}
	}
	if len(p.opened) >= maxOpened {
		return 0, eMFILE
	}
	p.opened = append(p.opened, opened)
	return uint32(len(p.opened)) + firstOpened - 1, success
}

// fdClose closes a file. For a stream it pretends: a program that closes its
// output and goes on printing has its output taken all the same, but for the other
// program of a conversation, to which this is the end.
func fdClose(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if known(args[0]) {
		if uint32(args[0]) == stdout && p.Out != nil {
			p.Out.End()
		}
		return success
	}
	if p.descriptor(args[0]) == nil {
		return eBADF
	}
	p.opened[uint32(args[0])-firstOpened] = nil
	return success
}

// file returns the regular file that is open under fd. A stream cannot seek.
func (p *Process) file(fd uint64) (*descriptor, errno) {
	if _, ok := p.stream(fd); ok {
		return nil, eSPIPE
	}
	d := p.descriptor(fd)
	switch {
	case d == nil:
		return nil, eBADF
	case d.node.kind == kindFolder:
		return nil, eISDIR
	}
	return d, success
}

// The origins of a seek.
const (
	seekStart   = 0
	seekCurrent = 1
	seekEnd     = 2
)

// fdSeek moves to another place, which may lie behind the end.
func fdSeek(p *Process, m api.Memory, args []uint64) errno {
	p.charge(8)
	d, e := p.file(args[0])
	if e != success {
		return e
	}
	var from uint64
	switch uint32(args[2]) {
	case seekStart:
	case seekCurrent:
		from = d.at
	case seekEnd:
		from = uint64(len(d.node.content))
	default:
		return eINVAL
	}
	// Neither is above 2^63: where the sum is, it went below 0 or over the end of
	// numbers.
	to := from + args[1]
	if to > 1<<63-1 {
		return eINVAL
	}
	if !m.WriteUint64Le(uint32(args[3]), to) {
		return eFAULT
	}
	d.at = to
	return success
}

func fdTell(p *Process, m api.Memory, args []uint64) errno {
	p.charge(8)
	d, e := p.file(args[0])
	if e != success {
		return e
	}
	if !m.WriteUint64Le(uint32(args[1]), d.at) {
		return eFAULT
	}
	return success
}

// fdPread reads at a given place and stays where it is.
func fdPread(p *Process, m api.Memory, args []uint64) errno {
	d, e := p.file(args[0])
	if e != success {
		p.charge(0)
		return e
	}
	if args[3] > 1<<63-1 {
		p.charge(0)
		return eINVAL
	}
	_, e = p.copyOut(m, args[1], args[2], args[4], d.rest(args[3]))
	return e
}

// rest is what a file has from a place on.
func (d *descriptor) rest(at uint64) []byte {
	return d.node.content[min(at, uint64(len(d.node.content))):]
}

// fdAdvise takes note of nothing.
func fdAdvise(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if _, e := p.file(args[0]); e != success {
		return e
	}
	if uint32(args[3]) > 5 {
		return eINVAL
	}
	return success
}

// fdPwrite writes at a given place and stays where it is.
func fdPwrite(p *Process, m api.Memory, args []uint64) errno {
	d, e := p.file(args[0])
	if e != success || !d.writable() {
		return notWritable(p, m, args)
	}
	vectors, count := uint32(args[1]), uint32(args[2])
	if count > maxVectors || args[3] > 1<<63-1 {
		p.charge(0)
		return eINVAL
	}
	total, e := p.gather(m, vectors, count)
	p.charge(8*int64(count) + int64(min(total, 1<<32)))
	if e != success {
		return e
	}
	if !m.WriteUint32Le(uint32(args[4]), uint32(total)) {
		return eFAULT
	}
	at := args[3]
	for _, b := range p.vectors {
		p.writeAt(d.node, at, b)
		at += uint64(len(b))
	}
	return success
}

// fdSetSize cuts a file, or fills it up with zeros.
func fdSetSize(p *Process, m api.Memory, args []uint64) errno {
	d, e := p.file(args[0])
	if e != success || !d.writable() {
		return notWritable(p, m, args)
	}
	p.charge(8 + int64(min(args[1], uint64(d.node.feedback.Limit))))
	if !d.node.feedback.resize(d.node, args[1]) {
		p.stop(OutputFull)
	}
	return success
}

// notWritable answers for calls that would change a file through a descriptor.
func notWritable(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if _, e := p.file(args[0]); e != success && e != eISDIR {
		return e
	}
	return eBADF
}

// setTimes answers for calls that would change what is known of a file.
func setTimes(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	if !p.isOpen(args[0]) {
		return eBADF
	}
	return eROFS
}

// fdPrestatGet describes the one folder that is opened beforehand: its kind (0)
// and the length of its name.
func fdPrestatGet(p *Process, m api.Memory, args []uint64) errno {
	p.charge(8)
	d := p.descriptor(args[0])
	if d == nil || !d.root {
		return eBADF
	}
	if !m.WriteUint64Le(uint32(args[1]), uint64(len(rootName))<<32) {
		return eFAULT
	}
	return success
}

const rootName = "/"

func fdPrestatDirName(p *Process, m api.Memory, args []uint64) errno {
	p.charge(int64(len(rootName)))
	d := p.descriptor(args[0])
	if d == nil || !d.root {
		return eBADF
	}
	if uint32(args[2]) < uint32(len(rootName)) {
		return eNAMETOOLONG
	}
	if !m.WriteString(uint32(args[1]), rootName) {
		return eFAULT
	}
	return success
}

// Opened is the number of files that the process has open, besides the streams
// and the root.
func (p *Process) Opened() int {
	n := 0
	for _, d := range p.opened {
		if d != nil && !d.root {
			n++
		}
	}
	return n
}
