package compiler_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"testing"

	"assize/runner/snapshot"
	"assize/toolchains"
)

func dataDir() string {
	if dir := os.Getenv("ASSIZE_DATA"); dir != "" {
		return dir
	}
	return "/var/lib/assize"
}

// TestMain makes sure of the toolchains: a recipe that has changed is installed
// again, so that the tests never run against an older one.
func TestMain(m *testing.M) {
	all, err := toolchains.All()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	for _, tc := range all {
		var progress bytes.Buffer
		if err := toolchains.Install(context.Background(), dataDir(), tc.ID, &progress, snapshot.Make); err != nil {
			fmt.Fprintf(os.Stderr, "%s%v\n(make setup installs what the tests need)\n", progress.String(), err)
			os.Exit(1)
		}
	}
	code := m.Run()
	if err := closeTogether(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}
