package wasi

import "github.com/tetratelabs/wazero/api"

// The flags of path_open.
const (
	openCreate   = 1 << 0
	openFolder   = 1 << 1
	openNew      = 1 << 2
	openTruncate = 1 << 3
)

// resolve finds what a path leads to, from the folder open under fd.
func (p *Process) resolve(m api.Memory, fd, pointer, length uint64) (*node, errno) {
	p.charge(min(int64(uint32(length)), maxPath+1))
	d := p.descriptor(fd)
	switch {
	case d == nil && known(fd):
		return nil, eNOTDIR
	case d == nil:
		return nil, eBADF
	case d.node.kind != kindFolder:
		return nil, eNOTDIR
	}
	if uint32(length) > maxPath {
		return nil, eNAMETOOLONG
	}
	b, ok := m.Read(uint32(pointer), uint32(length))
	if !ok {
		return nil, eFAULT
	}
	return d.node.lookup(string(b))
}

// pathOpen opens for reading. Whatever would create or change a file is refused,
// as by a file system that is mounted read-only.
func pathOpen(p *Process, m api.Memory, args []uint64) errno {
	flags, rights := uint16(args[4]), args[5]
	n, e := p.resolve(m, args[0], args[2], args[3])
	switch {
	case e == eNOENT && n != nil && flags&openCreate != 0:
		return eROFS
	case e != success:
		return e
	case flags&openCreate != 0 && flags&openNew != 0:
		return eEXIST
	case flags&openFolder != 0 && n.kind != kindFolder:
		return eNOTDIR
	case n.kind == kindFolder && rights&rightWrite != 0:
		return eISDIR
	case n.kind == kindRegular && (rights&rightWrite != 0 || flags&openTruncate != 0):
		return eROFS
	}
	// The result must have a place before there is a descriptor for it.
	if _, ok := m.Read(uint32(args[8]), 4); !ok {
		return eFAULT
	}
	fd, e := p.open(n)
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
