package judge

import (
	"cmp"
	"fmt"
	"time"
)

// ValidatorProgram is a problem's own output validator. It is compiled like a
// submission and run in the same sandbox, with limits of its own.
type ValidatorProgram struct {
	Language LanguageID `json:"language"`
	Files    []Source   `json:"files"`           // together at most MaxValidatorBytes
	Entry    string     `json:"entry,omitempty"` // file to start from, where the language asks
	// Limits are the program's own; zero fields are those of
	// DefaultValidatorLimits. OutputBytes bounds what it prints, and by itself
	// what it writes into the feedback folder.
	Limits Limits `json:"limits"`
	// Convention says how it is called and how it answers.
	Convention Convention `json:"convention,omitempty"`
}

// MaxValidatorBytes bounds the files of a ValidatorProgram together: testlib.h
// alone has more than a submission may have.
const MaxValidatorBytes = 1 << 20

// Convention says how an output validator is called and how it answers.
type Convention string

// The conventions.
const (
	// ByFormat is the problem package format's: the arguments are input, answer
	// and feedback folder, the submission's output is standard input; exit code 42
	// accepts and 43 does not.
	ByFormat Convention = ""
	// ByTestlib is that of checkers and interactors with testlib.h: the arguments
	// are input, output and answer. Exit code 0 accepts, 1 (wrong answer), 2
	// (presentation error), 4 (dirt) and 8 (unexpected end of file) do not, and 7
	// accepts with the points that standard error names.
	ByTestlib Convention = "testlib"
)

// DefaultValidatorLimits are used for whatever a problem does not say of its
// output validator. The wall guard goes with the time: see Validation.
var DefaultValidatorLimits = Limits{
	Time:        10 * time.Second,
	MemoryBytes: 1 << 30,
	OutputBytes: 8 << 20,
}

// Validation returns the limits of the program with every zero field filled in.
// The slowest programs seen take 4 s of a machine for a second of fuel.
func (p ValidatorProgram) Validation() Limits {
	l := p.Limits.or(DefaultValidatorLimits)
	l.Wall = cmp.Or(l.Wall, DefaultLimits.Wall+5*l.Time)
	return l
}

// ValidatorModule is a compiled ValidatorProgram. The fields are those of Compile.
type ValidatorModule struct {
	Module    Digest `json:"module"`
	Runtime   Digest `json:"runtime,omitempty"`
	Toolchain Digest `json:"toolchain,omitempty"`
	// FuelMultiplier is that of its language. 0 counts as 1.
	FuelMultiplier float64 `json:"fuel_multiplier,omitempty"`
}

// Programs are the problem's own, each nil where it has none.
type Programs struct {
	Validator, Interactor *ValidatorProgram
	Includes              Includes // what submissions are compiled with
}

// Programs are those of the dataset.
func (d Dataset) Programs() Programs { return Programs{d.Program, d.Interactor, d.Includes} }

// Check returns an error where the dataset's parts do not go together.
func (d Dataset) Check() error {
	fail := func(format string, args ...any) error {
		return fmt.Errorf("dataset of %q: %w", d.Problem, fmt.Errorf(format, args...))
	}
	custom := d.Validator.Kind == ValidateProgram
	switch {
	case len(d.Cases) == 0:
		return fail("no test cases")
	case custom != (d.Program != nil):
		return fail("the validator is of the kind %q, and there is a program: %v", d.Validator.Kind, d.Program != nil)
	case d.Interactive && !custom, d.Passes > 1 && !custom:
		return fail("an interactive or multi-pass problem needs an output validator of its own")
	case d.Interactor != nil && (!d.Interactive || !custom || d.Program.Convention != ByTestlib || d.Interactor.Convention != ByTestlib):
		return fail("an interactor belongs to an interactive problem with a checker, both by the convention of testlib")
	case d.Answers && (d.Interactive || d.Passes > 1):
		return fail("submissions are answers, and are to be run interactively or in several passes")
	case d.Passes < 0 || d.Passes > MaxPasses:
		return fail("%d passes, at most %d are allowed", d.Passes, MaxPasses)
	case custom && d.Program.Convention != ByFormat && d.Program.Convention != ByTestlib:
		return fail("output validator: unknown convention %q", d.Program.Convention)
	}
	for _, c := range d.Cases {
		if n := argBytes(c.Args) + argBytes(c.ValidatorArgs); n > MaxArgBytes {
			return fail("test case %s has %d bytes of arguments, at most %d are allowed", c.Name, n, MaxArgBytes)
		}
	}
	return d.CheckGroups()
}

// MaxArgBytes bounds the arguments of a test case together.
const MaxArgBytes = 3 << 10

func argBytes(args []string) (n int) {
	for _, a := range args {
		n += len(a) + 1
	}
	return n
}

// MaxPasses bounds Dataset.Passes.
const MaxPasses = 50
