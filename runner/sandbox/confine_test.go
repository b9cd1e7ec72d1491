package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/internal/guest"
)

// TestMain is also the process that TestConfine looks into.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "confined" {
		os.Exit(confined(os.Args[2], true))
	}
	if len(os.Args) > 2 && os.Args[1] == "compiler" {
		os.Exit(confined(os.Args[2], false))
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

// confined confines itself as a worker or as the process that fills the cache
// for one, runs the module on standard input and tries what it should not be
// able to do.
func confined(dir string, worker bool) int {
	var r report
	module, err := os.ReadFile(dir + "/module.wasm")
	if err != nil {
		panic(err)
	}
	cache := dir + "/cache"
	e, err := NewEngine(context.Background(), Config{CacheDir: cache})
	if err != nil {
		panic(err)
	}
	confinement := Confinement{WriteDir: cache}
	if worker {
		confinement = Confinement{ReadDir: cache}
	}
	// What was found before is known by name afterwards.
	code, err := filepath.Glob(cache + "/*/*")
	if err != nil || worker && len(code) != 1 {
		panic(fmt.Sprintf("%q, %v", code, err))
	}
	if r.InForce, err = Confine(confinement); err != nil {
		r.Err = err.Error()
	}
	startThreads(8)
	r.Tried = forbidden(dir)
	if worker {
		maps.Copy(r.Tried, forbiddenIn(code[0]))
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

// startThreads has n threads at once, as the runtime starts one whenever it wants to.
func startThreads(n int) {
	started, end := make(chan struct{}), make(chan struct{})
	for range n {
		go func() {
			runtime.LockOSThread()
			started <- struct{}{}
			<-end
		}()
	}
	for range n {
		<-started
	}
	close(end)
}

func try(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// forbidden tries what no process of ours may do.
func forbidden(dir string) map[string]string {
	_, read := os.ReadFile("/etc/passwd")
	_, beside := os.ReadFile(dir + "/module.wasm")
	_, list := os.ReadDir("/")
	_, memory := os.ReadFile("/proc/self/maps")
	_, dial := net.Dial("tcp", "127.0.0.1:1")
	_, socket := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	_, packets := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	raw := func(number uintptr, args ...uintptr) string {
		args = append(args, 0, 0, 0)
		_, _, errno := syscall.Syscall(number, args[0], args[1], args[2])
		if errno == 0 {
			return ""
		}
		return errno.Error()
	}
	return map[string]string{
		"read a file":              try(read),
		"read a sister":            try(beside),
		"list the root":            try(list),
		"read /proc":               try(memory),
		"write a file":             try(os.WriteFile(dir+"/new", nil, 0o600)),
		"dial":                     try(dial),
		"socket":                   try(socket),
		"datagrams":                try(packets),
		"io_uring":                 raw(unix.SYS_IO_URING_SETUP, 1),
		"bpf":                      raw(unix.SYS_BPF),
		"memory file":              raw(unix.SYS_MEMFD_CREATE),
		"read the parent's memory": raw(unix.SYS_PROCESS_VM_READV, uintptr(os.Getppid())),
		"execute":                  try(exec.Command("/bin/true").Run()),
		"fork":                     try(forkOnly()),
		"kill":                     try(syscall.Kill(os.Getppid(), 0)),
		"trace":                    try(unix.PtraceAttach(os.Getppid())),
		"namespace":                try(unix.Unshare(unix.CLONE_NEWUSER)),
		"mount":                    try(unix.Mount("none", dir, "tmpfs", 0, "")),
		"raise a limit":            try(unix.Prlimit(0, unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: 1000, Max: 1000}, nil)),
		"become root":              try(unix.Setresuid(0, 0, 0)),
	}
}

// forbiddenIn tries to leave code for others.
func forbiddenIn(code string) map[string]string {
	_, open := os.OpenFile(code, os.O_WRONLY, 0)
	_, make := os.OpenFile(code+".new", os.O_CREATE|os.O_RDWR, 0o600)
	_, list := os.ReadDir(filepath.Dir(code))
	return map[string]string{
		"overwrite code":   try(open),
		"add code":         try(make),
		"list code":        try(list),
		"truncate code":    try(os.Truncate(code, 0)),
		"remove code":      try(os.Remove(code)),
		"rename code":      try(os.Rename(code, code+".old")),
		"link code":        try(os.Link(code, code+".too")),
		"symlink code":     try(os.Symlink("/etc/passwd", code+".sym")),
		"make a folder":    try(os.Mkdir(filepath.Dir(code)+"/new", 0o700)),
		"change the mode":  try(os.Chmod(code, 0o777)),
		"change the times": try(os.Chtimes(code, time.Now(), time.Now())),
	}
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
	for _, role := range []string{"compiler", "confined"} { // the first one fills the cache for the second
		t.Run(role, func(t *testing.T) { testConfined(t, role, dir) })
	}
}

func testConfined(t *testing.T, role, dir string) {
	cmd := exec.Command("/proc/self/exe", role, dir)
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
