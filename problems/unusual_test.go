package problems

import (
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestUnusualData: what the format does not have and can be judged all the same.
func TestUnusualData(t *testing.T) {
	samplesOnly, nested, above := good(), good(), good()
	above["data/test_group.yaml"] = file("output_validator_args: [case_sensitive]\n")
	for _, name := range []string{"a", "b"} {
		for _, ext := range []string{".in", ".ans"} {
			delete(samplesOnly, "data/secret/"+name+ext)
			delete(nested, "data/secret/"+name+ext)
		}
	}
	nested["data/secret/g/h/1.in"], nested["data/secret/g/h/1.ans"] = file("1\n"), file("1\n")
	nested["data/secret/g/h/test_group.yaml"] = file("output_validator_args: [case_sensitive]\n")
	for name, test := range map[string]struct {
		fsys    fstest.MapFS
		warning string
	}{
		"samples only":          {samplesOnly, "data/secret: has no test case (.in with .ans): a submission is judged on the samples alone"},
		"options above all":     {above, "data/test_group.yaml: lies in data itself, where the format has none; it holds for the samples and the secret data"},
		"groups within a group": {nested, "data/secret/g/h/test_group.yaml: lies in a folder within a test data group, which the format does not have; it holds for the test cases below"},
	} {
		p, err := Load(test.fsys)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if said := messages(errorsOf(p.Warnings)); !slices.Contains(said, test.warning) {
			t.Errorf("%s: warnings %q", name, said)
		}
		if last := p.Cases[len(p.Cases)-1]; last.Sample == (name != "samples only") || last.Validator.CaseSensitive == last.Sample {
			t.Errorf("%s: %+v", name, last)
		}
	}
}

// TestSubmissionFiles: what is no source file stays behind, and endings are those that
// compilers know.
func TestSubmissionFiles(t *testing.T) {
	fsys := good()
	fsys["submissions/accepted/several/main.c"] = file("int main(void) { return 0; }\n")
	fsys["submissions/accepted/several/more.h"] = file("\n")
	fsys["submissions/accepted/several/notes.txt"] = file("x\n")
	fsys["submissions/accepted/one.py3"] = file("print(1)\n")
	fsys["submissions/accepted/two.C"] = file("int main() {}\n")
	fsys["output_validator/check.py3"] = file("x\n")
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, s := range p.Submissions {
		for _, f := range s.Files {
			got[s.Path] = append(got[s.Path], f.Name)
		}
	}
	if diff := cmp.Diff(map[string][]string{"accepted/main.c": {"main.c"}, "wrong_answer/many": {"main.go", "rest.go"},
		"accepted/several": {"main.c", "more.h"}, "accepted/one.py3": {"one.py"}, "accepted/two.C": {"two.cpp"}}, got); diff != "" {
		t.Error(diff)
	}
	if v := p.OutputValidator; v == nil || v.Files[0].Name != "check.py" {
		t.Errorf("validator %+v", v)
	}
	if said := messages(errorsOf(p.Warnings)); !slices.Contains(said, "submissions/accepted/several/notes.txt: is no source file and is left out: a submission has no files to read here") {
		t.Errorf("warnings %q", said)
	}
}
