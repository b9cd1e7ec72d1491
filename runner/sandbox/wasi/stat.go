package wasi

import (
	"encoding/binary"

	"github.com/tetratelabs/wazero/api"
)

// The bits of a descriptor's rights that matter here. Rights are history, but
// runtimes look at some of them to find out what a descriptor is.
const (
	rightRead     = 1 << 1
	rightSeek     = 1 << 2
	rightTell     = 1 << 5
	rightWrite    = 1 << 6
	rightAdvise   = 1 << 7
	rightOpen     = 1 << 13
	rightReaddir  = 1 << 14
	rightReadlink = 1 << 15
	rightPathStat = 1 << 18
	rightFilestat = 1 << 21
	rightPoll     = 1 << 27

	fileRights   = rightRead | rightSeek | rightTell | rightAdvise | rightFilestat | rightPoll
	folderRights = rightOpen | rightReaddir | rightReadlink | rightPathStat | rightFilestat
)

// fdFdstatGet writes 24 bytes: file type, flags, rights, inherited rights.
func fdFdstatGet(p *Process, m api.Memory, args []uint64) errno {
	p.charge(24)
	kind, rights, inherited := uint64(kindStream), uint64(0), uint64(0)
	if stream, ok := p.stream(args[0]); ok {
		rights = rightFilestat | rightPoll | rightWrite
		if stream == stdin {
			rights = rightFilestat | rightPoll | rightRead
		}
	} else if d := p.descriptor(args[0]); d == nil {
		return eBADF
	} else if kind = uint64(d.node.kind); kind == kindFolder {
		rights, inherited = folderRights, folderRights|fileRights
		if p.Files.feedback != nil {
			inherited |= rightWrite // runtimes ask for no right that is not inherited
		}
	} else {
		rights = fileRights
		if d.writable() {
			rights |= rightWrite
		}
		if d.append {
			kind |= flagAppend << 16
		}
	}
	at := uint32(args[1])
	if !m.WriteUint64Le(at, kind) || !m.WriteUint64Le(at+8, rights) || !m.WriteUint64Le(at+16, inherited) {
		return eFAULT
	}
	return success
}

func fdFilestatGet(p *Process, m api.Memory, args []uint64) errno {
	if known(args[0]) {
		return p.filestat(m, uint32(args[1]), &node{inode: deviceInode + 8 + args[0], kind: kindStream})
	}
	d := p.descriptor(args[0])
	if d == nil {
		p.charge(0)
		return eBADF
	}
	return p.filestat(m, uint32(args[1]), d.node)
}

// filestat writes 64 bytes: device, inode, file type, links, size and three
// times. All of it is constant: a program that could see the times of this
// machine's files would take another way on another machine. The size of a
// stream is 0, as for a pipe.
func (p *Process) filestat(m api.Memory, at uint32, n *node) errno {
	p.charge(64)
	b, ok := m.Read(at, 64)
	if !ok {
		return eFAULT
	}
	clear(b)
	putUint64(b, 1) // device
	putUint64(b[8:], n.inode)
	b[16] = n.kind
	b[24] = 1 // links
	putUint64(b[32:], uint64(len(n.content)))
	if n.kind != kindStream {
		for _, times := range []int{40, 48, 56} {
			putUint64(b[times:], epoch)
		}
	}
	return success
}

const direntBytes = 24

// fdReaddir fills a buffer with entries from a place on: the place of the next
// entry, inode, length of the name, file type, name. The last one may be cut
// short, which tells the program that there are more.
func fdReaddir(p *Process, m api.Memory, args []uint64) errno {
	p.charge(int64(uint32(args[2])))
	d := p.descriptor(args[0])
	switch {
	case d == nil && known(args[0]):
		return eNOTDIR
	case d == nil:
		return eBADF
	case d.node.kind != kindFolder:
		return eNOTDIR
	}
	buffer, ok := m.Read(uint32(args[1]), uint32(args[2]))
	if !ok {
		return eFAULT
	}
	size := len(buffer)
	for place := args[3]; len(buffer) > 0 && place < uint64(len(d.node.nodes))+2; place++ {
		name, inode, kind := ".", d.node.inode, byte(kindFolder)
		switch {
		case place == 1:
			name, inode = "..", d.node.parent
		case place > 1:
			n := d.node.nodes[place-2]
			name, inode, kind = n.name, n.inode, n.kind
		}
		var entry [direntBytes]byte
		putUint64(entry[:], place+1)
		putUint64(entry[8:], inode)
		binary.LittleEndian.PutUint32(entry[16:], uint32(len(name)))
		entry[20] = kind
		buffer = buffer[copy(buffer, entry[:]):]
		buffer = buffer[copy(buffer, name):]
	}
	if !m.WriteUint32Le(uint32(args[4]), uint32(size-len(buffer))) {
		return eFAULT
	}
	return success
}
