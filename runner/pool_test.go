package runner

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// TestMain is also the worker process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == WorkerCommand {
		os.Exit(WorkerMain())
	}
	if len(os.Args) > 3 && os.Args[1] == "filler" {
		os.Exit(filler(os.Args[2], os.Args[3]))
	}
	if len(os.Args) > 2 && os.Args[1] == "orphan" {
		os.Exit(orphan(os.Args[2]))
	}
	os.Exit(m.Run())
}

func newPool(t testing.TB, cfg PoolConfig) *Pool {
	t.Helper()
	p, err := NewPool(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func acquire(t testing.TB, p *Pool) *Worker {
	t.Helper()
	w, err := p.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func load(t testing.TB, w *Worker, name string) {
	t.Helper()
	module := guest.Module(t, name)
	if _, err := w.Load(t.Context(), judge.DigestOf(module), guest.File(t, module)); err != nil {
		t.Fatal(err)
	}
}

func defaults() sandbox.Limits {
	return sandbox.Limits{
		Fuel:        judge.DefaultLimits.Fuel(judge.CurrentCostTable, 1),
		MemoryBytes: judge.DefaultLimits.MemoryBytes,
		OutputBytes: judge.DefaultLimits.OutputBytes,
	}
}

// runIn runs the module that w has loaded and returns what it printed.
func runIn(t testing.TB, w *Worker, limits sandbox.Limits, in Input) (o sandbox.Outcome, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	o, err := w.Run(t.Context(), limits, judge.DefaultLimits.Wall, in, Outputs{&out, &errs})
	if err != nil {
		t.Fatal(err)
	}
	return o, out.String(), errs.String()
}

func TestWorkerRuns(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 1})
	w := acquire(t, p)
	defer w.Release()
	load(t, w, "echo.c")
	for _, size := range []int{0, 1, pieceBytes - 1, pieceBytes, pieceBytes + 1, 2*pieceBytes + 1, 3 << 20, 5} {
		input := strings.Repeat("0123456789abcde\n", size/16+1)[:size]
		ways := []Input{{File: guest.File(t, []byte(input))}}
		if size <= pieceBytes {
			ways = append(ways, Input{Bytes: []byte(input)})
		}
		for i, in := range ways {
			o, got, stderr := runIn(t, w, defaults(), in)
			if o.Exit != sandbox.ExitCode || got != input || o.Output != sha256.Sum256([]byte(input)) {
				t.Errorf("%d bytes, way %d: %+v, printed %d bytes", size, i, o, len(got))
			}
			if want := input[:min(size, sandbox.StderrBytes)]; stderr != want {
				t.Errorf("%d bytes, way %d: %d bytes of standard error, want %d", size, i, len(stderr), len(want))
			}
		}
	}
	if _, err := w.Run(t.Context(), defaults(), time.Minute, Input{Bytes: make([]byte, pieceBytes+1)}, Outputs{}); err == nil {
		t.Error("an input that is too large for a packet: no error")
	}
	if !strings.HasPrefix(w.Engine(), "wazero ") || !strings.HasSuffix(w.Engine(), " compiler") {
		t.Errorf("engine %q", w.Engine())
	}
}

func TestWorkerIsConfined(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 1, CacheDir: filepath.Join(shared(t), "cache")})
	w := acquire(t, p)
	defer w.Release()
	load(t, w, "sum.c")
	for _, f := range sandbox.Features() {
		if slices.Contains(w.InForce(), f.Name) != f.Available {
			t.Errorf("%s: available %v, in force %v", f.Name, f.Available, w.InForce())
		}
	}
	pid := w.process.cmd.Process.Pid
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000", "Groups:\t \n"}
	if os.Geteuid() == 0 {
		want = append(want, "Uid:\t64123\t64123\t64123\t64123", "Gid:\t64123\t64123\t64123\t64123")
	}
	for _, line := range want {
		if os.Geteuid() != 0 && strings.HasPrefix(line, "Groups") {
			continue // they are the user's own
		}
		if !strings.Contains(string(status), line) {
			t.Errorf("/proc/%d/status has no %q:\n%s", pid, line, status)
		}
	}
	environ, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", pid))
	if err != nil || len(environ) > 0 {
		t.Errorf("environment %q, %v; want none", environ, err)
	}
}

// shared is a folder that the workers' user can reach.
func shared(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "runner-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestWallGuard holds a run against a wall guard that it cannot meet.
func TestWallGuard(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 1})
	w := acquire(t, p)
	load(t, w, "loop.c")
	limits := defaults()
	limits.Fuel = 1 << 60
	process := w.process
	_, err := w.Run(t.Context(), limits, 50*time.Millisecond, Input{}, Outputs{})
	if !errors.Is(err, ErrGuard) {
		t.Errorf("error %v, want the guard's", err)
	}
	<-process.waited // or the test never ends: the process must be gone
	if _, err := w.Run(t.Context(), limits, time.Second, Input{}, Outputs{}); err == nil {
		t.Error("a run on an ended worker: no error")
	}
	w.Release()
	answersAgain(t, p)
}

// TestCrash kills a worker between and during runs.
func TestCrash(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 1})
	w := acquire(t, p)
	load(t, w, "loop.c")
	limits := defaults()
	limits.Fuel = 1 << 60
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := w.process.cmd.Process.Signal(unix.SIGSEGV); err != nil {
			t.Error(err)
		}
	})
	_, err := w.Run(t.Context(), limits, time.Minute, Input{}, Outputs{})
	wg.Wait()
	if err == nil || !strings.Contains(err.Error(), "died") {
		t.Errorf("error %v, want that the process died", err)
	}
	w.Release()
	answersAgain(t, p)
}

func answersAgain(t *testing.T, p *Pool) {
	t.Helper()
	w := acquire(t, p)
	defer w.Release()
	load(t, w, "sum.c")
	o, printed, _ := runIn(t, w, defaults(), Input{Bytes: []byte("1 2")})
	if o.Exit != sandbox.ExitCode || printed != "3\n" {
		t.Errorf("after the crash: %+v, printed %q", o, printed)
	}
	if n := p.starts.Load(); n != 2 {
		t.Errorf("%d processes were started, want 2", n)
	}
}

// orphan starts a run without end in a worker, prints the worker's process id and
// waits to be killed.
func orphan(path string) int {
	fail := func(err error) int { fmt.Fprintln(os.Stderr, err); return 1 }
	p, err := NewPool(PoolConfig{Workers: 1})
	if err != nil {
		return fail(err)
	}
	w, err := p.Acquire(context.Background())
	if err != nil {
		return fail(err)
	}
	module, err := os.Open(path)
	if err != nil {
		return fail(err)
	}
	if _, err := w.Load(context.Background(), "loop", module); err != nil {
		return fail(err)
	}
	fmt.Println(w.process.cmd.Process.Pid)
	limits := defaults()
	limits.Fuel = 1 << 60
	_, err = w.Run(context.Background(), limits, time.Hour, Input{}, Outputs{})
	return fail(err)
}

// TestWorkersEndWithTheParent kills a parent whose worker is in a run without
// end.
func TestWorkersEndWithTheParent(t *testing.T) {
	parent := exec.Command("/proc/self/exe", "orphan", guest.File(t, guest.Module(t, "loop.c")).Name())
	parent.Stderr = os.Stderr
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	var worker int
	if _, err := fmt.Fscan(out, &worker); err != nil {
		t.Fatal(err)
	}
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // it was killed
	for alive(t, worker) {
		select {
		case <-t.Context().Done():
			t.Fatal("the worker lives on")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// alive reports whether a process is still running, or at least no zombie that
// nobody has buried.
func alive(t *testing.T, pid int) bool {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, unix.ESRCH) {
		return false
	}
	if err != nil {
		t.Fatal(err)
	}
	_, state, _ := strings.Cut(string(b), ") ")
	return !strings.HasPrefix(state, "Z") && !strings.HasPrefix(state, "X")
}

func TestPoolHandsOutEachWorkerOnce(t *testing.T) {
	p := newPool(t, PoolConfig{Workers: 2})
	a, b := acquire(t, p), acquire(t, p)
	if a.process == b.process {
		t.Error("one worker was handed out twice")
	}
	a.Release()
	c := acquire(t, p)
	c.Release()
	b.Release()
}

// TestRepeats runs one input again and again with a worker on each core and
// wants one figure each of fuel, memory and output.
func TestRepeats(t *testing.T) {
	workers := max(2, runtime.NumCPU())
	p := newPool(t, PoolConfig{Workers: workers})
	module := guest.Module(t, "work.c")
	counts := make(chan map[sandbox.Outcome]int, workers)
	for range workers {
		w := acquire(t, p)
		load(t, w, "work.c")
		go func() {
			defer w.Release()
			count := map[sandbox.Outcome]int{}
			for range repeatedRuns/workers + 1 {
				o, err := w.Run(t.Context(), defaults(), time.Minute, Input{Bytes: []byte("5000")}, Outputs{})
				if err != nil {
					t.Error(err)
					break
				}
				count[o]++
			}
			counts <- count
		}()
	}
	all, runs := map[sandbox.Outcome]int{}, 0
	for range workers {
		for o, n := range <-counts {
			all[o] += n
			runs += n
		}
	}
	if len(all) != 1 {
		t.Errorf("%d runs of %s came to %d outcomes: %v", runs, judge.DigestOf(module), len(all), all)
	}
	for o := range all {
		if o.Exit != sandbox.ExitCode || o.Fuel == 0 || o.MemoryBytes == 0 {
			t.Errorf("outcome %+v", o)
		}
		t.Logf("%d runs on %d workers: fuel %d, memory %d bytes each", runs, workers, o.Fuel, o.MemoryBytes)
	}
}
