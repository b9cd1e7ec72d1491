package main

import (
	"os"
	"os/exec"
	"testing"

	"assize/internal/testkit"
	"assize/internal/testsite"
	"assize/toolchains"
)

// TestProgramsOfInterpretedLanguages runs what has no module of its own, in the
// workers that judge.
func TestProgramsOfInterpretedLanguages(t *testing.T) {
	t.Parallel()
	args := []string{"toolchain", "--programs", "check"}
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range all {
		if tc.Interpreted() {
			args = append(args, string(tc.ID))
		}
	}
	cmd := exec.CommandContext(t.Context(), testsite.Binary(t), args...)
	cmd.Env = append(os.Environ(), "ASSIZE_DATA="+testkit.DataDir())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
