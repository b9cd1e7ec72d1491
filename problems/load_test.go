package problems

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

// good is a small package that is right in every respect.
func good() fstest.MapFS {
	return fstest.MapFS{
		"problem.yaml":                          file("problem_format_version: 2025-09\nname: Two Jars\nuuid: 6f5c6d1e-0000-4000-8000-000000000001\nlimits:\n  time_limit: 0.5\n  memory: 96\nkeywords: [Sums, sums, easy going]\nlicense: cc0\nrights_owner: the authors of assize\n"),
		"assize.yaml":                           file("difficulty: easy\nconstraints:\n  - $1 \\le n \\le 9$\n  - no jar is empty\n"),
		"statement/problem.en.md":               file("Add $a$ and $b$.\n\n{{nextsample}}\n"),
		"data/sample/1.in":                      file("1 2\n"),
		"data/sample/1.ans":                     file("3\n"),
		"data/secret/b.in":                      file("4 4\n"),
		"data/secret/b.ans":                     file("8\n"),
		"data/secret/a.in":                      file("9 9\n"),
		"data/secret/a.ans":                     file("18\n"),
		"submissions/accepted/main.c":           file("int main(void) { return 0; }\n"),
		"submissions/wrong_answer/many/main.go": file("package main\n"),
		"submissions/wrong_answer/many/rest.go": file("package main\n"),
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestLoad(t *testing.T) {
	p, err := Load(good())
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Warnings) > 0 {
		t.Errorf("warnings: %v", p.Warnings)
	}
	if p.Name() != "Two Jars" || p.Difficulty != "easy" || p.Constraints != "- $1 \\le n \\le 9$\n- no jar is empty" {
		t.Errorf("name %q, difficulty %q, constraints %q", p.Name(), p.Difficulty, p.Constraints)
	}
	if want := (judge.Limits{Time: 500 * time.Millisecond, MemoryBytes: 96 << 20}); p.Limits != want {
		t.Errorf("limits %+v, want %+v", p.Limits, want)
	}
	if diff := cmp.Diff([]string{"sums", "easy going"}, p.Tags); diff != "" {
		t.Error(diff)
	}
	if got := p.Statement("fr").Source; got != "Add $a$ and $b$.\n\n" {
		t.Errorf("statement %q", got)
	}
	if diff := cmp.Diff([]Sample{{Name: "1", Input: "1 2\n", Answer: "3\n"}}, p.Samples); diff != "" {
		t.Error(diff)
	}
	standard := judge.Validator{Kind: judge.ValidateDefault}
	want := []Case{
		{Name: "sample/1", Sample: true, InputBytes: 4, AnswerBytes: 2, Validator: standard},
		{Name: "secret/a", InputBytes: 4, AnswerBytes: 3, Validator: standard},
		{Name: "secret/b", InputBytes: 4, AnswerBytes: 2, Validator: standard},
	}
	if diff := cmp.Diff(want, p.Cases); diff != "" {
		t.Error(diff)
	}
	if p.Validator != (judge.Validator{Kind: judge.ValidateDefault}) {
		t.Errorf("validator %+v", p.Validator)
	}
	if len(p.Submissions) != 2 || p.Submissions[0].Language != "c" || p.Submissions[1].Path != "wrong_answer/many" ||
		len(p.Submissions[1].Files) != 2 || p.Submissions[1].Expected[0] != judge.WA {
		t.Errorf("submissions %+v", p.Submissions)
	}
}

// TestLoadErrors loads the good package with some files replaced (or, where the
// text is "", taken away) and wants exactly these errors.
func TestLoadErrors(t *testing.T) {
	const head = "problem_format_version: 2025-09\nname: X\nuuid: u\n"
	// Each value that a test case of a table names is a whole error.
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"everything at once": {
			map[string]string{
				"problem.yaml":      head + "limits:\n  time: 3\n  memory: lots\ncolour: red\n",
				"data/secret/b.ans": "", "data/secret/c.ans": "1\n", "submissions/accepted/main.c": "",
			},
			[]string{
				`data/secret/b.in: there is no data/secret/b.ans to go with it`,
				`data/secret/c.ans: there is no data/secret/c.in to go with it`,
				`problem.yaml:5: unknown key "limits.time"; known are code, compilation_memory, compilation_time, memory, output, time_limit, time_multipliers, time_resolution, validation_memory, validation_output, validation_passes, validation_time`,
				`problem.yaml:6: limits.memory must be a whole number from 1 to 4096, not the text "lots"`,
				`problem.yaml:7: unknown key "colour"; known are allow_file_writing, constants, credits, embargo_until, keywords, languages, license, limits, name, problem_format_version, rights_owner, source, type, uuid, version`,
				`submissions/accepted: has no submission; at least one is required`,
			},
		},
		"no problem.yaml":    {map[string]string{"problem.yaml": ""}, []string{`problem.yaml: is missing`}},
		"unknown version":    {map[string]string{"problem.yaml": "name: X\nproblem_format_version: 2030-01\n"}, []string{`problem.yaml:2: problem_format_version is "2030-01"; "2025-09", legacy, legacy-icpc and 2023-07-draft are read`}},
		"not yaml":           {map[string]string{"problem.yaml": "a: b\n c: [\n"}, []string{`problem.yaml:2: is not YAML: mapping values are not allowed in this context`}},
		"a list":             {map[string]string{"problem.yaml": "- a\n"}, []string{`problem.yaml:1: must be a mapping of keys to values, not a list`}},
		"empty yaml":         {map[string]string{"problem.yaml": "# nothing\n"}, []string{`problem.yaml: is empty`}},
		"two documents":      {map[string]string{"problem.yaml": head + "---\na: b\n"}, []string{`problem.yaml:4: holds more than one YAML document`}},
		"alias":              {map[string]string{"problem.yaml": head + "keywords: &a [x]\nlanguages: *a\n"}, []string{`problem.yaml:4: uses a YAML anchor or alias; write the value out`}},
		"key twice":          {map[string]string{"problem.yaml": head + "name: Y\n"}, []string{`problem.yaml:4: key "name" is given twice`}},
		"no name, no uuid":   {map[string]string{"problem.yaml": "problem_format_version: 2025-09\n"}, []string{`problem.yaml: has no uuid`, `problem.yaml: has no name`}},
		"interactive":        {map[string]string{"problem.yaml": head + "type: [interactive, pass-fail]\n"}, []string{`output_validator: is missing: an interactive or multi-pass problem needs a program there`}},
		"two types":          {map[string]string{"problem.yaml": head + "type: [scoring, pass-fail, scoring]\n"}, []string{`problem.yaml:4: type "scoring" is there twice`, `problem.yaml:4: type: pass-fail and scoring do not go together`}},
		"passes of one":      {map[string]string{"problem.yaml": head + "limits: {validation_passes: 3}\n"}, []string{`problem.yaml:4: limits.validation_passes belongs to multi-pass problems alone`}},
		"convention":         {map[string]string{"assize.yaml": "output_validator_convention: mine\n"}, []string{`assize.yaml:1: output_validator_convention must be testlib, not the text "mine"; without it, validators exit with 42 and 43`}},
		"unknown type":       {map[string]string{"problem.yaml": head + "type: guess\n"}, []string{`problem.yaml:4: type "guess" is none of the format`}},
		"time limit 0":       {map[string]string{"problem.yaml": head + "limits: {time_limit: 0}\n"}, []string{`problem.yaml:4: limits.time_limit must be a number above 0 and at most 20, not 0`}},
		"endless time limit": {map[string]string{"problem.yaml": head + "limits: {time_limit: .inf}\n"}, []string{`problem.yaml:4: limits.time_limit must be a number above 0 and at most 20, not .inf`}},
		"code limit":         {map[string]string{"problem.yaml": head + "limits: {code: 4000}\n"}, []string{`problem.yaml:4: limits.code must be a whole number from 1 to 128, not 4000`}},
		"multiplier":         {map[string]string{"problem.yaml": head + "limits: {time_multipliers: {ac_to_time_limit: 0.5}}\n"}, []string{`problem.yaml:4: limits.time_multipliers.ac_to_time_limit must be at least 1, not 0.5`}},
		"writes files":       {map[string]string{"problem.yaml": head + "allow_file_writing: true\n"}, []string{`problem.yaml:4: allow_file_writing: submissions have no file system here`}},
		"license":            {map[string]string{"problem.yaml": head + "license: mine\n"}, []string{`problem.yaml:4: license "mine" is not one of unknown, public domain, cc0, cc by, cc by-sa, educational, permission`}},
		"difficulty":         {map[string]string{"assize.yaml": "difficulty: brutal\n"}, []string{`assize.yaml:1: difficulty must be easy, medium or hard, not the text "brutal"`}},
		"assize.yaml key":    {map[string]string{"assize.yaml": "level: 3\n"}, []string{`assize.yaml:1: unknown key "level"; known are constraints, difficulty, input_validator_convention, output_validator_convention, unproven`}},

		"no statement":           {map[string]string{"statement/problem.en.md": ""}, []string{`statement: has no statement; write statement/problem.en.md`}},
		"two statements":         {map[string]string{"statement/problem.en.tex": "x\n"}, []string{`statement/problem.en.tex: there is another statement in "en"; one is enough`}},
		"not a PDF":              {map[string]string{"statement/problem.en.pdf": "x\n"}, []string{`statement/problem.en.pdf: is not a PDF`}},
		"not an image":           {map[string]string{"statement/x.png": "<html>"}, []string{`statement/x.png: is not the image that its name says`}},
		"name without statement": {map[string]string{"problem.yaml": "problem_format_version: 2025-09\nuuid: u\nname: {en: A, da: B}\n"}, []string{`problem.yaml: has a name in "da", and there is no statement/problem.da.md`}},
		"statement without name": {map[string]string{"statement/problem.da.md": "x\n"}, []string{`problem.yaml: has no name in "da", the language of statement/problem.da.md`}},
		"too many samples":       {map[string]string{"statement/problem.en.md": "{{nextsample}}{{nextsample}}\n"}, []string{`statement/problem.en.md: has {{nextsample}} 2 times, and there are 1 samples`}},
		"byte order mark":        {map[string]string{"statement/problem.en.md": "\ufeffx\n"}, []string{`statement/problem.en.md:1: begins with a byte order mark`}},
		"carriage return":        {map[string]string{"statement/problem.en.md": "x\ny\r\n"}, []string{`statement/problem.en.md:2: has a carriage return; lines end in LF alone`}},
		"not UTF-8":              {map[string]string{"statement/problem.en.md": "x\ny\xff\n"}, []string{`statement/problem.en.md:2: is not UTF-8`}},
		"no line feed":           {map[string]string{"statement/problem.en.md": "x"}, []string{`statement/problem.en.md:1: does not end in a line feed`}},

		"no data":            {map[string]string{"data/sample/1.in": "", "data/sample/1.ans": "", "data/secret/a.in": "", "data/secret/a.ans": "", "data/secret/b.in": "", "data/secret/b.ans": ""}, []string{`data/secret: has no test case (.in with .ans)`, `statement/problem.en.md: has {{nextsample}} 1 times, and there are 0 samples`}},
		"groups and cases":   {map[string]string{"data/secret/g/1.in": "1\n", "data/secret/g/1.ans": "1\n"}, []string{`data/secret: must hold either test cases or test data groups, not both`}},
		"group in samples":   {map[string]string{"data/sample/g/1.in": "1\n", "data/sample/g/1.ans": "1\n"}, []string{`data/sample/g/1.in: samples lie directly in data/sample`}},
		"case like a folder": {map[string]string{"data/secret/a/x.png": "1\n"}, []string{`data/secret/a.in: a test case and a folder have the same name`, `data/secret/a/x.png: there is no data/secret/a/x.in to go with it`}},
		"unknown data":       {map[string]string{"data/secret/notes": "1\n"}, []string{`data/secret/notes: is no file of a test case; those end in .in, .ans, .yaml and the like`}},
		"stray data":         {map[string]string{"data/1.in": "1\n"}, []string{`data/1.in: lies outside data/sample and data/secret`}},
		"files":              {map[string]string{"data/secret/a.files/x": "1\n"}, []string{`data/secret/a.files: test cases with files of their own are not supported: submissions have no file system here`}},
		"interaction":        {map[string]string{"data/sample/1.interaction": "<1\n", "statement/problem.en.md": "x\n"}, []string{`data/sample/1.interaction: belongs to interactive and multi-pass problems alone`}},
		"endless arguments":  {map[string]string{"data/secret/a.yaml": "args: 5\n"}, []string{`data/secret/a.yaml:1: args must be a list of texts, not 5`}},
		"unknown argument":   {both("[case_insensitive]"), []string{`data/sample/test_group.yaml: output_validator_args: "case_insensitive" is no option of the default output validator`, `data/secret/test_group.yaml: output_validator_args: "case_insensitive" is no option of the default output validator`}},
		"tolerance missing":  {both("[float_tolerance]"), []string{`data/sample/test_group.yaml: output_validator_args: float_tolerance must be followed by a number`, `data/secret/test_group.yaml: output_validator_args: float_tolerance must be followed by a number`}},
		"tolerance in hex":   {both("[float_tolerance, 0x1p-3]"), []string{`data/sample/test_group.yaml: output_validator_args: float_tolerance must be followed by a number`, `data/secret/test_group.yaml: output_validator_args: float_tolerance must be followed by a number`}},
		"tolerance twice":    {both("[float_tolerance, 1e-6, float_absolute_tolerance, 1e-3]"), []string{`data/sample/test_group.yaml: output_validator_args: float_absolute_tolerance contradicts a tolerance given before`, `data/secret/test_group.yaml: output_validator_args: float_absolute_tolerance contradicts a tolerance given before`}},

		"validator script":    {map[string]string{"output_validator/run": "x\n"}, []string{`output_validator/run: is a script that builds or runs the validator, which is run here without a shell: without it, give the sources of one program in one language`}},
		"empty validator":     {map[string]string{"output_validator/README.md": "x\n"}, []string{`output_validator: has no program in a known language`}},
		"validator languages": {map[string]string{"output_validator/a.c": "x\n", "output_validator/b.py": "x\n"}, []string{`output_validator: is in more than one language (c and python3)`}},
		"long validator":      {map[string]string{"output_validator/a.c": strings.Repeat("x\n", judge.MaxValidatorBytes)}, []string{`output_validator/a.c: has more than the 1048576 bytes allowed here`}},
		"static validator": {map[string]string{"static_validator/v.py": "x\n", "data/secret/test_group.yaml": "args: [a]\nstatic_validation_score: pass-fail\n"},
			[]string{`data/secret/test_group.yaml:2: static_validation_score: static validators are not supported: nothing here looks at what a submission is made of`,
				`static_validator: static validators are not supported: nothing here looks at what a submission is made of`}},
		"files of a test case": {map[string]string{"data/secret/a.files/map.txt": "x\n"}, []string{`data/secret/a.files: test cases with files of their own are not supported: submissions have no file system here`}},
		"include": {map[string]string{"include/all.h": "x\n", "include/default/data.txt": "x\n", "include/cpp/driver.py": "x\n", "include/c/a b.h": "x\n", "include/c/ok/-.h": "x\n"},
			[]string{`include/all.h: lies in no folder: included files lie in one that is named for a language, or in include/default`,
				`include/cpp/driver.py: is not a source file of the language that its folder is named for`,
				`include/default/data.txt: is neither a source nor a header file, and submissions have no files to read while they run`}},
		"deep folders":    {map[string]string{"submissions/accepted/p/a.c": "x\n", "submissions/accepted/p/b/c/d/e/f/g.c": "x\n"}, []string{`submissions/accepted/p: file name "b/c/d/e/f/g.c" is 5 folders deep: at most 4 are allowed`}},
		"two languages":   {map[string]string{"submissions/accepted/p/a.c": "x\n", "submissions/accepted/p/b.go": "x\n"}, []string{`submissions/accepted/p: is in more than one language (c and go)`}},
		"long submission": {map[string]string{"submissions/accepted/b.c": strings.Repeat("x", judge.MaxSourceBytes+1)}, []string{`submissions/accepted/b.c: has more than the 131072 bytes that a submission may have`}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := good()
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

// both gives the samples and the secret data the same validator arguments.
func both(args string) map[string]string {
	text := "output_validator_args: " + args + "\n"
	return map[string]string{"data/sample/test_group.yaml": text, "data/secret/test_group.yaml": text}
}

// messages takes a joined error apart and checks that every part is a Finding.
func messages(err error) []string {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []string{"not joined: " + err.Error()}
	}
	var list []string
	for _, e := range joined.Unwrap() {
		var f Finding
		if !errors.As(e, &f) {
			list = append(list, "not a Finding: "+e.Error())
			continue
		}
		list = append(list, f.Error())
	}
	return list
}

func TestLoadWarnings(t *testing.T) {
	fsys := good()
	maps.Copy(fsys, fstest.MapFS{
		"attachments/a.txt": file("x\n"), "input_validators/v.py": file("x\n"), "notes.txt": file("x\n"),
		"statement/map.eps": file("x"), "submissions/odd/x.c": file("x\n"),
		"data/invalid_input/a.in": file("x\n"), "data/secret/a b.in": file("x\n"), ".git/config": file("x\n"),
		"data/secret/test_group.yaml": file("max_score: 100\n"),
		"problem.yaml":                file("problem_format_version: 2025-09\nname: X\nuuid: u\nlimits: {memory: 64, compilation_time: 9}\nlicense: cc0\n"),
	})
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, w := range p.Warnings {
		got = append(got, w.Error())
	}
	want := []string{
		"data/secret/a b.in: ignored: the format allows letters, digits, '_', '-' and '.' in names",
		"data/secret/test_group.yaml:1: max_score has no meaning in a pass-fail problem",
		"notes.txt: is no part of the format and is not used",
		"problem.yaml:4: limits.memory: C and C++ programs start with 64 MiB of stack, so 64 MiB leave them little or nothing",
		"problem.yaml:4: limits.compilation_time: the limits of the language's toolchain apply instead",
		`problem.yaml:5: license "cc0" needs a rights_owner, credits or a source`,
		"statement/map.eps: is not used: pages show PNG, JPEG, GIF, WebP and SVG alone",
		"submissions/odd: is none of accepted, brute_force, compile_error, memory_limit_exceeded, output_limit_exceeded, rejected, run_time_error, time_limit_exceeded, wrong_answer, nor in submissions.yaml, and is not used",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestValidatorOptions(t *testing.T) {
	six, three := 1e-6, 1e-3
	for args, want := range map[string]judge.Validator{
		"[]": {},
		"[case_sensitive, space_change_sensitive]":                           {CaseSensitive: true, SpaceChangeSensitive: true},
		"[float_tolerance, 1e-6]":                                            {FloatRelative: &six, FloatAbsolute: &six},
		"[float_relative_tolerance, 1e-6]":                                   {FloatRelative: &six},
		"[float_absolute_tolerance, '.001', float_relative_tolerance, 1E-6]": {FloatRelative: &six, FloatAbsolute: &three},
	} {
		want.Kind = judge.ValidateDefault
		fsys := good()
		for path, text := range both(args) {
			fsys[path] = file(text)
		}
		p, err := Load(fsys)
		if err != nil {
			t.Errorf("%s: %v", args, err)
			continue
		}
		if diff := cmp.Diff(want, p.Validator); diff != "" {
			t.Errorf("%s: -want +got:\n%s", args, diff)
		}
	}
}

func TestConstantsAndLanguages(t *testing.T) {
	fsys := good()
	fsys["problem.yaml"] = file("problem_format_version: 2025-09\nuuid: u\nname: {en: Jars, da: Krukker}\nconstants: {max: 99, eps: 1e-6}\nlanguages: [c, cpp]\n" +
		"credits: {authors: [A <a@example.org>, {name: B, orcid: 0000-0001}], translators: {da: C}}\nsource: [S, {name: T, url: https://example.org}]\nembargo_until: 2030-01-02T03:04:05Z\n")
	fsys["statement/problem.da.md"] = file("Højst {{max}}, {{other}}.\n")
	fsys["data/sample/test_group.yaml"] = file("output_validator_args: [float_tolerance, '{{eps}}']\n")
	fsys["data/secret/test_group.yaml"] = fsys["data/sample/test_group.yaml"]
	fsys["submissions/accepted/main.c"] = file("int a[{{max}}];\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Statement("da").Source; got != "Højst 99, {{other}}.\n" {
		t.Errorf("statement %q", got)
	}
	if p.Statements[0].Language != "en" || p.Name() != "Jars" {
		t.Errorf("first statement is in %q, name %q", p.Statements[0].Language, p.Name())
	}
	if p.Validator.FloatAbsolute == nil || *p.Validator.FloatAbsolute != 1e-6 {
		t.Errorf("validator %+v", p.Validator)
	}
	if got := string(p.Submissions[0].Files[0].Data); got != "int a[99];\n" {
		t.Errorf("submission %q", got)
	}
	if diff := cmp.Diff([]judge.LanguageID{"c", "cpp"}, p.Languages); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string][]string{"authors": {"A <a@example.org>", "B"}, "translators": {"C"}}, p.Credits); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Origin{{Name: "S"}, {"T", "https://example.org"}}, p.Origins); diff != "" {
		t.Error(diff)
	}
	if want := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC); !p.EmbargoUntil.Equal(want) {
		t.Errorf("embargo until %v", p.EmbargoUntil)
	}
}

// TestCaseOrder: groups sort by name, and '-' before '/' must not part them.
func TestCaseOrder(t *testing.T) {
	fsys := good()
	for _, name := range []string{"a", "b"} {
		delete(fsys, "data/secret/"+name+".in")
		delete(fsys, "data/secret/"+name+".ans")
	}
	for _, name := range []string{"g/2", "g-more/1", "g/1", "a/10", "a/9"} {
		fsys["data/secret/"+name+".in"], fsys["data/secret/"+name+".ans"] = file("1\n"), file("1\n")
	}
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range p.Cases {
		got = append(got, c.Name)
	}
	want := []string{"sample/1", "secret/a/10", "secret/a/9", "secret/g/1", "secret/g/2", "secret/g-more/1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// writeDir puts fsys into a new folder of that name and returns its path.
func writeDir(t *testing.T, name string, fsys fstest.MapFS) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestLoadDirRefusesLinks(t *testing.T) {
	dir := writeDir(t, "jars", good())
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"data/secret/c.in": secret, "data/secret/c.ans": "../../../secret", "submissions/wrong_answer/up": "/",
		"statement/round.png": "round.png", "generators": "data"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := LoadDir(dir)
	if err == nil {
		t.Fatal("no error")
	}
	want := []string{
		"data/secret/c.ans: is a symbolic link that leads to no file of the package",
		"data/secret/c.in: is a symbolic link that leads to no file of the package",
		"generators: is a symbolic link that leads to no file of the package",
		"statement/round.png: is a symbolic link that leads to no file of the package",
		"submissions/wrong_answer/up: is a symbolic link that leads to no file of the package",
	}
	if diff := cmp.Diff(want, messages(err)); diff != "" {
		t.Error(diff)
	}
}

// TestLinks: a link to a file of the package is that file once more, in a folder and
// in a zip file.
func TestLinks(t *testing.T) {
	links := map[string]string{"data/secret/c.in": "a.in", "data/secret/c.ans": "./d.ans", "data/secret/d.ans": "../sample/1.ans", "data/secret/d.in": "../../data/secret/c.in"}
	dir := writeDir(t, "jars", good())
	entries := goodEntries("jars/")
	for link, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		entries = append(entries, entry{name: "jars/" + link, data: target, mode: fs.ModeSymlink | 0o777})
	}
	zipped := zipOf(t, entries...)
	for name, load := range map[string]func() (*Package, error){
		"folder": func() (*Package, error) { return LoadDir(dir) },
		"zip":    func() (*Package, error) { return LoadZip(bytes.NewReader(zipped), int64(len(zipped)), DefaultLimits) },
	} {
		p, err := load()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		d, _, err := p.Dataset(t.Context(), newStore(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		of := map[string]judge.TestCase{}
		for _, c := range d.Cases {
			of[c.Name] = c
		}
		if a, c, e, s := of["secret/a"], of["secret/c"], of["secret/d"], of["sample/1"]; c.Input != a.Input || c.InputBytes != a.InputBytes || e.Input != a.Input ||
			c.Answer != s.Answer || e.Answer != s.Answer || p.Slug != "jars" {
			t.Errorf("%s: %+v", name, d.Cases)
		}
		again(t, p)
	}
}

func TestLoadDirSlug(t *testing.T) {
	p, err := LoadDir(writeDir(t, "two-jars", good()))
	if err != nil || p.Slug != "two-jars" {
		t.Errorf("LoadDir: %+v, %v", p, err)
	}
	if _, err := LoadDir(writeDir(t, "Two Jars", good())); err == nil || !strings.Contains(err.Error(), `called "Two Jars"`) {
		t.Errorf("LoadDir(Two Jars): %v", err)
	}
	if _, err := LoadDir(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("LoadDir of nothing: %v", err)
	}
}

func TestLoadLimits(t *testing.T) {
	for name, test := range map[string]struct {
		limits Limits
		want   string
	}{
		"files": {Limits{Files: 5, FileBytes: 1 << 20, TotalBytes: 1 << 20}, ".: list package: more than 5 files and folders"},
		"total": {Limits{Files: 100, FileBytes: 1 << 20, TotalBytes: 100}, ".: list package: more than 100 bytes in all"},
		"file":  {Limits{Files: 100, FileBytes: 200, TotalBytes: 1 << 20}, "problem.yaml: has 213 bytes, at most 200 are allowed"},
	} {
		_, err := load(good(), test.limits)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

// TestPassedOver: what nobody here can run or show does not keep a package out.
func TestPassedOver(t *testing.T) {
	fsys := good()
	fsys["submissions/accepted/main.xyz"] = file("x\n")
	fsys["data/sample/7.interaction"], fsys["data/sample/8.in.download"] = file("<1\n>2\n"), file("1\n")
	fsys["data/sample/9.in.statement"], fsys["data/sample/9.ans.statement"] = file("shown\n"), file("as well\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	warnings := fmt.Sprint(p.Warnings)
	for _, want := range []string{
		"submissions/accepted/main.xyz: is in no known language, going by its ending, and is passed over",
		"data/sample/7.interaction: is not shown: only interactive and multi-pass problems have conversations",
		"data/sample/8.in.download: is not used: there is no data/sample/8.in to go with it",
		"data/sample/9.in.statement: is shown as a sample, and nothing is judged by it: there is no data/sample/9.in",
	} {
		if !strings.Contains(warnings, want) {
			t.Errorf("no warning %q in %s", want, warnings)
		}
	}
	if last := p.Samples[len(p.Samples)-1]; last != (Sample{Name: "9", Input: "shown\n", Answer: "as well\n"}) || len(p.Samples) != 2 || len(p.Cases) != 3 {
		t.Errorf("samples %+v, cases %+v", p.Samples, p.Cases)
	}
	fsys["problem.yaml"] = file(typesHead + "type: interactive\n")
	fsys["output_validator/talk.c"] = file("int main() { return 42; }\n")
	if p, err = Load(fsys); err != nil {
		t.Fatal(err)
	}
	if p.Samples[1].Interaction != "<1\n>2\n" || p.Samples[1].Name != "7" {
		t.Errorf("samples %+v", p.Samples)
	}
}

// TestScriptedInputValidators: one that needs a shell is not run, and keeps nobody
// from judging by the package.
func TestScriptedInputValidators(t *testing.T) {
	fsys := good()
	fsys["input_validators/shell/build"] = file("#!/bin/sh\nc++ -o run check.cpp\n")
	fsys["input_validators/shell/check.cpp"] = file("int main() { return 42; }\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(p.Warnings, func(f Finding) bool {
		return f.File == "input_validators/shell" && strings.HasPrefix(f.Message, "is not run: it is built or started by a script")
	}) || slices.ContainsFunc(p.InputValidators, func(p Program) bool { return p.Path == "input_validators/shell" }) {
		t.Errorf("warnings %v, input validators %+v", p.Warnings, p.InputValidators)
	}
}
