package wasi

import (
	"slices"
	"strings"

	"assize/judge"
)

// Feedback is a folder that a program writes files into: no folders, no links. It
// outlives the run, and the next one finds what this one left.
type Feedback struct {
	// Limit bounds the bytes of all files together. Going over it ends the run
	// as too much output does.
	Limit int64

	folder *node
	bytes  int64
	made   uint64 // files so far: the number of the next inode
}

// Where the files of a judgement lie.
const (
	judgeFolder    = "judge"
	feedbackFolder = "feedback"
	// JudgeDir and FeedbackDir are the paths, the latter with the separator at its
	// end that the format wants.
	JudgeDir    = "/judge/"
	FeedbackDir = "/judge/feedback/"
)

const (
	maxFeedbackFiles = 64
	maxFeedbackName  = 255
)

// WithJudge returns a file system that has /judge as well: the given files, and
// feedback in a folder there. f may be nil and stays as it is.
func (f *Files) WithJudge(files []judge.File, feedback *Feedback) (*Files, error) {
	if f == nil {
		var err error
		if f, err = NewFiles(nil); err != nil {
			return nil, err
		}
	}
	with, err := f.with(judgeFolder, judgeInode, files)
	if err != nil {
		return nil, err
	}
	if feedback.folder == nil {
		feedback.folder = &node{name: feedbackFolder, kind: kindFolder, inode: feedbackInode, parent: judgeInode, feedback: feedback}
	}
	with.root.child(judgeFolder).insert(feedback.folder)
	with.feedback = feedback
	return with, nil
}

// Take returns a file of the folder and removes it; ok is false where there is
// none. The bytes are the caller's.
func (f *Feedback) Take(name string) (content []byte, ok bool) {
	if f.folder == nil {
		return nil, false
	}
	n := f.folder.child(name)
	if n == nil {
		return nil, false
	}
	f.remove(n)
	return n.content, true
}

// Read returns a file of the folder, which stays there.
func (f *Feedback) Read(name string) (content []byte, ok bool) {
	if f.folder == nil {
		return nil, false
	}
	n := f.folder.child(name)
	if n == nil {
		return nil, false
	}
	return n.content, true
}

// create makes an empty file.
func (f *Feedback) create(name string) (*node, errno) {
	switch {
	case len(name) > maxFeedbackName:
		return nil, eNAMETOOLONG
	case len(f.folder.nodes) >= maxFeedbackFiles:
		return nil, eNOSPC
	}
	n := &node{name: name, kind: kindRegular, inode: feedbackInode + 1 + f.made, parent: feedbackInode, feedback: f}
	f.made++
	f.folder.insert(n)
	return n, success
}

func (f *Feedback) remove(n *node) {
	f.folder.nodes = slices.DeleteFunc(f.folder.nodes, func(c *node) bool { return c == n })
	f.bytes -= int64(len(n.content))
	n.feedback = nil // who has it open still reads it, and writes nothing more
}

// resize gives a file another size, with zeros where it grows, and reports
// whether it may have that.
func (f *Feedback) resize(n *node, size uint64) bool {
	grown := int64(size) - int64(len(n.content))
	if size > uint64(f.Limit) || f.bytes+grown > f.Limit {
		return false
	}
	f.bytes += grown
	if grown <= 0 {
		n.content = n.content[:size:size]
		return true
	}
	n.content = append(n.content, make([]byte, grown)...)
	return true
}

// writeAt writes to a file of a Feedback, or ends the run where that is too much.
func (p *Process) writeAt(n *node, at uint64, b []byte) {
	end, size := at+uint64(len(b)), uint64(len(n.content))
	if at > size && at <= uint64(n.feedback.Limit) {
		p.charge(int64(at - size)) // the zeros in between
	}
	if end > size && !n.feedback.resize(n, end) {
		p.stop(OutputFull)
	}
	copy(n.content[at:], b)
}

// lastName is the last name of a path.
func lastName(path string) string {
	path = strings.TrimRight(path, "/")
	return path[strings.LastIndexByte(path, '/')+1:]
}
