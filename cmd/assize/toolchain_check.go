package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/problems"
	"assize/toolchains"
)

// checkToolchains judges the example submissions of each language on the task
// that all languages share, and wants the verdict of their folders. Then it runs
// the language's own programs, and wants the output that they are given with.
func checkToolchains(ctx context.Context, env *env, s *settings, ids []judge.LanguageID, programsAlone bool) (err error) {
	o, err := openOffline(ctx, s, env)
	if err != nil {
		return err
	}
	defer func() { err = o.close(err) }()
	dataset, err := taskDataset(ctx, o)
	if err != nil {
		return err
	}
	failed := false
	for _, id := range ids {
		t, err := toolchains.Open(s.data, id)
		if err != nil {
			return err
		}
		if !programsAlone {
			wrong, err := checkExamples(ctx, env.stdout, o, t, dataset)
			if err != nil {
				return err
			}
			failed = failed || wrong
		}
		wrong, err := checkPrograms(ctx, env.stdout, o, t)
		if err != nil {
			return err
		}
		failed = failed || wrong
	}
	if failed {
		return errors.New("not every program did what it must")
	}
	return nil
}

// taskDataset is the task that all languages share, with its test data in o.blobs.
func taskDataset(ctx context.Context, o *offline) (judge.Dataset, error) {
	task, err := toolchains.Task()
	if err != nil {
		return judge.Dataset{}, err
	}
	p, err := problems.Load(task)
	if err != nil {
		return judge.Dataset{}, fmt.Errorf("the toolchains' task: %w", err)
	}
	dataset, _, err := p.Dataset(ctx, o.blobs)
	return dataset, err
}

// report prints a line for a program, and what the compiler said where that
// matters.
func report(w io.Writer, good bool, id judge.LanguageID, name, result string, j judge.Judgement) {
	mark := "ok   "
	if !good {
		mark = "WRONG"
	}
	fmt.Fprintf(w, "%s %-10s %-40s %s%s\n", mark, id, strings.TrimPrefix(name, string(id)+"/"), result, reasonSuffix(j.Reason))
	if !good && j.Compile.Diagnostics != "" {
		fmt.Fprint(w, j.Compile.Diagnostics)
	}
}

// reportable are the files in the form that Judge takes.
func reportable(files []toolchains.File) []problems.File {
	all := make([]problems.File, len(files))
	for i, f := range files {
		all[i] = problems.File{Name: f.Name, Data: f.Content}
	}
	return all
}

func checkExamples(ctx context.Context, w io.Writer, o *offline, t toolchains.Toolchain, dataset judge.Dataset) (wrong bool, err error) {
	examples, err := t.Examples()
	if err != nil {
		return false, err
	}
	for _, e := range examples {
		j, err := o.Judge(ctx, problems.Program{Language: t.ID, Files: reportable(e.Files)}, dataset)
		if err != nil {
			return wrong, fmt.Errorf("%s: %w", e.Name, err)
		}
		wrong = wrong || j.Verdict != e.Want
		report(w, j.Verdict == e.Want, t.ID, e.Name, fmt.Sprintf("%v, want %v", j.Verdict, e.Want), j)
	}
	return wrong, nil
}

// programLimits are wide: what is checked is the output.
var programLimits = judge.Limits{Time: 10 * time.Second, MemoryBytes: 512 << 20, OutputBytes: 16 << 20, Wall: 10 * time.Minute}

func checkPrograms(ctx context.Context, w io.Writer, o *offline, t toolchains.Toolchain) (wrong bool, err error) {
	programs, err := t.Programs()
	if err != nil {
		return false, err
	}
	for _, p := range programs {
		input, err1 := blob.PutBytes(ctx, o.blobs, []byte(p.In))
		answer, err2 := blob.PutBytes(ctx, o.blobs, []byte(p.Out))
		if err := errors.Join(err1, err2); err != nil {
			return wrong, fmt.Errorf("%s: %w", p.Name, err)
		}
		j, err := o.Judge(ctx, problems.Program{Language: t.ID, Files: reportable(p.Files)}, judge.Dataset{
			Format: judge.DatasetFormat, Problem: p.Name, Limits: programLimits, KeepOutput: true,
			Validator: judge.Validator{Kind: judge.ValidateDefault, CaseSensitive: true, SpaceChangeSensitive: true},
			Cases:     []judge.TestCase{{Name: "secret/1", Input: input, InputBytes: int64(len(p.In)), Answer: answer}},
		})
		if err != nil {
			return wrong, fmt.Errorf("%s: %w", p.Name, err)
		}
		good := j.Verdict == judge.AC && j.Runs[0].Stdout == judge.DigestOf([]byte(p.Out))
		wrong = wrong || !good
		report(w, good, t.ID, p.Name, j.Verdict.String(), j)
		if !good && len(j.Runs) > 0 {
			if err := showRun(ctx, w, o, j.Runs[0]); err != nil {
				return wrong, err
			}
		}
	}
	return wrong, nil
}

// showRun prints what a program wrote where that is not what it should have been.
func showRun(ctx context.Context, w io.Writer, o *offline, run judge.Run) error {
	for _, stream := range []struct {
		name   string
		digest judge.Digest
	}{{"stdout", run.Output}, {"stderr", run.Stderr}} {
		if stream.digest == "" {
			continue
		}
		text, err := blob.Read(ctx, o.blobs, stream.digest, 1<<20)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "--- %s\n%s\n", stream.name, text)
	}
	return nil
}
