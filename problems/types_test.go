package problems

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
)

const typesHead = "problem_format_version: 2025-09\nname: X\nuuid: u\n"

// grouped is a scoring problem with three groups.
func grouped() fstest.MapFS {
	fsys := good()
	fsys["problem.yaml"] = file(typesHead + "type: scoring\n")
	for _, name := range []string{"data/secret/a", "data/secret/b"} {
		delete(fsys, name+".in")
		delete(fsys, name+".ans")
	}
	for _, name := range []string{"1/a", "1/b", "2/a", "3/deep/a", "3/b"} {
		fsys["data/secret/"+name+".in"], fsys["data/secret/"+name+".ans"] = file(name+"\n"), file("1\n")
	}
	fsys["data/secret/1/test_group.yaml"] = file("max_score: 20\n")
	fsys["data/secret/2/test_group.yaml"] = file("max_score: 30\nrequire_pass: [sample, secret/1]\n")
	fsys["data/secret/3/test_group.yaml"] = file("max_score: 50\nscore_aggregation: min\nrequire_pass: secret/1\n")
	return fsys
}

func TestGroups(t *testing.T) {
	p, err := Load(grouped())
	if err != nil {
		t.Fatal(err)
	}
	want := []judge.TestGroup{
		{Name: "secret/1", Points: 2000, Cases: []string{"secret/1/a", "secret/1/b"}},
		{Name: "secret/2", Points: 3000, Cases: []string{"secret/2/a"}, Requires: []string{"sample", "secret/1"}},
		{Name: "secret/3", Points: 5000, Aggregation: judge.LeastScore, Cases: []string{"secret/3/b", "secret/3/deep/a"}, Requires: []string{"secret/1"}},
	}
	if diff := cmp.Diff(want, p.Groups); diff != "" || p.Total != nil || len(p.Warnings) > 0 {
		t.Errorf("total %+v, warnings %v, groups -want +got:\n%s", p.Total, p.Warnings, diff)
	}
	d := datasetOf(t, p)
	if err := d.Check(); err != nil || len(d.Groups) != 3 {
		t.Errorf("%d groups, %v", len(d.Groups), err)
	}
}

func TestOneGroup(t *testing.T) {
	for text, want := range map[string]judge.TestGroup{
		"":                         {Points: 10000, Aggregation: judge.SumOfScores},
		"max_score: 7\n":           {Points: 700, Aggregation: judge.SumOfScores},
		"score_aggregation: min\n": {Points: 10000, Aggregation: judge.LeastScore},
		"require_pass: sample\n":   {Points: 10000, Aggregation: judge.SumOfScores, Requires: []string{"sample"}},
		"max_score: unbounded\n":   {Unbounded: true, Aggregation: judge.SumOfScores},
		"score_aggregation: pass-fail\nmax_score: 1\n": {Points: 100},
	} {
		fsys := good()
		fsys["problem.yaml"] = file(typesHead + "type: scoring\n")
		if text != "" {
			fsys["data/secret/test_group.yaml"] = file(text)
		}
		fsys["output_validator/v.py"] = file("x\n")
		want.Name, want.Cases = "secret", []string{"secret/a", "secret/b"}
		p, err := Load(fsys)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff([]judge.TestGroup{want}, p.Groups); diff != "" {
			t.Errorf("%q: -want +got:\n%s", text, diff)
		}
	}
}

func TestGroupErrors(t *testing.T) {
	const secret = "data/secret/test_group.yaml"
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"no max_score":    {map[string]string{"data/secret/2/test_group.yaml": ""}, []string{"data/secret/2/test_group.yaml: max_score is needed, since the score of data/secret is bounded"}},
		"too much":        {map[string]string{secret: "max_score: 90\n"}, []string{secret + ":1: the groups add up to 100 points, and the max_score of data/secret is 90"}},
		"aggregation":     {map[string]string{secret: "score_aggregation: max\n"}, []string{secret + `:1: score_aggregation must be pass-fail, sum or min, not "max"`}},
		"all or nothing":  {map[string]string{secret: "score_aggregation: pass-fail\n"}, []string{"data/secret/3/test_group.yaml:2: score_aggregation of data/secret is pass-fail, and so must be that of its groups"}},
		"later group":     {map[string]string{"data/secret/1/test_group.yaml": "max_score: 20\nrequire_pass: secret/2\n"}, []string{`data/secret/1/test_group.yaml:2: require_pass: "secret/2" is neither "sample" nor a group before secret/1`}},
		"itself":          {map[string]string{"data/secret/1/test_group.yaml": "max_score: 20\nrequire_pass: secret/1\n"}, []string{`data/secret/1/test_group.yaml:2: require_pass: "secret/1" is neither "sample" nor a group before secret/1`}},
		"not a pass":      {map[string]string{"data/secret/1/test_group.yaml": "max_score: 20\nscore_aggregation: sum\n"}, []string{"data/secret/2/test_group.yaml:2: require_pass: the score_aggregation of secret/1 is not pass-fail", "data/secret/3/test_group.yaml:3: require_pass: the score_aggregation of secret/1 is not pass-fail"}},
		"secret requires": {map[string]string{secret: "require_pass: secret/1\n"}, []string{secret + `:1: require_pass: data/secret can require "sample" alone`}},
		"in samples":      {map[string]string{"data/sample/test_group.yaml": "max_score: 1\n"}, []string{"data/sample/test_group.yaml:1: max_score is not permitted in data/sample"}},
		"unbounded":       {map[string]string{secret: "max_score: unbounded\n", "data/secret/3/test_group.yaml": "score_aggregation: sum\n"}, []string{"data/secret/3/test_group.yaml: an unbounded score comes from an output validator, and there is none"}},
		"fraction":        {map[string]string{"data/secret/1/test_group.yaml": "max_score: 2.5\n"}, []string{"data/secret/1/test_group.yaml:1: max_score must be a whole number from 0 to 100000, not 2.5"}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := grouped()
			for path, text := range test.files {
				if text == "" {
					delete(fsys, path)
				} else {
					fsys[path] = file(text)
				}
			}
			_, err := Load(fsys)
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(test.want, messages(err)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestOwnValidator: everything that the dataset has to say of one.
func TestOwnValidator(t *testing.T) {
	fsys := good()
	fsys["problem.yaml"] = file(typesHead + "type: [interactive, multi-pass]\nlimits: {validation_time: 3, validation_memory: 100, validation_output: 2, validation_passes: 4}\nconstants: {most: 12}\n")
	fsys["assize.yaml"] = file("output_validator_convention: testlib\n")
	fsys["output_validator/judge/check.cc"] = file("int most = {{most}};\n")
	fsys["output_validator/judge/testlib.h"] = file("// much\n")
	fsys["output_validator/judge/README"] = file("read me\n")
	fsys["data/secret/a.yaml"] = file("output_validator_args: [strict]\nargs: [-v]\n")
	fsys["data/sample/1.interaction"] = file("<1 2\n>3\n---\n<4 4\n>8\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Error(), "output_validator/judge/README: is no source file") {
		t.Errorf("warnings %v", p.Warnings)
	}
	if diff := cmp.Diff([]Sample{{Name: "1", Interaction: "<1 2\n>3\n---\n<4 4\n>8\n"}}, p.Samples); diff != "" {
		t.Error(diff)
	}
	d := datasetOf(t, p)
	source := func(name, text string) judge.Source {
		return judge.Source{Name: name, Digest: judge.DigestOf([]byte(text)), Bytes: int64(len(text))}
	}
	want := &judge.ValidatorProgram{Language: "cpp", Files: []judge.Source{source("check.cc", "int most = 12;\n"), source("testlib.h", "// much\n")},
		Limits: judge.Limits{Time: 3 * time.Second, MemoryBytes: 100 << 20, OutputBytes: 2 << 20}, Convention: judge.ByTestlib}
	if diff := cmp.Diff(want, d.Program); diff != "" {
		t.Error(diff)
	}
	if err := d.Check(); err != nil || !d.Interactive || d.Passes != 4 || d.Validator.Kind != judge.ValidateProgram {
		t.Errorf("%v; interactive %v, %d passes, %+v", err, d.Interactive, d.Passes, d.Validator)
	}
	if diff := cmp.Diff([]string{"strict"}, d.Cases[1].ValidatorArgs); diff != "" || d.Cases[1].Args[0] != "-v" || d.Cases[2].ValidatorArgs != nil {
		t.Errorf("%+v\n%s", d.Cases, diff)
	}
}

// TestOptionsOfACase: the default output validator may judge each test case by
// options of its own.
func TestOptionsOfACase(t *testing.T) {
	fsys := good()
	fsys["data/secret/a.yaml"] = file("output_validator_args: [case_sensitive]\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	d := datasetOf(t, p)
	if v := d.Cases[1].Validator; d.Cases[0].Validator != nil || d.Cases[2].Validator != nil || v == nil || !v.CaseSensitive || d.Validator.CaseSensitive {
		t.Errorf("%+v, %+v", d.Validator, d.Cases)
	}
}

func datasetOf(t *testing.T, p *Package) judge.Dataset {
	t.Helper()
	d, _, err := p.Dataset(t.Context(), newStore(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
