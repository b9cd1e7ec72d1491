// Package testarch runs programs on this architecture and on another one, under
// an emulator, for the tests that want the same of both.
package testarch

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"assize/runner/sandbox"
)

// Run is a program to run. It has the fields that the command outcomes reads.
type Run struct {
	Module  string         `json:"module"`            // path
	Runtime string         `json:"runtime,omitempty"` // path; "" where Module runs by itself
	Input   string         `json:"input"`             // path
	Limits  sandbox.Limits `json:"limits"`
}

// emulators run what is built for another architecture than this one.
var emulators = map[string]struct{ arch, emulator string }{
	"amd64": {"arm64", "qemu-aarch64-static"},
	"arm64": {"amd64", "qemu-x86_64-static"},
}

// Outcomes returns what the sandbox saw of each run here and elsewhere. There the
// programs run in one process without the confinement of workers: the emulator
// knows neither its system calls nor how to start another emulated process.
func Outcomes(t *testing.T, runs []Run) (here, elsewhere []sandbox.Outcome) {
	t.Helper()
	other, ok := emulators[runtime.GOARCH]
	if !ok {
		t.Fatalf("no emulator is known on %s", runtime.GOARCH)
	}
	emulator, err := exec.LookPath(other.emulator)
	if err != nil {
		t.Fatalf("%v: the tests need Debian's qemu-user-static", err)
	}
	var input bytes.Buffer
	for _, r := range runs {
		if err := json.NewEncoder(&input).Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	native, foreign := build(t, runtime.GOARCH), build(t, other.arch)
	var both sync.WaitGroup
	both.Go(func() { here = outcomes(t, input.Bytes(), native) })
	both.Go(func() { elsewhere = outcomes(t, input.Bytes(), emulator, foreign) })
	both.Wait()
	if len(here) != len(runs) || len(elsewhere) != len(runs) {
		t.Fatalf("%d and %d outcomes of %d runs", len(here), len(elsewhere), len(runs))
	}
	return here, elsewhere
}

// build builds the command for an architecture.
func build(t *testing.T, arch string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "outcomes-"+arch)
	cmd := exec.Command("go", "build", "-o", out, "assize/runner/outcomes")
	cmd.Env = append(os.Environ(), "GOARCH="+arch, "CGO_ENABLED=0", "GOFLAGS=")
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, b)
	}
	return out
}

func outcomes(t *testing.T, input []byte, command ...string) (list []sandbox.Outcome) {
	cmd := exec.Command(command[0], append(command[1:], t.TempDir())...)
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	b, err := cmd.Output()
	if err != nil {
		t.Errorf("%v: %v\n%s", cmd, err, stderr.Bytes())
		return nil
	}
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var o sandbox.Outcome
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			t.Errorf("%q: %v", lines.Bytes(), err)
			return nil
		}
		list = append(list, o)
	}
	return list
}
