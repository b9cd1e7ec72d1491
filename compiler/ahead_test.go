package compiler

import (
	"context"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"assize/judge"
	"assize/toolchains"
)

// PrepareAhead has a box of the language wait for the next job, as the service
// does where there is demand.
func (c *Compiler) PrepareAhead(t testing.TB, language judge.LanguageID) {
	t.Helper()
	tc, err := toolchains.Open(c.cfg.DataDir, language)
	if err != nil {
		t.Fatal(err)
	}
	p := c.boxes.prepareAhead(tc)
	awaitReady(t, p)
	t.Cleanup(p.discard)
	c.ahead.mu.Lock()
	c.ahead.all = append(c.ahead.all, p)
	c.ahead.mu.Unlock()
}

// AheadUsed is how many jobs of the language went into such boxes.
func (c *Compiler) AheadUsed(language judge.LanguageID) int {
	return int(testutil.ToFloat64(c.ahead.total.WithLabelValues(string(language), "used")))
}

func awaitReady(t testing.TB, p *prepared) {
	t.Helper()
	select {
	case <-p.ready:
	case <-p.ended:
		t.Fatalf("the box ended: %v", p.err)
	}
}

// practising is the C toolchain, as if its compiler were a shell script that
// practises before it reads what to do: the third line of the job's command.
func practising(t *testing.T, practice string, limits toolchains.Limits) toolchains.Toolchain {
	t.Helper()
	tc, err := toolchains.Open(testData(), "c")
	if err != nil {
		t.Fatalf("%v (make setup)", err)
	}
	tc.Limits = limits
	tc.Ahead = toolchains.Ahead{Argv: []string{"/bin/sh", "-c", practice + `; echo ready; read -r sh; read -r c; read -r script; eval "$script"`}, CPUSeconds: 20}
	return tc
}

// spend is a line of shell that uses more than a second of processor time.
const spend = `i=0; while [ $i -lt 1500000 ]; do i=$((i+1)); done`

// TestAheadLimits runs into each limit in boxes that were prepared with much more
// than the job may have, and comes out well where the job keeps within.
func TestAheadLimits(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	t.Cleanup(func() { b.close() }) // after the subtests
	tight := toolchains.Limits{WallSeconds: 300, CPUSeconds: 1, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	for name, c := range map[string]struct{ practice, script, want string }{
		"within":         {spend, `read x <main.c; printf "$x" >/job/out/main.wasm`, ""},
		"processor":      {spend, "while :; do :; done", "processor time"},
		"memory":         {":", `x=0123456789abcdef; while :; do x=$x$x; done`, "memory"},
		"a child's":      {":", `sh -c 'while :; do :; done'; exit $?`, "processor time"},
		"its exit":       {":", "exit 3", "does not compile"},
		"nothing made":   {":", ":", "no program"},
		"its own output": {":", "echo ready; exit 1", "does not compile"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tc := practising(t, c.practice, tight)
			p := b.prepareAhead(tc)
			defer p.discard()
			awaitReady(t, p)
			o, err := p.compile(t.Context(), job{files: []File{{Name: "main.c", Content: []byte("text\n")}}, argv: []string{"sh", "-c", c.script}})
			if err != nil {
				t.Fatal(err)
			}
			if reason := o.reason(tight); c.want == "" && (reason != "" || string(o.module) != "text") || !strings.Contains(reason, c.want) {
				t.Errorf("exit %d after %v of processor time, reason %q, want %q, module %q\n%s", o.exit, o.cpu, reason, c.want, o.module, o.output)
			}
			if name == "its own output" && string(o.output) != "ready\n" {
				t.Errorf("output %q", o.output)
			}
			if o.cpu < 0 || o.cpu > 3*time.Second {
				t.Errorf("the job's processor time is told as %v", o.cpu)
			}
		})
	}
}

// TestAheadWall has time run out for the job and not for what was before.
func TestAheadWall(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	limits := toolchains.Limits{WallSeconds: 1, CPUSeconds: 1, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	p := b.prepareAhead(practising(t, spend, limits))
	defer p.discard()
	awaitReady(t, p)
	o, err := p.compile(t.Context(), job{argv: []string{"sh", "-c", "sh -c 'kill -STOP $$' & wait"}})
	if err != nil || o.end != waited {
		t.Errorf("%+v, %v", o, err)
	}
}

// TestAheadEnds looks for what boxes leave that never got a job, that failed, and
// whose job was cancelled.
func TestAheadEnds(t *testing.T) {
	top := t.TempDir()
	b := openTestBoxes(t, top)
	defer b.close()
	limits := toolchains.Limits{WallSeconds: 20, CPUSeconds: 20, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	unused := b.prepareAhead(practising(t, ":", limits))
	awaitReady(t, unused)
	unused.discard()

	failing := b.prepareAhead(practising(t, "echo no >&2; exit 4", limits))
	<-failing.ended
	if failing.err == nil || !strings.Contains(failing.err.Error(), "exit 4: no") {
		t.Errorf("failing: %v", failing.err)
	}

	unready := b.prepareAhead(practising(t, "read x </proc/self/fd/1", limits))
	unready.discard()

	cancelled := b.prepareAhead(practising(t, ":", limits))
	awaitReady(t, cancelled)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := cancelled.compile(ctx, job{argv: []string{"sh", "-c", "read x </proc/self/fd/1"}}); err == nil {
		t.Error("a cancelled job came to an end")
	}
	if left := traces(t, top, b.name); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// TestAheadKeeps follows the boxes of a language from its first job to the last.
func TestAheadKeeps(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	b.log = slog.New(slog.NewTextHandler(t.Output(), nil))
	a := newAhead(b)
	limits := toolchains.Limits{WallSeconds: 20, CPUSeconds: 20, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	tc := practising(t, ":", limits)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); a.keep(ctx, 2) }()
	script := job{files: []File{{Name: "main.c", Content: []byte("x")}}, argv: []string{"/bin/sh", "-c", "printf x >/job/out/main.wasm"}}
	waiting := func(n int) {
		await(t, "boxes", func() bool {
			a.mu.Lock()
			defer a.mu.Unlock()
			ready := 0
			for _, p := range a.all {
				if p.isReady() {
					ready++
				}
			}
			return ready == n && len(a.all) == n
		})
	}
	counted := func(result string) int { return int(testutil.ToFloat64(a.total.WithLabelValues("c", result))) }
	for n := range busyAt + 1 {
		if o, err := a.run(t.Context(), tc, script); err != nil || string(o.module) != "x" {
			t.Fatalf("%d: %+v, %v", n, o, err)
		}
		waiting(1 + (n+1)/busyAt)
	}
	if counted("missed") != 1 || counted("used") != busyAt {
		t.Errorf("%d missed, %d used; want 1 and %d", counted("missed"), counted("used"), busyAt)
	}
	// One that has died costs nothing but time.
	a.mu.Lock()
	a.all[0].cancel()
	a.mu.Unlock()
	waiting(2)

	replaced := tc
	replaced.Digest = judge.DigestOf([]byte("another"))
	a.expect(replaced)
	await(t, "boxes of the new toolchain", func() bool {
		a.mu.Lock()
		defer a.mu.Unlock()
		return len(a.all) == 2 && a.all[0].fits(replaced) && a.all[1].fits(replaced)
	})
	if counted("expired") != 2 {
		t.Errorf("%d expired, want 2", counted("expired"))
	}
	if late := a.surplus(time.Now().Add(2*demandLasts), 2); len(late) != 2 {
		t.Errorf("%d boxes of a language that nobody asks for, want 2 to go", len(late))
	} else {
		late[0].discard()
		late[1].discard()
	}
	cancel()
	<-done
	if left := traces(t, filepath.Dir(b.dir), b.name); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// TestAheadAllots has more languages than boxes.
func TestAheadAllots(t *testing.T) {
	now := time.Now()
	a := newAhead(nil)
	note := func(id judge.LanguageID, until time.Duration, jobs ...time.Duration) {
		d := &demand{tc: toolchains.Toolchain{ID: id}, until: now.Add(until)}
		for _, at := range jobs {
			d.jobs = append(d.jobs, now.Add(at))
		}
		a.demand[id] = d
	}
	note("busy", time.Minute, -9, -8, -7, -6, -5)
	note("expected", time.Minute)
	note("late", time.Minute, -time.Minute)
	note("over", -1, -1)
	note("soon", time.Minute)
	for most, want := range []map[judge.LanguageID]int{
		{}, {"busy": 1}, {"busy": 1, "late": 1}, {"busy": 1, "late": 1, "expected": 1},
		{"busy": 1, "late": 1, "expected": 1, "soon": 1}, {"busy": 2, "late": 1, "expected": 1, "soon": 1},
		{"busy": 2, "late": 1, "expected": 1, "soon": 1},
	} {
		if _, got := a.allot(now, most); !maps.Equal(got, want) {
			t.Errorf("%d boxes: %v, want %v", most, got, want)
		}
	}
}

// TestAheadRefuses has no box where there is no room or no way for one.
func TestAheadRefuses(t *testing.T) {
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	total, available, err := machineMemoryMiB()
	if err != nil || available <= 0 || available > total {
		t.Fatalf("%d of %d MiB, %v", available, total, err)
	}
	now := time.Now()
	for name, change := range map[string]func(a *ahead, tc *toolchains.Toolchain) (most int){
		"memory":     func(_ *ahead, tc *toolchains.Toolchain) int { tc.Limits.MemoryMiB = total; return 2 },
		"at work":    func(a *ahead, _ *toolchains.Toolchain) int { a.working.Add(1); return 2 },
		"none wants": func(a *ahead, _ *toolchains.Toolchain) int { clear(a.demand); return 2 },
		"none may":   func(*ahead, *toolchains.Toolchain) int { return 0 },
	} {
		a := newAhead(b)
		tc := practising(t, ":", toolchains.Limits{WallSeconds: 1, CPUSeconds: 1, MemoryMiB: 64, OutputMiB: 1, Processes: 16})
		a.expect(tc)
		most := change(a, &tc)
		if d := a.demand["c"]; d != nil {
			d.tc = tc
		}
		if p := a.prepareOne(now, most); p != nil {
			t.Errorf("%s: a box is prepared", name)
			p.discard()
		}
	}
}

// TestKilledAhead is TestKilled with a box that waits for its job.
func TestKilledAhead(t *testing.T) {
	if top := os.Getenv("ASSIZE_TEST_VICTIM_AHEAD"); top != "" {
		limits := toolchains.Limits{WallSeconds: 20, CPUSeconds: 20, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
		<-openTestBoxes(t, top).prepareAhead(practising(t, ":", limits)).ended
		return
	}
	killVictim(t, "TestKilledAhead", "ASSIZE_TEST_VICTIM_AHEAD")
}
