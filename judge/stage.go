package judge

import (
	"fmt"
	"time"
)

// This file is the whole contract between the stages. Three past-tense facts
// travel from left to right:
//
//	gateway ──submitted──▶ compiler ──compiled──▶ runner ──judged──▶ leaderboard
//	                           └───────judged (CE)──────────────────────▲
//
// Every message is small and flat: big bytes travel by digest. A reader ignores
// fields that it does not know and refuses a Version above its own.

// MessageVersion is the version that this program writes and the highest one
// that it reads.
const MessageVersion = 1

// The streams.
const (
	CompileStream = "COMPILE" // work queue of Submitted
	RunStream     = "RUN"     // work queue of Compiled
	ResultStream  = "RESULT"  // log of Judged: the leaderboard and, later, a hub read it
)

// Envelope fences and times a judgement. Each fact carries it.
type Envelope struct {
	Version    int    `json:"v"`
	Judgement  string `json:"judgement"` // the fence: every write is idempotent by it
	Submission string `json:"submission"`
	Class      Class  `json:"class"`
	// InContest routes the result: submissions and rejudgings of a contest
	// alike.
	InContest bool `json:"in_contest,omitempty"`
	// SubmittedAt, CompiledAt and JudgedAt let each stage report its latency.
	SubmittedAt time.Time `json:"submitted_at"`
}

// Check returns an error if a reader of MessageVersion cannot handle e.
func (e Envelope) Check() error {
	switch {
	case e.Version < 1 || e.Version > MessageVersion:
		return fmt.Errorf("message version %d, this program reads 1 to %d", e.Version, MessageVersion)
	case e.Judgement == "" || e.Submission == "":
		return fmt.Errorf("message names no judgement (%q) or no submission (%q)", e.Judgement, e.Submission)
	case !e.Class.Valid():
		return fmt.Errorf("judgement %s: class %q is not one of %v", e.Judgement, e.Class, Classes)
	}
	return nil
}

// Submitted says that a submission is in Postgres and wants a judgement.
type Submitted struct {
	Envelope
	Language LanguageID `json:"language"`
	Sources  []Source   `json:"sources"`
	Entry    string     `json:"entry,omitempty"` // file to start from, where the language asks
	Dataset  Digest     `json:"dataset"`
	// FuelMultiplier overrides the language's own where it is not 0.
	FuelMultiplier float64 `json:"fuel_multiplier,omitempty"`
	// Earlier names the runs of an earlier judgement (type Earlier), for a
	// rejudging. Empty: everything is run.
	Earlier Digest `json:"earlier,omitempty"`
}

// Subject is where s is published: judge.v1.submitted.<class>.<language>.
func (s Submitted) Subject() string {
	return fmt.Sprintf("judge.v1.submitted.%s.%s", s.Class, s.Language)
}

// SubmittedFilter selects one class of Submitted.
func SubmittedFilter(c Class) string { return "judge.v1.submitted." + string(c) + ".*" }

// Compiled says that there is a module to run.
type Compiled struct {
	Envelope
	Language       LanguageID `json:"language"`
	FuelMultiplier float64    `json:"fuel_multiplier"`
	Compile        Compile    `json:"compile"`
	Dataset        Digest     `json:"dataset"`
	Earlier        Digest     `json:"earlier,omitempty"` // as in Submitted
	CompiledAt     time.Time  `json:"compiled_at"`
}

// Subject is where c is published: judge.v1.compiled.<class>.
func (c Compiled) Subject() string { return "judge.v1.compiled." + string(c.Class) }

// CompiledFilter selects one class of Compiled.
func CompiledFilter(c Class) string { return "judge.v1.compiled." + string(c) }

// Judged carries the finished judgement.
type Judged struct {
	Envelope
	Result Judgement `json:"result"`
}

// Subject is where j is published: judge.v1.judged.<contest|practice>.
func (j Judged) Subject() string {
	if j.InContest {
		return "judge.v1.judged.contest"
	}
	return "judge.v1.judged.practice"
}

// Subjects of the streams, and of the lossy side channel.
const (
	SubmittedSubjects = "judge.v1.submitted.>"
	CompiledSubjects  = "judge.v1.compiled.>"
	JudgedSubjects    = "judge.v1.judged.>"
	ProgressSubjects  = "judge.v1.progress.*"
	// BoardSubjects tells, without guarantee, that a scoreboard has changed:
	// judge.v1.board.<contest id>.
	BoardSubjects = "judge.v1.board.*"
)

// Subject is where p is told: judge.v1.progress.<judgement>.
func (p Progress) Subject() string { return "judge.v1.progress." + p.Judgement }

// BoardSubject is where a change of contest's board is told.
func BoardSubject(contest string) string { return "judge.v1.board." + contest }

// Upcoming is told on UpcomingSubject again and again, without guarantee, from
// a while before a contest begins, so that what it needs is near by then.
type Upcoming struct {
	Contest   string       `json:"contest"` // slug
	StartsAt  time.Time    `json:"starts_at"`
	Datasets  []Digest     `json:"datasets"`
	Languages []LanguageID `json:"languages"`
}

// Ready is told on ReadySubject by a compiler that has tried out a language for an
// upcoming contest: a module of it for the runners to take in, and the
// interpreter, where it has one.
type Ready struct {
	Language LanguageID `json:"language"`
	Compile  Compile    `json:"compile"`
}

// Pulse is told on PulseSubject every few seconds, without guarantee and for
// display only, by each process that takes messages off a stream.
type Pulse struct {
	Stream  string `json:"stream"`
	Node    string `json:"node"`    // host and process
	Slots   int    `json:"slots"`   // messages that it handles at once; 0: it has ended
	Busy    int    `json:"busy"`    // slots at work just now
	Handled uint64 `json:"handled"` // messages since it began
	Failed  uint64 `json:"failed"`  // tries that gave an error
}

// PulseSubject is where each Pulse is told.
const PulseSubject = "judge.v1.pulse"

// The subjects of what is told before a contest.
const (
	UpcomingSubject = "judge.v1.upcoming"
	ReadySubject    = "judge.v1.ready"
)
