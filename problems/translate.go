package problems

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/google/uuid"
)

// Format is what a package was written in.
type Format string

// The formats that Load reads. All but the first are translated into it.
const (
	Format2025    Format = FormatVersion
	FormatDraft   Format = "2023-07-draft" // and the other drafts before 2025-09
	FormatLegacy  Format = "legacy"        // and its subset legacy-icpc
	FormatPolygon Format = "polygon"
	FormatPlain   Format = "plain" // a folder of inputs and answers
)

// translate finds out the format, and returns an overlay where it is not
// FormatVersion. It is not ok where the package cannot be read as anything.
func (l *loader) translate() (o *overlay, ok bool) {
	has := func(name string) bool { _, ok := l.tree.files[name]; return ok }
	l.pkg.Format = Format2025
	switch {
	case has(metadataFile):
		return l.translateKattis()
	case has(polygonFile):
		return l.translatePolygon()
	case has(domjudgeFile), l.tree.dirs["problem_statement"]:
		return l.translateKattis()
	case l.tree.dirs["data/secret"], l.tree.dirs["statement"], l.tree.dirs["submissions"]:
		return nil, true // of the format, without problem.yaml: the loader says so
	}
	return l.translatePlain()
}

// lenient reads a text as authors on other systems write it: a byte order mark
// and carriage returns are taken out, and a line feed put to the end.
func (l *loader) lenient(name string, max int64) (string, bool) {
	b, err := readFile(l.fsys, name, max)
	if err != nil {
		l.found.errorf(name, 0, "%v", err)
		return "", false
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(b, '\r') >= 0 {
		b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if len(b) > 0 && b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	if at, why := textFault(b); why != "" {
		l.found.errorf(name, 1+bytes.Count(b[:at], []byte("\n")), "%s", why)
		return "", false
	}
	return string(b), true
}

// hidden returns the size of a regular file in a folder that is not listed.
func (l *loader) hidden(name string) (size int64, ok bool) {
	if !fs.ValidPath(name) {
		return 0, false
	}
	info, err := fs.Lstat(l.fsys, name)
	if err != nil || !info.Mode().IsRegular() {
		return 0, false
	}
	return info.Size(), true
}

// keepBelow shows what lies below the base's folder dir below as.
func (l *loader) keepBelow(o *overlay, as, dir string) {
	for _, rel := range l.tree.under(dir) {
		o.keep(path.Join(as, rel), path.Join(dir, rel), l.tree.files[path.Join(dir, rel)])
	}
}

// madeUUID stands in for the id that another format has no place for: the same
// for the same names.
func madeUUID(parts ...string) string {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("assize:"+strings.Join(parts, "\x00"))).String()
}

// program shows the program at dir, a file or a folder, as the files of the
// folder as. Folders within it are not shown.
func (l *loader) program(o *overlay, as, source string) {
	if size, isFile := l.tree.files[source]; isFile {
		o.keep(path.Join(as, path.Base(source)), source, size)
		o.programs[as] = source
		return
	}
	l.keepBelow(o, as, source)
}

// children are the names directly in a folder of the base: files and folders.
func (l *loader) children(dir string) (names []string) {
	for _, rel := range l.tree.under(dir) {
		if first, _, _ := strings.Cut(rel, "/"); !slices.Contains(names, first) {
			names = append(names, first)
		}
	}
	return names
}

// unusedBelow warns of files of the base that the overlay shows nowhere.
func (l *loader) unused(o *overlay, known func(string) bool) {
	shown := map[string]bool{}
	for _, f := range o.files {
		shown[f.source], shown[f.origin] = true, true
		for _, at := range f.lines {
			shown[at.file] = true
		}
	}
	folders := map[string]int{}
	for _, p := range l.tree.paths {
		if !shown[p] && !known(p) {
			folders[path.Dir(p)]++
		}
	}
	for dir, n := range folders {
		if dir == "." {
			continue
		}
		l.found.warnf(dir, 0, "%s", fmt.Sprintf("%d files in this folder are not used", n))
	}
	for _, p := range l.tree.paths {
		if !shown[p] && !known(p) && path.Dir(p) == "." {
			l.found.warnf(p, 0, "is not used")
		}
	}
}
