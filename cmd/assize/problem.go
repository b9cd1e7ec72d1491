package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"assize/problems"
)

func runProblem(ctx context.Context, env *env, args []string) error {
	var s settings
	var conn connection
	var asJSON bool
	rest, err := parse(env, "problem", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.isolationFlag(env, f)
		s.workersFlag(f)
		conn.flags(env, f)
		f.BoolVar(&asJSON, "json", false, "verify: report as JSON")
	})
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return usageError{"needs verify or import, and the folder of a problem package"}
	}
	conn.data = s.data
	switch rest[0] {
	case "verify":
		return verifyProblems(ctx, env, &s, rest[1:], asJSON)
	case "import":
		return importProblems(ctx, env, &conn, rest[1:])
	case "versions", "apply", "drop":
		return problemVersions(ctx, env, &conn, rest[0], rest[1:])
	}
	return usageError{fmt.Sprintf("%q is none of verify, import, versions, apply, drop", rest[0])}
}

// importProblems sends packages to a site. Each is checked here first, so that
// its author reads of mistakes by file and line.
func importProblems(ctx context.Context, env *env, conn *connection, dirs []string) error {
	c, err := conn.adminClient()
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		p, err := problems.LoadDir(dir)
		if err != nil {
			return fmt.Errorf("%s:\n%w", dir, err)
		}
		archive, err := zipped(p)
		if err != nil {
			return err
		}
		done, err := c.ImportProblem(ctx, archive)
		if closeErr := archive.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			return fmt.Errorf("import %s: %w", dir, err)
		}
		state := "is there already"
		if done.Changed {
			state = "imported"
		}
		fmt.Fprintf(env.stdout, "%s version %d %s\n", done.Slug, done.Version, state)
		if !done.Applied {
			fmt.Fprintf(env.stdout, "  it waits: submissions are judged by the version before. See what would change:\n"+
				"  assize rejudge preview --problem %s --version %d --reason TEXT --wait\n", done.Slug, done.Version)
		}
	}
	return nil
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

// verifyProblems judges every example submission and reports.
func verifyProblems(ctx context.Context, env *env, s *settings, dirs []string, asJSON bool) (err error) {
	b, err := openOffline(ctx, s, env)
	if err != nil {
		return err
	}
	defer func() { err = b.close(err) }()
	failed := false
	for _, dir := range dirs {
		p, err := problems.LoadDir(dir)
		if err != nil {
			return fmt.Errorf("%s:\n%w", dir, err)
		}
		report, err := problems.Verify(ctx, p, b, problems.VerifyOptions{
			Store:    b.blobs,
			Progress: func(submission string) { fmt.Fprintf(env.stderr, "judging %s\n", submission) },
		})
		if err != nil {
			return err
		}
		if asJSON {
			encoder := json.NewEncoder(env.stdout)
			encoder.SetIndent("", "  ")
			err = encoder.Encode(report)
		} else {
			err = report.WriteText(env.stdout)
		}
		if err != nil {
			return err
		}
		failed = failed || !report.OK()
	}
	if failed {
		return exitCode(1)
	}
	return nil
}
