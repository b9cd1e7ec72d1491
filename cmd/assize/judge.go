package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"

	"assize/blob"
	"assize/internal/client"
	"assize/judge"
	"assize/problems"
	"assize/runner"
	"assize/toolchains"
)

// offlineReport is what `assize judge --json` prints.
type offlineReport struct {
	Verdict     judge.Verdict `json:"verdict"`
	Fuel        judge.Fuel    `json:"fuel"`
	FuelLimit   judge.Fuel    `json:"fuel_limit"`
	MemoryBytes int64         `json:"memory_bytes"`
	CompileMS   float64       `json:"compile_ms"`
	Reason      string        `json:"reason,omitempty"`
	Diagnostics string        `json:"diagnostics,omitempty"`
	// Score is what has been earned in a scoring problem, and Groups its parts.
	Score  *judge.Points       `json:"score,omitempty"`
	Groups []client.GroupScore `json:"groups,omitempty"`
	Runs   []offlineRun        `json:"runs"`
	// Profile is there where it was asked for and something was run.
	Profile *runner.Profile `json:"profile,omitempty"`
}

// offlineRun has the fields of the report for one test case.
type offlineRun struct {
	Case        string        `json:"case"`
	Verdict     judge.Verdict `json:"verdict"`
	Fuel        judge.Fuel    `json:"fuel"`
	MemoryBytes int64         `json:"memory_bytes"`
	Reason      string        `json:"reason,omitempty"`
	Feedback    string        `json:"feedback,omitempty"`
	TeamMessage string        `json:"team_message,omitempty"`
	// Passes is how often the submission was run, where it was more than once.
	Passes        int        `json:"passes,omitempty"`
	ValidatorFuel judge.Fuel `json:"validator_fuel,omitempty"`
	Transcript    string     `json:"transcript,omitempty"`
}

// runJudge judges files on a problem package. The exit status is that of submit.
func runJudge(ctx context.Context, env *env, args []string) (err error) {
	var s settings
	var dir, language string
	var asJSON, profiled bool
	paths, err := parse(env, "judge", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.isolationFlag(env, f)
		s.workersFlag(f)
		f.StringVar(&dir, "problem", "", "folder of a problem package")
		f.StringVar(&language, "l", "", "language id; by default from the file's ending")
		f.BoolVar(&asJSON, "json", false, "print the judgement as JSON")
		f.BoolVar(&profiled, "profile", false, "say which functions and which lines the fuel was spent in")
	})
	if err != nil {
		return err
	}
	if dir == "" || len(paths) == 0 {
		return usageError{"needs a problem package (--problem DIR) and at least one file"}
	}
	p, err := problems.LoadDir(dir)
	if err != nil {
		return fmt.Errorf("%s:\n%w", dir, err)
	}
	if p.Answers {
		language = string(judge.Answers)
	}
	if language == "" {
		if language, err = installedByEnding(paths[0], s.data); err != nil {
			return err
		}
	}
	files, err := readFiles(paths, judge.LanguageID(language))
	if err != nil {
		return err
	}
	s.workers = 1
	o, err := openOffline(ctx, &s, env)
	if err != nil {
		return err
	}
	defer func() { err = o.close(err) }()
	dataset, _, err := p.Dataset(ctx, o.blobs)
	if err != nil {
		return err
	}
	program := problems.Program{Language: judge.LanguageID(language), Files: files}
	j, err := o.Judge(ctx, program, dataset)
	if err != nil {
		return err
	}
	var profile *runner.Profile
	if profiled && len(j.Runs) > 0 {
		if profile, err = o.profile(ctx, program, dataset.Includes, j); err != nil {
			return err
		}
	}
	report, err := o.reportOf(ctx, j, dataset)
	if err != nil {
		return err
	}
	report.Profile = profile
	if asJSON {
		encoder := json.NewEncoder(env.stdout)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(report)
	} else {
		printTranscripts(env.stdout, report.Runs)
		printResult(env.stdout, client.Result{
			Verdict: j.Verdict, Reason: j.Reason, Fuel: j.Fuel, FuelLimit: j.FuelLimit, MemoryBytes: j.MemoryBytes,
			Diagnostics: j.Compile.Diagnostics, Runs: j.Runs, Score: j.Score, Groups: report.Groups,
		})
		if profile != nil {
			printProfile(env.stdout, *profile)
			printLines(env.stdout, *profile, files)
		}
	}
	if err != nil {
		return err
	}
	return verdictStatus(j.Verdict)
}

// reportOf reads the transcripts of interactive runs as well.
func (o *offline) reportOf(ctx context.Context, j judge.Judgement, d judge.Dataset) (offlineReport, error) {
	r := offlineReport{
		Verdict: j.Verdict, Fuel: j.Fuel, FuelLimit: j.FuelLimit, MemoryBytes: j.MemoryBytes,
		CompileMS: float64(j.Compile.Duration.Microseconds()) / 1000, Reason: j.Reason,
		Diagnostics: j.Compile.Diagnostics, Runs: make([]offlineRun, len(j.Runs)), Score: j.Score,
	}
	for i, points := range j.GroupScores {
		r.Groups = append(r.Groups, client.GroupScore{Name: d.Groups[i].Name, Score: points, Points: d.Groups[i].Most()})
	}
	for i, run := range j.Runs {
		r.Runs[i] = offlineRun{Case: run.Case, Verdict: run.Verdict, Fuel: run.Fuel, MemoryBytes: run.MemoryBytes, Reason: run.Reason,
			Feedback: run.Feedback, TeamMessage: run.TeamMessage, Passes: run.Passes, ValidatorFuel: run.ValidatorFuel}
		if run.Transcript == "" || run.Verdict == judge.AC {
			continue
		}
		text, err := blob.Read(ctx, o.blobs, run.Transcript, judge.MaxTranscriptBytes)
		if err != nil {
			return r, err
		}
		r.Runs[i].Transcript = strings.ToValidUTF8(string(text), "\uFFFD")
	}
	return r, nil
}

// printTranscripts prints what was said in the first run that was not accepted.
func printTranscripts(w io.Writer, runs []offlineRun) {
	for _, run := range runs {
		if run.Verdict != judge.AC && run.Transcript != "" {
			fmt.Fprintf(w, "%s, what the validator (<) and the submission (>) said:\n%s\n", run.Case, strings.TrimRight(run.Transcript, "\n"))
			return
		}
	}
}

// installedByEnding finds the language of a file among those installed here.
func installedByEnding(path, data string) (string, error) {
	have, missing, err := toolchains.Installed(data)
	if err != nil {
		return "", err
	}
	if len(have) == 0 {
		return "", fmt.Errorf("no language is installed in %s: assize toolchain install (missing: %v)", data, missing)
	}
	var languages []judge.Language
	for _, t := range have {
		languages = append(languages, t.Language())
	}
	return languageByEnding(path, languages)
}
