package problems

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"assize/blob"
	"assize/judge"
)

// Judger judges one program on a dataset whose test data lie in the blob
// store of VerifyOptions. An error with the code judge.Unsupported or
// judge.NotFound means that the language is not installed, or that this site has
// none of that name; any other error ends the verification.
type Judger interface {
	Judge(ctx context.Context, program Program, dataset judge.Dataset) (judge.Judgement, error)
}

// VerifyOptions configure Verify.
type VerifyOptions struct {
	// Store is where the test data are put for the Judger. It is needed unless
	// there is no Judger.
	Store blob.Store
	// Progress, if given, is called before each submission is judged.
	Progress func(submission string)
	// Raise is how many times the time limit the submissions get that must exceed
	// it, so that it is seen by how much they do. 0: only as far as their margin.
	Raise float64
}

// Verify checks a package that has loaded: its test data, and every example
// submission against the verdicts that its folder and submissions.yaml want and
// the margins of its fuel against the limit. Where there is no time limit, it is
// derived from the submissions. With a nil Judger it looks at the files alone.
//
// The error is about what keeps the check from being made; what is wrong with
// the package is in the report.
func Verify(ctx context.Context, p *Package, judger Judger, options VerifyOptions) (Report, error) {
	v := &verification{ctx: ctx, p: p, judger: judger, options: options, judged: map[string]judge.Judgement{}}
	v.report = Report{Slug: p.Slug, Name: p.Name(), Format: p.Format, Limits: p.Limits.OrDefault(), Multipliers: p.Multipliers,
		TimeFrom: metadataFile, Warnings: slices.Clone(p.Warnings)}
	for _, c := range p.Cases {
		if c.Sample {
			v.report.Samples++
		} else {
			v.report.Secret++
		}
	}
	if err := p.checkFiles(&v.report); err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", p.Slug, err)
	}
	if p.Limits.Time == 0 {
		v.report.TimeFrom = ""
	}
	if judger != nil {
		err := v.open()
		if err == nil {
			err = v.run()
		}
		if err != nil {
			return Report{}, fmt.Errorf("verify %s: %w", p.Slug, err)
		}
	}
	if v.report.TimeFrom == "" && !p.Answers {
		v.warnf(metadataFile, "has no limits.time_limit; %v applies", judge.DefaultLimits.Time)
	}
	return v.report.sorted(), nil
}

// verification is the state of one Verify.
type verification struct {
	ctx     context.Context
	p       *Package
	judger  Judger
	options VerifyOptions
	dataset judge.Dataset
	judged  map[string]judge.Judgement // by submission, what deriving the limit has shown
	report  Report
}

func (v *verification) warnf(file, format string, args ...any) {
	v.report.Warnings = append(v.report.Warnings, v.p.finding(file, format, args...))
}

func (v *verification) errorf(file, format string, args ...any) {
	v.report.Errors = append(v.report.Errors, v.p.finding(file, format, args...))
}

// DeriveLimit returns the time limit that Verify would derive for a package that
// names none, and the path of the submission that it is derived from: empty where
// none was judged. The error says so where that is more than is allowed.
func DeriveLimit(ctx context.Context, p *Package, judger Judger, options VerifyOptions) (limit time.Duration, from string, err error) {
	v := &verification{ctx: ctx, p: p, judger: judger, options: options, judged: map[string]judge.Judgement{}}
	if err := v.open(); err != nil {
		return 0, "", err
	}
	if err := v.deriveLimit(); err != nil {
		return 0, "", err
	}
	if len(v.report.Errors) > 0 {
		return 0, "", v.report.Errors[0]
	}
	return v.dataset.Limits.Time, v.report.TimeFrom, nil
}

// open puts the test data into the store.
func (v *verification) open() error {
	if v.options.Store == nil {
		return errors.New("there is no blob store to put the test data into")
	}
	dataset, _, err := v.p.Dataset(v.ctx, v.options.Store)
	v.dataset = dataset
	return err
}

func (v *verification) run() error {
	check := &checking{v.p, v.judger, v.options.Store, &v.report}
	if v.options.Progress != nil && len(v.p.InputValidators)+len(v.p.ValidOutputs)+len(v.p.InvalidOutputs) > 0 {
		v.options.Progress("validators")
	}
	if err := errors.Join(check.inputs(v.ctx), check.outputs(v.ctx, v.dataset)); err != nil {
		return err
	}
	if err := v.deriveLimit(); err != nil {
		return err
	}
	for _, s := range v.p.Submissions {
		result, err := v.submission(s)
		if err != nil {
			return fmt.Errorf("submissions/%s: %w", s.Path, err)
		}
		v.report.Submissions = append(v.report.Submissions, result)
	}
	return v.disagreements()
}

// judge judges s under a time limit. What is above the problem's own gets more
// of the machine's time, too.
func (v *verification) judge(s Submission, limit time.Duration, all bool) (judge.Judgement, error) {
	if v.options.Progress != nil {
		v.options.Progress(s.Path)
	}
	d := v.dataset
	d.Limits.Time, d.RunAll = limit, d.RunAll || all
	d.Limits.Wall = max(d.Limits.Wall, judge.DefaultLimits.Wall+20*limit) // the machine may be busy
	return v.judger.Judge(v.ctx, Program{"submissions/" + s.Path, s.Language, s.Files, s.Entry}, d)
}

// deriveLimit finds the time limit of a package that names none: the smallest
// multiple of time_resolution that the slowest submission which must not exceed
// it fits into ac_to_time_limit times (format 2025-09, "Problem timing").
func (v *verification) deriveLimit() error {
	if v.p.Limits.Time > 0 || v.p.Answers {
		return nil
	}
	slowest, from := 0.0, ""
	for _, s := range v.p.Submissions {
		if !s.boundsBelow() {
			continue
		}
		j, err := v.judge(s, maxTimeLimit*time.Second, s.wantsAllRuns())
		if unsupported(err) {
			continue
		}
		if err != nil {
			return fmt.Errorf("submissions/%s: %w", s.Path, err)
		}
		v.judged[s.Path] = j
		if t := secondsOf(j); t > slowest {
			slowest, from = t, s.Path
		}
	}
	if from == "" {
		return nil
	}
	resolution := v.p.TimeResolution.Seconds()
	limit := math.Ceil(slowest*v.p.Multipliers.ACToTimeLimit/resolution-1e-9) * resolution
	if limit > maxTimeLimit {
		v.errorf(metadataFile, "has no limits.time_limit, and %s needs %.3g s: %g times as much is above the %d s that are allowed; give a time limit or a smaller ac_to_time_limit",
			from, slowest, v.p.Multipliers.ACToTimeLimit, maxTimeLimit)
		limit = maxTimeLimit
	}
	v.dataset.Limits.Time = time.Duration(math.Round(limit*1e6)) * time.Microsecond
	v.report.Limits.Time, v.report.TimeFrom = v.dataset.Limits.Time, "submissions/"+from
	return nil
}

// secondsOf is the fuel of a judgement as the time limit states it: what is held
// against the limit, whatever the language.
func secondsOf(j judge.Judgement) float64 {
	return seconds(j.Fuel, j.FuelMultiplier)
}

func seconds(fuel judge.Fuel, multiplier float64) float64 {
	if multiplier == 0 {
		multiplier = 1
	}
	return float64(fuel) / float64(judge.CurrentCostTable.FuelPerSecond) / multiplier
}

// boundsBelow reports whether the submission must never exceed the time limit,
// and so bounds it from below; boundsAbove whether it must exceed it.
func (s Submission) boundsBelow() bool {
	for _, r := range s.Rules {
		switch r.ForTimeLimit {
		case "false", "upper":
			return false
		case "lower":
			return true
		}
	}
	return !slices.Contains(s.Expected, judge.TLE) && !slices.Contains(s.Expected, judge.CE)
}

func (s Submission) boundsAbove() bool {
	for _, r := range s.Rules {
		switch r.ForTimeLimit {
		case "false", "lower":
			return false
		case "upper":
			return true
		}
	}
	return slices.Equal(s.Expected, []judge.Verdict{judge.TLE})
}

// wantsAllRuns reports whether submissions.yaml says something of runs that
// judging might not come to.
func (s Submission) wantsAllRuns() bool {
	return slices.ContainsFunc(s.Rules, func(r Expectation) bool { return r.Permitted != nil || r.Required != nil || r.Message != "" })
}

// submission judges s. One that is to exceed the time limit is judged with the
// limit raised by its margin first: if it exceeds that, it exceeds the smaller
// one as well.
func (v *verification) submission(s Submission) (Result, error) {
	result := Result{Path: s.Path, Language: s.Language, Expected: s.Expected}
	limit := v.dataset.Limits.Time
	margins := v.p.Multipliers
	if s.boundsAbove() {
		raise := max(margins.TimeLimitToTLE, v.options.Raise)
		j, err := v.judge(s, time.Duration(float64(limit)*raise), s.wantsAllRuns())
		if err != nil {
			return result.skippedOr(err)
		}
		under := float64(j.FuelLimit) / raise
		if j.Verdict == judge.TLE || j.Verdict == judge.AC && float64(j.Fuel) > under {
			result.take(j)
			result.Over = j.Verdict == judge.TLE
			result.Verdict, result.FuelLimit = judge.TLE, judge.Fuel(under)
			if result.OK = result.Over || float64(j.Fuel) >= under*margins.TimeLimitToTLE; !result.OK {
				result.Note = exceedsByLess(margins)
				return result, nil
			}
			return v.rules(result, s, j), nil
		}
	}
	j, ok := v.judged[s.Path]
	if ok {
		j.FuelLimit = v.dataset.Limits.Fuel(judge.CurrentCostTable, j.FuelMultiplier)
	} else {
		var err error
		if j, err = v.judge(s, limit, s.wantsAllRuns()); err != nil {
			return result.skippedOr(err)
		}
	}
	result.take(j)
	// What prints without end is stopped for that here, and elsewhere by the clock.
	endless := j.Verdict == judge.OLE && s.Folder() == "time_limit_exceeded" && slices.Contains(s.Expected, judge.TLE)
	result.OK = slices.Contains(s.Expected, j.Verdict) || endless
	switch {
	case endless:
		result.Note = "prints more than the limit of the output before it exceeds that of the time"
	case !result.OK && result.Note == "":
		result.Note = "not the verdict that its folder stands for"
		if len(s.Rules) > 0 {
			result.Note = "not the verdict that its folder and submissions.yaml want"
		}
	case !result.OK:
	case s.boundsAbove():
		result.Note, result.OK = exceedsByLess(margins), false
	case s.boundsBelow() && s.Folder() == "accepted" && result.Margin() < margins.ACToTimeLimit*(1-finest) && result.Fuel > 0:
		result.Note = fmt.Sprintf("the time limit is less than %g times what it needs", margins.ACToTimeLimit)
		result.OK = false
	}
	return v.rules(result, s, j), nil
}

// finest is what part of a margin is too little to miss: limits and the times that
// authors measure are of milliseconds, and fuel is finer by far.
const finest = 0.001

func exceedsByLess(m Multipliers) string {
	return fmt.Sprintf("exceeds the time limit by less than %g times", m.TimeLimitToTLE)
}

// rules holds a judgement against submissions.yaml.
func (v *verification) rules(result Result, s Submission, j judge.Judgement) Result {
	if j.Verdict == judge.JE || j.Verdict == judge.CE {
		return result
	}
	for _, r := range s.Rules {
		if why := r.check(j, v.dataset.Groups); why != "" {
			result.OK = false
			result.Note = fmt.Sprintf("%s (submissions.yaml:%d)", why, r.Line)
			break
		}
	}
	return result
}

// disagreements looks for test cases whose answer an accepted submission does
// not give: it may be the answer that is wrong.
func (v *verification) disagreements() error {
	wrong := map[string][]string{}       // test case to the submissions
	printed := map[string]judge.Digest{} // test case to what they print; "" where they differ
	accepted := 0
	for i, s := range v.p.Submissions {
		r := v.report.Submissions[i]
		if s.Folder() != "accepted" || r.Skipped {
			continue
		}
		if accepted++; r.Verdict != judge.WA {
			continue
		}
		j, err := v.judge(s, v.dataset.Limits.Time, true)
		if err != nil {
			return fmt.Errorf("submissions/%s: %w", s.Path, err)
		}
		for _, run := range j.Runs {
			if run.Verdict != judge.WA {
				continue
			}
			if len(wrong[run.Case]) == 0 {
				printed[run.Case] = run.Stdout
			} else if printed[run.Case] != run.Stdout {
				printed[run.Case] = ""
			}
			wrong[run.Case] = append(wrong[run.Case], s.Path)
		}
	}
	for _, c := range v.p.Cases {
		if list := wrong[c.Name]; len(list) > 0 {
			v.report.Answers = append(v.report.Answers, Answer{Case: c.Name, File: v.p.original(c.Answer()), Wrong: list, Accepted: accepted, Same: len(list) > 1 && printed[c.Name] != ""})
		}
	}
	return nil
}

func unsupported(err error) bool {
	code := judge.CodeOf(err)
	return err != nil && (code == judge.Unsupported || code == judge.NotFound)
}

// skippedOr turns "the language is not installed" into a skipped result, and
// returns any other error.
func (r Result) skippedOr(err error) (Result, error) {
	var coded *judge.Error
	if unsupported(err) && errors.As(err, &coded) {
		r.Skipped, r.Note = true, coded.Message
		return r, nil
	}
	return r, err
}
