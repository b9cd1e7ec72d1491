package runner

import (
	"context"
	"fmt"

	"assize/blob"
	"assize/judge"
	"assize/runner/sandbox"
)

// maxEarlierBytes bounds the runs of an earlier judgement.
const maxEarlierBytes = 64 << 20

// earlier are the runs that need not be made again, by the index of their test
// case, and the engine that made them.
type earlier struct {
	engine string
	runs   map[int]judge.Run
}

// earlier reads the runs that c names, as far as they are the same function of the
// same input. What cannot be read is run again.
func (j *Judge) earlier(ctx context.Context, c judge.Compiled, d judge.Dataset, within sandbox.Limits) (earlier, error) {
	if c.Earlier == "" {
		return earlier{}, nil
	}
	b, err := blob.Read(ctx, j.blobs, c.Earlier, maxEarlierBytes)
	if err != nil {
		return earlier{}, fmt.Errorf("earlier runs: %w", err)
	}
	e, err := judge.DecodeEarlier(b)
	if err != nil {
		return earlier{}, fmt.Errorf("earlier runs %s: %w", c.Earlier, err)
	}
	byKey := make(map[judge.Digest]judge.Run, len(e.Runs))
	for _, r := range e.Runs {
		byKey[r.Key] = r.Run
	}
	limits := judge.RunLimits{CostTable: judge.CurrentCostTable.Name, Rules: judge.CurrentRules, Fuel: within.Fuel, MemoryBytes: within.MemoryBytes, OutputBytes: within.OutputBytes}
	known := earlier{engine: e.Engine, runs: map[int]judge.Run{}}
	for i, test := range d.Cases {
		key, err := judge.RunKey(c.Compile, limits, d, test)
		if err != nil {
			return earlier{}, err
		}
		if run, ok := byKey[key]; ok && run.Verdict != judge.JE {
			run.Case = test.Name
			known.runs[i] = run
		}
	}
	return known, nil
}

// repeat writes down the test cases that are known already, from the first on
// until one is not. It reports whether that was all that counts: then nothing
// needs to be run.
func (t *task) repeat(ctx context.Context) bool {
	for {
		i, _, ok := t.sheet.take(ctx, false)
		if !ok {
			return true
		}
		run, known := t.earlier.runs[i]
		if !known {
			t.sheet.giveBack(i)
			return false
		}
		t.sheet.put(i, run, nil)
	}
}

// reused is how many of the runs were taken over.
func (t *task) reused(runs []judge.Run) (n int) {
	known := make(map[string]bool, len(t.earlier.runs))
	for i := range t.earlier.runs {
		known[t.dataset.Cases[i].Name] = true
	}
	for _, run := range runs {
		if known[run.Case] {
			n++
		}
	}
	return n
}
