package problems

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits bound what is read of a package, so that a hostile one costs little.
type Limits struct {
	Files        int   // files and folders in all
	FileBytes    int64 // of one file
	TotalBytes   int64 // of all files, unpacked
	ArchiveBytes int64 // of a zip file
	// Ratio bounds unpacked to packed size of a zip file. The first 16 MiB are
	// free: honest test data may be very regular.
	Ratio int64
}

// DefaultLimits are far above what a problem needs: 5,000 files, 100 MiB for
// one (the format's own advice), 1 GiB in all, a zip file of 200 MiB that
// unpacks to at most 200 times its size.
var DefaultLimits = Limits{
	Files:        5000,
	FileBytes:    100 << 20,
	TotalBytes:   1 << 30,
	ArchiveBytes: 200 << 20,
	Ratio:        200,
}

// Bounds on the parts of a package. They are not configurable: each is far
// above what a problem needs.
const (
	maxCases           = 1000
	maxSubmissions     = 500
	maxYAMLBytes       = 64 << 10
	maxStatementBytes  = 256 << 10
	maxSampleBytes     = 64 << 10 // of one sample file: samples are shown on the page
	maxSubmissionFiles = 20
)

// validName is the format's rule for files and folders. Others are treated as
// if they were not there ("General requirements").
var validName = regexp.MustCompile(`^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}$`)

// tree lists what a package consists of: the size of every file by path.
type tree struct {
	files map[string]int64
	dirs  map[string]bool
	paths []string // keys of files, sorted
}

// walk lists fsys. Devices, what exceeds limits, and symbolic links that lead to no
// file of the package are errors; those that do are that file once more. Files whose
// names the format does not allow are left out.
func walk(fsys fs.FS, limits Limits, found *findings) (tree, error) {
	t := tree{files: map[string]int64{}, dirs: map[string]bool{}}
	var entries int
	var total int64
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name == "." {
			return nil
		}
		if entries++; entries > limits.Files {
			return fmt.Errorf("more than %d files and folders", limits.Files)
		}
		if !validName.MatchString(d.Name()) {
			if c := d.Name()[0]; c != '.' && c != '-' {
				found.warnf(name, 0, "ignored: the format allows letters, digits, '_', '-' and '.' in names")
			}
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		var info fs.FileInfo
		switch {
		case d.IsDir():
			t.dirs[name] = true
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			// fsys is confined: a link that leads out of it cannot be followed.
			if info, err = fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
				found.errorf(name, 0, "is a symbolic link that leads to no file of the package")
				return nil
			}
		case !d.Type().IsRegular():
			found.errorf(name, 0, "is not a regular file (%v)", d.Type())
			return nil
		default:
			if info, err = d.Info(); err != nil {
				return err
			}
		}
		if info.Size() > limits.FileBytes {
			found.errorf(name, 0, "has %d bytes, at most %d are allowed", info.Size(), limits.FileBytes)
			return nil
		}
		if total += info.Size(); total > limits.TotalBytes {
			return fmt.Errorf("more than %d bytes in all", limits.TotalBytes)
		}
		t.files[name] = info.Size()
		t.paths = append(t.paths, name)
		return nil
	})
	if err != nil {
		return t, fmt.Errorf("list package: %w", err)
	}
	slices.Sort(t.paths)
	return t, nil
}

// under returns the files below dir, sorted, with their path relative to it.
func (t tree) under(dir string) []string {
	var rel []string
	for _, p := range t.paths {
		if rest, ok := strings.CutPrefix(p, dir+"/"); ok {
			rel = append(rel, rest)
		}
	}
	return rel
}

// readFile reads a file of at most max bytes.
func readFile(fsys fs.FS, name string, max int64) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, err
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("has more than the %d bytes allowed here", max)
	}
	return b, nil
}

// readText reads a text file as the format wants it: UTF-8 without a byte order
// mark, lines that end in LF alone, the last one included. On any error it is
// reported and ok is false.
func (l *loader) readText(name string, max int64) (text string, ok bool) {
	b, err := readFile(l.fsys, name, max)
	if err != nil {
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		l.found.errorf(name, 0, "%v", err)
		return "", false
	}
	if at, why := textFault(b); why != "" {
		l.found.errorf(name, 1+bytes.Count(b[:at], []byte("\n")), "%s", why)
		return "", false
	}
	return string(b), true
}

// textFault says what keeps b from being a text file of the format, and where.
func textFault(b []byte) (at int, why string) {
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return 0, "begins with a byte order mark"
	}
	if i := bytes.IndexByte(b, '\r'); i >= 0 {
		return i, "has a carriage return; lines end in LF alone"
	}
	if !utf8.Valid(b) {
		for i := 0; i < len(b); {
			r, size := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && size == 1 {
				return i, "is not UTF-8"
			}
			i += size
		}
	}
	if len(b) > 0 && b[len(b)-1] != '\n' {
		return len(b), "does not end in a line feed"
	}
	return 0, ""
}

// stem cuts the base name of p to what comes before ext and returns it with its
// folder.
func stem(p, ext string) string { return path.Join(path.Dir(p), strings.TrimSuffix(path.Base(p), ext)) }
