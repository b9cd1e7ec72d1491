package problems

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// freeBytes may be unpacked whatever the ratio.
const freeBytes = 16 << 20

// LoadZip reads a zipped package of size bytes without unpacking it to disk: r
// must stay open as long as the package is used. The files may lie in one
// top-level folder, which then gives the slug; otherwise Slug is left empty.
// Entries that point outside, encrypted entries and what exceeds limits are refused
// before anything is unpacked. A symbolic link is the file of the package that it
// leads to.
func LoadZip(r io.ReaderAt, size int64, limits Limits) (*Package, error) {
	fsys, slug, err := openZip(r, size, limits)
	if err != nil {
		return nil, Finding{File: ".", Message: err.Error()}
	}
	p, err := load(fsys, limits)
	if err != nil {
		return nil, err
	}
	p.Slug = slug
	return p, nil
}

func openZip(r io.ReaderAt, size int64, limits Limits) (fs.FS, string, error) {
	if size > limits.ArchiveBytes {
		return nil, "", fmt.Errorf("the zip file has %d bytes, at most %d are allowed", size, limits.ArchiveBytes)
	}
	// archive/zip takes in the whole directory at once, however many entries it
	// has, so what it may read for it is bounded: 1 KiB an entry is ample.
	budget := &budgetReader{r: r, left: 256<<10 + int64(limits.Files)<<10}
	z, err := zip.NewReader(budget, size)
	if budget.spent {
		return nil, "", fmt.Errorf("the zip file's directory is too large for %d files", limits.Files)
	}
	if err != nil {
		return nil, "", fmt.Errorf("not a zip file that can be read: %w", err)
	}
	budget.off = true
	if len(z.File) > limits.Files {
		return nil, "", fmt.Errorf("the zip file has %d entries, at most %d are allowed", len(z.File), limits.Files)
	}
	var total uint64
	top, single := "", true
	var links []*zip.File
	seen := map[string]bool{}
	for _, f := range z.File {
		name := strings.TrimSuffix(f.Name, "/")
		switch {
		case !fs.ValidPath(name) || name == "." || strings.ContainsAny(name, "\\\x00:"):
			return nil, "", fmt.Errorf("the zip file has an entry with the unsafe name %.100q", f.Name)
		case seen[name]:
			return nil, "", fmt.Errorf("the zip file has %.100q twice", name)
		case f.Mode()&fs.ModeSymlink != 0 && f.UncompressedSize64 > maxLinkBytes:
			return nil, "", fmt.Errorf("the zip file has a symbolic link, %.100q, to a name of more than %d bytes", name, maxLinkBytes)
		case f.Mode()&fs.ModeSymlink != 0:
			links = append(links, f)
		case !f.Mode().IsRegular() && !f.Mode().IsDir():
			return nil, "", fmt.Errorf("the zip file has %.100q, which is neither file nor folder", name)
		case f.Flags&1 != 0:
			return nil, "", fmt.Errorf("the zip file has %.100q encrypted", name)
		case f.UncompressedSize64 > uint64(limits.FileBytes):
			return nil, "", fmt.Errorf("%.100q unpacks to %d bytes, at most %d are allowed", name, f.UncompressedSize64, limits.FileBytes)
		}
		seen[name] = true
		if total += f.UncompressedSize64; total > uint64(limits.TotalBytes) {
			return nil, "", fmt.Errorf("the zip file unpacks to more than %d bytes", limits.TotalBytes)
		}
		first, _, nested := strings.Cut(name, "/")
		if top == "" {
			top = first
		}
		single = single && first == top && (nested || f.Mode().IsDir())
	}
	if total > freeBytes && total > uint64(size)*uint64(limits.Ratio) {
		return nil, "", fmt.Errorf("the zip file unpacks to %d bytes, more than %d times its size", total, limits.Ratio)
	}
	var files fs.FS = z
	if len(links) > 0 {
		if files, err = follow(z, links); err != nil {
			return nil, "", err
		}
	}
	if !single || top == "" {
		return files, "", nil
	}
	slug, err := slugOf(top)
	if err != nil {
		return nil, "", err
	}
	sub, err := fs.Sub(files, top)
	return sub, slug, err
}

const (
	maxLinkBytes = 1024 // of the name that a symbolic link leads to
	maxLinks     = 8    // that lead to one another
)

// follow shows the files of z, and at the place of each symbolic link the file that it
// leads to. walk counts the bytes of both.
func follow(z *zip.Reader, links []*zip.File) (fs.FS, error) {
	targets := map[string]string{}
	for _, f := range links {
		text, err := readFile(z, f.Name, maxLinkBytes)
		if err != nil {
			return nil, fmt.Errorf("the zip file's symbolic link %.100q: %w", f.Name, err)
		}
		targets[f.Name] = path.Join(path.Dir(f.Name), string(text))
		if path.IsAbs(string(text)) {
			targets[f.Name] = string(text) // which is no name of a file in the zip file
		}
	}
	o := newOverlay(z)
	sizes := map[string]int64{}
	for _, f := range z.File {
		if f.Mode().IsRegular() {
			sizes[f.Name] = int64(f.UncompressedSize64)
			o.keep(f.Name, f.Name, sizes[f.Name])
		}
	}
	for _, f := range links {
		to := targets[f.Name]
		for range maxLinks {
			if next, link := targets[to]; link {
				to = next
			}
		}
		size, there := sizes[to]
		if !there {
			return nil, fmt.Errorf("the zip file has a symbolic link, %.100q, that leads to no file in it", f.Name)
		}
		o.keep(f.Name, to, size)
	}
	return o, nil
}

// errBudget ends a read that is over its budget.
var errBudget = errors.New("read budget spent")

// budgetReader fails once more than left bytes have been read, until it is off.
// Only one goroutine uses it before that.
type budgetReader struct {
	r     io.ReaderAt
	left  int64
	spent bool
	off   bool
}

// ReadAt implements io.ReaderAt.
func (b *budgetReader) ReadAt(p []byte, at int64) (int, error) {
	if !b.off {
		if b.left -= int64(len(p)); b.left < 0 {
			b.spent = true
			return 0, errBudget
		}
	}
	return b.r.ReadAt(p, at)
}
