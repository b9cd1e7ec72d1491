package problems

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

// old is good() as the legacy format has it.
func old() fstest.MapFS {
	fsys := good()
	delete(fsys, "statement/problem.en.md")
	delete(fsys, "assize.yaml")
	fsys["problem.yaml"] = file("name: Two Jars\nauthor: A. B., C D and E\nsource: A Contest\nsource_url: https://example.org\nlicense: cc by-sa\nkeywords: sums easy\n" +
		"limits:\n  memory: 512\n  time_multiplier: 4\nvalidator_flags: float_tolerance 1e-6\n")
	fsys["problem_statement/problem.en.tex"] = file("\\problemname{Two \\emph{Jars}}\n\nAdd.\n\n\\strange\n")
	fsys["problem_statement/problem.sv.tex"] = file("\\problemname{Två burkar}\nLägg ihop.\n")
	fsys[".timelimit"] = file("3\n")
	fsys["data/secret/a.hint"] = file("Add!\n")
	fsys["data/secret/big/1.in"], fsys["data/secret/big/1.ans"] = file("5 5\n"), file("10\n")
	fsys["submissions/accepted/old.py"] = file("#!/usr/bin/env python2\nprint 1\n")
	fsys["submissions/accepted/odd.zig"] = file("x\n")
	return fsys
}

func TestLegacy(t *testing.T) {
	p, err := Load(old())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"en": "Two Jars", "sv": "Två burkar"}, p.Names); diff != "" {
		t.Error(diff)
	}
	if p.Format != FormatLegacy || p.Limits.Time != 3*time.Second || p.Limits.MemoryBytes != 512<<20 || p.Multipliers != (Multipliers{1, 1}) {
		t.Errorf("%s, limits %+v, multipliers %+v", p.Format, p.Limits, p.Multipliers)
	}
	if diff := cmp.Diff(map[string][]string{"authors": {"A. B.", "C D", "E"}}, p.Credits); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Origin{{"A Contest", "https://example.org"}}, p.Origins); diff != "" {
		t.Error(diff)
	}
	if p.Validator.FloatAbsolute == nil || *p.Validator.FloatAbsolute != 1e-6 {
		t.Errorf("validator %+v", p.Validator)
	}
	var names []string
	for _, c := range p.Cases {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff([]string{"sample/1", "secret/0/a", "secret/0/b", "secret/big/1"}, names); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Language == "python2" }) {
		t.Errorf("submissions %+v", p.Submissions)
	}
	html, err := p.StatementHTML(p.Statement("sv"), func(Image) string { return "" })
	if err != nil || html != "<p>Lägg ihop.</p>\n" {
		t.Errorf("statement %q, %v", html, err)
	}
	var warnings []string
	for _, w := range p.Warnings {
		warnings = append(warnings, w.Error())
	}
	want := []string{
		`problem_statement/problem.en.tex:5: \strange is not known and is left out`,
		"submissions/accepted/odd.zig: is in no known language, going by its ending, and is passed over",
	}
	if diff := cmp.Diff(want, warnings); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestLegacyDefaults: what the format's defaults mean, and names from
// statements and from DOMjudge's file.
func TestLegacyDefaults(t *testing.T) {
	fsys := old()
	fsys["problem.yaml"] = file("source: X\n")
	fsys["problem_statement/problem.en.tex"] = file("%% plainproblemname: Jars\n\\problemname{$J$}\r\nAdd.")
	delete(fsys, ".timelimit")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name() != "Jars" || p.Multipliers != (Multipliers{5, 2}) || p.Limits.Time != 0 || p.UUID == "" {
		t.Errorf("name %q, multipliers %+v, time %v, uuid %q", p.Name(), p.Multipliers, p.Limits.Time, p.UUID)
	}
	delete(fsys, "problem.yaml")
	delete(fsys, "problem_statement/problem.en.tex")
	delete(fsys, "problem_statement/problem.sv.tex")
	fsys["problem.pdf"] = file("%PDF-1.4\n")
	fsys["domjudge-problem.ini"] = file("name='Jars of D'\ntimelimit='0.5'\ncolor='#fff'\n")
	if p, err = Load(fsys); err != nil {
		t.Fatal(err)
	}
	if s := p.Statement("en"); p.Name() != "Jars of D" || p.Limits.Time != 500*time.Millisecond || s.Format != PDFOnly || s.PDFBytes != 9 {
		t.Errorf("name %q, time %v, statement %+v", p.Name(), p.Limits.Time, s)
	}
}

// TestLegacyTiming: in the legacy format only what is right bounds the time limit, so
// that a wrong one may run for ever.
func TestLegacyTiming(t *testing.T) {
	fsys := old()
	delete(fsys, ".timelimit")
	for _, dir := range []string{"run_time_error", "time_limit_exceeded", "wrong_answer"} {
		fsys["submissions/"+dir+"/x.c"] = file("int main() { for (;;); }\n")
	}
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	folders := map[string]bool{}
	for _, s := range p.Submissions {
		folders[s.Folder()] = true
		if s.boundsBelow() != (s.Folder() == "accepted") || s.boundsAbove() != (s.Folder() == "time_limit_exceeded") {
			t.Errorf("%s bounds the limit from below: %v, from above: %v", s.Path, s.boundsBelow(), s.boundsAbove())
		}
		if s.wantsAllRuns() {
			t.Errorf("%s is judged on all test cases", s.Path)
		}
	}
	if len(folders) != 4 {
		t.Errorf("submissions %+v", p.Submissions)
	}
}

// TestLegacyErrors: findings name the author's own files and lines.
func TestLegacyErrors(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"unknown flag":     {map[string]string{"problem.yaml": "name: X\nvalidator_flags: colour\n"}, []string{`problem.yaml: output_validator_args: "colour" is no option of the default output validator`}},
		"limits":           {map[string]string{"problem.yaml": "name: X\n\nlimits:\n  memory: many\n"}, []string{`problem.yaml:4: limits.memory must be a whole number from 1 to 4096, not the text "many"`}},
		"license":          {map[string]string{"problem.yaml": "name: X\n\n\nlicense: GPL\n"}, []string{`problem.yaml:4: license "gpl" is not one of unknown, public domain, cc0, cc by, cc by-sa, educational, permission`}},
		"minimum":          {map[string]string{"problem.yaml": "name: X\ntype: pass-fail\ngrading:\n  objective: min\n"}, []string{`problem.yaml:4: grading.objective is "min": the format 2025-09 knows only scores that are to be large`}},
		"no validator":     {map[string]string{"problem.yaml": "name: X\nvalidation: custom\n"}, []string{`output_validators: has no program, and validation is custom`}},
		"validation":       {map[string]string{"problem.yaml": "name: X\nvalidation: magic\n"}, []string{`problem.yaml:2: validation "magic" is not default, nor custom with score and interactive`}},
		"time limit":       {map[string]string{".timelimit": "soon\n"}, []string{`.timelimit:1: the time limit "soon\n" is not a number of seconds`}},
		"missing answer":   {map[string]string{"data/secret/big/1.ans": ""}, []string{`data/secret/big/1.in: there is no data/secret/big/1.ans to go with it`}},
		"program not here": {map[string]string{"domjudge-problem.ini": "special_compare = cmp\n"}, []string{`domjudge-problem.ini:1: special_compare is "cmp": the program is not in the package; put it into output_validators`}},
		"not YAML":         {map[string]string{"problem.yaml": "a: b\n c: [\n"}, []string{`problem.yaml:2: is not YAML: mapping values are not allowed in this context`}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := old()
			for path, text := range test.files {
				if text == "" {
					delete(fsys, path)
				} else {
					fsys[path] = file(text)
				}
			}
			p, err := Load(fsys)
			if err == nil {
				t.Fatalf("no error; package %+v", p)
			}
			if diff := cmp.Diff(test.want, messages(err)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestOverlayPackage: a translated package is a package of the format in its own
// right, read again from its overlay.
func TestOverlayPackage(t *testing.T) {
	p, err := Load(old())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Load(p.fsys)
	if err != nil {
		t.Fatal(err)
	}
	a, errA := p.Digest()
	b, errB := again.Digest()
	if errA != nil || errB != nil || a != b || again.Format != Format2025 {
		t.Errorf("digests %s (%v) and %s (%v), format %s", a, errA, b, errB, again.Format)
	}
}

func TestPlain(t *testing.T) {
	for name, files := range map[string][]string{
		"in and out":       {"1.in", "1.out", "2.in", "2.out", "10.in", "10.out"},
		"folders":          {"input/1.txt", "output/1.txt", "input/2.txt", "output/2.txt", "input/10.txt", "output/10.txt"},
		"numbered folders": {"input/input01.txt", "output/output01.txt", "input/input02.txt", "output/output02.txt", "input/input10.txt", "output/output10.txt"},
		"prefixes":         {"tests/input1.txt", "tests/output1.txt", "tests/input2.txt", "tests/output2.txt", "tests/input10.txt", "tests/output10.txt"},
		"answers":          {"data/1.in", "data/1.ans", "data/2.in", "data/2.ans", "data/10.in", "data/10.ans"},
		"no extension":     {"tests/01", "tests/01.a", "tests/02", "tests/02.a", "tests/10", "tests/10.a"},
		"USACO":            {"I.1", "O.1", "I.2", "O.2", "I.10", "O.10"},
		"number at end":    {"sum.in1", "sum.out1", "sum.in2", "sum.out2", "sum.in10", "sum.out10"},
		"CEOI":             {"sum.1.in", "sum.1.sol", "sum.2.in", "sum.2.sol", "sum.10.in", "sum.10.sol"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for i, f := range files {
				fsys[f] = file([]string{"in\r\n", "out\r\n"}[i%2] + strings.Repeat("x\n", i/2))
			}
			p, err := Load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Cases) != 3 || p.Format != FormatPlain {
				t.Fatalf("cases %+v, format %s", p.Cases, p.Format)
			}
			for i, c := range p.Cases { // in the order of their numbers, CR LF as LF
				if c.Sample || c.InputBytes != int64(3+2*i) || c.AnswerBytes != int64(4+2*i) {
					t.Errorf("case %d: %+v", i, c)
				}
			}
			if again, err := Load(p.fsys); err != nil || len(again.Cases) != 3 {
				t.Errorf("as a package: %v", err)
			}
		})
	}
}

func TestPlainExtras(t *testing.T) {
	fsys := fstest.MapFS{
		"sample/1.in": file("1\n"), "sample/1.out": file("1\n"), "secret/a/1.in": file("2\n"), "secret/a/1.out": file("2\n"),
		"statement.md": file("# Jars\nAdd.\n"), "statement_sv.md": file("Lägg ihop.\n"), "solution.cpp": file("int main() {}\n"), "solutions/b.py": file("print()\n"), "notes.txt": file("x\n"),
	}
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if p.Name() != "Jars" || len(p.Statements) != 2 || p.Statement("en").Source != "\nAdd.\n" || len(p.Submissions) != 2 || len(p.Samples) != 1 {
		t.Errorf("name %q, statements %+v, submissions %+v, samples %+v", p.Name(), p.Statements, p.Submissions, p.Samples)
	}
	for files, want := range map[string]string{
		"3.in":                       "3.in: has no answer to go with it",
		"3.out":                      "3.out: has no input to go with it",
		"test 3.in":                  "test 3.in: looks like test data, and the format allows letters, digits, '_', '-' and '.' in names",
		"secret-a/1.out secret/b.in": "secret-a/1.out: has no input to go with it\nsecret/b.in: has no answer to go with it",
	} {
		more := fstest.MapFS{"1.in": file("1\n"), "1.ans": file("1\n")}
		for _, f := range append(strings.Fields(files)[:0:0], splitNames(files)...) {
			more[f] = file("x\n")
		}
		if _, err := Load(more); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", files, err, want)
		}
	}
	if _, err := Load(fstest.MapFS{"readme.md": file("x\n")}); err == nil || !strings.Contains(err.Error(), "there are no inputs with answers") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Load(fstest.MapFS{"1.in": file("x\n"), "1.ans": file("x\n"), "1.out": file("x\n")}); err == nil || !strings.Contains(err.Error(), "1.out: is for the same test case as 1.ans") {
		t.Errorf("two answers: %v", err)
	}
}

// splitNames parts a list in which a name may have a blank of its own.
func splitNames(list string) []string {
	if strings.HasPrefix(list, "test ") {
		return []string{list}
	}
	return strings.Fields(list)
}

// TestForeignHello reads a package that others wrote.
func TestForeignHello(t *testing.T) {
	p, err := LoadDir("testdata/foreign/problemtools/hello")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"en": "Hello World!", "sv": "Hej Världen!"}, p.Names); diff != "" {
		t.Error(diff)
	}
	for _, w := range p.Warnings {
		if !strings.HasPrefix(w.File, "input_validators") {
			t.Error(w)
		}
	}
	if i := slices.IndexFunc(p.Submissions, func(s Submission) bool { return s.Path == "run_time_error/memory_limit.cc" }); i < 0 || !slices.Contains(p.Submissions[i].Expected, judge.MLE) {
		t.Errorf("submissions %+v", p.Submissions)
	}
}

// TestLegacyGrading: what the default grader is told is honoured as far as it can be,
// and otherwise said.
func TestLegacyGrading(t *testing.T) {
	scoring := func(problem, group string) fstest.MapFS {
		fsys := old()
		delete(fsys, "data/secret/big/1.in")
		delete(fsys, "data/secret/big/1.ans")
		fsys["problem.yaml"] = file("name: Jars\ntype: scoring\n" + problem)
		fsys["submissions/time_limit_exceeded/slow.c"] = file("int main() { for (;;); }\n")
		if group != "" {
			fsys["data/secret/testdata.yaml"] = file(group)
		}
		return fsys
	}
	for name, test := range map[string]struct {
		problem, group string
		points         judge.Points
		aggregation    judge.Aggregation
		says           string // error, or a warning
	}{
		"nothing":               {"", "", 200, judge.SumOfScores, ""},
		"accept_score":          {"", "accept_score: 20\n", 4000, judge.SumOfScores, ""},
		"in problem.yaml":       {"grading:\n  accept_score: 30\n  range: 0 60\n", "", 6000, judge.SumOfScores, ""},
		"least":                 {"", "grader_flags: min\naccept_score: 20\n", 2000, judge.AllOrNothing, ""},
		"average":               {"", "grader_flags: avg first_error\naccept_score: 20\n", 2000, judge.SumOfScores, ""},
		"the last one counts":   {"", "grader_flags: min sum\naccept_score: 20\n", 4000, judge.SumOfScores, ""},
		"largest":               {"", "grader_flags: max\n", 0, "", "data/secret/testdata.yaml:1: grader_flags: max is not in the format 2025-09, which has sum and min"},
		"always":                {"", "grader_flags: always_accept\n", 200, judge.SumOfScores, "data/secret/testdata.yaml:1: grader_flags: always_accept: points count as the grader has it, and the verdict here is that of the first test case that is not accepted"},
		"unknown":               {"", "grader_flags: median\n", 0, "", `data/secret/testdata.yaml:1: grader_flags: "median" is no flag of the default grader`},
		"a program":             {"", "grading: custom\n", 0, "", "data/secret/testdata.yaml:1: grading: graders that are programs are not run here; leave it to the default one, with grader_flags sum, min or avg"},
		"rejected earns points": {"grading:\n  reject_score: 5\n", "", 0, "", "problem.yaml:4: reject_score is 5: in the format 2025-09 what is rejected scores 0"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Load(scoring(test.problem, test.group))
			if err != nil {
				if test.points != 0 || !strings.Contains(err.Error(), test.says) {
					t.Errorf("%v; want %s", err, test.says)
				}
				return
			}
			if len(p.Groups) != 1 || p.Groups[0].Points != test.points || p.Groups[0].Aggregation != test.aggregation {
				t.Errorf("groups %+v", p.Groups)
			}
			if said := messages(errorsOf(p.Warnings)); test.says != "" && !slices.Contains(said, test.says) {
				t.Errorf("warnings %q, want %s", said, test.says)
			}
		})
	}
	// Where judging goes on after a rejected test case, the verdict may be an earlier one.
	p, err := Load(scoring("", "on_reject: continue\n"))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(p.Submissions, func(s Submission) bool { return s.Folder() == "time_limit_exceeded" })
	if s := p.Submissions[i]; !slices.Contains(s.Expected, judge.WA) || len(s.Rules) != 1 || !slices.Equal(s.Rules[0].Required, []judge.Verdict{judge.TLE}) {
		t.Errorf("the slow submission: %+v", s)
	}
}

// errorsOf joins findings as an error.
func errorsOf(list []Finding) error {
	f := findings{errors: list}
	return f.join()
}
