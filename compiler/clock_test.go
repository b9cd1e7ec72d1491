package compiler

import (
	"os"
	"strings"
	"testing"

	"assize/toolchains"
)

// TestClock has compiles that are not done in time, for reasons of their own.
func TestClock(t *testing.T) {
	limits := toolchains.Limits{WallSeconds: 2, CPUSeconds: 20, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	for _, isolation := range []Isolation{Runc, Bwrap} {
		b := openBoxesOf(t, t.TempDir(), isolation)
		t.Cleanup(func() { b.close() }) // after the subtests
		for name, c := range map[string]struct {
			cpuSeconds   int
			script, want string
		}{
			"stopped":           {20, "sh -c 'kill -STOP $$' & wait", "did nothing for 2 seconds"},
			"many that burn":    {2, "while :; do sh -c 'i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done'; done", "more than 2 seconds of processor time"},
			"waits and ends":    {20, "sh -c 'kill -STOP $$' & kill -CONT $!; exit 3", "does not compile"},
			"burns all the way": {2, "while :; do :; done", "more than 2 seconds of processor time"},
		} {
			t.Run(string(isolation)+"/"+name, func(t *testing.T) {
				t.Parallel()
				limits := limits
				limits.CPUSeconds = c.cpuSeconds
				if c.cpuSeconds < 20 {
					limits.WallSeconds = 100
				}
				o := shell(t, b, func(l *toolchains.Limits) { *l = limits }, c.script)
				if reason := o.reason(limits); !strings.Contains(reason, c.want) {
					t.Errorf("exit %d after %v of processor time, end %d, reason %q, want %q", o.exit, o.cpu, o.end, reason, c.want)
				}
				if o.end != byItself && o.deterministic() {
					t.Error("what the clock has ended may be cached")
				}
			})
		}
	}
}

// TestStarved gives a compile that works a thousandth of a processor: that it is
// not done is nobody's fault but the machine's.
func TestStarved(t *testing.T) {
	if !cgroupMount.weighed() || !exists(string(cgroupMount)+"/cpu/cpu.cfs_quota_us") {
		t.Skip("NOT RUN: there is no cpu cgroup controller of version 1 to starve a box by")
	}
	b := openTestBoxes(t, t.TempDir())
	defer b.close()
	tc, err := toolchains.Open(testData(), "c")
	if err != nil {
		t.Fatalf("%v (make setup)", err)
	}
	tc.Limits = toolchains.Limits{WallSeconds: 2, CPUSeconds: 2, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	done := make(chan error)
	go func() {
		_, err := b.run(t.Context(), tc, job{argv: []string{"/bin/sh", "-c", "while :; do :; done"}})
		done <- err
	}()
	group := string(cgroupMount) + "/cpu" + cgroupParent + "/" + b.name + "-1"
	await(t, "the box's cgroup", func() bool { return exists(group + "/cpu.cfs_quota_us") })
	for _, setting := range []struct{ name, value string }{{"cpu.cfs_period_us", "1000000"}, {"cpu.cfs_quota_us", "1000"}} {
		if err := os.WriteFile(group+"/"+setting.name, []byte(setting.value), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err == nil || !strings.Contains(err.Error(), "this machine is too busy") {
		t.Errorf("a starved compile: %v", err)
	}
}
