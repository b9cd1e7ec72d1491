package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"assize/internal/rehearse"
	"assize/problems"
)

// runRehearse plays a contest against a site, so that whoever organises one
// knows before the day what the site can take.
func runRehearse(ctx context.Context, env *env, args []string) error {
	var conn connection
	cfg := rehearse.Config{Out: env.stdout}
	dirs, err := parse(env, "rehearse", args, func(f *flag.FlagSet) {
		conn.flags(env, f)
		f.Uint64Var(&cfg.Seed, "seed", 1, "decides who does what and when")
		f.IntVar(&cfg.Contestants, "contestants", 100, "people who take part")
		f.DurationVar(&cfg.Length, "length", time.Minute, "how long the contest lasts")
		f.DurationVar(&cfg.Logins, "logins", 20*time.Second, "the time over which they log in before it")
		f.Float64Var(&cfg.Submissions, "submissions", 2, "mean number of submissions of each")
		f.Float64Var(&cfg.Fresh, "fresh", 0.5, "share of submissions in sources that no compile cache knows")
		f.IntVar(&cfg.Probes, "probes", 5, "of the contestants, those who measure how late the board is")
		f.BoolVar(&cfg.AllowRemote, "allow-remote", false, "let the site be another machine: it will be under the load of a contest")
	})
	if err != nil {
		return err
	}
	if _, err := conn.adminClient(); err != nil {
		return err
	}
	cfg.URL, cfg.Token = conn.url, conn.token
	packages, err := rehearsalPackages(dirs)
	if err != nil {
		return err
	}
	result, err := rehearse.Run(ctx, cfg, packages)
	if err != nil {
		return err
	}
	result.Report(env.stdout)
	if result.Failed > 0 || result.ServerErrors() > 0 {
		return exitCode(1)
	}
	return nil
}

// rehearsalPackages are those in the folders, or the sample bank's.
func rehearsalPackages(dirs []string) ([]*problems.Package, error) {
	if len(dirs) == 0 {
		return problems.LoadAll(problems.Bank())
	}
	packages := make([]*problems.Package, len(dirs))
	for i, dir := range dirs {
		var err error
		if packages[i], err = problems.LoadDir(dir); err != nil {
			return nil, fmt.Errorf("problem package %s: %w", dir, err)
		}
	}
	return packages, nil
}
