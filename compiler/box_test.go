package compiler

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"assize/toolchains"
)

func openTestBoxes(t *testing.T, top string) *boxes {
	t.Helper()
	return openBoxesOf(t, top, Runc)
}

func openBoxesOf(t *testing.T, top string, isolation Isolation) *boxes {
	t.Helper()
	Passable(t, top)
	b, err := openBoxes(t.Context(), top, 100_000, isolation, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// BareCommand is what compiles a source of that name in a container.
func BareCommand(tc toolchains.Toolchain, name string) []string {
	return expand(tc.Compile.Argv, outputOf(tc), name, []string{name})
}

// Passable lets other users through to dir, as they are to a data directory.
func Passable(t testing.TB, dir string) {
	t.Helper()
	for ; dir != "/"; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err == nil && info.Mode().Perm()&0o001 == 0 {
			err = os.Chmod(dir, info.Mode().Perm()|0o011)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func testData() string {
	if dir := os.Getenv("ASSIZE_DATA"); dir != "" {
		return dir
	}
	return "/var/lib/assize"
}

// shell runs a script in a box of the C toolchain, which has a shell.
func shell(t *testing.T, b *boxes, change func(*toolchains.Limits), script string) outcome {
	t.Helper()
	tc, err := toolchains.Open(testData(), "c")
	if err != nil {
		t.Fatalf("%v (make setup)", err)
	}
	if change != nil {
		change(&tc.Limits)
	}
	o, err := b.run(t.Context(), tc, job{
		files: []File{{Name: "main.c", Content: []byte("int x;\n")}},
		argv:  []string{"/bin/sh", "-c", script},
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestInside looks at a box from the inside. Each script prints what it must.
func TestInside(t *testing.T) {
	for _, isolation := range []Isolation{Runc, Bwrap} {
		t.Run(string(isolation), func(t *testing.T) {
			b := openBoxesOf(t, t.TempDir(), isolation)
			defer b.close()
			testInside(t, b)
		})
	}
}

func testInside(t *testing.T, b *boxes) {
	t.Helper()
	for name, c := range map[string]struct{ script, want string }{
		"etc is empty":           {`for f in /etc/* /etc/.??*; do [ -e "$f" ] && echo "$f"; done; echo end`, "end\n"},
		"root is read-only":      {`echo x >/usr/x; echo x >/x; echo end`, "end\n"},
		"sources are read-only":  {`echo x >main.c; echo x >new.c; echo x 2>/dev/null >>/job/y; echo end`, "end\n"},
		"no processes of others": {`for p in /proc/[0-9]*; do read n <$p/comm; case $n in setpriv|sh|bwrap) ;; *) echo $n;; esac; done; echo end`, "end\n"},
		"nothing of the machine": {`for f in /proc/*; do case $f in /proc/[0-9]*) continue;; esac; [ -f $f ] && ! [ -L $f ] || continue; read x <$f && echo $f; done; for f in /proc/sys/* /proc/bus/* /proc/fs/*; do [ -e $f ] && echo $f; done; echo end`, "end\n"},
		"no capabilities":        {`while read k v; do case $k in CapEff:|CapPrm:|CapBnd:|CapAmb:|NoNewPrivs:|Seccomp:) echo $k$v;; esac; done </proc/self/status`, "CapPrm:0000000000000000\nCapEff:0000000000000000\nCapBnd:0000000000000000\nCapAmb:0000000000000000\nNoNewPrivs:1\nSeccomp:2\n"},
		"mapped to nobody":       {`while read k v w; do case $k in Uid:|Gid:) echo $k$v;; esac; done </proc/self/status; read a b c </proc/self/uid_map; [ $b -ge 100000 ] && echo end`, "Uid:1000\nGid:1000\nend\n"},
		"devices say nothing":    {`for d in random urandom zero full; do read x </dev/$d || echo $d; done`, "random\nurandom\nzero\nfull\n"},
		"the environment": {`while read -r l; do case $l in PATH=*|HOME=*|TMPDIR=*|LC_ALL=*|TZ=*|SOURCE_DATE_EPOCH=*) ;; *) echo "$l";; esac; done <<X
$(export -p)
X
echo end`, ""},
		"no network": {`read a b </proc/self/net/dev; while IFS=: read -r n x; do case $n in *lo|*face*|Inter*) ;; *) echo $n;; esac; done </proc/self/net/dev; echo end`, "end\n"},
	} {
		t.Run(name, func(t *testing.T) {
			o := shell(t, b, nil, "exec 2>/dev/null; "+c.script)
			got := string(o.output)
			if name == "the environment" {
				if strings.Contains(got, "HOSTNAME") || strings.Contains(got, "ROOT") || strings.Contains(got, "GO") {
					t.Errorf("environment with\n%s", got)
				}
				return
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestOutputs leaves things other than a file where the module should be.
func TestOutputs(t *testing.T) {
	for _, isolation := range []Isolation{Runc, Bwrap} {
		t.Run(string(isolation), func(t *testing.T) {
			b := openBoxesOf(t, t.TempDir(), isolation)
			defer b.close()
			testOutputs(t, b)
		})
	}
}

func testOutputs(t *testing.T, b *boxes) {
	t.Helper()
	for script, want := range map[string]string{
		"":                                  "no program",
		"exit 0":                            "no program",
		"mkdir() { :; }; : >/job/out/x":     "no program",
		"printf 1234 >/job/out/main.wasm":   "",
		"exit 3":                            "does not compile",
		"sh -c 'kill -XFSZ $$'; exit $?":    "wrote more than",
		"kill -KILL $$; exec /usr/bin/dash": "no program", // the first process of a box cannot be killed from inside
	} {
		o := shell(t, b, nil, script)
		if reason := o.reason(toolchains.Limits{OutputMiB: 1}); want == "" && reason != "" || !strings.Contains(reason, want) {
			t.Errorf("%q: reason %q, want %q", script, reason, want)
		}
	}
}

// TestTakeOutput reads what a container could have left behind.
func TestTakeOutput(t *testing.T) {
	for name, make := range map[string]func(out string) error{
		"symbolic link":  func(out string) error { return os.Symlink("/etc/passwd", filepath.Join(out, "main.wasm")) },
		"folder":         func(out string) error { return os.Mkdir(filepath.Join(out, "main.wasm"), 0o755) },
		"pipe":           func(out string) error { return unix.Mkfifo(filepath.Join(out, "main.wasm"), 0o644) },
		"nothing":        func(string) error { return nil },
		"linked folder":  func(out string) error { return errors.Join(os.Remove(out), os.Symlink("/etc", out)) },
		"file as folder": func(out string) error { return errors.Join(os.Remove(out), os.WriteFile(out, nil, 0o644)) },
		"sparse giant": func(out string) error {
			name := filepath.Join(out, "main.wasm")
			return errors.Join(os.WriteFile(name, nil, 0o644), os.Truncate(name, MaxModuleBytes+1))
		},
	} {
		dir := t.TempDir()
		out := filepath.Join(dir, "out")
		if err := errors.Join(os.Mkdir(out, 0o755), make(out)); err != nil {
			t.Fatal(err)
		}
		if module, bad, err := takeOutput(dir); module != nil || bad == "" || err != nil {
			t.Errorf("%s: %d bytes, bad %q, %v", name, len(module), bad, err)
		}
	}
}

// TestLimits runs into each limit.
func TestLimits(t *testing.T) {
	for _, isolation := range []Isolation{Runc, Bwrap} {
		t.Run(string(isolation), func(t *testing.T) {
			b := openBoxesOf(t, t.TempDir(), isolation)
			defer b.close()
			testLimits(t, b)
		})
	}
}

func testLimits(t *testing.T, b *boxes) {
	t.Helper()
	tight := toolchains.Limits{WallSeconds: 20, CPUSeconds: 1, MemoryMiB: 64, OutputMiB: 1, Processes: 16}
	for name, c := range map[string]struct {
		change       func(*toolchains.Limits)
		script, want string
	}{
		"processor": {nil, "while :; do :; done", "processor time"},
		"wall":      {func(l *toolchains.Limits) { l.WallSeconds = 1 }, "sh -c 'kill -STOP $$' & wait", "did nothing"},
		"memory":    {nil, `x=0123456789abcdef; while :; do x=$x$x; done`, "memory"},
	} {
		limits := tight
		if c.change != nil {
			c.change(&limits)
		}
		o := shell(t, b, func(l *toolchains.Limits) { *l = limits }, c.script)
		want := c.want
		if name == "memory" && b.isolation == Bwrap {
			want = "" // a process that is refused memory ends in its own way
		}
		if reason := o.reason(limits); reason == "" || !strings.Contains(reason, want) {
			t.Errorf("%s: exit %d after %v of processor time, reason %q, want %q\n%s", name, o.exit, o.cpu, reason, want, o.output)
		}
	}
	set := func(l *toolchains.Limits) { *l = tight }
	if o := shell(t, b, set, ":; f() { f | f & }; f; echo no more >&2; exit 5"); o.exit == 0 {
		t.Errorf("fork bomb: exit %d\n%s", o.exit, o.output)
	}
	fill := `x=0123456789abcdef; x=$x$x$x$x; x=$x$x$x$x; x=$x$x$x$x; i=0
		while [ $i -lt 9 ]; do j=0; while [ $j -lt 240 ]; do printf %s $x || exit 7; j=$((j+1)); done >/job/out/$i; i=$((i+1)); done`
	if o := shell(t, b, func(l *toolchains.Limits) { *l = tight; l.OutputMiB = 1; l.CPUSeconds = 10 }, strings.ReplaceAll(fill, "-lt 240", "-lt 900")); o.exit == 0 {
		t.Errorf("9 files of 900 KiB into 3 MiB: exit %d, want an error", o.exit)
	}
}

// TestWatcher has many processes take what each may and all together may not.
func TestWatcher(t *testing.T) {
	b := openBoxesOf(t, t.TempDir(), Bwrap)
	defer b.close()
	limits := toolchains.Limits{WallSeconds: 20, CPUSeconds: 10, MemoryMiB: 48, OutputMiB: 1, Processes: 16}
	o := shell(t, b, func(l *toolchains.Limits) { *l = limits }, `
		hold() { x=0123456789abcdef; while [ ${#x} -lt 8000000 ]; do x=$x$x; done; kill -STOP $$; while :; do :; done; }
		hold & hold & hold & hold & hold & hold & wait`)
	if reason := o.reason(limits); !strings.Contains(reason, "memory") {
		t.Errorf("exit %d, reason %q\n%s", o.exit, reason, o.output)
	}
}

// TestNothingIsLeft looks for mounts, cgroups and folders after a run.
func TestNothingIsLeft(t *testing.T) {
	top := t.TempDir()
	b := openTestBoxes(t, top)
	shell(t, b, nil, "exit 1")
	if left := traces(t, top, b.name); len(left) > 0 {
		t.Errorf("after a run: %q", left)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	tc, err := toolchains.Open(testData(), "c")
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.run(ctx, tc, job{argv: []string{"/bin/sh", "-c", "read x </proc/self/fd/1"}})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("cancelled run: %v", err)
	}
	if left := traces(t, top, b.name); len(left) > 0 {
		t.Errorf("after a cancelled run: %q", left)
	}
	if err := b.close(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(top); err != nil || len(entries) > 0 {
		t.Errorf("after close: %v, %v", entries, err)
	}
}

// traces lists the mounts, cgroups and jobs that go by a name.
func traces(t *testing.T, top, name string) []string {
	t.Helper()
	mounts, err := os.ReadFile("/proc/self/mounts")
	if err != nil {
		t.Fatal(err)
	}
	left := cgroupMount.of(name + "-*")
	for line := range strings.Lines(string(mounts)) {
		if strings.Contains(line, name+"-") {
			left = append(left, line)
		}
	}
	jobs, err := filepath.Glob(filepath.Join(top, name, name+"-*"))
	if err != nil {
		t.Fatal(err)
	}
	return append(left, jobs...)
}

// TestKilled kills a compiler with -9 in the middle of a compile: its container
// dies with it, and the next compiler removes the rest.
func TestKilled(t *testing.T) {
	if top := os.Getenv("ASSIZE_TEST_VICTIM"); top != "" {
		victim(t, top)
		return
	}
	killVictim(t, "TestKilled", "ASSIZE_TEST_VICTIM")
}

// killVictim kills the process of a test that is told by a variable to be the victim.
func killVictim(t *testing.T, test, variable string) {
	t.Helper()
	top := t.TempDir()
	cmd := exec.Command(os.Args[0], "-test.run", "^"+test+"$")
	cmd.Env = append(os.Environ(), variable+"="+top)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	pids, name := awaitVictim(t, top)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // killed
	for _, pid := range pids {
		await(t, "the compile "+pid+" to die with its compiler", func() bool {
			_, err := os.Stat("/proc/" + pid)
			return err != nil
		})
	}
	if len(traces(t, top, name)) == 0 {
		t.Fatal("the victim left nothing: this test shows nothing")
	}
	b := openTestBoxes(t, top)
	if left := traces(t, top, name); len(left) > 0 {
		t.Errorf("after the sweep: %q", left)
	}
	if err := b.close(); err != nil {
		t.Error(err)
	}
}

// victim is what the killed process does.
func victim(t *testing.T, top string) {
	shell(t, openTestBoxes(t, top), nil, "while :; do read x </proc/self/fd/1; done")
}

// awaitVictim waits until the victim's container runs its shell.
func awaitVictim(t *testing.T, top string) (pids []string, name string) {
	t.Helper()
	await(t, "the victim's container", func() bool {
		found, err := filepath.Glob(filepath.Join(top, "box*"))
		if err != nil || len(found) == 0 {
			return false
		}
		name = filepath.Base(found[0])
		for _, dir := range cgroupMount.of(name + "-*") {
			if text, err := os.ReadFile(filepath.Join(dir, "cgroup.procs")); err == nil {
				if pids = strings.Fields(string(text)); len(pids) > 0 {
					comm, err := os.ReadFile("/proc/" + pids[0] + "/comm")
					return err == nil && strings.TrimSpace(string(comm)) == "sh"
				}
			}
		}
		return false
	})
	for _, pid := range pids {
		if _, err := strconv.Atoi(pid); err != nil {
			t.Fatalf("pids %q", pids)
		}
	}
	return pids, name
}

func await(t *testing.T, what string, done func() bool) {
	t.Helper()
	for !done() {
		select {
		case <-t.Context().Done():
			t.Fatalf("waited in vain for %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}
