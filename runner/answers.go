package runner

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"

	"assize/blob"
	"assize/judge"
	"assize/runner/sandbox"
	"assize/runner/validator"
)

// This file judges submissions that are outputs (judge.Answers). Nothing of them is
// run, so that a validator of the problem's own is all that needs a worker.

// answers are the outputs by name of their file.
type answers map[string][]byte

// maxAnswersBytes bounds the archive.
const maxAnswersBytes = 16 * judge.MaxAnswerBytes

func (j *Judge) answers(ctx context.Context, digest judge.Digest) (answers, error) {
	b, err := blob.Read(ctx, j.blobs, digest, maxAnswersBytes)
	if err != nil {
		return nil, fmt.Errorf("answers: %w", err)
	}
	files, err := judge.DecodeFiles(b)
	if err != nil {
		return nil, fmt.Errorf("answers %s: %w", digest, err)
	}
	all := answers{}
	for _, f := range files {
		all[f.Name] = f.Content
	}
	return all, nil
}

// noAnswer is the reason where there is none for a test case.
const noAnswer = "there is no answer for this test case"

// runAnswer judges the output for one test case.
func (t *task) runAnswer(ctx context.Context, worker *Worker, test judge.TestCase) (judge.Run, error) {
	output, ok := t.answers[judge.AnswerFile(test.Name)]
	if !ok {
		return judge.Run{Case: test.Name, Verdict: judge.WA, Reason: noAnswer}, nil
	}
	outcome := sandbox.Outcome{Exit: sandbox.ExitCode, OutputBytes: int64(len(output)), Output: sha256.Sum256(output)}
	if outcome.OutputBytes > t.within.OutputBytes {
		outcome.Exit = sandbox.ExitOutput
	}
	if t.dataset.Program != nil {
		file, err := inMemory(output)
		if err != nil {
			return judge.Run{}, fmt.Errorf("output: %w", err)
		}
		defer file.Close()
		return t.validate(ctx, worker, test, file)
	}
	answer, err := t.answer(ctx, test)
	if err != nil {
		return judge.Run{}, fmt.Errorf("answer: %w", err)
	}
	defer answer.Close()
	run := judge.Run{Case: test.Name, OutputBytes: outcome.OutputBytes, Stdout: judge.Digest(hex.EncodeToString(outcome.Output[:]))}
	result, err := validator.Validate(t.options(test), answer, bytes.NewReader(output))
	if err != nil {
		return run, err
	}
	run.Feedback = result.Message
	if run.Verdict, run.Reason = decide(outcome, validation{Done: true, Accepted: result.Accepted}); run.Verdict == judge.JE {
		return run, errors.New(run.Reason)
	}
	return run, nil
}

// inMemory returns a file without a name.
func inMemory(b []byte) (*os.File, error) {
	fd, err := unix.MemfdCreate("output", unix.MFD_CLOEXEC)
	if err != nil {
		return nil, err
	}
	f := os.NewFile(uintptr(fd), "output")
	if _, err := f.Write(b); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
