package profile

import (
	"cmp"
	"debug/dwarf"
	"fmt"
	"io"
	"path"
	"slices"
	"sort"
	"strings"

	"assize/runner/wasm"
)

// Line is a line of a file of the submission.
type Line struct {
	File string // as the submission has it
	Line int    // from 1
}

// MaxLines bounds the lines of a module: a submission has fewer bytes.
const MaxLines = 1 << 18

// Lines says which line each instruction of a module was compiled from.
type Lines struct {
	// Of are the lines that there is code for, by their numbers.
	Of []Line
	// functions are those that the module defines.
	imports   int
	functions [][]lineStart
}

// lineStart says that from an offset on the instructions are those of a line, a
// number or -1.
type lineStart struct {
	offset uint32
	line   int32
}

// At is the number of the line that an instruction was compiled from, or -1: the
// function by its number, imports first, the instruction by its offset in the
// function's expression.
func (l *Lines) At(function int, offset uint32) int32 {
	if function -= l.imports; function < 0 || function >= len(l.functions) {
		return -1
	}
	starts := l.functions[function]
	i := sort.Search(len(starts), func(i int) bool { return starts[i].offset > offset })
	if i == 0 {
		return -1
	}
	return starts[i-1].line
}

// MovedSection is the custom section in which a pass that rewrites the functions
// of a linked module says where their instructions have gone, since the debug
// information does not follow (toolchains/ehlower). For each function that the
// linker put into the module, in order, it has the offset of its body in the code
// section, the body's length, how many instructions have moved, and for each the
// offset in the body before and after, counted from the one before. Where none is
// given, none has moved. All are unsigned LEB128 numbers.
const MovedSection = "assize.moved"

// ReadLines reads the debug information of a module: DWARF in custom sections
// (https://yurydelendik.github.io/webassembly-dwarf/), where an address is an
// offset in the code section. It returns nil where there is none. Only lines of the
// given files count, and lines of others for the one that they were inlined into.
func ReadLines(module []byte, files []string) (*Lines, error) {
	m, err := wasm.Read(module)
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	sections := map[string][]byte{}
	for _, c := range m.Customs {
		if strings.HasPrefix(c.Name, ".debug_") || c.Name == MovedSection {
			sections[c.Name] = c.Data
		}
	}
	if sections[".debug_line"] == nil || sections[".debug_info"] == nil {
		return nil, nil
	}
	bodies, err := linkedBodies(m, module, sections[MovedSection])
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	data, err := dwarf.New(sections[".debug_abbrev"], nil, nil, sections[".debug_info"], sections[".debug_line"], nil, sections[".debug_ranges"], sections[".debug_str"])
	for _, name := range []string{".debug_addr", ".debug_line_str", ".debug_str_offsets", ".debug_rnglists"} {
		if err == nil && sections[name] != nil {
			err = data.AddSection(name, sections[name])
		}
	}
	r := lineReader{data: data, files: files, numbers: map[Line]int32{}}
	if err == nil {
		err = r.units()
	}
	if err == nil && len(r.of) > MaxLines {
		err = fmt.Errorf("the module names %d lines, the limit is %d", len(r.of), MaxLines)
	}
	if err != nil {
		return nil, fmt.Errorf("lines: %w", err)
	}
	return r.lines(len(m.Imports), bodies), nil
}

// row says that the code from address from up to address to was compiled from a
// line: its own, or the one in the submission that it was inlined into; -1 where
// neither is in the submission.
type row struct {
	from, to uint64
	line     int32
	own      bool
}

type lineReader struct {
	data    *dwarf.Data
	files   []string // of the submission
	numbers map[Line]int32
	of      []Line
	rows    []row
}

// number is the number of a line, or -1 for one outside of the submission.
func (r *lineReader) number(folder string, file *dwarf.LineFile, line int) int32 {
	if file == nil || line < 1 {
		return -1
	}
	name := path.Clean(file.Name)
	if path.IsAbs(name) {
		var inside bool
		if name, inside = strings.CutPrefix(name, path.Clean(folder)+"/"); !inside {
			return -1
		}
	}
	if !slices.Contains(r.files, name) {
		return -1
	}
	l := Line{name, line}
	n, ok := r.numbers[l]
	if !ok {
		n = int32(len(r.of))
		r.numbers[l], r.of = n, append(r.of, l)
	}
	return n
}

// units reads all compilation units.
func (r *lineReader) units() error {
	entries := r.data.Reader()
	var folder string
	var files []*dwarf.LineFile
	first := 0 // of the rows of this unit
	for {
		e, err := entries.Next()
		if err != nil || e == nil {
			return err
		}
		switch e.Tag {
		case dwarf.TagCompileUnit:
			folder, _ = e.Val(dwarf.AttrCompDir).(string)
			first = len(r.rows)
			if files, err = r.unit(e, folder); err != nil {
				return err
			}
		case dwarf.TagInlinedSubroutine:
			// The one around comes first, so the innermost in the submission stays.
			file, _ := e.Val(dwarf.AttrCallFile).(int64)
			line, _ := e.Val(dwarf.AttrCallLine).(int64)
			if file < 0 || file >= int64(len(files)) {
				continue
			}
			n := r.number(folder, files[file], int(line))
			if n < 0 {
				continue
			}
			ranges, err := r.data.Ranges(e)
			if err != nil {
				return err
			}
			for _, at := range ranges {
				r.inline(r.rows[first:], at[0], at[1], n)
			}
		}
	}
}

// unit reads the rows of a compilation unit and brings them into order.
func (r *lineReader) unit(e *dwarf.Entry, folder string) ([]*dwarf.LineFile, error) {
	lines, err := r.data.LineReader(e)
	if err != nil || lines == nil {
		return nil, err
	}
	first := len(r.rows)
	var entry dwarf.LineEntry
	for open := false; ; {
		if err := lines.Next(&entry); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		if open {
			r.rows[len(r.rows)-1].to = entry.Address
		}
		if open = !entry.EndSequence; open {
			n := r.number(folder, entry.File, entry.Line)
			r.rows = append(r.rows, row{from: entry.Address, line: n, own: n >= 0})
		}
	}
	slices.SortStableFunc(r.rows[first:], func(a, b row) int { return cmp.Compare(a.from, b.from) })
	return lines.Files(), nil
}

// inline notes that what lies between two addresses was inlined into line n.
func (r *lineReader) inline(rows []row, from, to uint64, n int32) {
	i := sort.Search(len(rows), func(i int) bool { return rows[i].to > from })
	for ; i < len(rows) && rows[i].from < to; i++ {
		if !rows[i].own {
			rows[i].line = n
		}
	}
}

// lines sorts the rows into functions.
func (r *lineReader) lines(imports int, bodies []body) *Lines {
	l := &Lines{Of: r.of, imports: imports, functions: make([][]lineStart, len(bodies))}
	slices.SortStableFunc(r.rows, func(a, b row) int { return cmp.Compare(a.from, b.from) })
	for _, row := range r.rows {
		i := sort.Search(len(bodies), func(i int) bool { return bodies[i].from > row.from }) - 1
		if i < 0 || row.from >= bodies[i].from+bodies[i].size || row.to <= row.from {
			continue // of a function that the linker has left out
		}
		starts := append(l.functions[i], lineStart{bodies[i].now(row.from), row.line})
		if row.to < bodies[i].from+bodies[i].size {
			starts = append(starts, lineStart{bodies[i].now(row.to), -1})
		}
		l.functions[i] = starts
	}
	for i, starts := range l.functions {
		l.functions[i] = tidy(starts)
	}
	return l
}

// tidy leaves of several starts at one offset the last.
func tidy(starts []lineStart) []lineStart {
	slices.SortStableFunc(starts, func(a, b lineStart) int {
		if a.offset == b.offset { // the end of the row before comes first
			return cmp.Compare(min(a.line, 0), min(b.line, 0))
		}
		return cmp.Compare(a.offset, b.offset)
	})
	tidied := starts[:0]
	for i, s := range starts {
		if i+1 < len(starts) && starts[i+1].offset == s.offset {
			continue
		}
		tidied = append(tidied, s)
	}
	return tidied
}
