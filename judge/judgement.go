package judge

import "time"

// Judgement is one evaluation of a submission. A submission may have many; the
// newest applied one is current.
type Judgement struct {
	ID         string  `json:"id"`
	Submission string  `json:"submission"`
	Verdict    Verdict `json:"verdict"`
	// Fuel and MemoryBytes are the largest of any run. FuelLimit and
	// MemoryLimit are what they were held against.
	Fuel        Fuel  `json:"fuel"`
	FuelLimit   Fuel  `json:"fuel_limit"`
	MemoryBytes int64 `json:"memory_bytes"`
	MemoryLimit int64 `json:"memory_limit"`
	OutputLimit int64 `json:"output_limit,omitempty"`
	// FuelMultiplier is what the language's share of the fuel limit was made
	// with. 0 counts as 1.
	FuelMultiplier float64 `json:"fuel_multiplier,omitempty"`
	Runs           []Run   `json:"runs,omitempty"`
	// Reused is how many of the runs were taken over from an earlier judgement (see
	// Earlier) and not made again.
	Reused int `json:"reused,omitempty"`
	// Score is what the submission has earned, nil where the dataset has no test
	// groups. GroupScores are its parts, in the dataset's order; none where they
	// do not add up to it.
	Score       *Points  `json:"score,omitempty"`
	GroupScores []Points `json:"group_scores,omitempty"`
	// Reason says why, in a sentence: for JE what went wrong on our side. It is
	// shown to the jury; for verdicts other than JE to the contestant as well.
	Reason string `json:"reason,omitempty"`

	Compile Compile `json:"compile"`

	// What is needed to replay the judgement.
	Dataset   Digest    `json:"dataset"`
	CostTable string    `json:"cost_table,omitempty"`
	Engine    string    `json:"engine,omitempty"` // e.g. "wazero 1.12.0 compiler"
	Rules     int       `json:"rules,omitempty"`  // see CurrentRules
	JudgedAt  time.Time `json:"judged_at"`
}

// Compile is what the compiler stage has to say.
type Compile struct {
	// Module is the compiled program, or the Bundle of an interpreted one. Empty
	// after a compile error.
	Module Digest `json:"module,omitempty"`
	// Runtime is the interpreter that runs Module (see type Runtime). Empty for a
	// module that runs by itself.
	Runtime     Digest        `json:"runtime,omitempty"`
	Toolchain   Digest        `json:"toolchain,omitempty"`
	Diagnostics string        `json:"diagnostics,omitempty"` // cut to MaxDiagnosticBytes
	Marks       []Mark        `json:"marks,omitempty"`       // what Diagnostics say of places in the sources, at most MaxMarks
	Duration    time.Duration `json:"duration_ns"`
	Cached      bool          `json:"cached,omitempty"`
	// Validator is the problem's own output validator, nil where it has none.
	Validator *ValidatorModule `json:"validator,omitempty"`
	// Interactor is what talks to the submission in the validator's place.
	Interactor *ValidatorModule `json:"interactor,omitempty"`
}

// MaxDiagnosticBytes bounds Compile.Diagnostics.
const MaxDiagnosticBytes = 16 << 10

// Run is the judgement of one test case.
type Run struct {
	Case        string  `json:"case"`
	Verdict     Verdict `json:"verdict"`
	Fuel        Fuel    `json:"fuel"`
	MemoryBytes int64   `json:"memory_bytes"` // peak linear memory
	OutputBytes int64   `json:"output_bytes"`
	Stdout      Digest  `json:"stdout,omitempty"` // of all of standard output, which is stored nowhere
	Output      Digest  `json:"output,omitempty"` // of standard output, stored only for a trial
	Stderr      Digest  `json:"stderr,omitempty"` // stored only for a trial
	// Reason may be shown to the contestant: "exit code 3", "unreachable executed".
	Reason string `json:"reason,omitempty"`
	// Feedback is the output validator's message, for the jury: it may quote
	// the answer.
	Feedback string `json:"feedback,omitempty"`
	// TeamMessage is the output validator's message to the contestant.
	TeamMessage string `json:"team_message,omitempty"`
	// Score and Share are what the output validator gave, in points or as a part
	// of what the test case can earn; nil where it gave none.
	Score *Points `json:"score,omitempty"`
	Share *Share  `json:"share,omitempty"`
	// Passes is how often the submission was run, 0 where it was once. Fuel and
	// MemoryBytes are the largest of them, OutputBytes the sum, and Stdout is over
	// the digests of all.
	Passes int `json:"passes,omitempty"`
	// ValidatorFuel is what the problem's own output validator spent in all passes.
	ValidatorFuel Fuel `json:"validator_fuel,omitempty"`
	// Transcript is what an interactive run came to, in the form of the format's
	// .interaction files and cut to MaxTranscriptBytes. It is stored where the run
	// was not accepted, for the jury, and in a trial.
	Transcript Digest `json:"transcript,omitempty"`
}

// Bounds on what is kept of a run with an output validator of the problem's own.
const (
	MaxTranscriptBytes = 24 << 10
	MaxFeedbackBytes   = 8 << 10 // Run.Feedback
	MaxTeamBytes       = 2 << 10 // Run.TeamMessage
)

// Progress is told, without guarantee, while a judgement is under way.
type Progress struct {
	Judgement string `json:"judgement"`
	State     State  `json:"state"`
	Done      int    `json:"done"`  // test cases judged so far
	Total     int    `json:"total"` // test cases in all, 0 while compiling
}

// State says how far a judgement has come. It is never mixed with the verdict.
type State string

// The states, in order.
const (
	Queued    State = "queued"
	Compiling State = "compiling"
	Running   State = "running"
	Done      State = "judged"
)
