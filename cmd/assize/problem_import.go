package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"assize/judge"
	"assize/problems"
)

// importPackages sends packages to a site. Each is checked here first, so that
// its author reads of mistakes by file and line. The site runs no submissions of
// a package, so a time limit that it does not name is derived here, if the
// languages are there.
func (c *problemCommand) importPackages(ctx context.Context, env *env, names []string) (err error) {
	site, err := c.adminClient()
	if err != nil {
		return err
	}
	var b *offline
	defer func() {
		if b != nil {
			err = b.close(err)
		}
	}()
	for _, name := range names {
		p, err := problems.OpenPackage(name)
		if err != nil {
			return fmt.Errorf("%s:\n%w", name, err)
		}
		if p.Limits.Time == 0 && !p.Answers {
			if b == nil {
				if b, err = openOffline(ctx, &c.settings, env); err != nil {
					return err
				}
			}
			if err := c.deriveLimit(ctx, env, b, p); err != nil {
				return fmt.Errorf("import %s: %w", name, err)
			}
		}
		archive, err := zipped(p)
		if err != nil {
			return err
		}
		done, err := site.ImportProblem(ctx, archive)
		if err = errors.Join(err, archive.Close(), p.Close()); err != nil {
			return fmt.Errorf("import %s: %w", name, err)
		}
		state := "is there already"
		if done.Changed {
			state = "imported"
		}
		for _, w := range p.Warnings {
			fmt.Fprintf(env.stderr, "warning: %v\n", w)
		}
		fmt.Fprintf(env.stdout, "%s version %d %s\n", done.Slug, done.Version, state)
		if !done.Applied {
			fmt.Fprintf(env.stdout, "  it waits: submissions are judged by the version before. See what would change:\n"+
				"  assize rejudge preview --problem %s --version %d --reason TEXT --wait\n", done.Slug, done.Version)
		}
	}
	return nil
}

func (c *problemCommand) deriveLimit(ctx context.Context, env *env, b *offline, p *problems.Package) error {
	limit, from, err := problems.DeriveLimit(ctx, p, b, problems.VerifyOptions{Store: b.blobs, Progress: progress(env)})
	if err != nil {
		return err
	}
	if from == "" {
		fmt.Fprintf(env.stderr, "warning: %s has no time limit, and no submission to derive it from: %v applies\n", p.Slug, judge.DefaultLimits.Time)
		return nil
	}
	fmt.Fprintf(env.stderr, "%s: time limit %v, %g times what %s needs\n", p.Slug, limit, p.Multipliers.ACToTimeLimit, from)
	return p.SetTimeLimit(limit)
}

// zipped packs a package into a file that has no name any more.
func zipped(p *problems.Package) (*os.File, error) {
	f, err := os.CreateTemp("", "assize-package-*.zip")
	if err != nil {
		return nil, err
	}
	if err = os.Remove(f.Name()); err == nil {
		if err = p.WriteZip(f); err == nil {
			_, err = f.Seek(0, 0)
		}
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("pack %s: %w", p.Slug, err)
	}
	return f, nil
}
