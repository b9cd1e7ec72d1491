package toolchains

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"assize/judge"
)

//go:embed task
var task embed.FS

// Task is the problem package (format 2025-09) that every example submission is
// written for: read n, then n integers, print their sum.
func Task() (fs.FS, error) { return fs.Sub(task, "task") }

// Example is a program that must get a verdict on Task.
type Example struct {
	Name  string // e.g. "cpp/submissions/wrong_answer/overflow.cpp"
	Want  judge.Verdict
	Files []File
}

// File is one source file.
type File struct {
	Name    string // in the submission, "main.cpp" or "geo/point.cpp"
	Content []byte
}

// expected maps the folders of the problem package format, and the two that it
// lacks, to verdicts.
var expected = map[string]judge.Verdict{
	"accepted":              judge.AC,
	"wrong_answer":          judge.WA,
	"time_limit_exceeded":   judge.TLE,
	"run_time_error":        judge.RTE,
	"memory_limit_exceeded": judge.MLE,
	"output_limit_exceeded": judge.OLE,
	"compile_error":         judge.CE,
}

// Examples returns the language's example submissions by name; a variant's are
// those of its base. A folder inside
// submissions/<expected>/ is one submission of several files.
func (t Toolchain) Examples() ([]Example, error) {
	top := path.Join(string(t.source()), "submissions")
	groups, err := fs.ReadDir(folders, top)
	if err != nil {
		return nil, fmt.Errorf("examples of %s: %w", t.ID, err)
	}
	var all []Example
	for _, group := range groups {
		want, ok := expected[group.Name()]
		if !ok {
			return nil, fmt.Errorf("examples of %s: folder %s names no verdict", t.ID, group.Name())
		}
		entries, err := fs.ReadDir(folders, path.Join(top, group.Name()))
		if err != nil {
			return nil, fmt.Errorf("examples of %s: %w", t.ID, err)
		}
		for _, entry := range entries {
			e := Example{Name: path.Join(top, group.Name(), entry.Name()), Want: want}
			if e.Files, err = readFiles(e.Name, entry.IsDir()); err != nil {
				return nil, fmt.Errorf("examples of %s: %w", t.ID, err)
			}
			all = append(all, e)
		}
	}
	return all, nil
}

func readFiles(name string, dir bool) ([]File, error) {
	top := path.Dir(name)
	if dir {
		top = name
	}
	var files []File
	err := fs.WalkDir(folders, name, func(at string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(folders, at)
		files = append(files, File{Name: strings.TrimPrefix(at, top+"/"), Content: text})
		return err
	})
	return files, err
}
