package problems

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"assize/blob"
	"assize/judge"
)

// Judger judges one submission on a dataset whose test data lie in the blob
// store of VerifyOptions. An error with the code judge.Unsupported means that
// the language is not installed; any other error ends the verification.
type Judger interface {
	Judge(ctx context.Context, language judge.LanguageID, files []File, dataset judge.Dataset) (judge.Judgement, error)
}

// VerifyOptions configure Verify.
type VerifyOptions struct {
	// Store is where the test data are put for the Judger. It is needed unless
	// there is no Judger.
	Store blob.Store
	// Progress, if given, is called before each submission is judged.
	Progress func(submission string)
}

// Verify checks a package that has loaded: its test data, and every example
// submission against the verdicts that its folder stands for and the margins of
// its fuel against the limit. With a nil Judger it looks at the test data alone.
//
// The error is about what keeps the check from being made; what is wrong with
// the package is in the report.
func Verify(ctx context.Context, p *Package, judger Judger, options VerifyOptions) (Report, error) {
	r := Report{Slug: p.Slug, Name: p.Name(), Limits: p.Limits.OrDefault(), Multipliers: p.Multipliers,
		Warnings: slices.Clone(p.Warnings)}
	for _, c := range p.Cases {
		if c.Sample {
			r.Samples++
		} else {
			r.Secret++
		}
	}
	if err := p.checkData(&r); err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", p.Slug, err)
	}
	if judger == nil {
		return r.sorted(), nil
	}
	if options.Store == nil {
		return Report{}, fmt.Errorf("verify %s: there is no blob store to put the test data into", p.Slug)
	}
	dataset, _, err := p.Dataset(ctx, options.Store)
	if err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", p.Slug, err)
	}
	check := &checking{p, judger, options.Store, &r}
	if options.Progress != nil && len(p.InputValidators)+len(p.ValidOutputs)+len(p.InvalidOutputs) > 0 {
		options.Progress("validators")
	}
	if err := errors.Join(check.inputs(ctx), check.outputs(ctx, dataset)); err != nil {
		return Report{}, fmt.Errorf("verify %s: %w", p.Slug, err)
	}
	for _, s := range p.Submissions {
		if options.Progress != nil {
			options.Progress(s.Path)
		}
		result, err := verifySubmission(ctx, judger, s, dataset, p.Multipliers)
		if err != nil {
			return Report{}, fmt.Errorf("verify %s: submissions/%s: %w", p.Slug, s.Path, err)
		}
		r.Submissions = append(r.Submissions, result)
	}
	return r.sorted(), nil
}

// checkData reads every test case and looks for what is likely to be a mistake.
func (p *Package) checkData(r *Report) error {
	say := func(list *[]Finding, file, format string, args ...any) {
		*list = append(*list, Finding{File: file, Message: fmt.Sprintf(format, args...)})
	}
	if r.Samples == 0 {
		say(&r.Warnings, "data/sample", "there is no sample")
	}
	if p.Limits.Time == 0 && !p.Answers {
		say(&r.Warnings, metadataFile, "has no limits.time_limit; %v applies", judge.DefaultLimits.Time)
	}
	seen := map[judge.Digest]string{}
	for _, c := range p.Cases {
		if c.InputBytes == 0 {
			say(&r.Warnings, c.Input(), "is empty")
		}
		if c.AnswerBytes == 0 && p.OutputValidator == nil {
			say(&r.Errors, c.Answer(), "is empty: a submission that prints nothing would be accepted")
		}
		if limit := p.Limits.OrDefault().OutputBytes; c.AnswerBytes > limit && p.OutputValidator == nil {
			say(&r.Errors, c.Answer(), "has %d bytes, and a submission may print %d", c.AnswerBytes, limit)
		}
		for _, name := range []string{c.Input(), c.Answer()} {
			digest, carriage, err := p.scan(name)
			if err != nil {
				return err
			}
			if carriage {
				say(&r.Warnings, name, "has carriage returns; lines end in LF alone")
			}
			if name != c.Input() {
				continue
			}
			if other, twice := seen[digest]; twice {
				say(&r.Warnings, name, "has the same input as data/%s.in", other)
			} else {
				seen[digest] = c.Name
			}
		}
	}
	for _, folder := range []string{"wrong_answer", "time_limit_exceeded"} {
		if !slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Folder() == folder }) {
			say(&r.Warnings, "submissions/"+folder, "has no submission: nothing shows that the test data find such")
		}
	}
	return nil
}

// scan reads a file once, for its digest and for carriage returns.
func (p *Package) scan(name string) (digest judge.Digest, carriage bool, err error) {
	f, err := p.fsys.Open(name)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	sum := newDigester()
	if _, err := io.Copy(sum, io.LimitReader(f, p.tree.files[name])); err != nil {
		return "", false, fmt.Errorf("read %s: %w", name, err)
	}
	return sum.digest(), sum.carriage, nil
}

// verifySubmission judges s. One that is to exceed the time limit is judged with
// the limit raised by its margin first: if it exceeds that, it exceeds the
// smaller one as well.
func verifySubmission(ctx context.Context, judger Judger, s Submission, dataset judge.Dataset, margins Multipliers) (Result, error) {
	result := Result{Path: s.Path, Language: s.Language, Expected: s.Expected}
	slow := slices.Equal(s.Expected, []judge.Verdict{judge.TLE})
	if slow {
		raised := dataset
		raised.Limits.Time = time.Duration(float64(dataset.Limits.Time) * margins.TimeLimitToTLE)
		j, err := judger.Judge(ctx, s.Language, s.Files, raised)
		if err != nil {
			return result.skippedOr(err)
		}
		if j.Verdict == judge.TLE {
			result.take(j)
			result.FuelLimit = judge.Fuel(float64(j.FuelLimit) / margins.TimeLimitToTLE)
			result.OK = true
			return result, nil
		}
	}
	j, err := judger.Judge(ctx, s.Language, s.Files, dataset)
	if err != nil {
		return result.skippedOr(err)
	}
	result.take(j)
	result.OK = slices.Contains(s.Expected, j.Verdict)
	switch {
	case !result.OK && result.Note == "":
		result.Note = "not the verdict that its folder stands for"
	case !result.OK:
	case slow:
		result.Note = fmt.Sprintf("exceeds the time limit by less than %g times", margins.TimeLimitToTLE)
		result.OK = false
	case slices.Equal(s.Expected, []judge.Verdict{judge.AC}) && result.Fuel > 0 && result.Margin() < margins.ACToTimeLimit:
		result.Note = fmt.Sprintf("the time limit is less than %g times what it needs", margins.ACToTimeLimit)
		result.OK = false
	}
	return result, nil
}

// skippedOr turns "the language is not installed" into a skipped result, and
// returns any other error.
func (r Result) skippedOr(err error) (Result, error) {
	var coded *judge.Error
	if errors.As(err, &coded) && coded.Code == judge.Unsupported {
		r.Skipped, r.Note = true, coded.Message
		return r, nil
	}
	return r, err
}
