package testsite

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

var built struct {
	sync.Once
	dir string
	err error
}

// Binary builds the program once for all tests of the package.
func Binary(t testing.TB) string {
	t.Helper()
	built.Do(func() {
		// The worker processes run as another user, who cannot reach every checkout.
		if built.dir, built.err = os.MkdirTemp("", "assize-bin-"); built.err != nil {
			return
		}
		if built.err = os.Chmod(built.dir, 0o755); built.err != nil {
			return
		}
		built.err = build(filepath.Join(built.dir, "assize"))
	})
	if built.err != nil {
		t.Fatal(built.err)
	}
	return filepath.Join(built.dir, "assize")
}

// build builds the program as make does, so that no package is compiled once
// more for the tests, and links it only where it has changed since another
// package's tests asked for it.
func build(to string) error {
	root, err := output("go", "list", "-m", "-f", "{{.Dir}}")
	if err != nil {
		return err
	}
	shared := filepath.Join(root, "bin", "assize-tested")
	if err := os.MkdirAll(filepath.Dir(shared), 0o755); err != nil {
		return err
	}
	lock, err := os.OpenFile(shared+".lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer lock.Close()
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock %s: %w", lock.Name(), err)
	}
	if _, err := output("go", "build", "-trimpath", "-ldflags=-s -w", "-o", shared, "assize/cmd/assize"); err != nil {
		return err
	}
	program, err := os.ReadFile(shared)
	if err != nil {
		return err
	}
	return os.WriteFile(to, program, 0o755)
}

func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", fmt.Errorf("%s: %w: %s", cmd, err, failed.Stderr)
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", cmd, err)
	}
	return strings.TrimSpace(string(out)), nil
}

// Clean removes the program that Binary built. Call it at the end of TestMain.
func Clean() error {
	if built.dir == "" {
		return nil
	}
	return os.RemoveAll(built.dir)
}
