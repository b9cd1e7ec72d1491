package problems

import (
	"fmt"
	"io"
	"slices"

	"assize/judge"
)

// Sizes from which test data are called large: all of a package is read at every
// import, and a case is fetched by every runner that judges it.
const (
	largeCase = 20 << 20
	largeData = 200 << 20
)

// checkFiles reads every test case and looks for what is likely to be a mistake.
func (p *Package) checkFiles(r *Report) error {
	say := func(list *[]Finding, file, format string, args ...any) {
		*list = append(*list, p.finding(file, format, args...))
	}
	if r.Samples == 0 {
		say(&r.Warnings, "data/sample", "there is no sample")
	}
	seen := map[judge.Digest]string{}
	for _, c := range p.Cases {
		r.DataBytes += c.InputBytes + c.AnswerBytes
		if c.InputBytes == 0 {
			say(&r.Warnings, c.Input(), "is empty")
		}
		if c.AnswerBytes == 0 && p.OutputValidator == nil {
			say(&r.Errors, c.Answer(), "is empty: a submission that prints nothing would be accepted")
		}
		if limit := p.Limits.OrDefault().OutputBytes; c.AnswerBytes > limit && p.OutputValidator == nil {
			say(&r.Errors, c.Answer(), "has %d bytes, and a submission may print %d", c.AnswerBytes, limit)
		}
		if n := c.InputBytes + c.AnswerBytes; n > largeCase {
			say(&r.Warnings, c.Input(), "has %d MiB with its answer: a smaller one often shows the same", n>>20)
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
				say(&r.Warnings, name, "has the same input as %s", p.original("data/"+other+".in"))
			} else {
				seen[digest] = c.Name
			}
		}
	}
	if r.DataBytes > largeData {
		say(&r.Warnings, "data", "has %d MiB in all", r.DataBytes>>20)
	}
	for _, folder := range []string{"wrong_answer", "time_limit_exceeded"} {
		if !slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Folder() == folder }) {
			say(&r.Warnings, "submissions/"+folder, "has no submission: nothing shows that the test data find such")
		}
	}
	return p.unusedImages(func(file, why string) { say(&r.Warnings, file, "%s", why) })
}

// unusedImages looks for images that no statement shows.
func (p *Package) unusedImages(say func(file, why string)) error {
	shown := map[string]bool{}
	for _, s := range p.Statements {
		if s.Format == PDFOnly {
			continue
		}
		if _, err := p.StatementHTML(s, func(i Image) string { shown[i.Name] = true; return "" }); err != nil {
			return err
		}
	}
	for _, i := range p.Images {
		if !shown[i.Name] {
			say("statement/"+i.Name, "is shown by no statement")
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
