package runner

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPruneRemovesTheOldest(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	engine := filepath.Join(dir, "wazero-v0-amd64-linux")
	if err := os.Mkdir(engine, 0o700); err != nil {
		t.Fatal(err)
	}
	age := time.Now()
	for i := range 10 { // 9 is the oldest
		for _, d := range []string{engine, outside} {
			path := filepath.Join(d, fmt.Sprint(i))
			if err := os.WriteFile(path, make([]byte, 1000), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(path, age, age.Add(-time.Duration(i)*time.Hour)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, "wazero-way-out")); err != nil {
		t.Fatal(err)
	}
	count := func(dir string) int {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	roomy := &moduleCache{dir: dir, limit: 10_000}
	if err := roomy.prune(); err != nil || count(engine) != 10 {
		t.Errorf("within the limit: %d files, %v; want all 10", count(engine), err)
	}
	tight := &moduleCache{dir: dir, limit: 8000}
	for range pruneEvery {
		if err := tight.loaded(); err != nil {
			t.Fatal(err)
		}
	}
	if n := count(engine); n != 6 {
		t.Errorf("over the limit: %d files are left, want 6", n)
	}
	for i := range 6 {
		if _, err := os.Stat(filepath.Join(engine, fmt.Sprint(i))); err != nil {
			t.Errorf("a young file is gone: %v", err)
		}
	}
	if n := count(outside); n != 10 {
		t.Errorf("%d files outside are left, want 10", n)
	}
}
