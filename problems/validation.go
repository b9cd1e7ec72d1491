package problems

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"assize/blob"
	"assize/judge"
)

// This file runs the validators of a package on its test data. They are run like
// submissions, in the same sandbox.

// inputLimits are those of an input validator.
var inputLimits = judge.Limits{Time: 20 * time.Second, MemoryBytes: 1 << 30, OutputBytes: 1 << 20}

// maxMessage bounds what is quoted of a validator's output.
const maxMessage = 300

// checking is the state of running validators.
type checking struct {
	*Package
	judger Judger
	store  blob.Store
	report *Report
}

func (c *checking) errorf(file, format string, args ...any) {
	c.report.Errors = append(c.report.Errors, c.finding(file, format, args...))
}

func (c *checking) warnf(file, format string, args ...any) {
	c.report.Warnings = append(c.report.Warnings, c.finding(file, format, args...))
}

// inputs runs every input validator on every input. What is in data/invalid_input
// must not pass all of them.
func (c *checking) inputs(ctx context.Context) error {
	var valid []Case
	for _, list := range [][]Case{c.Cases, c.ValidOutputs, c.InvalidOutputs} {
		valid = append(valid, list...)
	}
	refused := map[string]bool{} // of InvalidInputs, by name
	ran, whole := 0, true
	for _, validator := range c.InputValidators {
		runs, err := c.runInput(ctx, validator, append(valid, c.InvalidInputs...))
		if err != nil {
			return err
		}
		if runs == nil {
			continue
		}
		ran++
		for i, run := range runs {
			accepted, why := c.acceptedInput(run)
			switch {
			case run.Verdict == judge.TLE && i+1 == len(runs):
				file := append(valid, c.InvalidInputs...)[i].Input()
				c.errorf(validator.Path, "runs out of the fuel of %d s that it has on %s; the inputs after that (%d) were not given to it", int(inputLimits.Time.Seconds()),
					c.original(file), len(valid)+len(c.InvalidInputs)-len(runs))
				whole = false
			case i >= len(valid):
				refused[run.Case] = refused[run.Case] || !accepted
			case !accepted:
				c.errorf(valid[i].Input(), "is not valid by %s: %s%s", c.original(validator.Path), why, c.quote(ctx, run))
			}
		}
	}
	if ran == 0 {
		if len(c.InputValidators) == 0 {
			c.warnf("input_validators", "has no program: nothing shows that the inputs are as the statement says")
		}
		return nil
	}
	for _, invalid := range c.InvalidInputs {
		if whole && !refused[invalid.Name] {
			c.errorf(invalid.Input(), "is valid by every input validator that was run, and must not be")
		}
	}
	return nil
}

// runInput runs one input validator, and returns nil where it cannot be run. One that
// runs out of fuel does so on most inputs, and is not run any further.
func (c *checking) runInput(ctx context.Context, validator Program, cases []Case) ([]judge.Run, error) {
	d := judge.Dataset{Problem: c.Slug, Limits: inputLimits, Validator: judge.Validator{Kind: judge.ValidateNothing}, RunAll: true, EndAtTLE: true, KeepOutput: true}
	for _, test := range cases {
		input, size, err := c.put(ctx, c.store, test.Input())
		if err != nil {
			return nil, err
		}
		args, ok := test.InputArgs[validator.Name()]
		if !ok {
			args = test.InputArgs[""]
		}
		d.Cases = append(d.Cases, judge.TestCase{Name: test.Name, Input: input, InputBytes: size, Args: append(args[:len(args):len(args)], test.Args...)})
	}
	j, err := c.judger.Judge(ctx, validator, d)
	var coded *judge.Error
	switch {
	case errors.As(err, &coded) && (coded.Code == judge.Unsupported || coded.Code == judge.NotFound):
		c.warnf(validator.Path, "is not run: %s", coded.Message)
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s: %w", validator.Path, err)
	case j.Verdict == judge.CE || len(j.Runs) == 0 || len(j.Runs) != len(cases) && j.Runs[len(j.Runs)-1].Verdict != judge.TLE:
		c.errorf(validator.Path, "cannot be run: %s\n%s", j.Reason, j.Compile.Diagnostics)
		return nil, nil
	}
	return j.Runs, nil
}

// acceptedInput reads the exit code of an input validator's run.
func (c *checking) acceptedInput(run judge.Run) (accepted bool, why string) {
	switch {
	case c.InputConvention == judge.ByTestlib:
		accepted = run.Verdict == judge.AC
	default:
		accepted = run.Verdict == judge.RTE && run.Reason == fmt.Sprintf("exit code %d", exitValid)
	}
	if run.Verdict == judge.AC {
		return accepted, "exit code 0"
	}
	return accepted, run.Reason
}

// exitValid is the exit code of an input validator that accepts.
const exitValid = 42

// quote returns the beginning of what a validator printed, after a comma.
func (c *checking) quote(ctx context.Context, run judge.Run) string {
	for _, digest := range []judge.Digest{run.Stderr, run.Output} {
		if digest == "" {
			continue
		}
		b, err := blob.Read(ctx, c.store, digest, 1<<20)
		if text := strings.TrimSpace(string(b)); err == nil && text != "" {
			return ", " + strings.ToValidUTF8(text[:min(len(text), maxMessage)], "\uFFFD")
		}
	}
	return ""
}

// outputs lets the output validator judge data/valid_output, data/invalid_output
// and the answers that are shown with the samples.
func (c *checking) outputs(ctx context.Context, dataset judge.Dataset) error {
	if c.Interactive || c.Passes > 1 {
		if n := len(c.ValidOutputs) + len(c.InvalidOutputs); n > 0 {
			c.warnf("data", "has %d outputs to be validated, which is for problems alone that are neither interactive nor multi-pass", n)
		}
		return nil
	}
	cases, files, accept := []Case{}, []string{}, []bool{}
	add := func(test Case, file string, accepted bool) {
		cases, files, accept = append(cases, test), append(files, file), append(accept, accepted)
	}
	for _, test := range c.Cases {
		base := "data/" + test.Name
		_, out := c.tree.files[base+".out"]
		_, shown := c.tree.files[base+".ans.statement"]
		switch {
		case !test.Sample:
		case out:
			add(test, base+".out", true)
		case !shown && c.OutputValidator != nil: // the default one finds it equal to itself
			add(test, test.Answer(), true)
		}
	}
	for _, test := range c.ValidOutputs {
		add(test, "data/"+test.Name+".out", true)
	}
	for _, test := range c.InvalidOutputs {
		add(test, "data/"+test.Name+".out", false)
	}
	if len(cases) == 0 {
		return nil
	}
	d := dataset
	d.Answers, d.RunAll, d.Groups, d.Total, d.Cases = true, true, nil, nil, nil
	var outputs []File
	for i, test := range cases {
		input, size, err := c.put(ctx, c.store, test.Input())
		if err != nil {
			return err
		}
		answer, _, err := c.put(ctx, c.store, test.Answer())
		if err != nil {
			return err
		}
		text, err := readFile(c.fsys, files[i], judge.MaxAnswerBytes)
		if err != nil {
			c.warnf(files[i], "is not validated: %v", err)
		}
		name := fmt.Sprintf("%04d", i)
		t := judge.TestCase{Name: name, Input: input, InputBytes: size, Answer: answer, ValidatorArgs: test.ValidatorArgs}
		if !test.Validator.Equal(c.Validator) {
			t.Validator = &test.Validator
		}
		d.Cases = append(d.Cases, t)
		outputs = append(outputs, File{Name: judge.AnswerFile(name), Data: text})
	}
	j, err := c.judger.Judge(ctx, Program{Language: judge.Answers, Files: outputs}, d)
	if err != nil {
		return fmt.Errorf("output validator: %w", err)
	}
	if len(j.Runs) == 0 {
		c.errorf("output_validator", "cannot be run: %s", j.Reason)
		return nil
	}
	for i, run := range j.Runs {
		switch said := strings.Join(strings.Fields(run.Reason+" "+run.Feedback), " "); {
		case run.Verdict == judge.JE:
			c.errorf(files[i], "the output validator fails: %s", said)
		case run.Verdict != judge.AC && accept[i]:
			c.errorf(files[i], "is not accepted by the output validator (%v): %s", run.Verdict, said)
		case run.Verdict == judge.AC && !accept[i]:
			c.errorf(files[i], "is accepted by the output validator, and must not be")
		}
	}
	return nil
}

// extraTop are the folders of data/ that test validators.
var extraTop = map[string]bool{"invalid_input": true, "invalid_output": true, "valid_output": true}

// extraCase takes a test case of a folder in extraTop.
func (l *loader) extraCase(name string) {
	top, _, _ := strings.Cut(name, "/")
	c := Case{Name: name, InputBytes: l.tree.files["data/"+name+".in"], AnswerBytes: l.tree.files["data/"+name+".ans"]}
	for _, ext := range []string{".ans", ".out"} {
		_, there := l.tree.files["data/"+name+ext]
		switch wanted := top != "invalid_input"; {
		case wanted && !there:
			l.found.errorf(c.Input(), 0, "there is no %s to go with it", path.Base(name)+ext)
		case !wanted && there:
			l.found.warnf("data/"+name+ext, 0, "is not used: an invalid input has none")
		}
	}
	switch top {
	case "invalid_input":
		l.pkg.InvalidInputs = append(l.pkg.InvalidInputs, c)
	case "invalid_output":
		l.pkg.InvalidOutputs = append(l.pkg.InvalidOutputs, c)
	case "valid_output":
		l.pkg.ValidOutputs = append(l.pkg.ValidOutputs, c)
	}
}
