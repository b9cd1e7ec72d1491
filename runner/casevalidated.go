package runner

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/runner/sandbox"
)

// validate judges one test case in a worker that has the problem's own output
// validator loaded, and beside it the module, unless output is given in its place.
func (t *task) validate(ctx context.Context, worker *Worker, test judge.TestCase, output *os.File) (judge.Run, error) {
	input, err := t.judge.blobs.Open(ctx, test.Input)
	if err != nil {
		return judge.Run{}, fmt.Errorf("input: %w", err)
	}
	defer input.Close()
	answer, err := t.judge.blobs.Open(ctx, test.Answer)
	if err != nil {
		return judge.Run{}, fmt.Errorf("answer: %w", err)
	}
	defer answer.Close()
	program := t.dataset.Program
	limits, multiplier := program.Validation(), max(t.compiled.Compile.Validator.FuelMultiplier, 1)
	wall := t.wall + time.Duration(multiplier*float64(limits.Wall))
	req := validateRequest{
		Limits: t.within,
		ValidatorLimits: sandbox.Limits{
			Fuel:        limits.Fuel(judge.CurrentCostTable, multiplier),
			MemoryBytes: limits.MemoryBytes,
			OutputBytes: limits.OutputBytes,
		},
		ProgramArgs: test.Args, Args: test.ValidatorArgs, Convention: program.Convention,
		Interactive: t.dataset.Interactive, Interactor: t.dataset.Interactor != nil, Passes: max(t.dataset.Passes, 1), Output: t.dataset.KeepOutput, Given: output != nil,
	}
	var stdout, stderr head
	var out Outputs
	if t.dataset.KeepOutput {
		stdout.max, stderr.max = keepOutputBytes, keepStderrBytes
		out = Outputs{Stdout: &stdout, Stderr: &stderr}
	}
	v, err := worker.Validate(ctx, req, min(time.Duration(req.Passes)*wall, max(wall, longestGuard)), input, answer, output, out)
	if err != nil {
		return judge.Run{}, err
	}
	if v.Validator.Exit == sandbox.ExitFault {
		return judge.Run{}, errors.New("output validator: the sandbox failed: " + v.Validator.Detail)
	}
	run, err := t.validatedRun(test, req, v)
	if err != nil {
		return run, err
	}
	if len(v.Transcript) > 0 {
		run.Transcript = judge.DigestOf(v.Transcript)
	}
	if run.Transcript != "" && (t.dataset.KeepOutput || run.Verdict != judge.AC) {
		if run.Transcript, err = blob.PutBytes(ctx, t.judge.blobs, v.Transcript); err != nil {
			return run, fmt.Errorf("keep the transcript: %w", err)
		}
	}
	if t.dataset.KeepOutput {
		err = t.keep(ctx, &run, &stdout, &stderr)
	}
	return run, err
}

// longestGuard bounds how long a stuck machine holds a test case of many passes.
const longestGuard = 15 * time.Minute

// validatedRun makes a run of what a worker says.
func (t *task) validatedRun(test judge.TestCase, req validateRequest, v validated) (judge.Run, error) {
	o := v.Program
	run := judge.Run{
		Case: test.Name, Fuel: o.Fuel, MemoryBytes: o.MemoryBytes, OutputBytes: o.OutputBytes,
		Stdout: judge.Digest(hex.EncodeToString(o.Output[:])), ValidatorFuel: v.Validator.Fuel,
		TeamMessage: message(v.Team, judge.MaxTeamBytes), Feedback: message(v.Judge, judge.MaxFeedbackBytes),
	}
	if run.Feedback == "" {
		run.Feedback = message(v.Stderr, judge.MaxFeedbackBytes)
	}
	if v.Passes > 1 {
		run.Passes = v.Passes
	}
	found := readValidation(req, v)
	if run.Verdict, run.Reason = decide(o, found); run.Verdict == judge.JE && found.Failure == "" {
		return run, errors.New(run.Reason)
	}
	if found.Failure == "" && len(t.dataset.Groups) > 0 && !test.Sample {
		if err := t.score(&run, req.Convention, v); err != nil {
			run.Verdict, run.Reason = judge.JE, err.Error()
		}
	}
	if run.Verdict == judge.JE && run.Feedback != "" {
		first, _, _ := strings.Cut(run.Feedback, "\n")
		run.Reason += ": " + first
	}
	return run, nil
}

// readValidation says what the output validator came to.
func readValidation(req validateRequest, v validated) validation {
	found := validation{First: v.ValidatorFirst, Deadlock: v.Deadlock}
	o := v.Validator
	fail := func(format string, args ...any) validation {
		found.Failure = "the output validator " + fmt.Sprintf(format, args...)
		return found
	}
	switch o.Exit {
	case sandbox.ExitStopped:
		return found // nobody asked, or its answer is not needed
	case sandbox.ExitFuel:
		return fail("ran out of fuel")
	case sandbox.ExitOutput:
		return fail("printed or wrote more than its limit allows")
	case sandbox.ExitMemory:
		return fail("needs more memory at the start than its limit allows")
	case sandbox.ExitTrap:
		if o.MemoryRefused {
			return fail("wanted more memory than its limit allows")
		}
		return fail("crashed (%s)", o.Detail)
	case sandbox.ExitStack:
		return fail("nested its calls too deeply")
	case sandbox.ExitCode:
	default:
		return fail("came to an unknown exit %v", o.Exit)
	}
	accepted := acceptedBy(req.Convention, o.Code)
	switch {
	case !accepted && !rejectedBy(req.Convention, o.Code):
		return fail("ended with exit code %d, which is none that it may have", o.Code)
	case v.NextPass && !accepted:
		return fail("asks for another pass and does not accept")
	case v.NextPass && ended(v.Program):
		return fail("asks for more than %d passes", req.Passes)
	}
	found.Done, found.Accepted = true, accepted
	return found
}

func rejectedBy(c judge.Convention, code uint32) bool {
	if c == judge.ByTestlib {
		return code == 1 || code == 2 || code == 4 || code == 8
	}
	return code == exitRejected
}

var testlibScore = regexp.MustCompile(`^points ([-+0-9.eE]+)`)

// score takes what the output validator gives for a test case, and returns an
// error where it may not give that.
func (t *task) score(run *judge.Run, c judge.Convention, v validated) error {
	score, share := v.Score, v.Share
	if m := testlibScore.FindSubmatch(v.Stderr); c == judge.ByTestlib && v.Validator.Code == testlibPoints && m != nil {
		score = m[1]
	}
	switch {
	case score != nil && share != nil:
		return errors.New("the output validator gives both score.txt and score_multiplier.txt")
	case run.Verdict != judge.AC && (score != nil || share != nil):
		if !ended(v.Program) {
			return nil // left by a pass before the program failed
		}
		return errors.New("the output validator gives a score and does not accept")
	}
	if score != nil {
		points, err := judge.ParseScore(strings.TrimSpace(string(score)))
		if err != nil {
			return fmt.Errorf("the output validator gives no score that can be read: %w", err)
		}
		run.Score = &points
	}
	if share != nil {
		part, err := judge.ParseShare(strings.TrimSpace(string(share)))
		if err != nil {
			return fmt.Errorf("the output validator gives no score that can be read: %w", err)
		}
		run.Share = &part
	}
	for _, g := range t.dataset.Groups {
		for _, name := range g.Cases {
			if name != run.Case {
				continue
			}
			if err := g.CheckScore(*run); err != nil {
				return err
			}
		}
	}
	return nil
}

// message is a text that a program left.
func message(b []byte, most int) string {
	b = bytes.TrimSpace(b[:min(len(b), most)])
	return strings.ReplaceAll(strings.ToValidUTF8(string(b), "\uFFFD"), "\x00", "\uFFFD")
}
