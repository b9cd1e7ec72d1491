package compiler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	specs "github.com/opencontainers/runtime-spec/specs-go"

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

// TestShares gives boxes their shares of the processors in the files of each layout.
func TestShares(t *testing.T) {
	const job = cgroupParent + "/boxa-1"
	for name, c := range map[string]struct {
		files, file   string // file is of the job; none: there are no shares
		ready, spec   string // of a box with a job, and of one that only gets ready
		asUnifiedFile bool
	}{
		"version 1":                {"cpu/ cpu/cpu.shares=1024", "cpu" + job + "/cpu.shares", "1024", "256", false},
		"version 2":                {"cgroup.controllers=cpu memory pids", job + "/cpu.weight", "100", "25", true},
		"version 1, no processors": {"memory/ pids/", "", "", "", false},
		"version 2, no processors": {"cgroup.controllers=memory pids", "", "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			layOut(t, dir, c.files)
			file := filepath.Join(dir, c.file)
			if c.file != "" { // as the kernel makes it
				if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("1"), 0o644)); err != nil {
					t.Fatal(err)
				}
			}
			mount := cgroups(dir)
			if err := mount.weigh(job, boxShares); err != nil {
				t.Fatal(err)
			}
			if got, err := os.ReadFile(file); c.file != "" && (err != nil || string(got) != c.ready) {
				t.Errorf("%s has %q, %v; want %s", c.file, got, err, c.ready)
			}
			var r specs.LinuxResources
			mount.weighSpec(&r, aheadShares)
			got := r.Unified["cpu.weight"]
			if r.CPU != nil {
				got = fmt.Sprint(*r.CPU.Shares)
			}
			if got != c.spec || (r.Unified != nil) != c.asUnifiedFile {
				t.Errorf("a container is made with %+v, want shares of %q", r, c.spec)
			}
		})
	}
}

// TestEmptyCgroupsAreRemoved, but for those of a moment ago and those with something
// in them.
func TestEmptyCgroupsAreRemoved(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	shell(t, b, nil, "exit 0") // so that there is a parent
	parents, err := filepath.Glob(string(cgroupMount) + "/memory" + cgroupParent)
	if cgroupMount.unified() {
		parents, err = []string{string(cgroupMount) + cgroupParent}, nil
	}
	if err != nil || len(parents) != 1 {
		t.Fatalf("%q, %v", parents, err)
	}
	name := filepath.Join(parents[0], b.name)
	old, young, used := name+"-101", name+"-102", name+"-103"
	cat := exec.Command("cat") // until its input ends
	in, err := cat.StdinPipe()
	if err = errors.Join(err, cat.Start()); err != nil {
		t.Fatal(err)
	}
	defer func() {
		in.Close()
		_ = cat.Wait()
		for _, dir := range []string{old, young, used} {
			if err := removeCgroup(dir); err != nil {
				t.Error(err)
			}
		}
	}()
	for _, dir := range []string{old, young, used} {
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(used, "cgroup.procs"), fmt.Append(nil, cat.Process.Pid), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{old, used} {
		if at := time.Now().Add(-2 * emptyFor); os.Chtimes(dir, at, at) != nil {
			t.Fatalf("the time of %s cannot be set", dir)
		}
	}
	if err := openTestBoxes(t, t.TempDir()).close(); err != nil {
		t.Fatal(err)
	}
	if exists(old) || !exists(young) || !exists(used) {
		t.Errorf("old %v, young %v, in use %v; want the old one alone to be gone", exists(old), exists(young), exists(used))
	}
}
