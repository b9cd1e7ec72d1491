// Package testarch runs programs on this architecture and on another one, under
// an emulator, for the tests that want the same of both.
package testarch

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/sync/errgroup"

	"assize/runner/sandbox"
)

// Run is a program to run. It has the fields that the command outcomes reads.
type Run struct {
	Module  string         `json:"module"`            // path
	Runtime string         `json:"runtime,omitempty"` // path; "" where Module runs by itself
	Input   string         `json:"input"`             // path
	Limits  sandbox.Limits `json:"limits"`
	// Of names what it is a run of. Those of one name follow one another. Once one
	// has run out of fuel the others are left out, as in a judgement; "" for one
	// that stands alone.
	Of string `json:"-"`
}

// shortening divides the fuel of a program that does not end within its limit here,
// for it to be compared with: to burn all of it under an emulator says nothing more,
// and would be a quarter of what the bank takes. The runs that do end are compared to
// their end.
const shortening = 10

// emulators run what is built for another architecture than this one.
var emulators = map[string]struct{ arch, emulator string }{
	"amd64": {"arm64", "qemu-aarch64-static"},
	"arm64": {"amd64", "qemu-x86_64-static"},
}

// Outcomes makes the runs here and elsewhere, and tells check what the sandbox saw
// of each as soon as both are there, in any order; a run that was left out has the
// zero outcome, and one that runs out of fuel here the outcomes with a tenth of it.
//
// There is a pair of processes for each processor. Elsewhere programs run without the
// confinement of workers: the emulator knows neither its system calls nor how to start
// another emulated process.
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
	// The processes of an architecture share compiled code, that of interpreters above
	// all. It is not kept for the next test: to compile it is part of what is compared.
	native := []string{build(t, runtime.GOARCH), t.TempDir()}
	foreign := []string{emulator, build(t, other.arch), t.TempDir()}

	ctx, cancel := context.WithCancel(t.Context()) // also where check ends the test
	defer cancel()
	g, ctx := errgroup.WithContext(ctx)
	programs, results := make(chan program), make(chan result)
	g.Go(func() error {
		defer close(programs)
		for first := 0; first < len(runs); {
			p := program{first, together(runs[first:])}
			select {
			case programs <- p:
			case <-ctx.Done():
				return ctx.Err()
			}
			first += len(p.runs)
		}
		return nil
	})
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error { return compare(ctx, native, foreign, programs, results) })
	}
	t.Cleanup(func() { _ = g.Wait() }) // before the folders of compiled code go
	go func() {
		_ = g.Wait()
		close(results)
	}()
	for r := range results {
		check(r.run, r.here, r.elsewhere)
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
}

// program is runs of one program, and the index of the first.
type program struct {
	first int
	runs  []Run
}

type result struct {
	run             int
	here, elsewhere sandbox.Outcome
}

// together returns the first of the runs with those after it that are of the same program.
func together(runs []Run) []Run {
	n := 1
	for runs[0].Of != "" && n < len(runs) && runs[n].Of == runs[0].Of {
		n++
	}
	return runs[:n]
}

// compare runs programs in a process here and another elsewhere until there are no more.
func compare(ctx context.Context, native, foreign []string, programs <-chan program, results chan<- result) (err error) {
	here, err := start(ctx, native)
	if err != nil {
		return err
	}
	defer func() { err = here.end(err) }()
	elsewhere, err := start(ctx, foreign)
	if err != nil {
		return err
	}
	defer func() { err = elsewhere.end(err) }()
	for p := range programs {
		over := false
		for i, run := range p.runs {
			r := result{run: p.first + i}
			if !over {
				if r.here, err = here.outcome(run); err != nil {
					return err
				}
				if over = r.here.Exit == sandbox.ExitFuel; over {
					run.Limits.Fuel /= shortening
					if r.here, err = here.outcome(run); err != nil {
						return err
					}
				}
				if r.elsewhere, err = elsewhere.outcome(run); err != nil {
					return err
				}
			}
			select {
			case results <- r:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	return nil
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
