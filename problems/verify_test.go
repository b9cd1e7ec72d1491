package problems

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

// script is a Judger that knows each submission by its source, which says how
// much fuel it needs, and then which verdict it gets: "2e9 WA".
type script struct{ limits []time.Duration }

func (s *script) Judge(_ context.Context, program Program, d judge.Dataset) (judge.Judgement, error) {
	s.limits = append(s.limits, d.Limits.Time)
	if program.Language == "haskell" {
		return judge.Judgement{}, judge.E(judge.Unsupported, "haskell is not installed")
	}
	if program.Language == "java" {
		return judge.Judgement{}, judge.E(judge.NotFound, "there is no java")
	}
	if program.Language == "ruby" {
		return judge.Judgement{}, errors.New("out of disk")
	}
	fields := strings.Fields(string(program.Files[0].Data))
	needs, err := time.ParseDuration(fields[0])
	if err != nil {
		return judge.Judgement{}, err
	}
	v, err := judge.ParseVerdict(fields[1])
	if err != nil {
		return judge.Judgement{}, err
	}
	table := judge.CurrentCostTable
	j := judge.Judgement{Verdict: v, FuelLimit: d.Limits.Fuel(table, 1), Fuel: judge.Limits{Time: needs}.Fuel(table, 1)}
	if needs > d.Limits.Time {
		j.Verdict, j.Fuel = judge.TLE, j.FuelLimit+1
	}
	if j.Verdict == judge.JE {
		j.Reason = "the disk is full"
	}
	j.Runs = []judge.Run{{Case: "sample/1", Verdict: judge.AC}, {Case: "secret/a", Verdict: j.Verdict}}
	return j, nil
}

func TestVerify(t *testing.T) {
	fsys := good() // its time limit is 0.5 s
	maps.DeleteFunc(fsys, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "submissions/") })
	for name, text := range map[string]string{
		"accepted/fast.c":               "100ms AC",
		"accepted/tight.c":              "300ms AC",
		"accepted/double.c":             "250010us AC", // a hair's breadth more than half
		"accepted/wrong.c":              "100ms WA",
		"accepted/ours.c":               "100ms JE",
		"accepted/none.hs":              "x",
		"accepted/None.java":            "x",
		"wrong_answer/right.c":          "100ms AC",
		"wrong_answer/wrong.c":          "100ms WA",
		"time_limit_exceeded/slow.c":    "9s AC",
		"time_limit_exceeded/tight.c":   "600ms AC",
		"time_limit_exceeded/quick.c":   "10ms AC",
		"rejected/any.c":                "10ms OLE",
		"compile_error/bad.c":           "0s CE",
		"memory_limit_exceeded/heavy.c": "10ms RTE",
	} {
		fsys["submissions/"+name] = file(text + "\n")
	}
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	judger := &script{}
	r, err := Verify(t.Context(), p, judger, VerifyOptions{Store: newStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"accepted/double.c":             "ok AC",
		"accepted/fast.c":               "ok AC",
		"accepted/none.hs":              "skipped JE haskell is not installed",
		"accepted/None.java":            "skipped JE there is no java",
		"accepted/ours.c":               "wrong JE the disk is full",
		"accepted/tight.c":              "wrong AC the time limit is less than 2 times what it needs",
		"accepted/wrong.c":              "wrong WA not the verdict that its folder stands for",
		"compile_error/bad.c":           "ok CE",
		"memory_limit_exceeded/heavy.c": "wrong RTE not the verdict that its folder stands for",
		"rejected/any.c":                "ok OLE",
		"time_limit_exceeded/quick.c":   "wrong AC not the verdict that its folder stands for",
		"time_limit_exceeded/slow.c":    "ok TLE",
		"time_limit_exceeded/tight.c":   "wrong TLE exceeds the time limit by less than 1.5 times",
		"wrong_answer/right.c":          "wrong AC not the verdict that its folder stands for",
		"wrong_answer/wrong.c":          "ok WA",
	}
	got := map[string]string{}
	for _, s := range r.Submissions {
		state := map[bool]string{true: "ok", false: "wrong"}[s.OK]
		if s.Skipped {
			state = "skipped"
		}
		got[s.Path] = strings.TrimSpace(state + " " + s.Verdict.String() + " " + s.Note)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if r.OK() {
		t.Error("the report is good")
	}
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	// The columns are as wide as they need be.
	squeezed := regexp.MustCompile(` *\n`).ReplaceAllString(regexp.MustCompile(` +`).ReplaceAllString(text.String(), " "), "\n")
	for _, line := range []string{
		"1 samples, 2 secret test cases, 500ms, 96 MiB\n",
		"ok accepted/fast.c AC fuel 7.500e9 of 37.500e9 (5.0x), 0 MiB\n",
		"WRONG wrong_answer/right.c AC, want WA fuel 7.500e9 of 37.500e9 (5.0x), 0 MiB not the verdict that its folder stands for\n",
		"skipped accepted/none.hs - haskell is not installed\n",
		"not good: 0 errors, 7 of 15 submissions wrong, 2 not judged\n",
	} {
		if !strings.Contains(squeezed, line) {
			t.Errorf("no line %q in\n%s", line, &text)
		}
	}
	encoded, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back Report
	if err := json.Unmarshal(encoded, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, back); diff != "" {
		t.Errorf("JSON there and back: -want +got:\n%s", diff)
	}
}

func TestVerifyStops(t *testing.T) {
	fsys := good()
	fsys["submissions/accepted/x.rb"] = file("x\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(t.Context(), p, &script{}, VerifyOptions{}); err == nil || !strings.Contains(err.Error(), "no blob store") {
		t.Errorf("without a store: %v", err)
	}
	fsys["submissions/accepted/main.c"] = file("1ms AC\n")
	if p, err = Load(fsys); err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(t.Context(), p, &script{}, VerifyOptions{Store: newStore(t)}); err == nil || !strings.Contains(err.Error(), "submissions/accepted/x.rb: out of disk") {
		t.Errorf("with a judger that fails: %v", err)
	}
}

// TestVerifyData looks at the test data alone.
func TestVerifyData(t *testing.T) {
	fsys := good()
	delete(fsys, "submissions/wrong_answer/many/main.go")
	delete(fsys, "submissions/wrong_answer/many/rest.go")
	fsys["problem.yaml"] = file("problem_format_version: 2025-09\nname: X\nuuid: u\nlimits: {output: 1}\n")
	fsys["data/secret/a.in"] = file("1 2\n")
	fsys["data/secret/b.in"] = file("1\r\n2\r\n")
	fsys["data/secret/b.ans"] = file("")
	fsys["data/secret/c.in"] = file("")
	fsys["data/secret/c.ans"] = file(strings.Repeat("x", 1<<20+1))
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Verify(t.Context(), p, nil, VerifyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	list := func(findings []Finding) (lines []string) {
		for _, f := range findings {
			lines = append(lines, f.Error())
		}
		return lines
	}
	if diff := cmp.Diff([]string{
		"data/secret/b.ans: is empty: a submission that prints nothing would be accepted",
		"data/secret/c.ans: has 1048577 bytes, and a submission may print 1048576",
	}, list(r.Errors)); diff != "" {
		t.Errorf("errors: -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{
		"data/secret/a.in: has the same input as data/sample/1.in",
		"data/secret/b.in: has carriage returns; lines end in LF alone",
		"data/secret/c.in: is empty",
		"problem.yaml: has no limits.time_limit; 2s applies",
		"submissions/time_limit_exceeded: has no submission: nothing shows that the test data find such",
		"submissions/wrong_answer: has no submission: nothing shows that the test data find such",
	}, list(r.Warnings)); diff != "" {
		t.Errorf("warnings: -want +got:\n%s", diff)
	}
	if r.OK() {
		t.Error("the report is good")
	}
}
