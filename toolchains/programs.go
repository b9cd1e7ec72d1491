package toolchains

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Program is one of a language's own programs: what contestants use, with an
// input and what must be printed for it, to the byte.
type Program struct {
	Name  string // e.g. "python3/programs/recursion.py"
	Files []File
	In    string
	Out   string
}

// Programs returns the language's check programs by name. In programs/ lies a
// source, or a folder of several, with its input and output in NAME.in and
// NAME.out beside it; or a source alone whose first two lines are comments,
//
//	// in: 1 2\n
//	// out: 3\n
//
// with whatever begins a comment in that language.
func (t Toolchain) Programs() ([]Program, error) {
	top := path.Join(string(t.ID), "programs")
	entries, err := fs.ReadDir(folders, top)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("programs of %s: %w", t.ID, err)
	}
	var all []Program
	for _, entry := range entries {
		ext := path.Ext(entry.Name())
		if ext == ".in" || ext == ".out" {
			continue
		}
		p := Program{Name: path.Join(top, entry.Name())}
		if p.Files, err = readFiles(p.Name, entry.IsDir()); err != nil {
			return nil, fmt.Errorf("programs of %s: %w", t.ID, err)
		}
		if err := p.readExpected(strings.TrimSuffix(p.Name, ext)); err != nil {
			return nil, fmt.Errorf("programs of %s: %s: %w", t.ID, entry.Name(), err)
		}
		all = append(all, p)
	}
	return all, nil
}

// readExpected finds the input and the output: in files beside the source, or in
// its first two lines.
func (p *Program) readExpected(stem string) error {
	in, errIn := fs.ReadFile(folders, stem+".in")
	out, errOut := fs.ReadFile(folders, stem+".out")
	if errIn == nil && errOut == nil {
		p.In, p.Out = string(in), string(out)
		return nil
	}
	if errIn == nil || errOut == nil || len(p.Files) != 1 {
		return fmt.Errorf("want %s.in and %s.out", path.Base(stem), path.Base(stem))
	}
	lines := strings.SplitN(string(p.Files[0].Content), "\n", 3)
	for i, into := range []struct {
		mark string
		text *string
	}{{" in:", &p.In}, {" out:", &p.Out}} {
		if i >= len(lines) {
			return fmt.Errorf("want two lines of comment, with in: and with out: in them")
		}
		mark, text, ok := strings.Cut(lines[i], into.mark)
		if !ok || len(mark) == 0 || len(mark) > 2 {
			return fmt.Errorf("line %d is not a comment with %q", i+1, into.mark[1:])
		}
		*into.text = strings.ReplaceAll(strings.TrimPrefix(text, " "), `\n`, "\n")
	}
	return nil
}
