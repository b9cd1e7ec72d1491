package problems

import (
	"maps"
	"testing"
	"testing/fstest"

	"assize/blob"
	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

// TestIncludeAndAttachments: included files are part of what judges a version, with
// their constants filled in; attachments are stored as they are.
func TestIncludeAndAttachments(t *testing.T) {
	fsys := good()
	maps.Copy(fsys, fstest.MapFS{
		"problem.yaml":             file("problem_format_version: 2025-09\nname: X\nuuid: u\nlicense: unknown\nlanguages: [c, cpp]\nconstants: {most: 12}\nlimits: {time_limit: 0.5, memory: 128}\n"),
		"include/default/all.h":    file("#define MOST {{most}}\n"),
		"include/c/driver.c":       file("int main;\r\n"),
		"include/cpp/all.h":        file("// of its own\n"),
		"include/python3/help.py":  file("x\n"), // not one of the languages
		"attachments/tools/try.py": file("print('\r\n{{most}}')"),
		"attachments/map.bin":      file("\x00\xff"),
	})
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	p.Slug = "jars"
	if len(p.Warnings) != 1 || p.Warnings[0].Error() != "include/python3: is not used: the problem may not be solved in this language" {
		t.Errorf("warnings %v", p.Warnings)
	}
	store := newStore(t)
	source := func(name, text string) judge.Source {
		return judge.Source{Name: name, Digest: judge.DigestOf([]byte(text)), Bytes: int64(len(text))}
	}
	want := judge.Includes{"default": {source("all.h", "#define MOST 12\n")}, "c": {source("driver.c", "int main;\n")}, "cpp": {source("all.h", "// of its own\n")}}
	for name, dataset := range map[string]func() (judge.Dataset, judge.Digest, error){
		"all":     func() (judge.Dataset, judge.Digest, error) { return p.Dataset(t.Context(), store) },
		"samples": func() (judge.Dataset, judge.Digest, error) { return p.SampleDataset(t.Context(), store) },
	} {
		d, _, err := dataset()
		if diff := cmp.Diff(want, d.Includes); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
	if diff := cmp.Diff([]Attachment{{"map.bin", 2}, {"tools/try.py", 19}}, p.Attachments); diff != "" {
		t.Error(diff)
	}
	digests, err := p.StoreAttachments(t.Context(), store)
	if err != nil || len(digests) != 2 {
		t.Fatal(digests, err)
	}
	if b, err := blob.Read(t.Context(), store, digests[1], 100); err != nil || string(b) != "print('\r\n{{most}}')" {
		t.Errorf("%q, %v", b, err)
	}
}
