// Package testarch runs programs on this architecture and on another one, under
// an emulator, for the tests that want the same of both.
package testarch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"assize/runner/sandbox"
)

// Run is a program to run. It has the fields that the command outcomes reads.
type Run struct {
	Module  string         `json:"module"`            // path
	Runtime string         `json:"runtime,omitempty"` // path; "" where Module runs by itself
	Input   string         `json:"input"`             // path
	Limits  sandbox.Limits `json:"limits"`
	// Of names what it is a run of. Once one has run out of fuel the others of the
	// same name are left out, as in a judgement; "" for one that stands alone.
	Of string `json:"of,omitempty"`
}

// emulators run what is built for another architecture than this one.
var emulators = map[string]struct{ arch, emulator string }{
	"amd64": {"arm64", "qemu-aarch64-static"},
	"arm64": {"amd64", "qemu-x86_64-static"},
}

// Outcomes makes the runs here and elsewhere, and tells check what the sandbox saw
// of each as soon as both are there; a run that was left out has the zero outcome.
// Elsewhere programs run in one process without the confinement of workers: the
// emulator knows neither its system calls nor how to start another emulated process.
func Outcomes(t *testing.T, runs []Run, check func(run int, here, elsewhere sandbox.Outcome)) {
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
	ctx, cancel := context.WithCancel(t.Context()) // ends both where one has failed
	defer cancel()
	here := outcomes(ctx, t, input.Bytes(), len(runs), native)
	elsewhere := outcomes(ctx, t, input.Bytes(), len(runs), emulator, foreign)
	for i := range runs {
		a, ok := <-here
		b, too := <-elsewhere
		if !ok || !too {
			t.Fatalf("of %d runs there are outcomes of %d", len(runs), i)
		}
		check(i, a, b)
	}
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

// outcomes starts the command and passes on what it prints. The channel has room for
// all, and is closed early where the command fails.
func outcomes(ctx context.Context, t *testing.T, input []byte, runs int, command ...string) <-chan sandbox.Outcome {
	list := make(chan sandbox.Outcome, runs)
	cmd := exec.CommandContext(ctx, command[0], append(command[1:], t.TempDir())...)
	cmd.Stdin = bytes.NewReader(input)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatalf("%v: %v", cmd, err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { <-done })
	go func() {
		defer close(done)
		defer close(list)
		for d := json.NewDecoder(out); ; {
			var o sandbox.Outcome
			err := d.Decode(&o)
			if err == io.EOF {
				err = cmd.Wait()
				if err != nil && ctx.Err() == nil {
					t.Errorf("%v: %v\n%s", cmd, err, stderr.Bytes())
				}
				return
			}
			if err != nil {
				t.Errorf("%v: %v", cmd, errors.Join(err, cmd.Wait()))
				return
			}
			list <- o
		}
	}()
	return list
}
