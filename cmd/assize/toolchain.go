package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"assize/judge"
	"assize/runner/snapshot"
	"assize/toolchains"
)

func runToolchain(ctx context.Context, env *env, args []string) error {
	var s settings
	var firstAlone, programsAlone bool
	rest, err := parse(env, "toolchain", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.isolationFlag(env, f)
		f.BoolVar(&firstAlone, "first", false, "install: only the languages that a site begins with, unless some are named")
		f.BoolVar(&programsAlone, "programs", false, "check: only the languages' own programs")
	})
	if err != nil {
		return err
	}
	if len(rest) == 0 {
		return usageError{"needs one of list, install, check"}
	}
	ids, err := chosenLanguages(rest[1:])
	if err != nil {
		return err
	}
	switch rest[0] {
	case "list":
		return listToolchains(env, s.data)
	case "install":
		data, err := openData(s.data)
		if err != nil {
			return err
		}
		if firstAlone && len(rest) == 1 {
			if ids, err = firstLanguages(); err != nil {
				return err
			}
		}
		if err := installToolchains(ctx, env, data, ids); err != nil {
			return err
		}
		return listToolchains(env, data)
	case "check":
		return checkToolchains(ctx, env, &s, ids, programsAlone)
	}
	return usageError{fmt.Sprintf("%q is none of list, install, check", rest[0])}
}

// chosenLanguages are those named, or all.
func chosenLanguages(names []string) ([]judge.LanguageID, error) {
	all, err := toolchains.All()
	if err != nil {
		return nil, err
	}
	var known []string
	for _, t := range all {
		known = append(known, string(t.ID))
	}
	if len(names) == 0 {
		names = known
	}
	ids := make([]judge.LanguageID, 0, len(names))
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, usageError{fmt.Sprintf("no language %q; there are %s", name, strings.Join(known, ", "))}
		}
		ids = append(ids, judge.LanguageID(name))
	}
	return ids, nil
}

// firstLanguages are those that a site installs before it opens.
func firstLanguages() (ids []judge.LanguageID, err error) {
	all, err := toolchains.All()
	for _, t := range all {
		if t.Install == toolchains.First {
			ids = append(ids, t.ID)
		}
	}
	return ids, err
}

// installToolchains installs what is missing, and goes on with the next one
// where one fails.
func installToolchains(ctx context.Context, env *env, data string, ids []judge.LanguageID) error {
	var failed []error
	for i, id := range ids {
		_, err := toolchains.Open(data, id)
		if judge.CodeOf(err) == judge.Unsupported {
			fmt.Fprintf(env.stdout, "%s: installing (%d of %d)\n", id, i+1, len(ids))
			err = toolchains.Install(ctx, data, id, env.stdout, snapshot.Make)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

func listToolchains(env *env, dir string) error {
	have, missing, err := toolchains.Installed(dir)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(env.stdout, 0, 0, 2, ' ', 0)
	for _, t := range have {
		fmt.Fprintf(w, "%s\t%s\t.%s\tinstalled %.12s\n", t.ID, t.Name, strings.Join(t.Language().Extensions, " ."), t.Digest)
	}
	for _, id := range missing {
		state, err := missingState(dir, id)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t\t\t%s\n", id, state)
	}
	return w.Flush()
}

// missingState says in a few words why a language is not there.
func missingState(dir string, id judge.LanguageID) (string, error) {
	busy, err := toolchains.Installing(dir, id)
	if err != nil || busy {
		return "is being installed", err
	}
	failure, err := toolchains.LastFailure(dir, id)
	if err != nil || failure == nil {
		return "not installed", err
	}
	return fmt.Sprintf("failed at %s, see %s", failure.At.Format(time.RFC3339), toolchains.LogFile(dir, id)), nil
}
