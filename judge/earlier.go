package judge

import (
	"encoding/json"
	"fmt"
)

// Earlier is what runs of an earlier judgement came to, each under the key of
// everything that it is a function of. A runner that is to make a run of a key
// that is here takes over what it came to: a pure function comes to the same.
// Submitted.Earlier names its blob.
type Earlier struct {
	Format int        `json:"format"` // EarlierFormat
	Engine string     `json:"engine"` // of the earlier judgement
	Runs   []KeyedRun `json:"runs"`
}

// KeyedRun is a run under its RunKey. Its Case may have another name by now.
type KeyedRun struct {
	Key Digest `json:"key"`
	Run Run    `json:"run"`
}

// EarlierFormat is the version of the encoding.
const EarlierFormat = 1

// RunKey is the digest of all that the run of a test case and its validation
// depend on: the program, the interpreter, the input, the answer, the limits, the
// cost table, the rules and how the output is validated. Names and what other test cases there
// are do not matter, nor what points a test case earns.
func RunKey(compile Compile, limits RunLimits, d Dataset, c TestCase) (Digest, error) {
	// Everything that is not known to be beside the point is part of the key, so
	// that what is added to these types some day is.
	compile.Toolchain, compile.Diagnostics, compile.Marks, compile.Duration, compile.Cached = "", "", nil, 0, false
	if v := compile.Interactor; v != nil {
		compile.Interactor = &ValidatorModule{Module: v.Module, Runtime: v.Runtime, FuelMultiplier: v.FuelMultiplier}
	}
	if v := compile.Validator; v != nil {
		compile.Validator = &ValidatorModule{Module: v.Module, Runtime: v.Runtime, FuelMultiplier: v.FuelMultiplier}
	} else {
		d.Groups, d.Total = nil, nil // a validator's score is held against them
	}
	d.Problem, d.Cases, d.RunAll, d.EndAtTLE = "", nil, false, false
	d.Limits.Time, d.Limits.Wall = 0, 0 // the fuel limit is in limits; the guard decides nothing
	c.Name, c.Sample = "", false
	b, err := json.Marshal(struct {
		Compile Compile
		Limits  RunLimits
		Dataset Dataset
		Case    TestCase
	}{compile, limits, d, c})
	if err != nil {
		return "", fmt.Errorf("key of a run of test case %s: %w", c.Name, err)
	}
	return DigestOf(b), nil
}

// CurrentRules is the version of all else that decides what a run comes to: what a
// program finds of the clock, of random numbers and of files, how passes follow one
// another, how output is validated, and where the metering charges and how it reckons the
// stack, which shows where a run ends by a trap. Whoever changes any of it counts this up:
// no run of before is taken over, and no receipt of before is compared. Judgements of
// before it was kept have 0.
const CurrentRules = 2

// RunLimits are what a run was held to, by which cost table it was counted, and by which
// rules it was made.
type RunLimits struct {
	CostTable   string
	Rules       int
	Fuel        Fuel
	MemoryBytes int64
	OutputBytes int64
}

// NewEarlier returns what may be taken over of a judgement that was made with the
// dataset: nothing of one that was JE or of a program that did not compile.
func NewEarlier(j Judgement, d Dataset) (Earlier, error) {
	e := Earlier{Format: EarlierFormat, Engine: j.Engine, Runs: []KeyedRun{}}
	if j.Verdict == JE || j.Compile.Module == "" || d.KeepOutput {
		return e, nil
	}
	cases := make(map[string]TestCase, len(d.Cases))
	for _, c := range d.Cases {
		cases[c.Name] = c
	}
	limits := RunLimits{j.CostTable, j.Rules, j.FuelLimit, j.MemoryLimit, j.OutputLimit}
	for _, run := range j.Runs {
		c, ok := cases[run.Case]
		if !ok || run.Verdict == JE {
			continue
		}
		key, err := RunKey(j.Compile, limits, d, c)
		if err != nil {
			return e, err
		}
		e.Runs = append(e.Runs, KeyedRun{key, run})
	}
	return e, nil
}

// Encode returns the blob.
func (e Earlier) Encode() ([]byte, error) {
	b, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("encode earlier runs: %w", err)
	}
	return b, nil
}

// DecodeEarlier reads what Encode wrote.
func DecodeEarlier(b []byte) (Earlier, error) {
	var e Earlier
	if err := json.Unmarshal(b, &e); err != nil {
		return e, fmt.Errorf("decode earlier runs: %w", err)
	}
	if e.Format != EarlierFormat {
		return e, fmt.Errorf("decode earlier runs: format %d, this program reads %d", e.Format, EarlierFormat)
	}
	return e, nil
}
