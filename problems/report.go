package problems

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"assize/judge"
)

// Report is what Verify found.
type Report struct {
	Slug   string       `json:"slug"`
	Name   string       `json:"name"`
	Format Format       `json:"format"`
	Limits judge.Limits `json:"limits"`
	// TimeFrom says where the time limit is from: problem.yaml, the submission that
	// it was derived from, or nothing where the default applies.
	TimeFrom    string      `json:"time_from,omitempty"`
	Multipliers Multipliers `json:"time_multipliers"`
	Samples     int         `json:"samples"`
	Secret      int         `json:"secret"`
	DataBytes   int64       `json:"data_bytes"` // of all test cases
	Errors      []Finding   `json:"errors,omitempty"`
	Warnings    []Finding   `json:"warnings,omitempty"`
	Submissions []Result    `json:"submissions,omitempty"`
	// Answers are the test cases where accepted submissions disagree with the answer.
	Answers []Answer `json:"answers,omitempty"`
}

// Answer is an answer that accepted submissions do not give.
type Answer struct {
	Case     string   `json:"case"`
	File     string   `json:"file"`           // with the answer, as the author knows it
	Wrong    []string `json:"wrong"`          // the submissions, relative to submissions/
	Accepted int      `json:"accepted"`       // how many there are that were judged
	Same     bool     `json:"same,omitempty"` // Wrong are several, and print the same
}

func (a Answer) String() string {
	s := fmt.Sprintf("%s: %d of %d accepted submissions give another answer (%s)", a.File, len(a.Wrong), a.Accepted, strings.Join(a.Wrong, ", "))
	switch {
	case a.Same && len(a.Wrong) == a.Accepted:
		return s + ", all the same one: the answer file is likely to be wrong"
	case a.Same:
		return s + ", and the same one"
	}
	return s
}

// Result is what came of one example submission.
type Result struct {
	Path     string           `json:"path"` // relative to submissions/
	Language judge.LanguageID `json:"language"`
	Expected []judge.Verdict  `json:"expected"`
	Verdict  judge.Verdict    `json:"verdict"`
	// Case is the test case that decided, empty for AC and CE.
	Case      string     `json:"case,omitempty"`
	Fuel      judge.Fuel `json:"fuel"`
	FuelLimit judge.Fuel `json:"fuel_limit"`
	// Seconds is Fuel as the time limit states it, whatever the language.
	Seconds float64 `json:"seconds"`
	// Over: the fuel ran out even under a raised limit, so that Fuel is only what
	// is known of what it needs.
	Over        bool  `json:"over,omitempty"`
	MemoryBytes int64 `json:"memory_bytes"`
	// Score is what it has earned in a scoring problem.
	Score *judge.Points `json:"score,omitempty"`
	// OK: the verdict is one of Expected, and the time limit's margin is kept.
	OK bool `json:"ok"`
	// Skipped: the language is not installed, and nothing else is said.
	Skipped bool   `json:"skipped,omitempty"`
	Note    string `json:"note,omitempty"`
}

// take copies what the judgement says.
func (r *Result) take(j judge.Judgement) {
	r.Verdict, r.Fuel, r.FuelLimit, r.MemoryBytes, r.Score = j.Verdict, j.Fuel, j.FuelLimit, j.MemoryBytes, j.Score
	r.Seconds = secondsOf(j)
	for _, run := range j.Runs {
		if run.Verdict != judge.AC {
			r.Case = run.Case
			break
		}
	}
	if j.Verdict == judge.JE || j.Verdict == judge.CE {
		r.Note = j.Reason
	}
}

// Margin is how many times the submission's fuel goes into the limit, and 0
// where it did not run.
func (r Result) Margin() float64 {
	if r.Fuel <= 0 {
		return 0
	}
	return float64(r.FuelLimit) / float64(r.Fuel)
}

// OK reports whether nothing is wrong. Warnings and skipped submissions do not
// count.
func (r Report) OK() bool {
	for _, s := range r.Submissions {
		if !s.OK && !s.Skipped {
			return false
		}
	}
	return len(r.Errors) == 0
}

// Strict reports whether there is not even a warning, and every submission was
// judged.
func (r Report) Strict() bool {
	return r.OK() && len(r.Warnings) == 0 && !slices.ContainsFunc(r.Submissions, func(s Result) bool { return s.Skipped })
}

func (r Report) sorted() Report {
	sortFindings(r.Errors)
	sortFindings(r.Warnings)
	return r
}

// WriteText writes the report for people.
func (r Report) WriteText(w io.Writer) error {
	var b bytes.Buffer
	if r.Name == "" {
		fmt.Fprintf(&b, "%s: cannot be used\n", r.Slug)
	} else {
		fmt.Fprintf(&b, "%s (%s): %d samples, %d secret test cases, %v, %d MiB\n",
			r.Slug, r.Name, r.Samples, r.Secret, r.Limits.Time, r.Limits.MemoryBytes>>20)
	}
	if from, ok := strings.CutPrefix(r.TimeFrom, "submissions/"); ok {
		fmt.Fprintf(&b, "time limit %v, %g times what %s needs\n", r.Limits.Time, r.Multipliers.ACToTimeLimit, from)
	}
	for _, f := range r.Errors {
		fmt.Fprintf(&b, "error: %v\n", f)
	}
	for _, f := range r.Warnings {
		fmt.Fprintf(&b, "warning: %v\n", f)
	}
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	var wrong, skipped int
	for _, s := range r.Submissions {
		mark := "ok"
		switch {
		case s.Skipped:
			mark = "skipped"
			skipped++
		case !s.OK:
			mark = "WRONG"
			wrong++
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", mark, s.Path, s.verdict(), s.Case, s.figures(), s.Note)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	// The table fills empty columns with spaces to the end of the line.
	lines := strings.Split(b.String(), "\n")
	b.Reset()
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	b.WriteString(strings.Join(lines, "\n"))
	for _, a := range r.Answers {
		fmt.Fprintf(&b, "answer: %v\n", a)
	}
	if r.OK() {
		fmt.Fprintf(&b, "good: %d submissions as expected", len(r.Submissions)-skipped)
	} else {
		fmt.Fprintf(&b, "not good: %d errors, %d of %d submissions wrong", len(r.Errors), wrong, len(r.Submissions))
	}
	if skipped > 0 {
		fmt.Fprintf(&b, ", %d not judged", skipped)
	}
	fmt.Fprintln(&b)
	_, err := w.Write(b.Bytes())
	return err
}

// verdict is the verdict, with what was wanted where it is another.
func (s Result) verdict() string {
	var want []string
	for _, v := range s.Expected {
		if v == s.Verdict {
			return v.String() + s.scored()
		}
		want = append(want, v.String())
	}
	if s.Skipped {
		return "-"
	}
	return s.Verdict.String() + s.scored() + ", want " + strings.Join(want, " or ")
}

// scored is the score in a scoring problem.
func (s Result) scored() string {
	if s.Score == nil {
		return ""
	}
	return fmt.Sprintf(" (%v points)", *s.Score)
}

func (s Result) figures() string {
	if s.Fuel == 0 {
		return ""
	}
	return fmt.Sprintf("fuel %.3fe9 of %.3fe9 (%.1fx), %d MiB",
		float64(s.Fuel)/1e9, float64(s.FuelLimit)/1e9, s.Margin(), s.MemoryBytes>>20)
}

// digester hashes what is written to it and notes carriage returns.
type digester struct {
	hash.Hash
	carriage bool
}

func newDigester() *digester { return &digester{Hash: sha256.New()} }

// Write implements io.Writer.
func (d *digester) Write(b []byte) (int, error) {
	d.carriage = d.carriage || bytes.IndexByte(b, '\r') >= 0
	return d.Hash.Write(b)
}

func (d *digester) digest() judge.Digest { return judge.Digest(hex.EncodeToString(d.Sum(nil))) }
