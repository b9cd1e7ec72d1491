package runner

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// TestHostileGuestsInAWorker runs each program of guest.Hostile in one worker
// process, and after each of them an honest one, which comes to what it comes to in
// a fresh process: the same fuel, memory and output. The process outlives them all.
func TestHostileGuestsInAWorker(t *testing.T) {
	limits := sandbox.Limits{Fuel: 100_000_000, MemoryBytes: 64 << 20, OutputBytes: 1 << 20}
	honest := func(w *Worker) sandbox.Outcome {
		t.Helper()
		load(t, w, "sum.c")
		o, stdout, _ := runIn(t, w, limits, Input{Bytes: []byte("1 2")})
		if o.Exit != sandbox.ExitCode || stdout != "3\n" {
			t.Fatalf("an honest program: %+v, printed %q", o, stdout)
		}
		return o
	}
	fresh, w := acquire(t, newPool(t, PoolConfig{Workers: 1})), acquire(t, newPool(t, PoolConfig{Workers: 1}))
	defer fresh.Release()
	defer w.Release()
	clean := honest(fresh)
	first := w.process
	for _, h := range guest.Hostile(t) {
		_, err := w.Load(t.Context(), judge.DigestOf(h.Module), guest.File(t, h.Module))
		var rejection *fuel.Rejection
		if refused := strings.HasPrefix(h.Want, "refused "); refused != errors.As(err, &rejection) || !refused && err != nil {
			t.Fatalf("%s: loading it: %v", h.Name, err)
		}
		if err == nil {
			var out bytes.Buffer
			if _, err := w.Run(t.Context(), limits, time.Minute, Input{Bytes: []byte("1234")}, Outputs{Stdout: &out}); err != nil {
				t.Fatalf("%s: %v", h.Name, err)
			}
			if int64(out.Len()) > limits.OutputBytes {
				t.Errorf("%s printed %d bytes", h.Name, out.Len())
			}
		}
		if diff := cmp.Diff(clean, honest(w)); diff != "" {
			t.Errorf("the run after %s (-in a fresh process +after):\n%s", h.Name, diff)
		}
		if w.process != first {
			t.Fatalf("%s has ended the worker process", h.Name)
		}
	}
}
