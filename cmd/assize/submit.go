package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"assize/internal/client"
	"assize/judge"
)

// Exit statuses of submit and judge: 0 for AC, 1 for an error on the way, 2 for
// wrong usage, and one for each other verdict.
var exitByVerdict = map[judge.Verdict]exitCode{
	judge.WA: 10, judge.TLE: 11, judge.RTE: 12, judge.MLE: 13, judge.OLE: 14, judge.CE: 15, judge.JE: 16,
}

// verdictStatus is nil for AC.
func verdictStatus(v judge.Verdict) error {
	if v == judge.AC {
		return nil
	}
	return exitByVerdict[v]
}

// connection is how the tools reach a site.
type connection struct {
	url, token, data string
}

func (c *connection) flags(env *env, f *flag.FlagSet) {
	url := env.getenv("ASSIZE_URL")
	if url == "" {
		url = "http://127.0.0.1:8080"
	}
	f.StringVar(&c.url, "url", url, "the site (ASSIZE_URL)")
	f.StringVar(&c.token, "token", env.getenv("ASSIZE_TOKEN"), "a personal API token (ASSIZE_TOKEN)")
	c.data = defaultData(env)
}

// client returns a client with the token that was given.
func (c *connection) client() (*client.Client, error) {
	if c.token == "" {
		return nil, usageError{"needs a personal API token: --token or ASSIZE_TOKEN (make one on the account page of the site)"}
	}
	return client.New(c.url, c.token), nil
}

// adminClient falls back to the administrator's token in the data directory, so
// that whoever owns the machine needs no other.
func (c *connection) adminClient() (*client.Client, error) {
	if c.token == "" {
		b, err := os.ReadFile(filepath.Join(c.data, adminTokenFile))
		if err != nil {
			return nil, usageError{fmt.Sprintf("needs an administrator's API token: --token, ASSIZE_TOKEN, or the file that 'assize up' writes (%v)", err)}
		}
		c.token = strings.TrimSpace(string(b))
	}
	return c.client()
}

func runSubmit(ctx context.Context, env *env, args []string) error {
	var conn connection
	var problem, language, contest, entry string
	files, err := parse(env, "submit", args, func(f *flag.FlagSet) {
		conn.flags(env, f)
		f.StringVar(&problem, "p", "", "the problem's slug")
		f.StringVar(&language, "l", "", "language id; by default from the file's ending")
		f.StringVar(&contest, "c", "", "submit in this contest")
		f.StringVar(&entry, "entry", "", "file to start from, where there are several")
	})
	if err != nil {
		return err
	}
	if problem == "" || len(files) == 0 {
		return usageError{"needs a problem (-p SLUG) and at least one file"}
	}
	c, err := conn.client()
	if err != nil {
		return err
	}
	request := client.Submit{Problem: problem, Language: language, Contest: contest, Entry: entry}
	for _, path := range files {
		content, err := readSource(path)
		if err != nil {
			return err
		}
		request.Files = append(request.Files, client.File{Content: string(content)})
	}
	if request.Language == "" {
		languages, err := c.Languages(ctx)
		if err != nil {
			return err
		}
		if request.Language, err = languageByEnding(files[0], languages); err != nil {
			return err
		}
	}
	names, err := submittedNames(files, judge.LanguageID(request.Language))
	if err != nil {
		return err
	}
	for i, name := range names {
		request.Files[i].Name = name
		if files[i] == entry {
			request.Entry = name
		}
	}
	accepted, err := c.Submit(ctx, request)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "submission %s\n", accepted.ID)
	result, err := c.Wait(ctx, accepted.ID, progressLine(env.stdout))
	if err != nil {
		return err
	}
	printResult(env.stdout, result)
	return verdictStatus(result.Verdict)
}

// readSource reads a file that is about to be submitted.
func readSource(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(b) > judge.MaxSourceBytes {
		return nil, fmt.Errorf("%s: %d bytes; a submission has at most %d", path, len(b), judge.MaxSourceBytes)
	}
	return b, nil
}

// submittedNames are the names of files in a submission: their paths from the
// innermost folder that has them all, so that they find each other as they do
// here. Answers are named for their test cases and nothing else.
func submittedNames(paths []string, language judge.LanguageID) ([]string, error) {
	names := make([]string, len(paths))
	if language == judge.Answers {
		for i, path := range paths {
			names[i] = filepath.Base(path)
		}
		return names, nil
	}
	top := ""
	for i, path := range paths {
		full, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		dir := filepath.Dir(full)
		if names[i] = full; i == 0 {
			top = dir
		}
		for top != dir && !strings.HasPrefix(dir, strings.TrimSuffix(top, "/")+"/") {
			top = filepath.Dir(top)
		}
	}
	for i, full := range names {
		names[i] = filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(full, top), "/"))
	}
	return names, nil
}

func languageByEnding(path string, languages []judge.Language) (string, error) {
	ending := strings.TrimPrefix(filepath.Ext(path), ".")
	var known []string
	for _, l := range languages {
		for _, e := range l.Extensions {
			if e == ending {
				return string(l.ID), nil
			}
		}
		known = append(known, string(l.ID))
	}
	return "", usageError{fmt.Sprintf("%s: no language has the ending %q; give one with -l (%s)", path, ending, strings.Join(known, ", "))}
}

// progressLine shows each new state on a line of its own.
func progressLine(w io.Writer) func(client.Result) {
	last := ""
	return func(r client.Result) {
		line := string(r.State)
		if r.State == judge.Running && r.Progress.Total > 0 {
			line = fmt.Sprintf("running %d/%d", r.Progress.Done, r.Progress.Total)
		}
		if r.State != judge.Done && line != last {
			fmt.Fprintln(w, line)
			last = line
		}
	}
}

func printResult(w io.Writer, r client.Result) {
	if r.Diagnostics != "" {
		fmt.Fprintln(w, strings.TrimRight(r.Diagnostics, "\n"))
	}
	for _, run := range r.Runs {
		fmt.Fprintf(w, "  %-24s %-4v %s\n", run.Case, run.Verdict, usageOf(run.Fuel, r.FuelLimit, run.MemoryBytes, run.Reason))
		for _, message := range []string{run.TeamMessage, run.Feedback} {
			for line := range strings.Lines(message) {
				fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\n"))
			}
		}
	}
	for _, g := range r.Groups {
		most := ""
		if g.Points != nil {
			most = fmt.Sprintf(" of %v", *g.Points)
		}
		fmt.Fprintf(w, "  %-24s %v%s points\n", g.Name, g.Score, most)
	}
	if r.Score != nil {
		fmt.Fprintf(w, "%v points\n", *r.Score)
	}
	fmt.Fprintf(w, "%v %s%s\n", r.Verdict, r.Verdict.Name(), reasonSuffix(r.Reason))
	if len(r.Runs) > 0 {
		fmt.Fprintf(w, "%s\n", usageOf(r.Fuel, r.FuelLimit, r.MemoryBytes, ""))
	}
}

// usageOf writes fuel in millions of units and as a share of the limit.
func usageOf(fuel, limit judge.Fuel, memory int64, reason string) string {
	share := ""
	if limit > 0 {
		share = fmt.Sprintf(" (%.1f %% of the limit)", 100*float64(fuel)/float64(limit))
	}
	return fmt.Sprintf("fuel %.3f M%s, memory %.1f MiB%s", float64(fuel)/1e6, share, float64(memory)/(1<<20), reasonSuffix(reason))
}

func reasonSuffix(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}
