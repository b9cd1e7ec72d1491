package testkit_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestFuzzForgivesTheEndOfItsTime runs the script with a go command that ends in
// every way.
func TestFuzzForgivesTheEndOfItsTime(t *testing.T) {
	for _, tt := range []struct {
		name, printed, status string
		fails                 bool
	}{
		{"nothing found", "fuzz: elapsed: 3s, execs: 10 (3/sec)\nPASS\n", "0", false},
		{"the end of the time", "fuzz: elapsed: 3s, execs: 10 (3/sec)\n--- FAIL: FuzzThis (3.10s)\n    context deadline exceeded\nFAIL\nexit status 1\n", "1", false},
		{"an input", "--- FAIL: FuzzThis (0.03s)\n    --- FAIL: FuzzThis (0.00s)\n        this_test.go:9: context deadline exceeded\n    \n    Failing input written to testdata/fuzz/FuzzThis/0123\nFAIL\n", "1", true},
		{"a process that hangs", "--- FAIL: FuzzThis (3.10s)\n    fuzzing process hung or terminated unexpectedly: exit status 2\n    Failing input written to testdata/fuzz/FuzzThis/0123\nFAIL\n", "1", true},
		{"no compile", "this_test.go:3: undefined: that\nFAIL\tthis [build failed]\n", "2", true},
	} {
		dir := t.TempDir()
		printed := filepath.Join(dir, "printed")
		if err := os.WriteFile(printed, []byte(tt.printed), 0o644); err != nil {
			t.Fatal(err)
		}
		stub := filepath.Join(dir, "go")
		if err := os.WriteFile(stub, []byte("#!/bin/sh\ncat '"+printed+"'\nexit "+tt.status+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("./fuzz", "./this", "FuzzThis", "3s")
		cmd.Env = append(os.Environ(), "GO="+stub)
		out, err := cmd.CombinedOutput()
		if fails := err != nil; fails != tt.fails {
			t.Errorf("%s: fails %v, want %v; it printed\n%s", tt.name, fails, tt.fails, out)
		}
	}
}
