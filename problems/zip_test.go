package problems

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

type entry struct {
	name string
	data string
	mode fs.FileMode
}

func zipOf(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bomb is a small zip file whose one entry is said to unpack to size bytes.
func bomb(t *testing.T, size uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "p/x", Method: zip.Deflate, CompressedSize64: 4, UncompressedSize64: size})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("abcd")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func goodEntries(prefix string) (list []entry) {
	for name, f := range good() {
		list = append(list, entry{name: prefix + name, data: string(f.Data)})
	}
	return list
}

func TestZipThere(t *testing.T) {
	dir := writeDir(t, "jars", good())
	var first, second bytes.Buffer
	packed, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []*bytes.Buffer{&first, &second} {
		if err := packed.WriteZip(out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two zip files of one package differ")
	}
	zipped, err := LoadZip(bytes.NewReader(first.Bytes()), int64(first.Len()), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	a, errA := zipped.Digest()
	b, errB := plain.Digest()
	if errA != nil || errB != nil || a != b || zipped.Slug != "jars" {
		t.Errorf("digests %s (%v) and %s (%v), slug %q", a, errA, b, errB, zipped.Slug)
	}
	flat := zipOf(t, goodEntries("")...)
	if p, err := LoadZip(bytes.NewReader(flat), int64(len(flat)), DefaultLimits); err != nil || p.Slug != "" {
		t.Errorf("without a top-level folder: %v, slug %q", err, p.Slug)
	}
}

// linksTo are n symbolic links to one file.
func linksTo(target string, n int) (list []entry) {
	for i := range n {
		list = append(list, entry{name: fmt.Sprintf("p/link%d", i), data: target, mode: fs.ModeSymlink | 0o777})
	}
	return list
}

func TestLoadZipRefuses(t *testing.T) {
	small := DefaultLimits
	small.Files, small.FileBytes, small.TotalBytes, small.ArchiveBytes = 50, 1<<20, 3<<20, 1<<20
	many := make([]entry, 60)
	for i := range many {
		many[i] = entry{name: fmt.Sprintf("p/%d", i)}
	}
	lots := make([]entry, 4_000)
	for i := range lots {
		lots[i] = entry{name: fmt.Sprintf("p/%0100d", i)}
	}
	megabyte := strings.Repeat("x", 1<<20)
	tight := DefaultLimits
	tight.Ratio = 50
	for name, test := range map[string]struct {
		zip    []byte
		limits Limits
		want   string
	}{
		"not a zip":          {[]byte("hello"), small, "not a zip file"},
		"empty":              {nil, small, "not a zip file"},
		"too large":          {make([]byte, 2<<20), small, "at most 1048576 are allowed"},
		"traversal":          {zipOf(t, entry{name: "p/../../etc/cron.d/x"}), small, "unsafe name"},
		"absolute":           {zipOf(t, entry{name: "/etc/passwd"}), small, "unsafe name"},
		"backslash":          {zipOf(t, entry{name: `p\..\x`}), small, "unsafe name"},
		"drive":              {zipOf(t, entry{name: `C:x`}), small, "unsafe name"},
		"link":               {zipOf(t, entry{name: "p/x", data: "/etc/passwd", mode: fs.ModeSymlink | 0o777}), small, "symbolic link"},
		"link to a link":     {zipOf(t, entry{name: "p/x", data: "y", mode: fs.ModeSymlink | 0o777}, entry{name: "p/y", data: "x", mode: fs.ModeSymlink | 0o777}), small, "leads to no file"},
		"link out":           {zipOf(t, entry{name: "p/x", data: "../../p/y", mode: fs.ModeSymlink | 0o777}, entry{name: "p/y"}), small, "leads to no file"},
		"link to a folder":   {zipOf(t, entry{name: "p/x", data: "d", mode: fs.ModeSymlink | 0o777}, entry{name: "p/d/y"}), small, "leads to no file"},
		"long link":          {zipOf(t, entry{name: "p/x", data: strings.Repeat("y/", 600), mode: fs.ModeSymlink | 0o777}), small, "more than 1024 bytes"},
		"many links to much": {zipOf(t, append([]entry{{name: "p/1", data: megabyte}}, linksTo("1", 5)...)...), small, "more than 3145728 bytes in all"},
		"device":             {zipOf(t, entry{name: "p/x", mode: fs.ModeDevice | 0o600}), small, "neither file nor folder"},
		"twice":              {zipOf(t, entry{name: "p/x"}, entry{name: "p/x"}), small, "twice"},
		"many files":         {zipOf(t, many...), small, "60 entries, at most 50"},
		"huge directory":     {zipOf(t, lots...), Limits{Files: 50, FileBytes: 1, TotalBytes: 1, ArchiveBytes: 1 << 30, Ratio: 1}, "directory is too large for 50 files"},
		"large file":         {zipOf(t, entry{name: "p/x", data: megabyte + "x"}), small, "unpacks to 1048577 bytes"},
		"large in all": {zipOf(t, entry{name: "p/1", data: megabyte}, entry{name: "p/2", data: megabyte}, entry{name: "p/3", data: megabyte},
			entry{name: "p/4", data: megabyte}), small, "more than 3145728 bytes"},
		"bomb":       {bomb(t, 20<<20), tight, "more than 50 times its size"},
		"bad folder": {zipOf(t, entry{name: "My Problem/problem.yaml"}), small, `called "My Problem"`},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := LoadZip(bytes.NewReader(test.zip), int64(len(test.zip)), test.limits)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("LoadZip: %v, %v; want %q", p, err, test.want)
			}
		})
	}
}

// TestLoadZipWithLyingSizes makes a zip file whose directory understates how
// much an entry unpacks to: reading must stop at what was declared.
func TestLoadZipWithLyingSizes(t *testing.T) {
	entries := goodEntries("jars/")
	long := strings.Repeat("9", 3<<20)
	for i := range entries {
		if entries[i].name == "jars/statement/problem.en.md" {
			entries[i].data = long
		}
	}
	raw := zipOf(t, entries...)
	size := binary.LittleEndian.AppendUint32(nil, uint32(len(long)))
	if bytes.Count(raw, size) < 2 {
		t.Fatal("the size is not where it should be")
	}
	raw = bytes.ReplaceAll(raw, size, binary.LittleEndian.AppendUint32(nil, 10))
	_, err := LoadZip(bytes.NewReader(raw), int64(len(raw)), DefaultLimits)
	if err == nil || !strings.Contains(err.Error(), "statement/problem.en.md: zip: not a valid zip file") {
		t.Errorf("LoadZip: %v", err)
	}
}
