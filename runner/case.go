package runner

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"assize/judge"
	"assize/runner/validator"
)

// What is kept of each run of a trial.
const (
	keepOutputBytes = 1 << 20
	keepStderrBytes = 64 << 10
)

// run judges one test case in a worker that has the module loaded, unless it is
// known what it comes to.
func (t *task) run(ctx context.Context, worker *Worker, i int) (judge.Run, error) {
	if run, ok := t.earlier.runs[i]; ok {
		return run, nil
	}
	if t.judge.before != nil {
		t.judge.before(i)
	}
	test := t.dataset.Cases[i]
	if t.dataset.Answers {
		return t.runAnswer(ctx, worker, test)
	}
	if t.dataset.Program != nil {
		return t.validate(ctx, worker, test, nil)
	}
	input, file, err := t.judge.small.open(ctx, test.Input)
	if err != nil {
		return judge.Run{}, fmt.Errorf("input: %w", err)
	}
	if file != nil {
		defer file.Close()
	}
	answer, err := t.answer(ctx, test)
	if err != nil {
		return judge.Run{}, fmt.Errorf("answer: %w", err)
	}
	defer answer.Close()
	output := &validating{validator: t.options(test), answer: answer}
	var stdout, stderr head
	out := Outputs{Stdout: output}
	if t.dataset.KeepOutput {
		stdout.max, stderr.max = keepOutputBytes, keepStderrBytes
		out = Outputs{Stdout: io.MultiWriter(output, &stdout), Stderr: &stderr}
	}
	outcome, err := worker.Run(ctx, t.within, t.wall, Input{Bytes: input, File: file, Args: test.Args}, out)
	result, validateErr := output.result(err == nil && ended(outcome))
	if err != nil {
		return judge.Run{}, err
	}
	run := judge.Run{Case: test.Name, Fuel: outcome.Fuel, MemoryBytes: outcome.MemoryBytes, OutputBytes: outcome.OutputBytes,
		Stdout: judge.Digest(hex.EncodeToString(outcome.Output[:]))}
	var v validation
	if ended(outcome) {
		if validateErr != nil {
			return run, validateErr
		}
		v = validation{Done: true, Accepted: result.Accepted}
		run.Feedback = result.Message
	}
	if run.Verdict, run.Reason = decide(outcome, v); run.Verdict == judge.JE {
		return run, errors.New(run.Reason)
	}
	if t.dataset.KeepOutput {
		err = t.keep(ctx, &run, &stdout, &stderr)
	}
	return run, err
}

// options are those of the default output validator for a test case.
func (t *task) options(test judge.TestCase) judge.Validator {
	if test.Validator != nil {
		return *test.Validator
	}
	return t.dataset.Validator
}

// answer opens the answer of a test case, if the validator looks at one.
func (t *task) answer(ctx context.Context, test judge.TestCase) (io.ReadCloser, error) {
	if t.dataset.Validator.Kind == judge.ValidateNothing {
		return io.NopCloser(bytes.NewReader(nil)), nil
	}
	b, file, err := t.judge.small.open(ctx, test.Answer)
	if err != nil {
		return nil, err
	}
	if file != nil {
		return file, nil
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

// keep stores what a run of a trial printed.
func (t *task) keep(ctx context.Context, run *judge.Run, stdout, stderr *head) (err error) {
	if run.Output, _, err = t.judge.blobs.Put(ctx, &stdout.kept); err != nil {
		return fmt.Errorf("keep the output: %w", err)
	}
	if run.Stderr, _, err = t.judge.blobs.Put(ctx, &stderr.kept); err != nil {
		return fmt.Errorf("keep standard error: %w", err)
	}
	return nil
}

// head keeps the first bytes that are written to it.
type head struct {
	max  int
	kept bytes.Buffer
}

// Write implements io.Writer.
func (h *head) Write(b []byte) (int, error) {
	h.kept.Write(b[:min(len(b), h.max-h.kept.Len())])
	return len(b), nil
}

// validating holds an output against the answer while it is printed, so that
// nobody ever has all of a large one. A small one, which comes in one piece, is
// validated afterwards without another goroutine.
type validating struct {
	validator judge.Validator
	answer    io.Reader

	first  []byte
	pipe   *io.PipeWriter // nil as long as there is one piece at most
	ended  chan struct{}
	came   validator.Result
	failed error
}

// Write implements io.Writer. It never fails: what the validator does not want
// to read is dropped.
func (v *validating) Write(b []byte) (int, error) {
	if v.first == nil && v.pipe == nil {
		v.first = append(make([]byte, 0, len(b)), b...)
		return len(b), nil
	}
	if v.pipe == nil {
		r, w := io.Pipe()
		v.pipe, v.ended = w, make(chan struct{})
		go func() {
			defer close(v.ended)
			v.came, v.failed = validator.Validate(v.validator, v.answer, io.MultiReader(bytes.NewReader(v.first), r))
			_ = r.Close() // always nil; writes fail from here on
		}()
	}
	_, _ = v.pipe.Write(b) // fails once the validator has seen enough
	return len(b), nil
}

// result ends the validation. Where it is not wanted, because the run came to no
// good end, it says nothing.
func (v *validating) result(wanted bool) (validator.Result, error) {
	if v.pipe == nil {
		if !wanted {
			return validator.Result{}, nil
		}
		return validator.Validate(v.validator, v.answer, bytes.NewReader(v.first))
	}
	var err error
	if !wanted {
		err = errors.New("the run came to no good end")
	}
	_ = v.pipe.CloseWithError(err) // always nil
	<-v.ended
	return v.came, v.failed
}
