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
	// Program is the output validator of ValidateProgram; nil otherwise.
	Program *ValidatorProgram `json:"program,omitempty"`
	// Interactor talks to the submission of an interactive problem in the place of
	// Program, which looks at what it leaves when both have ended: the way of
	// testlib. nil: Program does both.
	Interactor *ValidatorProgram `json:"interactor,omitempty"`
	// Interactive: the output validator runs at the same time as the submission,
	// and each reads what the other prints.
	Interactive bool `json:"interactive,omitempty"`
	// Answers: submissions are outputs, in the language of that name.
	Answers bool `json:"answers,omitempty"`
	// Passes is how often a submission may be run on one test case, each time on
	// what the output validator wants next. 0 counts as 1.
	Passes int `json:"passes,omitempty"`
	// Groups are the test groups of a problem with partial scores; none
	// otherwise.
	Groups []TestGroup `json:"groups,omitempty"`
	// Total says how the groups' scores make the submission's. nil: they add up.
	Total *TotalScore `json:"total,omitempty"`
	// Includes are files of the problem's that each submission is compiled with; none
	// in most.
	Includes Includes `json:"includes,omitempty"`
	// RunAll judges every case even after one that is not accepted.
	RunAll bool `json:"run_all,omitempty"`
	// EndAtTLE ends a judgement of RunAll at the first case that runs out of fuel.
	EndAtTLE bool `json:"end_at_tle,omitempty"`
	// KeepOutput stores what each run printed as blobs, for a trial.
	KeepOutput bool `json:"keep_output,omitempty"`
}

// Includes are the files that submissions in a language are compiled with, in the
// place of their own of the same name. Those under IncludeForAll go to every
// language that takes files with their endings, and give way to a language's own.
type Includes map[LanguageID][]Source

// IncludeForAll is no language.
const IncludeForAll LanguageID = "default"

// MaxIncludeBytes bounds the files of one language together.
const MaxIncludeBytes = 256 << 10

// MaxDatasetBytes bounds an encoded dataset.
const MaxDatasetBytes = 16 << 20

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
	// Args are the submission's arguments after the program's own name.
	Args []string `json:"args,omitempty"`
	// ValidatorArgs are further arguments of a ValidatorProgram.
	ValidatorArgs []string `json:"validator_args,omitempty"`
	// Validator has the options of the default output validator where they are not
	// the dataset's.
	Validator *Validator `json:"validator,omitempty"`
}

// ValidatorKind says who decides between AC and WA.
type ValidatorKind string

// The validator kinds. The zero value is none of them and leads to JE.
const (
	ValidateDefault ValidatorKind = "default" // compare with the answer, token by token
	ValidateProgram ValidatorKind = "program" // the problem's own: Dataset.Program
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

// Equal reports whether two validators do the same.
func (v Validator) Equal(w Validator) bool {
	same := func(a, b *float64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
	return v.Kind == w.Kind && v.CaseSensitive == w.CaseSensitive && v.SpaceChangeSensitive == w.SpaceChangeSensitive &&
		same(v.FloatRelative, w.FloatRelative) && same(v.FloatAbsolute, w.FloatAbsolute)
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
