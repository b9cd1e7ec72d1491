package problems

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Finding is one thing to say about a package.
type Finding struct {
	// File is slash-separated and relative to the package; "." is the package.
	File string `json:"file"`
	// Line counts from 1; 0 means the file as a whole.
	Line    int    `json:"line,omitempty"`
	Message string `json:"message"`
}

// Error returns "file:line: message".
func (f Finding) Error() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Message)
	}
	return f.File + ": " + f.Message
}

// maxFindings bounds what a hostile package can make us say.
const maxFindings = 200

// findings collects what is wrong (errors) and what is merely odd (warnings).
type findings struct {
	errors   []Finding
	warnings []Finding
}

func (f *findings) errorf(file string, line int, format string, args ...any) {
	if len(f.errors) < maxFindings {
		f.errors = append(f.errors, Finding{file, line, fmt.Sprintf(format, args...)})
	}
}

func (f *findings) warnf(file string, line int, format string, args ...any) {
	if len(f.warnings) < maxFindings {
		f.warnings = append(f.warnings, Finding{file, line, fmt.Sprintf(format, args...)})
	}
}

// finding is one about a file of p, by the name that its author knows it by.
func (p *Package) finding(file, format string, args ...any) Finding {
	return Finding{File: p.original(file), Message: fmt.Sprintf(format, args...)}
}

// original is what the author calls a file or a folder of p.
func (p *Package) original(name string) string {
	if o, translated := p.fsys.(*overlay); translated {
		return o.where(Finding{File: name}).File
	}
	return name
}

// rename puts what where makes of it in the place of each finding.
func (f *findings) rename(where func(Finding) Finding) {
	for _, list := range [][]Finding{f.errors, f.warnings} {
		for i := range list {
			list[i] = where(list[i])
		}
	}
}

// join returns all errors as one, by file and line, and nil if there are none.
func (f *findings) join() error {
	sortFindings(f.errors)
	f.errors = slices.Compact(f.errors)
	errs := make([]error, len(f.errors))
	for i, e := range f.errors {
		errs[i] = e
	}
	return errors.Join(errs...)
}

func sortFindings(list []Finding) {
	slices.SortStableFunc(list, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}
