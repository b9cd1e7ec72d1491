package judge

import (
	"encoding/json"
	"fmt"
)

// Dataset is everything that the runner needs to judge a submission to one
// version of a problem. It is stored as a blob, and its digest is the version:
// a judgement names the dataset that it was made with.
type Dataset struct {
	Format    int       `json:"format"` // 1
	Problem   string    `json:"problem"`
	Limits    Limits    `json:"limits"`
	Validator Validator `json:"validator"`
	// Cases are in the order in which they are judged: samples first, then
	// secret, each in name order.
	Cases []TestCase `json:"cases"`
	// Groups are the test groups of a problem with partial scores; none
	// otherwise.
	Groups []TestGroup `json:"groups,omitempty"`
	// RunAll judges every case even after one that is not accepted.
	RunAll bool `json:"run_all,omitempty"`
	// KeepOutput stores what each run printed as blobs, for a trial.
	KeepOutput bool `json:"keep_output,omitempty"`
}

// DatasetFormat is the version of the Dataset encoding written by this program.
const DatasetFormat = 1

// TestCase is one input and its answer, by digest. Answer is empty for a trial
// on the contestant's own input.
type TestCase struct {
	Name       string `json:"name"` // e.g. "sample/1", "secret/03-large"
	Sample     bool   `json:"sample,omitempty"`
	Input      Digest `json:"input"`
	InputBytes int64  `json:"input_bytes"`
	Answer     Digest `json:"answer,omitempty"`
}

// TestGroup is a set of test cases that earns its points where all of them are
// accepted, and nothing otherwise. A case may be in several groups, or in none:
// then it bears on the verdict alone.
type TestGroup struct {
	Name   string   `json:"name"`
	Points Points   `json:"points"`
	Cases  []string `json:"cases"` // by TestCase.Name; not empty
}

// Scores returns what each test group has earned, and their sum, by the verdict
// of each test case that was run. A case that was not run is not accepted. The
// sum is nil where there are no groups.
func (d Dataset) Scores(verdicts map[string]Verdict) (groups []Points, sum *Points) {
	if len(d.Groups) == 0 {
		return nil, nil
	}
	groups, sum = make([]Points, len(d.Groups)), new(Points)
	for i, g := range d.Groups {
		accepted := len(g.Cases) > 0
		for _, name := range g.Cases {
			accepted = accepted && verdicts[name] == AC
		}
		if accepted {
			groups[i] = g.Points
			*sum += g.Points
		}
	}
	return groups, sum
}

// CheckGroups returns an error where the groups name a test case that is not there,
// or two of them bear one name.
func (d Dataset) CheckGroups() error {
	cases, names := map[string]bool{}, map[string]bool{}
	for _, c := range d.Cases {
		cases[c.Name] = true
	}
	for _, g := range d.Groups {
		switch {
		case g.Name == "" || names[g.Name]:
			return fmt.Errorf("dataset of %q: test group %q has no name or that of another", d.Problem, g.Name)
		case len(g.Cases) == 0 || g.Points < 0:
			return fmt.Errorf("dataset of %q: test group %q has no cases or negative points", d.Problem, g.Name)
		}
		names[g.Name] = true
		for _, name := range g.Cases {
			if !cases[name] {
				return fmt.Errorf("dataset of %q: test group %q names the test case %q, which is not there", d.Problem, g.Name, name)
			}
		}
	}
	return nil
}

// ValidatorKind says who decides between AC and WA.
type ValidatorKind string

// The validator kinds. The zero value is none of them and leads to JE.
const (
	ValidateDefault ValidatorKind = "default" // compare with the answer, token by token
	ValidateNothing ValidatorKind = "nothing" // a trial: whatever was printed is accepted
)

// Validator configures the output validator. The options are those of the
// default output validator in the problem package format 2025-09; with none of
// them set, tokens are compared without regard to case and white space.
type Validator struct {
	Kind                 ValidatorKind `json:"kind"`
	CaseSensitive        bool          `json:"case_sensitive,omitempty"`
	SpaceChangeSensitive bool          `json:"space_change_sensitive,omitempty"`
	// FloatRelative and FloatAbsolute: a token that parses as a number on both
	// sides is accepted within either tolerance. nil means not given.
	FloatRelative *float64 `json:"float_relative_tolerance,omitempty"`
	FloatAbsolute *float64 `json:"float_absolute_tolerance,omitempty"`
}

// Encode returns the canonical bytes of the dataset: equal datasets have equal
// digests.
func (d Dataset) Encode() ([]byte, error) {
	d.Format = DatasetFormat
	b, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("encode dataset of %q: %w", d.Problem, err)
	}
	return b, nil
}

// DecodeDataset reads what Encode wrote.
func DecodeDataset(b []byte) (Dataset, error) {
	var d Dataset
	if err := json.Unmarshal(b, &d); err != nil {
		return d, fmt.Errorf("decode dataset: %w", err)
	}
	if d.Format != DatasetFormat {
		return d, fmt.Errorf("decode dataset of %q: format %d, this program reads %d", d.Problem, d.Format, DatasetFormat)
	}
	return d, nil
}
