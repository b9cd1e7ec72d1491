package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"assize/judge"
	"assize/problems"
	"assize/runner"
)

// profile says where the fuel of a judgement made here went.
func (o *offline) profile(ctx context.Context, program problems.Program, includes judge.Includes, j judge.Judgement) (*runner.Profile, error) {
	var sources runner.Sources
	if j.Compile.Runtime == "" && program.Language != judge.Answers {
		var err error
		if sources, err = o.withLines(ctx, program, includes); err != nil {
			return nil, err
		}
	}
	p, err := o.judge.Profile(ctx, j, sources)
	return &p, err
}

// shownFunctions is how many functions of a profile are printed; the rest is
// added up. JSON has them all.
const shownFunctions = 25

// printProfile prints lines that add up to the fuel of all runs together.
func printProfile(w io.Writer, p runner.Profile) {
	total := p.Fuel + p.Beyond
	line := func(fuel judge.Fuel, name string) {
		fmt.Fprintf(w, "  %5.1f %% %15d  %s\n", 100*float64(fuel)/float64(max(total, 1)), fuel, name)
	}
	fmt.Fprintf(w, "fuel of all runs together: %d\n", p.Fuel)
	rest, n := judge.Fuel(0), 0
	for i, f := range p.Functions {
		if i < shownFunctions {
			line(f.Fuel, f.Name)
		} else {
			rest, n = rest+f.Fuel, n+1
		}
	}
	if n > 0 {
		line(rest, fmt.Sprintf("(%d further functions)", n))
	}
	line(p.Host, "(the host: reading, printing, clocks)")
	if p.Beyond != 0 {
		line(-p.Beyond, "(spent before the end was noticed, and not counted)")
	}
}

// shownLines is how many lines of a profile are printed; JSON has them all.
const shownLines = 15

// printLines prints the lines that took most, in the order of the sources, with
// what each of them says.
func printLines(w io.Writer, p runner.Profile, files []problems.File) {
	if len(p.Lines) == 0 {
		return
	}
	text := map[string][][]byte{}
	for _, f := range files {
		text[f.Name] = bytes.Split(f.Data, []byte("\n"))
	}
	lines := slices.DeleteFunc(slices.Clone(p.Lines), func(l runner.ProfileLine) bool {
		return l.Line > len(text[l.File]) // of what a compiler wrote behind the last line
	})
	none, rest := p.Fuel+p.Beyond, judge.Fuel(0)
	for i, l := range lines {
		if none -= l.Fuel; i >= shownLines {
			rest += l.Fuel
		}
	}
	shown := slices.Clone(lines[:min(len(lines), shownLines)])
	slices.SortFunc(shown, func(a, b runner.ProfileLine) int {
		if c := strings.Compare(a.File, b.File); c != 0 {
			return c
		}
		return a.Line - b.Line
	})
	line := func(fuel judge.Fuel, number, text string) {
		fmt.Fprintf(w, "  %5.1f %% %15d  %4s  %s\n", 100*float64(fuel)/float64(max(p.Fuel+p.Beyond, 1)), fuel, number, text)
	}
	file := ""
	for _, l := range shown {
		if l.File != file {
			file = l.File
			fmt.Fprintf(w, "lines of %s that took most, with what they called in libraries:\n", file)
		}
		source := text[l.File][l.Line-1]
		line(l.Fuel, fmt.Sprint(l.Line), strings.ToValidUTF8(strings.TrimRight(string(source), " \t\r"), "?"))
	}
	if n := len(lines) - len(shown); n > 0 {
		line(rest, "", fmt.Sprintf("(%d further lines)", n))
	}
	line(none, "", "(outside of all lines: starting, ending, calls that did not come back)")
}
