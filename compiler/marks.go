package compiler

import (
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"assize/judge"
	"assize/toolchains"
)

// said is one thing that a compiler said.
type said struct {
	at, pattern int // offset in the text, number of the pattern
	note        bool
	mark        judge.Mark
}

// findMarks finds the places in files that the diagnostics speak of. A note goes
// with what it follows. Where the compiler complains about its own library, the
// first note that leads back into the submission is the place.
func findMarks(d toolchains.Diagnostics, text string, files []File) []judge.Mark {
	var all []said
	for i, re := range d.Compiled {
		for _, at := range re.FindAllStringSubmatchIndex(text, -1) {
			if s, ok := readSaid(re, text, at); ok {
				s.pattern = i
				all = append(all, s)
			}
		}
	}
	slices.SortFunc(all, func(a, b said) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return a.pattern - b.pattern
	})
	all = slices.CompactFunc(all, func(a, b said) bool { return a.at == b.at })
	ours := func(m judge.Mark) bool {
		return slices.ContainsFunc(files, func(f File) bool { return f.Name == m.File })
	}
	var marks []judge.Mark
	var elsewhere *judge.Mark // the last one in a file that is not ours, still without a place
	for _, s := range all {
		switch {
		case !s.note && ours(s.mark):
			marks, elsewhere = append(marks, s.mark), nil
		case !s.note:
			elsewhere = &s.mark
		case elsewhere != nil && ours(s.mark):
			s.mark.Severity, s.mark.Message = elsewhere.Severity, elsewhere.Message+"\n"+s.mark.Message
			marks, elsewhere = append(marks, s.mark), nil
		case elsewhere == nil && len(marks) > 0:
			marks[len(marks)-1].Message += "\n" + s.mark.Message
		}
	}
	marks = marks[:min(len(marks), judge.MaxMarks)]
	for i := range marks {
		marks[i].Message = cut(marks[i].Message, judge.MaxMarkBytes)
	}
	return marks
}

// readSaid reads one match. Compilers that count from elsewhere than 1, and
// numbers that no file has, name no place.
func readSaid(re *regexp.Regexp, text string, at []int) (s said, ok bool) {
	group := func(name string) string {
		i := re.SubexpIndex(name)
		if i < 0 || at[2*i] < 0 {
			return ""
		}
		return text[at[2*i]:at[2*i+1]]
	}
	line, err := strconv.Atoi(group("line"))
	if err != nil || line < 1 {
		return s, false
	}
	column, err := strconv.Atoi(group("column"))
	if err != nil || column < 0 {
		column = 0
	}
	s.at = at[0]
	s.mark = judge.Mark{File: path.Clean(group("file")), Line: line, Column: column, Message: strings.TrimSpace(group("message"))}
	s.mark.Severity, s.note = severity(group("severity"))
	return s, true
}

// severity understands the words of the compilers that we know.
func severity(word string) (s judge.Severity, note bool) {
	word = strings.ToLower(word)
	switch {
	case strings.HasPrefix(word, "note"), strings.HasPrefix(word, "help"):
		return judge.SeverityInfo, true
	case strings.HasPrefix(word, "warn"), strings.HasSuffix(word, "warning"): // Python: "SyntaxWarning"
		return judge.SeverityWarning, false
	case strings.HasPrefix(word, "info"), strings.HasPrefix(word, "hint"):
		return judge.SeverityInfo, false
	}
	return judge.SeverityError, false
}
