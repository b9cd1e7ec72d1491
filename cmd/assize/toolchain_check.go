package main

import (
	"context"
	"errors"
	"fmt"

	"assize/judge"
	"assize/problems"
	"assize/toolchains"
)

// checkToolchains judges the example submissions of each language on the task
// that all languages share, and wants the verdict of their folders.
func checkToolchains(ctx context.Context, env *env, s *settings, ids []judge.LanguageID) (err error) {
	o, err := openOffline(ctx, s, env)
	if err != nil {
		return err
	}
	defer func() { err = o.close(err) }()
	task, err := toolchains.Task()
	if err != nil {
		return err
	}
	p, err := problems.Load(task)
	if err != nil {
		return fmt.Errorf("the toolchains' task: %w", err)
	}
	dataset, _, err := p.Dataset(ctx, o.blobs)
	if err != nil {
		return err
	}
	failed := false
	for _, id := range ids {
		t, err := toolchains.Open(s.data, id)
		if err != nil {
			return err
		}
		examples, err := t.Examples()
		if err != nil {
			return err
		}
		for _, e := range examples {
			files := make([]problems.File, len(e.Files))
			for i, f := range e.Files {
				files[i] = problems.File{Name: f.Name, Data: f.Content}
			}
			j, err := o.Judge(ctx, id, files, dataset)
			if err != nil {
				return fmt.Errorf("%s %s: %w", id, e.Name, err)
			}
			mark := "ok   "
			if j.Verdict != e.Want {
				mark, failed = "WRONG", true
			}
			fmt.Fprintf(env.stdout, "%s %-8s %-40s %v, want %v%s\n", mark, id, e.Name, j.Verdict, e.Want, reasonSuffix(j.Reason))
		}
	}
	if failed {
		return errors.New("example submissions did not get their verdicts")
	}
	return nil
}
