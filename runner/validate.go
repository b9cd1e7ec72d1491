package runner

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"assize/judge"
	"assize/runner/sandbox"
	"assize/runner/sandbox/wasi"
)

// This file is the worker's part of a test case with an output validator of the
// problem's own: it runs the two programs and says what came of it. What that
// means is for verdict.go.

// validateRequest comes with the input and the answer as files, and with the
// output as a third where Given says so.
type validateRequest struct {
	Limits          sandbox.Limits   `json:"limits"`
	ValidatorLimits sandbox.Limits   `json:"validator_limits"`
	ProgramArgs     []string         `json:"program_args,omitempty"`
	Args            []string         `json:"args,omitempty"` // of the validator
	Convention      judge.Convention `json:"convention,omitempty"`
	Interactive     bool             `json:"interactive,omitempty"`
	Passes          int              `json:"passes"` // at most, from 1
	// Interactor says that the program talks to the interactor, and that the
	// validator looks at what that leaves.
	Interactor bool `json:"interactor,omitempty"`
	// Output says that what the program prints is wanted, as in a trial.
	Output bool `json:"output,omitempty"`
	// Given says that there is an output, and no program to be run.
	Given bool `json:"given,omitempty"`
}

// validated is what came of it. Where Error is set nothing else is: it is our
// fault.
type validated struct {
	Error string `json:"error,omitempty"`
	// Program and Validator are the outcomes of the last pass, but for Fuel and
	// MemoryBytes, which are the largest of Program and Fuel the sum of Validator,
	// OutputBytes of Program, which is the sum, and Program.Output, which is over
	// the digests of all passes where there were several. Validator's exit is
	// ExitStopped where it was not asked.
	Program   sandbox.Outcome `json:"program"`
	Validator sandbox.Outcome `json:"validator"`
	Passes    int             `json:"passes"`
	// ValidatorFirst says that in an interactive run the validator ended while the
	// program did not, and Deadlock that both waited for each other.
	ValidatorFirst bool `json:"validator_first,omitempty"`
	Deadlock       bool `json:"deadlock,omitempty"`
	// NextPass says that the validator wanted another pass after the last one.
	NextPass bool `json:"next_pass,omitempty"`

	// What the validator left, each cut to its bound. Score and Share are nil
	// where it left no such file.
	Judge  []byte `json:"judge,omitempty"`  // judgemessage.txt
	Team   []byte `json:"team,omitempty"`   // teammessage.txt
	Stderr []byte `json:"stderr,omitempty"` // of the last pass
	Score  []byte `json:"score"`
	Share  []byte `json:"share"`
	// Transcript is that of an interactive run, all passes.
	Transcript []byte `json:"transcript,omitempty"`
}

const (
	interactorOutput = "output" // what an interactor leaves for the validator
	maxScoreText     = 100      // bytes of a score file
	keepPrinted      = 1 << 20  // the largest buffer for an output that is kept for the next one
)

// The exit codes of an output validator, by convention.
const (
	exitAccepted = 42
	exitRejected = 43

	testlibOK     = 0
	testlibPoints = 7
)

func acceptedBy(c judge.Convention, code uint32) bool {
	if c == judge.ByTestlib {
		return code == testlibOK || code == testlibPoints
	}
	return code == exitAccepted
}

// validate runs the program and the validator, as often as the validator wants
// and the request allows.
func (w *worker) validate(packet []byte, files []int) (v validated, err error) {
	var req validateRequest
	if err := decode(packet, &req); err != nil {
		return v, err
	}
	wanted := 2
	if req.Given {
		wanted = 3
	}
	if w.loaded[asProgram].program == nil && !req.Given || w.loaded[asValidator].program == nil || len(files) != wanted ||
		req.Interactor && w.loaded[asInteractor].program == nil {
		return v, errors.New("validation out of order")
	}
	input, unmap, err := mapFile(files[0])
	if err != nil {
		return v, fmt.Errorf("map the input: %w", err)
	}
	defer unmap()
	answer, unmapAnswer, err := mapFile(files[1])
	if err != nil {
		return v, fmt.Errorf("map the answer: %w", err)
	}
	defer unmapAnswer()
	w.stdout.held, w.stderr.held = w.stdout.held[:0], w.stderr.held[:0]
	c := &trialOfCase{worker: w, req: req, answer: answer, feedback: &wasi.Feedback{Limit: req.ValidatorLimits.OutputBytes}}
	c.stderr.max = judge.MaxFeedbackBytes
	if req.Given {
		output, unmapOutput, err := mapFile(files[2])
		if err != nil {
			return v, fmt.Errorf("map the output: %w", err)
		}
		defer unmapOutput()
		c.given = output
	}
	sums := sha256.New()
	for {
		c.pass(input)
		sums.Write(c.Program.Output[:])
		next, wanted := c.feedback.Take("nextpass.in")
		c.NextPass = wanted
		if !wanted || c.Passes == req.Passes || !ended(c.Program) ||
			c.Validator.Exit != sandbox.ExitCode || !acceptedBy(req.Convention, c.Validator.Code) {
			break
		}
		input = next
	}
	if err := w.engine.Broken(); err != nil {
		return v, err // the parent ends this process
	}
	if c.Passes > 1 {
		sums.Sum(c.Program.Output[:0])
	}
	c.keep()
	if req.Given {
		return c.validated, nil
	}
	if spent := w.loaded[asProgram].program.Profile(); spent != nil {
		if err := sendProfile(spent); err != nil {
			return v, err
		}
	}
	return c.validated, errors.Join(w.stdout.flush(), w.stderr.flush())
}

// trialOfCase is the state of a test case between its passes.
type trialOfCase struct {
	worker   *worker
	req      validateRequest
	answer   []byte
	feedback *wasi.Feedback
	given    []byte
	stderr   head
	talk     transcript
	validated
}

// pass runs both once.
func (c *trialOfCase) pass(input []byte) {
	c.Passes++
	c.stderr.kept.Reset()
	before, spent := c.Program, c.Validator.Fuel
	program := sandbox.Files{Stdin: input, Args: c.req.ProgramArgs, Pass: c.Passes - 1}
	if c.req.Output {
		program.Stderr = &c.worker.stderr
	}
	switch {
	case c.req.Given:
		c.Program = sandbox.Outcome{Exit: sandbox.ExitCode, OutputBytes: int64(len(c.given)), Output: sha256.Sum256(c.given)}
		if c.Program.OutputBytes > c.req.Limits.OutputBytes {
			c.Program.Exit = sandbox.ExitOutput
		}
		c.ask(input, c.given)
	case c.req.Interactive:
		c.converse(input, program)
	default:
		c.oneAfterTheOther(input, program)
	}
	c.Program.Fuel = max(c.Program.Fuel, before.Fuel)
	c.Program.MemoryBytes = max(c.Program.MemoryBytes, before.MemoryBytes)
	c.Program.OutputBytes += before.OutputBytes
	c.Program.StderrBytes += before.StderrBytes
	c.Validator.Fuel += spent
}

// files are what the validator is given.
func (c *trialOfCase) files(input []byte, more ...judge.File) sandbox.Files {
	files := sandbox.Files{
		Stderr: &c.stderr, Feedback: c.feedback,
		Judge: append(more, judge.File{Name: "input", Content: input}, judge.File{Name: "answer", Content: c.answer}),
		Args:  []string{wasi.JudgeDir + "input", wasi.JudgeDir + "answer", wasi.FeedbackDir},
	}
	if c.req.Convention == judge.ByTestlib {
		files.Args = []string{wasi.JudgeDir + "input", wasi.JudgeDir + "output", wasi.JudgeDir + "answer"}
		if c.req.Interactive && len(more) == 0 {
			files.Args[1] = wasi.FeedbackDir + interactorOutput
		}
	}
	files.Args = append(files.Args, c.req.Args...)
	return files
}

// oneAfterTheOther runs the program and hands its output to the validator.
func (c *trialOfCase) oneAfterTheOther(input []byte, files sandbox.Files) {
	output := bytes.NewBuffer(c.worker.printed)
	files.Stdout = io.Writer(output)
	if c.req.Output {
		files.Stdout = io.MultiWriter(output, &c.worker.stdout)
	}
	c.Program = c.worker.engine.Run(c.worker.loaded[asProgram].program, c.req.Limits, files)
	if output.Cap() <= keepPrinted {
		defer func() { c.worker.printed = output.Bytes()[:0] }()
	}
	c.ask(input, output.Bytes())
}

// ask lets the validator look at an output, if the program came to a good end.
func (c *trialOfCase) ask(input, output []byte) {
	if !ended(c.Program) {
		c.Validator = sandbox.Outcome{Exit: sandbox.ExitStopped}
		return
	}
	of := c.files(input)
	if c.req.Convention == judge.ByTestlib {
		of = c.files(input, judge.File{Name: "output", Content: output})
	} else {
		of.Stdin = output
	}
	c.Validator = c.worker.engine.Run(c.worker.loaded[asValidator].program, c.req.ValidatorLimits, of)
}

// converse runs the two at the same time, in turns. The program's bad end ends
// it, and so does a validator that does not accept.
func (c *trialOfCase) converse(input []byte, files sandbox.Files) {
	peer := c.worker.loaded[asValidator].program
	if c.req.Interactor {
		peer = c.worker.loaded[asInteractor].program
	}
	files.Stdin = nil
	if c.req.Output {
		files.Stdout = &c.worker.stdout
	}
	if c.Passes > 1 {
		c.talk.next()
	}
	said := func(prefix byte) func([]byte) { return func(b []byte) { c.talk.add(prefix, b) } }
	t := c.worker.engine.Converse(
		sandbox.Part{Program: c.worker.loaded[asProgram].program, Limits: c.req.Limits, Files: files, Said: said('>'),
			Ends: func(o sandbox.Outcome) bool { return !ended(o) }},
		sandbox.Part{Program: peer, Limits: c.req.ValidatorLimits, Files: c.files(input), Said: said('<'),
			Ends: func(o sandbox.Outcome) bool {
				return o.Exit != sandbox.ExitCode || !acceptedBy(c.req.Convention, o.Code)
			}},
	)
	c.Program, c.Validator = t.First, t.Second
	c.ValidatorFirst, c.Deadlock = t.SecondEnded, t.Deadlock
	if c.req.Interactor && ended(c.Program) && c.Validator.Exit == sandbox.ExitCode && acceptedBy(c.req.Convention, c.Validator.Code) {
		spent := c.Validator.Fuel
		left, _ := c.feedback.Read(interactorOutput)
		c.ask(input, bytes.Clone(left))
		c.Validator.Fuel += spent
	}
}

// keep takes what the validator left.
func (c *trialOfCase) keep() {
	take := func(name string, most int) []byte {
		b, ok := c.feedback.Read(name)
		if !ok {
			return nil
		}
		return append([]byte{}, b[:min(len(b), most)]...) // never nil
	}
	c.Judge, c.Team = take("judgemessage.txt", judge.MaxFeedbackBytes), take("teammessage.txt", judge.MaxTeamBytes)
	c.Score, c.Share = take("score.txt", maxScoreText), take("score_multiplier.txt", maxScoreText)
	c.Stderr, c.Transcript = c.stderr.kept.Bytes(), c.talk.text
}
