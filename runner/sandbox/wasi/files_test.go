package wasi

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero/api"

	"assize/judge"
)

func testFiles(t *testing.T) *Files {
	t.Helper()
	f, err := NewFiles([]judge.File{
		{Name: "lib/b/two.txt", Content: []byte("0123456789")}, {Name: "lib/a.txt", Content: []byte("a")}, {Name: "top", Content: nil},
	})
	if err == nil {
		f, err = f.With("program", []judge.File{{Name: "main.js", Content: []byte("main")}})
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// desk is a process with files, and a memory: paths are written at 1000, results
// at 0, buffers at 2000, vectors at 100.
type desk struct {
	p *Process
	m api.Memory
}

func newDesk(t *testing.T) desk {
	p, _ := newProcess(1 << 50)
	p.Files = testFiles(t)
	p.Stdin = []byte("input")
	return desk{p, memoryOf(t)}
}

func (h desk) open(dir uint64, path string, flags uint64, rights uint64) (uint64, errno) {
	h.m.WriteString(1000, path)
	e := pathOpen(h.p, h.m, []uint64{dir, 0, 1000, uint64(len(path)), flags, rights, 0, 0, 0})
	fd, _ := h.m.ReadUint32Le(0)
	return uint64(fd), e
}

func (h desk) read(fd uint64, n uint32) (string, errno) {
	h.m.WriteUint64Le(100, 2000|uint64(n)<<32)
	e := fdRead(h.p, h.m, []uint64{fd, 100, 1, 0})
	got, _ := h.m.ReadUint32Le(0)
	b, _ := h.m.Read(2000, got)
	return string(b), e
}

const root = firstOpened

// TestErrnos holds the calls on paths and descriptors against what preview 1 and
// POSIX say of them on a read-only file system.
func TestErrnos(t *testing.T) {
	h := newDesk(t)
	file, e := h.open(root, "lib/b/two.txt", 0, rightRead)
	if e != success {
		t.Fatal(e)
	}
	folder, e := h.open(root, "lib", openFolder, 0)
	if e != success {
		t.Fatal(e)
	}
	const rw = rightRead | rightWrite
	for _, c := range []struct {
		dir    uint64
		path   string
		flags  uint64
		rights uint64
		want   errno
	}{
		{root, "top", 0, rightRead, success},
		{root, "./lib/../lib//a.txt", 0, rightRead, success},
		{root, ".", openFolder, 0, success},
		{root, "lib/", 0, 0, success},
		{folder, "b/../a.txt", 0, rightRead, success},
		{root, "dev/stdout", 0, rightWrite, success},
		{root, "", 0, rightRead, eNOENT},
		{root, "nothing", 0, rightRead, eNOENT},
		{root, "nothing/more", 0, rightRead, eNOENT},
		{root, "top/more", 0, rightRead, eNOTDIR},
		{root, "top/", 0, rightRead, eNOTDIR},
		{root, "top/.", 0, rightRead, eNOTDIR},
		{root, "top", openFolder, rightRead, eNOTDIR},
		{root, "/top", 0, rightRead, ePERM},
		{root, "..", 0, rightRead, ePERM},
		{root, "lib/../../etc/passwd", 0, rightRead, ePERM},
		{folder, "../top", 0, rightRead, ePERM},
		{root, "to\x00p", 0, rightRead, eINVAL},
		{root, strings.Repeat("x", maxPath+1), 0, rightRead, eNAMETOOLONG},
		{root, "new", openCreate, rw, eROFS},
		{root, "nothing/new", openCreate, rw, eNOENT},
		{root, "top", openCreate, rightRead, success},
		{root, "top", openCreate | openNew, rw, eEXIST},
		{root, "top", openTruncate, rw, eROFS},
		{root, "top", 0, rw, eROFS},
		{root, "lib", 0, rw, eISDIR},
		{file, "x", 0, rightRead, eNOTDIR},
		{stdin, "x", 0, rightRead, eNOTDIR},
		{99, "top", 0, rightRead, eBADF},
	} {
		got, e := h.open(c.dir, c.path, c.flags, c.rights)
		if e != c.want {
			t.Errorf("open %d %.40q flags %d rights %d: errno %d, want %d", c.dir, c.path, c.flags, c.rights, e, c.want)
		}
		if e == success {
			fdClose(h.p, h.m, []uint64{got})
		}
	}

	h.m.WriteString(1000, "lib/a.txt")
	h.m.WriteString(1100, "nothing")
	h.m.WriteString(1200, "nothing/x")
	exists, missing := []uint64{1000, 9}, []uint64{1100, 7}
	call := func(c call, args ...uint64) errno { return c(h.p, h.m, append(args, make([]uint64, 9)...)) }
	at := func(before []uint64, path []uint64, after ...uint64) []uint64 {
		return append(append(append([]uint64(nil), before...), path...), after...)
	}
	for i, c := range []struct {
		call string
		args []uint64
		want errno
	}{
		{"path_create_directory", at([]uint64{root}, exists), eEXIST},
		{"path_create_directory", at([]uint64{root}, missing), eROFS},
		{"path_create_directory", []uint64{root, 1200, 9}, eNOENT},
		{"path_remove_directory", at([]uint64{root}, exists), eROFS},
		{"path_unlink_file", at([]uint64{root}, exists), eROFS},
		{"path_unlink_file", at([]uint64{root}, missing), eNOENT},
		{"path_unlink_file", at([]uint64{99}, exists), eBADF},
		{"path_rename", at([]uint64{root}, exists, root, 1100, 7), eROFS},
		{"path_link", at([]uint64{root, 0}, exists, root, 1100, 7), eROFS},
		{"path_symlink", at(exists, []uint64{root}, missing...), eROFS},
		{"path_symlink", at(exists, []uint64{root}, exists...), eEXIST},
		{"path_readlink", at([]uint64{root}, exists, 0, 100, 0), eINVAL},
		{"path_readlink", at([]uint64{root}, missing, 0, 100, 0), eNOENT},
		{"path_filestat_get", at([]uint64{root, 0}, missing, 0), eNOENT},
		{"path_filestat_get", at([]uint64{root, 0}, exists, 65530), eFAULT},
		{"path_filestat_get", []uint64{root, 0, 65530, 100, 0}, eFAULT},
		{"path_filestat_set_times", at([]uint64{root, 0}, exists), eROFS},
		{"fd_filestat_set_times", []uint64{file}, eROFS},
		{"fd_filestat_set_times", []uint64{99}, eBADF},
		{"fd_filestat_set_size", []uint64{file, 0}, eBADF},
		{"fd_filestat_set_size", []uint64{stdin, 0}, eSPIPE},
		{"fd_allocate", []uint64{file, 0, 1}, eBADF},
		{"fd_pwrite", []uint64{file, 100, 0, 0, 0}, eBADF},
		{"fd_write", []uint64{file, 100, 0, 0}, eBADF},
		{"fd_write", []uint64{stdin, 100, 0, 0}, eBADF},
		{"fd_read", []uint64{folder, 100, 0, 0}, eISDIR},
		{"fd_read", []uint64{stdout, 100, 0, 0}, eBADF},
		{"fd_read", []uint64{99, 100, 0, 0}, eBADF},
		{"fd_pread", []uint64{folder, 100, 0, 0, 0}, eISDIR},
		{"fd_pread", []uint64{stdin, 100, 0, 0, 0}, eSPIPE},
		{"fd_pread", []uint64{file, 100, 0, 1 << 63, 0}, eINVAL},
		{"fd_seek", []uint64{stdin, 0, 0, 0}, eSPIPE},
		{"fd_seek", []uint64{folder, 0, 0, 0}, eISDIR},
		{"fd_seek", []uint64{99, 0, 0, 0}, eBADF},
		{"fd_seek", []uint64{file, 0, 3, 0}, eINVAL},
		{"fd_seek", []uint64{file, ^uint64(0), seekStart, 0}, eINVAL},
		{"fd_seek", []uint64{file, 1<<64 - 11, seekEnd, 0}, eINVAL},
		{"fd_seek", []uint64{file, 0, 0, 65530}, eFAULT},
		{"fd_tell", []uint64{stdout, 0}, eSPIPE},
		{"fd_advise", []uint64{file, 0, 0, 0}, success},
		{"fd_advise", []uint64{file, 0, 0, 6}, eINVAL},
		{"fd_readdir", []uint64{file, 2000, 100, 0, 0}, eNOTDIR},
		{"fd_readdir", []uint64{stdin, 2000, 100, 0, 0}, eNOTDIR},
		{"fd_readdir", []uint64{99, 2000, 100, 0, 0}, eBADF},
		{"fd_readdir", []uint64{folder, 65530, 100, 0, 0}, eFAULT},
		{"fd_prestat_get", []uint64{root, 0}, success},
		{"fd_prestat_get", []uint64{folder, 0}, eBADF},
		{"fd_prestat_get", []uint64{4096, 0}, eBADF},
		{"fd_prestat_dir_name", []uint64{root, 0, 0}, eNAMETOOLONG},
		{"fd_prestat_dir_name", []uint64{root, 0, 1}, success},
		{"fd_fdstat_get", []uint64{99, 0}, eBADF},
		{"fd_filestat_get", []uint64{99, 0}, eBADF},
		{"fd_sync", []uint64{file}, success},
		{"fd_sync", []uint64{99}, eBADF},
		{"fd_renumber", []uint64{file, 7}, eNOSYS},
		{"sock_accept", []uint64{0, 0, 0}, eNOSYS},
		{"fd_close", []uint64{folder}, success},
		{"fd_close", []uint64{folder}, eBADF},
		{"fd_close", []uint64{stdout}, success},
	} {
		if e := call(functions[c.call].call, c.args...); e != c.want {
			t.Errorf("%d: %s%v: errno %d, want %d", i, c.call, c.args, e, c.want)
		}
	}
}

// TestNoFiles: a program without files finds none of them, by any call.
func TestNoFiles(t *testing.T) {
	h := newDesk(t)
	h.p.Files = nil
	for name, f := range functions {
		if !strings.HasPrefix(name, "path_") && name != "fd_prestat_get" && name != "fd_readdir" {
			continue
		}
		args := make([]uint64, 9)
		for i := range args {
			args[i] = 3
		}
		if e := f.call(h.p, h.m, args); e != eBADF {
			t.Errorf("%s: errno %d, want %d", name, e, eBADF)
		}
	}
}

func TestReadAndSeek(t *testing.T) {
	h := newDesk(t)
	fd, e := h.open(root, "lib/b/two.txt", 0, rightRead)
	if e != success || fd != root+1 {
		t.Fatalf("open: descriptor %d, errno %d", fd, e)
	}
	want := func(what, got, want string, e errno) {
		t.Helper()
		if got != want || e != success {
			t.Errorf("%s: %q, errno %d; want %q", what, got, e, want)
		}
	}
	s, e := h.read(fd, 3)
	want("the first bytes", s, "012", e)
	s, e = h.read(fd, 100)
	want("the rest", s, "3456789", e)
	s, e = h.read(fd, 100)
	want("the end", s, "", e)
	for _, c := range []struct {
		offset int64
		whence uint64
		at     uint64
		rest   string
	}{{4, seekStart, 4, "456789"}, {-12, seekCurrent, 0, ""}, {-1, seekEnd, 9, "9"}, {5, seekEnd, 15, ""}} {
		before := h.p.opened[1].at
		e := fdSeek(h.p, h.m, []uint64{fd, uint64(c.offset), c.whence, 8})
		at, _ := h.m.ReadUint64Le(8)
		if c.whence == seekCurrent {
			if e != eINVAL || h.p.opened[1].at != before {
				t.Errorf("a seek to before the file: errno %d, at %d", e, h.p.opened[1].at)
			}
			continue
		}
		if e != success || at != c.at {
			t.Errorf("seek %d from %d: at %d, errno %d; want %d", c.offset, c.whence, at, e, c.at)
		}
		s, e = h.read(fd, 100)
		want(fmt.Sprint("after ", c), s, c.rest, e)
	}
	h.m.WriteUint64Le(100, 2000|4<<32)
	if e := fdPread(h.p, h.m, []uint64{fd, 100, 1, 8, 0}); e != success {
		t.Error(e)
	}
	n, _ := h.m.ReadUint32Le(0)
	b, _ := h.m.Read(2000, 2)
	want("at a place", fmt.Sprint(n, " ", string(b)), "2 89", success)

	// The input under its name is the input.
	in, e := h.open(root, "dev/stdin", 0, rightRead)
	if e != success {
		t.Fatal(e)
	}
	s, e = h.read(in, 2)
	want("/dev/stdin", s, "in", e)
	s, e = h.read(stdin, 9)
	want("standard input after it", s, "put", e)
}

// TestReaddir reads a folder with buffers of every size.
func TestReaddir(t *testing.T) {
	h := newDesk(t)
	want := ".3 ..3 dev3 lib3 program3 top4 "
	for size := uint64(direntBytes + 7); size < 300; size += 7 {
		got, cookie := "", uint64(0)
		for {
			if e := fdReaddir(h.p, h.m, []uint64{root, 2000, size, cookie, 0}); e != success {
				t.Fatal(e)
			}
			n, _ := h.m.ReadUint32Le(0)
			b, _ := h.m.Read(2000, n)
			full := uint64(n) == size
			for len(b) >= direntBytes {
				length := int(binary.LittleEndian.Uint32(b[16:]))
				if len(b) < direntBytes+length {
					break
				}
				cookie = binary.LittleEndian.Uint64(b)
				got += fmt.Sprintf("%s%d ", b[direntBytes:direntBytes+length], b[20])
				b = b[direntBytes+length:]
			}
			if !full {
				break
			}
		}
		if got != want {
			t.Errorf("with %d bytes: %q, want %q", size, got, want)
		}
	}
}

// TestMetadataIsConstant: what can be known of a file depends on nothing but the
// files, and the library's inodes not on the program.
func TestMetadataIsConstant(t *testing.T) {
	stat := func(h desk, path string) string {
		h.m.WriteString(1000, path)
		if e := pathFilestatGet(h.p, h.m, []uint64{root, 0, 1000, uint64(len(path)), 0}); e != success {
			t.Fatalf("%s: errno %d", path, e)
		}
		b, _ := h.m.Read(0, 64)
		return string(b)
	}
	h := newDesk(t)
	library, err := NewFiles([]judge.File{
		{Name: "lib/a.txt", Content: []byte("a")}, {Name: "top"}, {Name: "lib/b/two.txt", Content: []byte("0123456789")},
	})
	if err != nil {
		t.Fatal(err)
	}
	other := newDesk(t)
	if other.p.Files, err = library.With("program", []judge.File{{Name: "x/y"}, {Name: "z"}}); err != nil {
		t.Fatal(err)
	}
	seen := map[uint64]string{}
	for _, path := range []string{".", "lib", "lib/a.txt", "lib/b", "lib/b/two.txt", "top", "dev/stdin"} {
		s := stat(h, path)
		if s != stat(other, path) {
			t.Errorf("%s differs", path)
		}
		inode := binary.LittleEndian.Uint64([]byte(s[8:]))
		if seen[inode] != "" {
			t.Errorf("%s and %s are both number %d", path, seen[inode], inode)
		}
		seen[inode] = path
	}
	if s := stat(h, "lib/b/two.txt"); binary.LittleEndian.Uint64([]byte(s[32:])) != 10 || s[16] != kindRegular || binary.LittleEndian.Uint64([]byte(s[48:])) != epoch {
		t.Errorf("file: % x", s)
	}
}

func TestFilesRefuse(t *testing.T) {
	for _, names := range [][]string{{"/a"}, {"a", "a"}, {"a", "a/b"}, {"a/b", "a"}, {"../a"}, {""}, {"dev/null"}} {
		var files []judge.File
		for _, n := range names {
			files = append(files, judge.File{Name: n})
		}
		if _, err := NewFiles(files); err == nil {
			t.Errorf("%q make a file system", names)
		}
	}
	f := testFiles(t)
	if _, err := f.With("lib", nil); err == nil {
		t.Error("a folder was put in place of another")
	}
}

func TestOpenTooMany(t *testing.T) {
	h := newDesk(t)
	n := 0
	for {
		_, e := h.open(root, "top", 0, rightRead)
		if e == eMFILE {
			break
		}
		if e != success {
			t.Fatal(e)
		}
		n++
	}
	if n != maxOpened-1 || h.p.Opened() != n {
		t.Errorf("%d files were opened, %d are open; want %d", n, h.p.Opened(), maxOpened-1)
	}
	fdClose(h.p, h.m, []uint64{root + 7})
	if fd, e := h.open(root, "top", 0, rightRead); e != success || fd != root+7 {
		t.Errorf("descriptor %d, errno %d; want the one that is free", fd, e)
	}
}
