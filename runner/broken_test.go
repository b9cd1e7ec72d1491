package runner

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// TestBrokenWorker: a worker that cannot take back a run's memory answers with an
// error, for which its parent ends it, and not with the outcome.
func TestBrokenWorker(t *testing.T) {
	engine, err := sandbox.NewEngine(t.Context(), sandbox.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close(t.Context()) })
	w := &worker{engine: engine}
	module := guest.Module(t, "dirty.c")
	if w.loaded[asProgram].program, err = engine.Load(t.Context(), judge.DigestOf(module), module); err != nil {
		t.Fatal(err)
	}
	ask := func() done {
		req := runRequest{Limits: defaults()}
		if _, err := w.handle(t.Context(), req.append(nil), nil); err != nil {
			t.Fatal(err)
		}
		d, err := parseDone(w.reply)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if d := ask(); d.Error != "" || d.Outcome.Exit != sandbox.ExitCode {
		t.Fatalf("%+v", d)
	}
	lockMemories(t)
	for range 2 {
		if d := ask(); !strings.Contains(d.Error, "reset the memory") {
			t.Errorf("%+v", d)
		}
	}
}

// lockMemories locks a page of each memory of 4 GiB, which the kernel does not take
// back then.
func lockMemories(t *testing.T) {
	t.Helper()
	f, err := os.Open("/proc/self/maps")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	const memory = 4 << 30
	for s := bufio.NewScanner(f); s.Scan(); {
		var from, to uintptr
		var mode string
		if _, err := fmt.Sscanf(s.Text(), "%x-%x %s", &from, &to, &mode); err != nil {
			t.Fatalf("%q: %v", s.Text(), err)
		}
		for ; mode == "rw-p" && to-from >= memory; from += memory {
			if _, _, errno := unix.Syscall(unix.SYS_MLOCK, from, uintptr(os.Getpagesize()), 0); errno != 0 {
				t.Fatalf("lock a page: %v", errno)
			}
		}
	}
}
