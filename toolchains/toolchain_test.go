package toolchains_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"assize/judge"
	"assize/toolchains"
)

func dataDir() string {
	if dir := os.Getenv("ASSIZE_DATA"); dir != "" {
		return dir
	}
	return "/var/lib/assize"
}

func TestEveryLanguageHasExamplesForEveryVerdict(t *testing.T) {
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 3 {
		t.Fatalf("%d toolchains, want at least c, cpp and go", len(all))
	}
	for _, tc := range all {
		examples, err := tc.Examples()
		if err != nil {
			t.Fatal(err)
		}
		seen := map[judge.Verdict]bool{}
		for _, e := range examples {
			seen[e.Want] = true
			for _, f := range e.Files {
				if ok, _ := tc.Accepts(f.Name); !ok {
					t.Errorf("%s: file %s is not one that the language accepts", e.Name, f.Name)
				}
			}
		}
		for _, v := range []judge.Verdict{judge.AC, judge.WA, judge.TLE, judge.RTE, judge.MLE, judge.OLE, judge.CE} {
			if !seen[v] {
				t.Errorf("%s has no example for %v", tc.ID, v)
			}
		}
	}
}

func TestTaskHasAnAnswerForEveryInput(t *testing.T) {
	task, err := toolchains.Task()
	if err != nil {
		t.Fatal(err)
	}
	ins, err := fs.Glob(task, "data/*/*.in")
	if err != nil || len(ins) < 3 {
		t.Fatalf("inputs %q, %v; want at least 3", ins, err)
	}
	for _, in := range ins {
		if _, err := fs.Stat(task, in[:len(in)-len(".in")]+".ans"); err != nil {
			t.Error(err)
		}
	}
}

func TestOpenSaysWhatIsMissing(t *testing.T) {
	if _, err := toolchains.Open(t.TempDir(), "cpp"); judge.CodeOf(err) != judge.Unsupported {
		t.Errorf("not installed: %v, want code unsupported", err)
	}
	for _, id := range []judge.LanguageID{"cobol", "", "../c", "task"} {
		if _, err := toolchains.Open(t.TempDir(), id); judge.CodeOf(err) != judge.NotFound {
			t.Errorf("Open(%q) = %v, want code not_found", id, err)
		}
	}
	have, missing, err := toolchains.Installed(t.TempDir())
	if err != nil || len(have) != 0 || len(missing) < 3 {
		t.Errorf("Installed in an empty folder = %v, %v, %v", have, missing, err)
	}
}

// TestInstallTwiceGivesTheSame installs C into two folders, one of them twice.
func TestInstallTwiceGivesTheSame(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Fatal("installing a toolchain needs root")
	}
	var trees [2]string
	for i := range trees {
		dir := t.TempDir()
		var progress bytes.Buffer
		if err := toolchains.Install(t.Context(), dir, "c", &progress, nil); err != nil {
			t.Fatalf("%v\n%s", err, progress.String())
		}
		tc, err := toolchains.Open(dir, "c")
		if err != nil {
			t.Fatal(err)
		}
		trees[i] = string(tc.Digest)
		before, err := os.Stat(filepath.Join(tc.Root, "usr"))
		if err != nil {
			t.Fatal(err)
		}
		if err := toolchains.Install(t.Context(), dir, "c", &progress, nil); err != nil {
			t.Fatal(err)
		}
		after, err := os.Stat(filepath.Join(tc.Root, "usr"))
		if err != nil || !os.SameFile(before, after) {
			t.Errorf("the second Install made the root again (%v)", err)
		}
	}
	if trees[0] != trees[1] {
		t.Errorf("digests %s and %s of the same toolchain in two folders", trees[0], trees[1])
	}
}

// TestInstalledOnThisMachine is what every other test of compiling stands on.
func TestInstalledOnThisMachine(t *testing.T) {
	_, missing, err := toolchains.Installed(dataDir())
	if err != nil || len(missing) > 0 {
		t.Fatalf("toolchains %v are not installed in %s (make setup): %v", missing, dataDir(), err)
	}
}
