package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"assize/judge"
	"assize/toolchains"
)

func runToolchain(ctx context.Context, env *env, args []string) error {
	var s settings
	rest, err := parse(env, "toolchain", args, func(f *flag.FlagSet) { s.dataFlag(env, f) })
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
		if _, err := openData(s.data); err != nil {
			return err
		}
		for _, id := range ids {
			if err := toolchains.Install(ctx, s.data, id, env.stdout); err != nil {
				return err
			}
		}
		return listToolchains(env, s.data)
	case "check":
		return checkToolchains(ctx, env, &s, ids)
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
		fmt.Fprintf(w, "%s\t\t\tnot installed\n", id)
	}
	return w.Flush()
}
