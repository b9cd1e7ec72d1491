//go:build long

package bench

import (
	"os"
	"path/filepath"
	"testing"

	"assize/blob"
	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/problems"
	"assize/runner/sandbox"
	"assize/runner/testarch"
	"assize/toolchains"
)

// TestArchitecturesAgreeOnTheBank compiles every example submission of the bank
// and every program of the benchmarks in the languages that are installed, runs
// each on amd64 and on arm64, on all test cases up to the first that takes too much
// fuel, and wants the same exit, fuel, memory and output.
func TestArchitecturesAgreeOnTheBank(t *testing.T) {
	store := testkit.Blobs(t)
	c, err := compiler.New(t.Context(), compiler.Config{DataDir: testkit.DataDir()}, store)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	languages := installed(t)
	var runs []testarch.Run
	var names []string
	add := func(path string, dataset judge.Dataset) {
		language, ok := languages[filepath.Ext(path)]
		if !ok {
			t.Logf("%s: no such language is installed", path)
			return
		}
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		compiled, err := c.Compile(t.Context(), compiler.Request{Language: language, Files: []compiler.File{{Name: filepath.Base(path), Content: source}}})
		if err != nil {
			t.Fatal(err)
		}
		if !compiled.OK {
			if filepath.Base(filepath.Dir(path)) != "compile_error" {
				t.Errorf("%s: %s\n%s", path, compiled.Reason, compiled.Diagnostics)
			}
			return
		}
		limits := dataset.Limits.OrDefault()
		r := testarch.Run{Of: path, Module: local(t, store, compiled.Module), Runtime: local(t, store, compiled.Runtime), Limits: sandbox.Limits{
			Fuel:        limits.Fuel(judge.CurrentCostTable, compiled.FuelMultiplier),
			MemoryBytes: limits.MemoryBytes, OutputBytes: limits.OutputBytes,
		}}
		for _, test := range dataset.Cases {
			r.Input = local(t, store, test.Input)
			runs, names = append(runs, r), append(names, path+" on "+test.Name)
		}
	}
	folders, err := filepath.Glob("../problems/bank/*")
	if err != nil || len(folders) == 0 {
		t.Fatalf("%d problems, %v", len(folders), err)
	}
	for _, folder := range folders {
		p, err := problems.LoadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		dataset, _, err := p.Dataset(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range glob(t, folder+"/submissions/*/*") {
			add(path, dataset)
		}
	}
	empty, err := blob.PutBytes(t.Context(), store, nil)
	if err != nil {
		t.Fatal(err)
	}
	alone := judge.Dataset{Cases: []judge.TestCase{{Name: "no input", Input: empty}}}
	for _, path := range append(glob(t, "engine/programs/*.*"), glob(t, "engine/programs/*/main.go")...) {
		add(path, alone)
	}
	made, left := 0, 0
	testarch.Outcomes(t, runs, func(i int, here, elsewhere sandbox.Outcome) {
		switch {
		case here != elsewhere:
			t.Errorf("%s:\n%+v here\n%+v elsewhere", names[i], here, elsewhere)
		case here == sandbox.Outcome{}:
			left++
		default:
			made++
		}
		if i%200 == 199 || i == len(runs)-1 {
			t.Logf("of %d runs %d are made and %d left out after one that took too long", len(runs), made, left)
		}
	})
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// installed returns the languages of this machine by the endings of their files.
func installed(t *testing.T) map[string]judge.LanguageID {
	t.Helper()
	have, _, err := toolchains.Installed(testkit.DataDir())
	if err != nil || len(have) == 0 {
		t.Fatalf("%d languages are installed, %v", len(have), err)
	}
	byEnding := map[string]judge.LanguageID{}
	for _, toolchain := range have {
		l := toolchain.Language()
		for _, ending := range l.Extensions {
			if byEnding["."+ending] == "" { // the plain one comes before its variants
				byEnding["."+ending] = l.ID
			}
		}
	}
	return byEnding
}

// local returns the path of a blob, "" for none.
func local(t *testing.T, store blob.Store, digest judge.Digest) string {
	t.Helper()
	if digest == "" {
		return ""
	}
	f, err := store.Open(t.Context(), digest)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return f.Name()
}
