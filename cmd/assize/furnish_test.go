package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteSecret: a file that others could read is replaced by one that they
// cannot, also after a process that ended in between.
func TestWriteSecret(t *testing.T) {
	path := filepath.Join(t.TempDir(), "admin-token")
	for _, name := range []string{path, path + ".new"} {
		if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSecret(path, "secret"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "secret" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q, %v with mode %v", b, err, info.Mode())
	}
}
