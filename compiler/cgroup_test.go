package compiler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assize/toolchains"
)

// TestCgroupLayouts looks at control groups of all layouts, laid out in a folder
// as the kernel shows them, and at what they may lack.
func TestCgroupLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		files  string // with a slash at the end: folders
		layout string
		swap   bool
		want   []string // in the complaints; none where runc can work
	}{
		"version 2":               {"cgroup.controllers=cpuset cpu io memory pids", "version 2", true, nil},
		"version 2, no memory":    {"cgroup.controllers=cpuset cpu io memory_recursiveprot pids", "version 2", true, []string{"memory"}},
		"version 2, nothing":      {"cgroup.controllers=", "version 2", true, []string{"memory", "pids"}},
		"version 1":               {"memory/ pids/ memory/memory.memsw.limit_in_bytes=0", "version 1", true, nil},
		"version 1, no swap":      {"memory/ pids/ cpu/", "version 1", false, nil},
		"version 1, no pids":      {"memory/", "version 1", false, []string{"pids"}},
		"hybrid":                  {"memory/ pids/ unified/ unified/cgroup.controllers=", "version 1, hybrid", false, nil},
		"hybrid, memory in v2":    {"pids/ unified/ unified/cgroup.controllers=memory", "version 1, hybrid", false, []string{"memory"}},
		"hybrid, both only in v2": {"unified/ unified/cgroup.controllers=memory pids", "version 1, hybrid", false, []string{"memory", "pids"}},
		"not mounted":             {"", "version 1", false, []string{"memory", "pids"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			layOut(t, dir, c.files)
			mount := cgroups(dir)
			if got := mount.layout(); got != c.layout {
				t.Errorf("layout %q, want %q", got, c.layout)
			}
			if got := mount.swapAccounted(); got != c.swap {
				t.Errorf("swap accounted: %v, want %v", got, c.swap)
			}
			got := mount.lacks()
			if len(got) != len(c.want) {
				t.Fatalf("lacks %v, want %q", got, c.want)
			}
			for i, err := range got {
				if !strings.Contains(err.Error(), c.want[i]+" c") { // "controller", "cgroup controller"
					t.Errorf("%v; want one about %s", err, c.want[i])
				}
			}
		})
	}
}

// layOut makes folders ("a/") and files ("a=text", whose text goes up to the next
// name with a slash or an equals sign).
func layOut(t *testing.T, dir, files string) {
	t.Helper()
	last := ""
	for _, word := range strings.Fields(files) {
		name, text, isFile := strings.Cut(word, "=")
		var err error
		switch {
		case isFile:
			last = filepath.Join(dir, name)
			err = os.WriteFile(last, []byte(text), 0o644)
		case strings.HasSuffix(word, "/"):
			err = os.Mkdir(filepath.Join(dir, name), 0o755)
		default:
			var have []byte
			have, err = os.ReadFile(last)
			err = errors.Join(err, os.WriteFile(last, append(have, " "+word...), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestCgroupsOfJobs finds those of one job in each hierarchy, and of no other.
func TestCgroupsOfJobs(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for _, hierarchy := range []string{"", "memory", "pids", "unified"} {
		for _, job := range []string{"boxa-1", "boxa-2", "boxb-1"} {
			name := filepath.Join(dir, hierarchy, cgroupParent, job)
			if err := os.MkdirAll(name, 0o755); err != nil {
				t.Fatal(err)
			}
			if job == "boxa-1" {
				want = append(want, name)
			}
		}
	}
	if got := cgroups(dir).of("boxa-1"); !slices.Equal(got, want) {
		t.Errorf("cgroups %q, want %q", got, want)
	}
	if got := cgroups(dir).of("boxa-*"); len(got) != 2*len(want) {
		t.Errorf("%d cgroups of all jobs, want %d: %q", len(got), 2*len(want), got)
	}
}

// TestCgroupOfThisMachine reads the limits of a container while it runs, in the
// files of whichever version this machine has.
func TestCgroupOfThisMachine(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	tc, err := toolchains.Open(testData(), "c")
	if err != nil {
		t.Fatalf("%v (make setup)", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	ended := make(chan error, 1)
	go func() {
		_, err := b.run(ctx, tc, job{argv: []string{"/bin/sh", "-c", "read x </proc/self/fd/1"}})
		ended <- err
	}()
	has := func(file, text string) bool {
		return slices.ContainsFunc(cgroupMount.of(b.name+"-*"), func(dir string) bool {
			got, err := os.ReadFile(filepath.Join(dir, file))
			return err == nil && strings.TrimSpace(string(got)) == text
		})
	}
	memory, pids := fmt.Sprint(tc.Limits.MemoryMiB<<20), fmt.Sprint(tc.Limits.Processes)
	await(t, "the container's limits in its cgroups", func() bool {
		select {
		case err := <-ended:
			t.Fatalf("the container ended by itself: %v", err)
		default:
		}
		return (has("memory.limit_in_bytes", memory) || has("memory.max", memory)) && has("pids.max", pids)
	})
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled run: %v", err)
	}
}
