package problems

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay shows a package of another format as one of FormatVersion, so that
// there is one loader: files of the base under new names, and texts made from
// them. It knows where each line of a text came from, so that what the loader
// finds is said of the author's own file.
type overlay struct {
	base  fs.FS
	files map[string]overlaid
	dirs  map[string][]string // folder to the names in it, sorted once sealed
	// programs are the base's files that are shown as folders, with what they need
	// beside them.
	programs map[string]string
}

// place is a line of a file of the base.
type place struct {
	file string
	line int
}

// overlaid is one file of an overlay.
type overlaid struct {
	source string // of the base: where the bytes are, unless text has them
	text   []byte
	size   int64
	unix   bool    // CR LF of the source becomes LF; size counts what is left
	lines  []place // where the lines of text come from; none: from nowhere
	origin string  // what findings about the file as a whole name
}

func newOverlay(base fs.FS) *overlay {
	return &overlay{base: base, files: map[string]overlaid{}, dirs: map[string][]string{".": nil}, programs: map[string]string{}}
}

// add puts f at name unless there is something already; it says whether it did.
func (o *overlay) add(name string, f overlaid) bool {
	if _, taken := o.files[name]; taken || !fs.ValidPath(name) || o.dirs[name] != nil {
		return false
	}
	if f.text != nil {
		f.size = int64(len(f.text))
	}
	if f.origin == "" {
		f.origin = f.source
	}
	o.files[name] = f
	for child := name; child != "."; {
		dir := path.Dir(child)
		if slices.Contains(o.dirs[dir], path.Base(child)) {
			break
		}
		o.dirs[dir] = append(o.dirs[dir], path.Base(child))
		child = dir
	}
	return true
}

// below reports whether there is anything in the folder dir.
func (o *overlay) below(dir string) bool { return len(o.dirs[dir]) > 0 }

// keep shows the base's file source, of that size, at name.
func (o *overlay) keep(name, source string, size int64) bool {
	return o.add(name, overlaid{source: source, size: size})
}

// keepText is keep for test data that may have been written on Windows: CR LF
// becomes LF. It reads the file once.
func (o *overlay) keepText(name, source string) (converted bool, err error) {
	f, err := o.base.Open(source)
	if err != nil {
		return false, err
	}
	defer f.Close()
	r := newUnixReader(f)
	size, err := io.Copy(io.Discard, r)
	if err != nil {
		return false, fmt.Errorf("read %s: %w", source, err)
	}
	o.add(name, overlaid{source: source, size: size, unix: r.dropped})
	return r.dropped, nil
}

// where translates a place in the overlay to one in the base.
func (o *overlay) where(f Finding) Finding {
	at, ok := o.files[f.File]
	switch {
	case !ok:
		if program, is := o.programs[f.File]; is {
			f.File = program
		} else if dir := o.sourceDir(f.File); dir != "" {
			f.File = dir
		}
	case f.Line > 0 && f.Line <= len(at.lines) && at.lines[f.Line-1].file != "":
		f.File, f.Line = at.lines[f.Line-1].file, at.lines[f.Line-1].line
	case at.origin != "":
		f.File = at.origin
		if at.text != nil && at.lines != nil {
			f.Line = 0
		}
	}
	return f
}

// sourceDir is the folder of the base that all files below dir come from.
func (o *overlay) sourceDir(dir string) string {
	found := ""
	for name, f := range o.files {
		rest, below := strings.CutPrefix(name, dir+"/")
		if !below || f.source == "" {
			continue
		}
		source, same := strings.CutSuffix(f.source, "/"+rest)
		if !same || found != "" && found != source {
			return ""
		}
		found = source
	}
	return found
}

// Open implements fs.FS.
func (o *overlay) Open(name string) (fs.File, error) {
	if _, ok := o.dirs[name]; ok {
		return overlayDir(name), nil
	}
	f, ok := o.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	info := overlayInfo{name: path.Base(name), size: f.size}
	if f.text != nil {
		return &overlayFile{info: info, Reader: bytes.NewReader(f.text)}, nil
	}
	source, err := o.base.Open(f.source)
	if err != nil {
		return nil, err
	}
	var r io.Reader = source
	if f.unix {
		r = newUnixReader(source)
	}
	return &overlayFile{info: info, Reader: r, Closer: source}, nil
}

// ReadDir implements fs.ReadDirFS.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	names, ok := o.dirs[name]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	entries := make([]fs.DirEntry, len(names))
	for i, n := range slices.Sorted(slices.Values(names)) {
		p := path.Join(name, n)
		f, isFile := o.files[p]
		entries[i] = fs.FileInfoToDirEntry(overlayInfo{name: n, size: f.size, dir: !isFile})
	}
	return entries, nil
}

type overlayInfo struct {
	name string
	size int64
	dir  bool
}

func (i overlayInfo) Name() string       { return i.name }
func (i overlayInfo) Size() int64        { return i.size }
func (i overlayInfo) ModTime() time.Time { return time.Time{} }
func (i overlayInfo) IsDir() bool        { return i.dir }
func (i overlayInfo) Sys() any           { return nil }
func (i overlayInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type overlayFile struct {
	io.Reader
	io.Closer
	info overlayInfo
}

func (f *overlayFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *overlayFile) Close() error {
	if f.Closer == nil {
		return nil
	}
	return f.Closer.Close()
}

// overlayDir is an open folder; fs.ReadDir asks the overlay itself.
type overlayDir string

func (d overlayDir) Stat() (fs.FileInfo, error) {
	return overlayInfo{name: path.Base(string(d)), dir: true}, nil
}

func (d overlayDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: string(d), Err: fs.ErrInvalid}
}

func (d overlayDir) Close() error { return nil }

// unixReader turns CR LF into LF.
type unixReader struct {
	r       *bufio.Reader
	dropped bool // there was a CR LF
}

func newUnixReader(r io.Reader) *unixReader {
	return &unixReader{r: bufio.NewReaderSize(r, 64<<10)}
}

// Read implements io.Reader.
func (u *unixReader) Read(p []byte) (int, error) {
	for n := 0; ; n++ {
		if n == len(p) {
			return n, nil
		}
		c, err := u.r.ReadByte()
		if c == '\r' && err == nil {
			if next, _ := u.r.Peek(1); len(next) == 1 && next[0] == '\n' {
				u.dropped = true
				c, err = u.r.ReadByte()
			}
		}
		if err != nil {
			return n, err
		}
		p[n] = c
	}
}
