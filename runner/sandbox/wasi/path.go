package wasi

import "github.com/tetratelabs/wazero/api"

// The flags of path_open.
const (
	openCreate   = 1 << 0
	openFolder   = 1 << 1
	openNew      = 1 << 2
	openTruncate = 1 << 3

	flagAppend = 1 << 0 // of a descriptor
)

// resolve finds what a path leads to, from the folder open under fd.
func (p *Process) resolve(m api.Memory, fd, pointer, length uint64) (*node, errno) {
	n, _, e := p.resolveName(m, fd, pointer, length)
	return n, e
}

// resolveName returns the path's last name as well.
func (p *Process) resolveName(m api.Memory, fd, pointer, length uint64) (*node, string, errno) {
	charged := min(int64(uint32(length)), maxPath+1)
	p.charge(charged + above(charged, usualPath, pathByteCharge))
	d := p.descriptor(fd)
	switch {
	case d == nil && known(fd):
		return nil, "", eNOTDIR
	case d == nil:
		return nil, "", eBADF
	case d.node.kind != kindFolder:
		return nil, "", eNOTDIR
	}
	if uint32(length) > maxPath {
		return nil, "", eNAMETOOLONG
	}
	b, ok := m.Read(uint32(pointer), uint32(length))
	if !ok {
		return nil, "", eFAULT
	}
	n, e := d.node.lookup(string(b))
	return n, lastName(string(b)), e
}

// pathOpen opens for reading, and in the folder of a Feedback for writing.
// Whatever would create or change another file is refused, as by a file system
// that is mounted read-only.
func pathOpen(p *Process, m api.Memory, args []uint64) errno {
	flags, rights := uint16(args[4]), args[5]
	n, name, e := p.resolveName(m, args[0], args[2], args[3])
	create := e == eNOENT && n != nil && flags&openCreate != 0
	switch {
	case create && (n.feedback == nil || flags&openFolder != 0):
		return eROFS
	case create:
	case e != success:
		return e
	case flags&openCreate != 0 && flags&openNew != 0:
		return eEXIST
	case flags&openFolder != 0 && n.kind != kindFolder:
		return eNOTDIR
	case n.kind == kindFolder && rights&rightWrite != 0:
		return eISDIR
	case n.kind == kindRegular && n.feedback == nil && (rights&rightWrite != 0 || flags&openTruncate != 0):
		return eROFS
	}
	// The result must have a place before there is a descriptor for it.
	if _, ok := m.Read(uint32(args[8]), 4); !ok {
		return eFAULT
	}
	if create {
		if n, e = n.feedback.create(name); e != success {
			return e
		}
	} else if n.kind == kindRegular && flags&openTruncate != 0 {
		n.feedback.resize(n, 0) // to nothing is always allowed
	}
	fd, e := p.open(&descriptor{node: n, write: rights&rightWrite != 0, append: args[7]&flagAppend != 0})
	if e != success {
		return e
	}
	m.WriteUint32Le(uint32(args[8]), fd)
	return success
}

func pathFilestatGet(p *Process, m api.Memory, args []uint64) errno {
	n, e := p.resolve(m, args[0], args[2], args[3])
	if e != success {
		return e
	}
	return p.filestat(m, uint32(args[4]), n)
}

// pathReadlink: there are no links.
func pathReadlink(p *Process, m api.Memory, args []uint64) errno {
	if _, e := p.resolve(m, args[0], args[1], args[2]); e != success {
		return e
	}
	return eINVAL
}

// pathCreateDirectory refuses, but says first what is there already.
func pathCreateDirectory(p *Process, m api.Memory, args []uint64) errno {
	return create(p.resolve(m, args[0], args[1], args[2]))
}

// pathChange refuses what would change something that exists.
func pathChange(folder, pointer, length int) call {
	return func(p *Process, m api.Memory, args []uint64) errno {
		if _, e := p.resolve(m, args[folder], args[pointer], args[length]); e != success {
			return e
		}
		return eROFS
	}
}

// pathUnlinkFile removes a file of a Feedback, and refuses any other.
func pathUnlinkFile(p *Process, m api.Memory, args []uint64) errno {
	n, e := p.resolve(m, args[0], args[1], args[2])
	switch {
	case e != success:
		return e
	case n.kind == kindRegular && n.feedback != nil:
		n.feedback.remove(n)
		return success
	}
	return eROFS
}

// pathSymlink refuses to make a link.
func pathSymlink(p *Process, m api.Memory, args []uint64) errno {
	return create(p.resolve(m, args[2], args[3], args[4]))
}

// create says why nothing is made where a path leads.
func create(n *node, e errno) errno {
	switch {
	case e == success:
		return eEXIST
	case e == eNOENT && n != nil:
		return eROFS
	}
	return e
}
