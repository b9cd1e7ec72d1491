package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"assize/problems"
)

// progress tells which submission is judged.
func progress(env *env) func(string) {
	return func(submission string) { fmt.Fprintf(env.stderr, "judging %s\n", submission) }
}

// verify judges every example submission of each package and reports. The exit
// status is 1 where something is wrong with any of them.
func (c *problemCommand) verify(ctx context.Context, env *env, names []string) error {
	failed := false
	err := c.reports(ctx, env, names, problems.VerifyOptions{}, func(r problems.Report) error {
		failed = failed || !r.OK() || c.strict && !r.Strict()
		if c.asJSON {
			encoder := json.NewEncoder(env.stdout)
			encoder.SetIndent("", "  ")
			return encoder.Encode(r)
		}
		return r.WriteText(env.stdout)
	})
	if err == nil && failed {
		return exitCode(1)
	}
	return err
}

// fuel shows what each submission needs of the limits, and suggests some. What
// must exceed the time limit is run up to four times as far.
func (c *problemCommand) fuel(ctx context.Context, env *env, names []string) error {
	failed := false
	err := c.reports(ctx, env, names, problems.VerifyOptions{Raise: 4}, func(r problems.Report) error {
		if r.Name == "" {
			failed = true
			return r.WriteText(env.stdout)
		}
		return r.WriteFuel(env.stdout)
	})
	if err == nil && failed {
		return exitCode(1)
	}
	return err
}

// reports verifies packages one after another, in the same workers.
func (c *problemCommand) reports(ctx context.Context, env *env, names []string, options problems.VerifyOptions, each func(problems.Report) error) (err error) {
	b, err := openOffline(ctx, &c.settings, env)
	if err != nil {
		return err
	}
	defer func() { err = b.close(err) }()
	options.Store, options.Progress = b.blobs, progress(env)
	for _, name := range names {
		report, err := c.report(ctx, b, name, options)
		if err != nil {
			return err
		}
		if err := each(report); err != nil {
			return err
		}
	}
	return nil
}

func (c *problemCommand) report(ctx context.Context, b *offline, name string, options problems.VerifyOptions) (problems.Report, error) {
	p, err := problems.OpenPackage(name)
	if err != nil {
		slug := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
		if report, ok := problems.FailedReport(slug, err); ok {
			return report, nil
		}
		return problems.Report{}, fmt.Errorf("%s: %w", name, err)
	}
	report, err := problems.Verify(ctx, p, b, options)
	return report, errors.Join(err, p.Close())
}
