package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/internal/guest"
)

// TestMain is also the process that TestConfine looks into.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "confined" {
		os.Exit(confined(os.Args[2]))
	}
	dir, err := os.MkdirTemp("", "sandbox-")
	if err != nil {
		panic(err)
	}
	codeDir = dir
	status := m.Run()
	if err := os.RemoveAll(dir); err != nil {
		panic(err)
	}
	os.Exit(status)
}

// codeDir keeps what one test has compiled for the next one.
var codeDir string

// report is what the confined process found out.
type report struct {
	InForce []string
	Err     string
	Tried   map[string]string // errors, "" where it went through
	Outcome Outcome
	Printed string
}

// confined confines itself, runs the module on standard input and tries what it
// should not be able to do.
func confined(dir string) int {
	var r report
	module, err := os.ReadFile(dir + "/module.wasm")
	if err != nil {
		panic(err)
	}
	e, err := NewEngine(context.Background(), Config{CacheDir: dir + "/cache"})
	if err != nil {
		panic(err)
	}
	if r.InForce, err = Confine(Confinement{CacheDir: dir + "/cache"}); err != nil {
		r.Err = err.Error()
	}
	try := func(err error) string {
		if err == nil {
			return ""
		}
		return err.Error()
	}
	_, read := os.ReadFile("/etc/passwd")
	_, beside := os.ReadFile(dir + "/module.wasm")
	_, dial := net.Dial("tcp", "127.0.0.1:1")
	_, socket := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	r.Tried = map[string]string{
		"read a file":   try(read),
		"read a sister": try(beside),
		"write a file":  try(os.WriteFile(dir+"/new", nil, 0o600)),
		"dial":          try(dial),
		"socket":        try(socket),
		"execute":       try(exec.Command("/bin/true").Run()),
		"fork":          try(forkOnly()),
		"kill":          try(syscall.Kill(os.Getppid(), 0)),
		"trace":         try(unix.PtraceAttach(os.Getppid())),
	}
	p, err := e.Load(context.Background(), judge.DigestOf(module), module)
	if err != nil {
		r.Err = err.Error()
	} else {
		var out bytes.Buffer
		r.Outcome = e.Run(p, defaults(), Files{Stdin: []byte("4 5"), Stdout: &out})
		r.Printed = out.String()
	}
	if err := json.NewEncoder(os.Stdout).Encode(r); err != nil {
		panic(err)
	}
	return 0
}

// forkOnly makes a child that does nothing.
func forkOnly() error {
	pid, _, errno := syscall.RawSyscall(syscall.SYS_CLONE, uintptr(syscall.SIGCHLD), 0, 0)
	if errno != 0 {
		return errno
	}
	if pid == 0 {
		syscall.RawSyscall(syscall.SYS_EXIT, 0, 0, 0)
	}
	return nil
}

func TestConfine(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/module.wasm", guest.Module(t, "sum.c"), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/proc/self/exe", "confined", dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("%v in %q", err, out)
	}
	if r.Err != "" || r.Outcome.Exit != ExitCode || r.Printed != "9\n" {
		t.Errorf("confined run: %+v", r)
	}
	for _, f := range Features() {
		want := f.Available && f.Name != FeatureUser
		if slices.Contains(r.InForce, f.Name) != want {
			t.Errorf("%s: available %v (%s), in force %v", f.Name, f.Available, f.Detail, r.InForce)
		}
	}
	if !slices.Contains(r.InForce, FeatureSeccomp) {
		t.Logf("this kernel has no seccomp: only %v is tested", r.InForce)
		return
	}
	for what, got := range r.Tried {
		if !strings.Contains(got, "permitted") && !strings.Contains(got, "denied") {
			t.Errorf("%s: %q, want a refusal", what, got)
		}
	}
}
