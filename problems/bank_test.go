package problems

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"assize/judge"
)

// TestBank checks every package of the sample bank by itself; the end-to-end
// table has the verdicts of their submissions.
func TestBank(t *testing.T) {
	all, err := LoadAll(Bank())
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Errorf("the bank has %d problems, want 10 or more", len(all))
	}
	seen := map[string]string{}
	difficulties := map[string]int{}
	for _, p := range all {
		t.Run(p.Slug, func(t *testing.T) {
			r, err := Verify(t.Context(), p, nil, VerifyOptions{})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append(r.Errors, r.Warnings...) {
				t.Error(f)
			}
			if r.Samples < 1 || r.Secret < 8 || len(p.Tags) == 0 || p.Constraints == "" {
				t.Errorf("%d samples, %d secret test cases, tags %q, constraints %q", r.Samples, r.Secret, p.Tags, p.Constraints)
			}
			if _, err := p.StatementHTML(p.Statement("en"), func(Image) string { return "" }); err != nil {
				t.Error(err)
			}
			if len(p.InputValidators) == 0 || len(p.Editorials) == 0 || p.License == "unknown" {
				t.Errorf("%d input validators, %d editorials, licence %q", len(p.InputValidators), len(p.Editorials), p.License)
			}
			if !slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Folder() == "wrong_answer" }) ||
				!slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Folder() == "time_limit_exceeded" }) {
				t.Error("has no wrong submission, or none that is too slow")
			}
			if other, twice := seen[p.UUID]; twice {
				t.Errorf("has the uuid of %s", other)
			}
			seen[p.UUID] = p.Slug
			for _, language := range []judge.LanguageID{"c", "cpp", "go"} {
				if !slices.ContainsFunc(p.Submissions, func(s Submission) bool { return s.Folder() == "accepted" && s.Language == language }) {
					t.Errorf("has no accepted submission in %s", language)
				}
			}
			var size int64
			for _, n := range p.tree.files {
				size += n
			}
			if size > 1<<20 {
				t.Errorf("has %d bytes, more than 1 MiB", size)
			}
		})
		difficulties[p.Difficulty]++
	}
	for _, d := range []string{"easy", "medium", "hard"} {
		if difficulties[d] < 2 {
			t.Errorf("%d problems are %s, want 2 or more", difficulties[d], d)
		}
	}
}

// TestGenerators runs generators and wants the committed test data: a few here,
// for each is a program to link, and all of them in the long tests.
func TestGenerators(t *testing.T) {
	generators, err := filepath.Glob(generatorPattern)
	if err != nil {
		t.Fatal(err)
	}
	if len(generators) < generatorsAtLeast {
		t.Fatalf("only %d generators", len(generators))
	}
	bin := t.TempDir()
	// Each command would be called "generators", so they are built one by one.
	for _, dir := range generators {
		slug := filepath.Base(filepath.Dir(dir))
		t.Run(slug, func(t *testing.T) {
			program, out := filepath.Join(bin, slug), t.TempDir()
			if text, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "./"+dir).CombinedOutput(); err != nil {
				t.Fatalf("build: %v\n%s", err, text)
			}
			if text, err := exec.CommandContext(t.Context(), program, "-o", out).CombinedOutput(); err != nil {
				t.Fatalf("run: %v\n%s", err, text)
			}
			secret := filepath.Join("bank", slug, "data", "secret")
			want, got := dataFiles(t, secret), dataFiles(t, out)
			if len(want) == 0 || !slices.Equal(want, got) {
				t.Fatalf("%s has %q, the generator writes %q", secret, want, got)
			}
			for _, name := range want {
				a, errA := os.ReadFile(filepath.Join(secret, name))
				b, errB := os.ReadFile(filepath.Join(out, name))
				if errA != nil || errB != nil || !bytes.Equal(a, b) {
					t.Errorf("%s is not what the generator writes (%v, %v)", name, errA, errB)
				}
			}
		})
	}
}

// dataFiles lists the inputs and answers in dir.
func dataFiles(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err == nil && (ext == ".in" || ext == ".ans") {
			name, _ := filepath.Rel(dir, path) // both are of the same kind
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
