package wasi

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"assize/judge"
)

// Files is a file system in memory, read-only but for the folder of a Feedback:
// folders and regular files, no links, nothing that is not a pure function of
// names and contents. It is safe for use by one process after the other.
type Files struct {
	root *node
	// feedback is the folder that can be written to, if there is one.
	feedback *Feedback
}

// node is a file, a folder, or one of the streams under a name.
type node struct {
	name    string
	inode   uint64
	kind    byte
	content []byte  // of a regular file
	nodes   []*node // of a folder, by name
	parent  uint64  // inode of the folder that it is in
	stream  uint32  // of kindStream
	// feedback is what the node can be written through; nil for all that is there
	// to be read.
	feedback *Feedback
}

// The file types of preview 1 that there are. A stream says that its type is
// unknown, as a pipe does: it cannot seek and is no terminal, so that every
// runtime buffers it.
const (
	kindStream  = 0
	kindFolder  = 3
	kindRegular = 4
)

// Inodes are numbers of a node's place: the root has the first one, the library
// goes on from there, and what With adds begins at programInode, so that the
// library's do not depend on it. So do those of WithJudge.
const (
	rootInode     = 1
	deviceInode   = 1 << 30
	programInode  = 1 << 20
	judgeInode    = 1 << 28
	feedbackInode = 1 << 29
)

// NewFiles returns a file system of the given files, whose names are slash
// separated paths from the root, and of /dev with the streams.
func NewFiles(files []judge.File) (*Files, error) {
	root := &node{kind: kindFolder, parent: rootInode}
	for _, f := range files {
		if err := root.add(f); err != nil {
			return nil, err
		}
	}
	if root.child("dev") != nil {
		return nil, fmt.Errorf("file system: a file is in /dev, which is taken")
	}
	root.finish(rootInode, rootInode)
	device := &node{name: "dev", kind: kindFolder, inode: deviceInode, parent: rootInode}
	for i, name := range []string{"stderr", "stdin", "stdout"} {
		device.nodes = append(device.nodes, &node{
			name: name, kind: kindStream, inode: deviceInode + 1 + uint64(i), parent: deviceInode,
			stream: []uint32{stderr, stdin, stdout}[i],
		})
	}
	root.insert(device)
	return &Files{root: root}, nil
}

// With returns a file system that has a folder more, at the root. f stays as it
// is, and the two share what they have in common.
func (f *Files) With(folder string, files []judge.File) (*Files, error) {
	return f.with(folder, programInode, files)
}

// with numbers what it adds from inode on.
func (f *Files) with(folder string, inode uint64, files []judge.File) (*Files, error) {
	if f.root.child(folder) != nil {
		return nil, fmt.Errorf("file system: there is a /%s already", folder)
	}
	added := &node{name: folder, kind: kindFolder, parent: rootInode}
	for _, file := range files {
		if err := added.add(file); err != nil {
			return nil, err
		}
	}
	added.finish(inode, rootInode)
	root := *f.root
	root.nodes = slices.Clone(root.nodes)
	root.insert(added)
	return &Files{root: &root}, nil
}

// child finds a node of a folder.
func (n *node) child(name string) *node {
	i, ok := slices.BinarySearchFunc(n.nodes, name, func(c *node, name string) int { return strings.Compare(c.name, name) })
	if !ok {
		return nil
	}
	return n.nodes[i]
}

// insert puts a node into a folder that has none of its name.
func (n *node) insert(c *node) {
	i, _ := slices.BinarySearchFunc(n.nodes, c.name, func(c *node, name string) int { return strings.Compare(c.name, name) })
	n.nodes = slices.Insert(n.nodes, i, c)
}

// add makes a file and the folders that lead to it.
func (n *node) add(f judge.File) error {
	if !fs.ValidPath(f.Name) || f.Name == "." {
		return fmt.Errorf("file system: %q is not a path from the root", f.Name)
	}
	name := f.Name
	for {
		first, rest, more := strings.Cut(name, "/")
		c := n.child(first)
		switch {
		case !more && c == nil:
			n.insert(&node{name: first, kind: kindRegular, content: f.Content})
			return nil
		case !more || c != nil && c.kind != kindFolder:
			return fmt.Errorf("file system: %q is there twice", f.Name)
		case c == nil:
			c = &node{name: first, kind: kindFolder}
			n.insert(c)
		}
		n, name = c, rest
	}
}

// finish numbers the nodes in the order of a walk, and returns the next number.
func (n *node) finish(inode, parent uint64) uint64 {
	n.inode, n.parent = inode, parent
	next := inode + 1
	for _, c := range n.nodes {
		next = c.finish(next, n.inode)
	}
	return next
}

// maxPath bounds a path, as PATH_MAX does elsewhere.
const maxPath = 4096

// lookup follows a path from a folder and does not leave the folder: neither an
// absolute path nor one that goes above it is allowed. Where only the last name
// is not there, it returns the folder that could have it, with eNOENT.
func (n *node) lookup(path string) (*node, errno) {
	switch {
	case path == "":
		return nil, eNOENT
	case len(path) > maxPath:
		return nil, eNAMETOOLONG
	case path[0] == '/':
		return nil, ePERM
	case strings.IndexByte(path, 0) >= 0:
		return nil, eINVAL
	case n.kind != kindFolder:
		return nil, eNOTDIR
	}
	trail := []*node{n}
	for path != "" {
		first, rest, more := strings.Cut(path, "/")
		at := trail[len(trail)-1]
		switch {
		case at.kind != kindFolder:
			return nil, eNOTDIR
		case first == "" || first == ".":
		case first == "..":
			if len(trail) == 1 {
				return nil, ePERM
			}
			trail = trail[:len(trail)-1]
		default:
			c := at.child(first)
			if c == nil && strings.Trim(rest, "/") == "" {
				return at, eNOENT
			}
			if c == nil {
				return nil, eNOENT
			}
			if more && c.kind != kindFolder {
				return nil, eNOTDIR // "file/" as well
			}
			trail = append(trail, c)
		}
		path = rest
	}
	return trail[len(trail)-1], success
}
