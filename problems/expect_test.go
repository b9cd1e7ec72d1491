package problems

import (
	"strings"
	"testing"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

func TestExpectations(t *testing.T) {
	fsys := good()
	fsys["submissions/mixed/a.c"], fsys["submissions/mixed/b.txt"] = file("x\n"), file("x\n")
	fsys["submissions/partly/p.c"], fsys["submissions/odd/o.c"] = file("x\n"), file("x\n")
	fsys["submissions/time_limit_exceeded/t.c"] = file("x\n")
	fsys["submissions/submissions.yaml"] = file(`mixed/{a,b}.*:
  language: c
  authors: [A, {name: B}]
  permitted: [AC, TLE]
  use_for_time_limit: false
partly:
  sample: {permitted: [AC]}
  secret/*: {permitted: [AC, RTE], required: [RTE]}
time_limit_exceeded:
  permitted: [AC, WA, TLE]
  required: [TLE, WA]
none/*: {permitted: [AC]}
`)
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]judge.Verdict{}
	for _, s := range p.Submissions {
		got[s.Path] = s.Expected
	}
	if diff := cmp.Diff(map[string][]judge.Verdict{
		"accepted/main.c": {judge.AC}, "wrong_answer/many": {judge.WA}, "mixed/a.c": {judge.AC, judge.TLE}, "mixed/b.txt": {judge.AC, judge.TLE},
		"partly/p.c": {judge.WA, judge.TLE, judge.RTE, judge.MLE, judge.OLE}, "time_limit_exceeded/t.c": {judge.WA, judge.TLE},
	}, got); diff != "" {
		t.Error(diff)
	}
	var warnings []string
	for _, w := range p.Warnings {
		warnings = append(warnings, w.Error())
	}
	if diff := cmp.Diff([]string{
		"submissions/odd: is none of accepted, brute_force, compile_error, memory_limit_exceeded, output_limit_exceeded, rejected, run_time_error, time_limit_exceeded, wrong_answer, nor in submissions.yaml, and is not used",
		"submissions/submissions.yaml:12: none/* matches no submission",
	}, warnings); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{
		"a/*: {permitted: [XX]}":                        `submissions/submissions.yaml:1: permitted: "XX" is none of AC, WA, TLE, RTE, nor of MLE, OLE and CE, which only assize knows`,
		"a/**: {permitted: [AC]}":                       `submissions/submissions.yaml:1: "a/**": patterns have * and {a,b}, not [ and **`,
		"a: {colour: red}":                              `submissions/submissions.yaml:1: unknown key "colour"; known are authors, entrypoint, language, message, model_solution, permitted, required, score, use_for_time_limit, and names of test groups`,
		"a: {score: [3, 1]}":                            `submissions/submissions.yaml:1: score must be a number, or a list of the least and the largest`,
		"a: {use_for_time_limit: no}":                   `submissions/submissions.yaml:1: use_for_time_limit must be true, false, lower or upper, not the text "no"`,
		"accepted/*: {required: [WA], permitted: [WA]}": "submissions/submissions.yaml:1: no verdict is left for submissions/accepted/main.c: what is said of it contradicts itself",
	} {
		fsys["submissions/submissions.yaml"] = file(text + "\n")
		if _, err := Load(fsys); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
}

// TestEntrypoint: a submission of several files starts where submissions.yaml says, by
// the name of a file or of a class.
func TestEntrypoint(t *testing.T) {
	fsys := good()
	for _, name := range []string{"file/main.py", "file/start.py", "class/Main.java", "class/Other.java", "none/main.py", "none/other.py"} {
		fsys["submissions/accepted/"+name] = file("x\n")
	}
	fsys["submissions/submissions.yaml"] = file(`accepted: {entrypoint: main.c}
accepted/file: {entrypoint: start.py}
accepted/class: {entrypoint: Other}
accepted/none: {entrypoint: another.py}
`)
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range p.Submissions {
		got[s.Path] = s.Entry
	}
	if diff := cmp.Diff(map[string]string{"accepted/main.c": "main.c", "accepted/file": "start.py", "accepted/class": "Other.java", "accepted/none": "", "wrong_answer/many": ""}, got); diff != "" {
		t.Error(diff)
	}
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Error(), `has no file that is meant by the entrypoint "another.py"`) {
		t.Errorf("warnings %v", p.Warnings)
	}
}

func TestMatchPath(t *testing.T) {
	for pattern, want := range map[string]bool{
		"a": true, "a/b": true, "a/b/c.in": true, "*": true, "a/*": true, "a/*/*": true, "a/{x,b}": true, "{a,z}/{b,c}/c.*": true, "{ a , z }/{ b }": true,
		"b": false, "a/c": false, "a/b/c": false, "*/c.in": false, "a/{x,y}": false, "{": false, "a/{b": false, "a/b/c.in/d": false,
	} {
		if got := matchPath(pattern, "a/b/c.in"); got != want {
			t.Errorf("%s: %v", pattern, got)
		}
	}
	if n := len(braces(strings.Repeat("{a,b,c,d,e,f,g}", 30), 0)); n > 1000 {
		t.Errorf("%d patterns", n)
	}
}

func TestExpectationCheck(t *testing.T) {
	score := 50 * judge.OnePoint
	j := judge.Judgement{Score: &score, GroupScores: []judge.Points{score, 0}, Runs: []judge.Run{
		{Case: "sample/1", Verdict: judge.AC}, {Case: "secret/g1/1", Verdict: judge.AC}, {Case: "secret/g2/1", Verdict: judge.MLE, Feedback: "too heavy"}}}
	groups := []judge.TestGroup{{Name: "secret/g1"}, {Name: "secret/g2"}}
	for _, test := range []struct {
		e    Expectation
		want string
	}{
		{Expectation{}, ""},
		{Expectation{Permitted: []judge.Verdict{judge.AC, judge.MLE}, Required: []judge.Verdict{judge.MLE}}, ""},
		{Expectation{Permitted: []judge.Verdict{judge.AC}}, "secret/g2/1 gets MLE, which is not permitted"},
		{Expectation{Cases: "secret/g1", Permitted: []judge.Verdict{judge.AC}}, ""},
		{Expectation{Cases: "secret/g1", Required: []judge.Verdict{judge.WA}}, "no test case in secret/g1 gets any of the verdicts that are required"},
		{Expectation{Cases: "secret/g3", Permitted: []judge.Verdict{judge.AC}}, "there is no test case secret/g3"},
		{Expectation{Score: &[2]float64{50, 50}}, ""},
		{Expectation{Score: &[2]float64{51, 99}}, "scores 50, which is not from 51 to 99"},
		{Expectation{Cases: "secret/g2", Score: &[2]float64{1, 50}}, "scores 0 in secret/g2, which is not from 1 to 50"},
		{Expectation{Message: "heavy"}, ""},
		{Expectation{Message: "light"}, `the output validator never says "light"`},
	} {
		if got := test.e.check(j, groups); got != test.want {
			t.Errorf("%+v: %q, want %q", test.e, got, test.want)
		}
	}
}
