package runner

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// anonymous is the memory of a process, in bytes, that is no mapped file.
func anonymous(t *testing.T, pid int) (n int64) {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "RssAnon:")
	if _, err := fmt.Sscan(rest, &n); err != nil {
		t.Fatalf("RssAnon of %d: %v", pid, err)
	}
	return n << 10
}

// watching counts what is written and looks at a process now and then.
type watching struct {
	t           *testing.T
	pid         int
	bytes, most int64
	pieces      int
}

func (w *watching) Write(b []byte) (int, error) {
	w.bytes += int64(len(b))
	if w.pieces++; w.pieces%100 == 0 {
		w.most = max(w.most, anonymous(w.t, w.pid))
	}
	return len(b), nil
}

// TestLargeInputCostsNoMemory copies 200 MB from input to output in a worker and
// wants neither of them in its memory.
func TestLargeInputCostsNoMemory(t *testing.T) {
	const size, slack = 200 << 20, 16 << 20
	w := acquire(t, newPool(t, PoolConfig{Workers: 1}))
	defer w.Release()
	load(t, w, "echo.c")
	pid := w.process.cmd.Process.Pid
	before := anonymous(t, pid)
	watch := &watching{t: t, pid: pid}
	limits := defaults()
	limits.OutputBytes = size
	in := Input{File: guest.File(t, bytes.Repeat([]byte("0123456789abcde\n"), size/16))}
	o, err := w.Run(t.Context(), limits, judge.DefaultLimits.Wall, in, Outputs{Stdout: watch})
	if err != nil || o.Exit != sandbox.ExitCode || o.OutputBytes != size || watch.bytes != size {
		t.Fatalf("%+v, %d bytes came, %v", o, watch.bytes, err)
	}
	most := max(watch.most, anonymous(t, pid))
	t.Logf("memory of the worker: %.1f MB before, %.1f MB at most", float64(before)/1e6, float64(most)/1e6)
	if most > before+slack {
		t.Errorf("a worker that copies %d bytes grew from %d to %d bytes", size, before, most)
	}
}

// TestUntakenOutputEndsTheRun: a run whose output cannot be passed on is no run.
func TestUntakenOutputEndsTheRun(t *testing.T) {
	w := acquire(t, newPool(t, PoolConfig{Workers: 1}))
	load(t, w, "flood.c")
	limits := defaults()
	limits.OutputBytes = 1 << 30
	_, err := w.Run(t.Context(), limits, time.Minute, Input{}, Outputs{Stdout: failing{}})
	if err == nil || !strings.Contains(err.Error(), "enough") {
		t.Errorf("error %v, want the writer's", err)
	}
	w.Release()
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, fmt.Errorf("enough") }
