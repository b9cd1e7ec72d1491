package problems

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/blob"
	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

func newStore(t *testing.T) blob.Store {
	t.Helper()
	store, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func TestDataset(t *testing.T) {
	dir := writeDir(t, "jars", good())
	p, err := LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	store := newStore(t)
	d, digest, err := p.Dataset(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	limits := judge.DefaultLimits
	limits.Time, limits.MemoryBytes = p.Limits.Time, p.Limits.MemoryBytes
	of := func(s string) judge.Digest { return judge.DigestOf([]byte(s)) }
	want := judge.Dataset{Format: judge.DatasetFormat, Problem: "jars", Limits: limits, Validator: judge.Validator{Kind: judge.ValidateDefault},
		Cases: []judge.TestCase{
			{Name: "sample/1", Sample: true, Input: of("1 2\n"), InputBytes: 4, Answer: of("3\n")},
			{Name: "secret/a", Input: of("9 9\n"), InputBytes: 4, Answer: of("18\n")},
			{Name: "secret/b", Input: of("4 4\n"), InputBytes: 4, Answer: of("8\n")},
		}}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	encoded, err := blob.Read(t.Context(), store, digest, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	stored, err := judge.DecodeDataset(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, stored); diff != "" {
		t.Error(diff)
	}
	if input, err := blob.Read(t.Context(), store, d.Cases[1].Input, 100); err != nil || string(input) != "9 9\n" {
		t.Errorf("secret/a: %q, %v", input, err)
	}

	samples, _, err := p.SampleDataset(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	if len(samples.Cases) != 1 || !samples.Cases[0].Sample || !samples.RunAll || !samples.KeepOutput {
		t.Errorf("sample dataset %+v", samples)
	}

	if err := os.WriteFile(filepath.Join(dir, "data/secret/a.in"), []byte("1 2 3 4\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Dataset(t.Context(), store); err == nil || !strings.Contains(err.Error(), "has changed") {
		t.Errorf("Dataset of a changed package: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "data/secret/a.in")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.Dataset(t.Context(), store); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Dataset of a package that lost a file: %v", err)
	}
}
