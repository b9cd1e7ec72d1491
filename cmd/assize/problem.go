package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"assize/problems"
)

// problemCommand has the flags of all verbs of assize problem.
type problemCommand struct {
	settings
	connection
	asJSON bool
	strict bool
	name   string
	output string
}

type problemVerb func(context.Context, *env, []string) error

func runProblem(ctx context.Context, env *env, args []string) error {
	var c problemCommand
	rest, err := parse(env, "problem", args, func(f *flag.FlagSet) {
		c.dataFlag(env, f)
		c.isolationFlag(env, f)
		c.workersFlag(f)
		c.connection.flags(env, f)
		f.BoolVar(&c.asJSON, "json", false, "verify: report as JSON, one object a package")
		f.BoolVar(&c.strict, "strict", false, "verify: warnings and submissions that were not judged fail as well")
		f.StringVar(&c.name, "name", "", "new: the problem's name")
		f.StringVar(&c.output, "o", "", "export: the file to write (SLUG.zip)")
	})
	if err != nil {
		return err
	}
	verbs := map[string]problemVerb{
		"verify": c.verify, "fuel": c.fuel, "import": c.importPackages, "export": c.export, "new": c.newPackage,
	}
	for _, verb := range []string{"versions", "apply", "drop"} {
		verbs[verb] = c.versions(verb)
	}
	if len(rest) < 2 || verbs[rest[0]] == nil {
		return usageError{"needs new, verify, fuel, import or export with folders or zip files of problem packages, or versions, apply or drop with a problem"}
	}
	c.connection.data = c.settings.data
	return verbs[rest[0]](ctx, env, rest[1:])
}

// versions are the verbs about what a site has of a problem.
func (c *problemCommand) versions(verb string) problemVerb {
	return func(ctx context.Context, env *env, args []string) error {
		return problemVersions(ctx, env, &c.connection, verb, args)
	}
}

// newPackage starts packages.
func (c *problemCommand) newPackage(_ context.Context, env *env, dirs []string) error {
	for _, dir := range dirs {
		name := c.name
		if name == "" {
			name = filepath.Base(dir)
		}
		if err := problems.New(dir, name); err != nil {
			return err
		}
		fmt.Fprintf(env.stdout, "%s is a whole package: change it file by file, and run: assize problem verify %s\n", dir, dir)
	}
	return nil
}

// export writes packages as zip files of the format 2025-09: from a folder or a
// zip file in any format that is read, or, where there is none of that name, from
// the site.
func (c *problemCommand) export(ctx context.Context, env *env, names []string) error {
	if c.output != "" && len(names) > 1 {
		return usageError{"-o is the file of one package"}
	}
	for _, name := range names {
		write, slug := func(w io.Writer) error { return c.download(ctx, name, w) }, name
		if _, err := os.Stat(name); err == nil {
			p, err := problems.OpenPackage(name)
			if err != nil {
				return fmt.Errorf("%s:\n%w", name, err)
			}
			write, slug = p.WriteZip, p.Slug
			for _, w := range p.Warnings {
				fmt.Fprintf(env.stderr, "warning: %v\n", w)
			}
		} else if !errors.Is(err, fs.ErrNotExist) || strings.ContainsAny(name, `./\`) {
			return err
		}
		to := c.output
		if to == "" {
			to = slug + ".zip"
		}
		if err := writeNew(to, write); err != nil {
			return fmt.Errorf("export %s: %w", name, err)
		}
		fmt.Fprintf(env.stdout, "%s\n", to)
	}
	return nil
}

// writeNew writes a file that is not there yet, or nothing.
func writeNew(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

func (c *problemCommand) download(ctx context.Context, slug string, w io.Writer) error {
	site, err := c.adminClient()
	if err != nil {
		return err
	}
	return site.Package(ctx, slug, w)
}
