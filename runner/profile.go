package runner

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"assize/blob"
	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/profile"
)

// Profile says where the fuel of a judgement went, over all its runs.
type Profile struct {
	// Fuel is what the runs were judged to have spent, together. It is the sum
	// of all that follows less Beyond.
	Fuel      judge.Fuel        `json:"fuel"`
	Functions []ProfileFunction `json:"functions"` // by falling fuel; those that spent nothing are left out
	// Lines are those that the module has debug information for, by falling fuel.
	// Empty where it has none.
	Lines []ProfileLine `json:"lines,omitempty"`
	// Host is what calls of the host took: reading, printing, clocks.
	Host judge.Fuel `json:"host"`
	// Beyond is what was spent between running out of fuel and being stopped,
	// which no judgement counts.
	Beyond judge.Fuel `json:"beyond,omitempty"`
}

// ProfileFunction is one function of the module.
type ProfileFunction struct {
	Name string     `json:"name"` // "function 12" where the toolchain kept no names
	Fuel judge.Fuel `json:"fuel"` // of its own instructions, not of what it calls
}

// ProfileLine is one line of a file.
type ProfileLine struct {
	File string `json:"file"`
	Line int    `json:"line"` // from 1
	// Fuel is of its own instructions, of what was inlined into it, and of what it
	// called that has no lines itself.
	Fuel judge.Fuel `json:"fuel"`
}

// Sources are a judgement's module compiled once more, with the lines of its
// sources, and the names of those. The zero value is none.
type Sources struct {
	Module judge.Digest
	Files  []string
}

// Profile makes the runs of a judgement once more, one after the other, and
// counts by function, and by line where there are sources. They come to the same to
// the last unit, or it is an error.
func (j *Judge) Profile(ctx context.Context, judged judge.Judgement, sources Sources) (Profile, error) {
	c := judge.Compiled{FuelMultiplier: judged.FuelMultiplier, Compile: judged.Compile, Dataset: judged.Dataset}
	dataset, err := j.dataset(ctx, c.Dataset)
	if err != nil {
		return Profile{}, err
	}
	if dataset.Answers {
		return Profile{}, errors.New("profile: the submission is outputs, and nothing of it was run")
	}
	if c.Compile.Runtime != "" {
		return Profile{}, errors.New("profile: the program is interpreted; what can be counted is its interpreter")
	}
	dataset.KeepOutput = false
	limits := dataset.Limits.OrDefault()
	worker, err := j.pool.Acquire(ctx)
	if err != nil {
		return Profile{}, err
	}
	defer worker.Release()
	if sources.Module != "" {
		c.Compile.Module = sources.Module
	}
	code, err := blob.Read(ctx, j.blobs, c.Compile.Module, fuel.MaxModuleBytes)
	if err != nil {
		return Profile{}, fmt.Errorf("profile: module: %w", err)
	}
	file, err := j.blobs.Open(ctx, c.Compile.Module)
	if err != nil {
		return Profile{}, fmt.Errorf("profile: module: %w", err)
	}
	defer file.Close()
	if _, err := worker.prepare(ctx, loadRequest{Digest: c.Compile.Module, Profile: true, Files: sources.Files}, file); err != nil {
		return Profile{}, fmt.Errorf("profile: load module %s: %w", c.Compile.Module, err)
	}
	if err := j.loadValidators(ctx, worker, c.Compile); err != nil {
		return Profile{}, fmt.Errorf("profile: %w", err)
	}
	t := &task{judge: j, compiled: c, dataset: dataset, within: within(c, limits), wall: limits.Wall}
	var p Profile
	var spent []judge.Fuel
	index := make(map[string]int, len(dataset.Cases))
	for i, c := range dataset.Cases {
		index[c.Name] = i
	}
	for _, was := range judged.Runs {
		if was.Passes > 1 {
			return Profile{}, errors.New("profile: the problem is multi-pass")
		}
		i, ok := index[was.Case]
		if !ok {
			return Profile{}, fmt.Errorf("profile: there is no test case %q", was.Case)
		}
		run, err := t.run(ctx, worker, i)
		if err != nil {
			return Profile{}, fmt.Errorf("profile: test case %s: %w", was.Case, err)
		}
		if run.Fuel != was.Fuel || run.Verdict != was.Verdict || run.MemoryBytes != was.MemoryBytes || run.Stdout != was.Stdout {
			return Profile{}, fmt.Errorf("profile: test case %s came to %v with fuel %d, and to %v with fuel %d when it was judged",
				was.Case, run.Verdict, run.Fuel, was.Verdict, was.Fuel)
		}
		p.Fuel += run.Fuel
		spent = addProfile(spent, worker.process.profile)
	}
	return p, p.fill(spent, code, sources.Files)
}

// addProfile adds what came of one run.
func addProfile(sum []judge.Fuel, run []byte) []judge.Fuel {
	for i := range len(run) / 8 {
		if i == len(sum) {
			sum = append(sum, 0)
		}
		sum[i] += judge.Fuel(binary.LittleEndian.Uint64(run[8*i:]))
	}
	return sum
}

// fill names the functions and lines and puts them in order.
func (p *Profile) fill(spent []judge.Fuel, module []byte, files []string) error {
	names := profile.FunctionNames(module)
	lines, err := profile.ReadLines(module, files)
	if err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	if lines != nil && len(spent) > len(lines.Of) {
		functions := len(spent) - len(lines.Of)
		for i, n := range spent[functions:] {
			if n != 0 {
				p.Lines = append(p.Lines, ProfileLine{lines.Of[i].File, lines.Of[i].Line, n})
			}
		}
		spent = spent[:functions]
	}
	total := judge.Fuel(0)
	for i, n := range spent {
		total += n
		if n == 0 {
			continue
		}
		if i == 0 {
			p.Host = n
			continue
		}
		name, ok := names[i-1]
		if !ok || name == "" {
			name = fmt.Sprintf("function %d", i-1)
		}
		p.Functions = append(p.Functions, ProfileFunction{strings.ToValidUTF8(name, "?"), n})
	}
	// Equal ones stay in the module's order.
	slices.SortStableFunc(p.Functions, func(a, b ProfileFunction) int { return cmp.Compare(b.Fuel, a.Fuel) })
	slices.SortStableFunc(p.Lines, func(a, b ProfileLine) int { return cmp.Compare(b.Fuel, a.Fuel) })
	p.Beyond = total - p.Fuel
	return nil
}
