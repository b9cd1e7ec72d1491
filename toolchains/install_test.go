package toolchains

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"assize/judge"
)

// script runs a few lines with lib.sh in a scratch folder that may be used
// again.
func script(t *testing.T, scratch, lines string) (said string, err error) {
	t.Helper()
	lib, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "-c", `. "$LIB/lib.sh"`+"\n"+lines)
	cmd.Dir = scratch
	cmd.Env = append(os.Environ(), "LIB="+lib, "CACHE="+scratch, "SCRATCH="+scratch)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func TestStageIsDoneOnce(t *testing.T) {
	dir := t.TempDir()
	const lines = "build_it() { echo building $1; [ ! -e fail ]; echo $1 >result; }\nstage build_it one\ncat result\n"
	if err := os.WriteFile(filepath.Join(dir, "fail"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := script(t, dir, lines); err == nil || strings.Contains(out, "one\none") {
		t.Errorf("a stage that fails: %q, %v", out, err)
	}
	if err := os.Remove(filepath.Join(dir, "fail")); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"build it\nbuilding one\none\n", "one\n"} {
		if out, err := script(t, dir, lines); out != want || err != nil {
			t.Errorf("run %d: %q, %v; want %q", i+1, out, err, want)
		}
	}
}

// TestFetchGoesOn fetches a file of which half is there from an earlier try, from
// the second of three addresses.
func TestFetchGoesOn(t *testing.T) {
	content := bytes.Repeat([]byte("0123456789abcdef"), 1000)
	var mu sync.Mutex
	var ranges []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/gone") {
			http.NotFound(w, r)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		ranges = append(ranges, r.Header.Get("Range"))
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
	}))
	defer server.Close()
	dir := t.TempDir()
	sum := string(judge.DigestOf(content))
	part := filepath.Join(dir, sum+"-file.part")
	if err := os.WriteFile(part, content[:8000], 0o600); err != nil {
		t.Fatal(err)
	}
	fetch := "fetch " + sum + " " + server.URL + "/gone/file " + server.URL + "/file " + server.URL + "/never/file\ncmp $FETCHED " + filepath.Join(dir, "want")
	if err := os.WriteFile(filepath.Join(dir, "want"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if out, err := script(t, dir, fetch); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	mu.Lock()
	if len(ranges) != 1 || ranges[0] != "bytes=8000-" {
		t.Errorf("asked for %q, want the second half once", ranges)
	}
	mu.Unlock()
	// Bytes that are not what they should be never get the name.
	wrong := string(judge.DigestOf([]byte("other")))
	if out, err := script(t, dir, "fetch "+wrong+" "+server.URL+"/file"); err == nil || !strings.Contains(out, "none of these") {
		t.Errorf("a wrong digest: %v, %s", err, out)
	}
	if left, err := filepath.Glob(filepath.Join(dir, wrong+"-file*")); err != nil || len(left) != 1 { // the lock
		t.Errorf("left %q, %v", left, err)
	}
}

func TestFailureIsKept(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "toolchains"), 0o755); err != nil {
		t.Fatal(err)
	}
	for tries := 1; tries <= 2; tries++ {
		if err := record(t.Context(), dir, "c", errors.New("no clang")); err != nil {
			t.Fatal(err)
		}
		f, err := LastFailure(dir, "c")
		if err != nil || f == nil || f.Tries != tries || f.Message != "no clang" || f.At.IsZero() {
			t.Fatalf("failure %+v, %v; want try %d", f, err, tries)
		}
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := record(stopped, dir, "c", stopped.Err()); err != nil {
		t.Fatal(err)
	}
	if f, err := LastFailure(dir, "c"); err != nil || f == nil || f.Tries != 2 {
		t.Errorf("after one that was stopped: %+v, %v", f, err)
	}
	if err := record(t.Context(), dir, "c", nil); err != nil {
		t.Fatal(err)
	}
	if f, err := LastFailure(dir, "c"); f != nil || err != nil {
		t.Errorf("after success: %+v, %v", f, err)
	}
}

// TestInstallFails takes away what the script of C needs, and looks at what is
// said of it.
func TestInstallFails(t *testing.T) {
	dir := t.TempDir()
	tools := t.TempDir()
	for _, name := range []string{"bash", "mkdir", "ln", "chmod", "id"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", tools) // no dpkg-query, no apt-get
	var progress bytes.Buffer
	err := Install(t.Context(), dir, "c", &progress, nil)
	if err == nil || !strings.Contains(err.Error(), "install toolchain c: ") || !strings.Contains(err.Error(), "not installed: ") {
		t.Errorf("Install = %v", err)
	}
	f, err := LastFailure(dir, "c")
	if err != nil || f == nil || f.Tries != 1 || !strings.Contains(f.Message, "not installed: ") {
		t.Errorf("kept %+v, %v", f, err)
	}
	if log, err := os.ReadFile(LogFile(dir, "c")); err != nil || !strings.Contains(string(log), "not installed: ") {
		t.Errorf("log %q, %v", log, err)
	}
	if busy, err := Installing(dir, "c"); busy || err != nil {
		t.Errorf("Installing = %v, %v", busy, err)
	}
	if _, err := Open(dir, "c"); judge.CodeOf(err) != judge.Unsupported {
		t.Errorf("Open = %v", err)
	}
}

// TestStoppedInstallLeavesPackagesAlone stops an installation while apt-get is at
// work, which must come to its end all the same. What stands in for it tells when
// it has begun and waits for leave to end.
func TestStoppedInstallLeavesPackagesAlone(t *testing.T) {
	dir, tools := t.TempDir(), t.TempDir()
	for _, name := range []string{"bash", "mkdir", "ln", "chmod", "setsid", "cat"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(path, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", tools)
	says, leave := filepath.Join(tools, "says"), filepath.Join(tools, "leave")
	if err := errors.Join(syscall.Mkfifo(says, 0o600), syscall.Mkfifo(leave, 0o600)); err != nil {
		t.Fatal(err)
	}
	waits, err := os.OpenFile(leave, os.O_RDWR, 0) // its end is what apt-get waits for
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"dpkg-query": "exit 1",
		"id":         "echo 0",
		"apt-get":    fmt.Sprintf("exec 3>%s 4<%s; echo begun >&3; cat <&4; echo ended >&3", says, leave),
	} {
		if err := os.WriteFile(filepath.Join(tools, name), []byte("#!"+filepath.Join(tools, "bash")+"\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	done := make(chan error, 1)
	go func() { done <- Install(ctx, dir, "c", io.Discard, nil) }()
	opened := make(chan *os.File, 1)
	go func() {
		f, err := os.Open(says) // waits for apt-get
		if err != nil {
			t.Error(err)
		}
		opened <- f
	}()
	var said *os.File
	select {
	case said = <-opened:
	case err := <-done:
		t.Fatalf("Install = %v before it called apt-get", err)
	}
	defer said.Close()
	lines := bufio.NewReader(said)
	if line, err := lines.ReadString('\n'); line != "begun\n" || err != nil {
		t.Fatalf("apt-get said %q, %v", line, err)
	}
	stop()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("Install = %v", err)
	}
	if err := waits.Close(); err != nil {
		t.Fatal(err)
	}
	if line, err := lines.ReadString('\n'); line != "ended\n" || err != nil {
		t.Errorf("after the stop apt-get said %q, %v", line, err)
	}
}
