package sandbox

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/internal/guest"
)

// hostileLimits are small: nothing of what hostile programs do depends on them.
var hostileLimits = Limits{Fuel: 1_000_000_000, MemoryBytes: 64 << 20, OutputBytes: 1 << 20}

// TestHostileGuests runs each program of guest.Hostile twice, and after each run an
// honest one, which must not notice. What they may use is bounded by their limits:
// nobody looks at a clock.
func TestHostileGuests(t *testing.T) {
	programs := guest.Hostile(t)
	if len(programs) < 60 {
		t.Fatalf("there are %d hostile programs", len(programs))
	}
	e := newEngine(t, Config{CacheDir: codeDir, Programs: len(programs) + 1})
	honest := load(t, e, "sum.c")
	// What the honest one comes to in an engine that has never run anything else.
	fresh := newEngine(t, Config{CacheDir: codeDir})
	clean := fresh.Run(load(t, fresh, "sum.c"), hostileLimits, Files{Stdin: []byte("1 2")})
	for _, h := range programs {
		t.Run(h.Name, func(t *testing.T) {
			p, err := e.Load(t.Context(), judge.DigestOf(h.Module), h.Module)
			if reason, refused := strings.CutPrefix(h.Want, "refused "); refused {
				if !isRejection(err) || !strings.Contains(err.Error(), reason) {
					t.Errorf("loading it: %v, want a rejection with %q", err, reason)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			first := e.Run(p, hostileLimits, Files{Stdin: []byte("1234"), Stdout: &out})
			if got := describe(first); got != h.Want {
				t.Errorf("it ends by %q, want %q", got, h.Want)
			}
			if first.Fuel > hostileLimits.Fuel+1 || int64(out.Len()) > hostileLimits.OutputBytes ||
				first.MemoryBytes > hostileLimits.MemoryBytes && first.Exit != ExitMemory {
				t.Errorf("it took more than it had: %+v, printed %d", first, out.Len())
			}
			if diff := cmp.Diff(first, e.Run(p, hostileLimits, Files{Stdin: []byte("1234")})); diff != "" {
				t.Errorf("second run differs (-first +second):\n%s", diff)
			}
			if diff := cmp.Diff(clean, e.Run(honest, hostileLimits, Files{Stdin: []byte("1 2")})); diff != "" {
				t.Errorf("the next run differs (-in a fresh engine +after):\n%s", diff)
			}
		})
	}
}

// TestHostileGuestsInterpreted wants the same outcomes of wazero's interpreter.
func TestHostileGuestsInterpreted(t *testing.T) {
	compiler, interpreter := newEngine(t, Config{CacheDir: codeDir}), newEngine(t, Config{Interpreter: true})
	limits := hostileLimits
	limits.Fuel, limits.OutputBytes = 20_000_000, 10_000 // it takes its time
	// It gives up at 2000 calls of its own accord. A call takes several kilobytes of
	// Go's stack there, which ends at 1 GB, so recursion gets fuel for 20,000: all of
	// it ends by its fuel, but for what has very large frames.
	defer func(calls int) { interpreterCeiling = calls }(interpreterCeiling)
	interpreterCeiling = 1 << 20
	for _, h := range guest.Hostile(t) {
		if strings.HasPrefix(h.Want, "refused ") {
			continue
		}
		digest := judge.DigestOf(h.Module)
		limits := limits
		if strings.HasPrefix(h.Name, "recursion") {
			limits.Fuel = 2_000_000
		}
		var outcomes [2]Outcome
		for i, e := range []*Engine{compiler, interpreter} {
			p, err := e.Load(t.Context(), digest, h.Module)
			if err != nil {
				t.Fatalf("%s: %v", h.Name, err)
			}
			outcomes[i] = e.Run(p, limits, Files{Stdin: []byte("1234")})
		}
		if diff := cmp.Diff(outcomes[0], outcomes[1]); diff != "" {
			t.Errorf("%s (-compiler +interpreter):\n%s", h.Name, diff)
		}
	}
}

func isRejection(err error) bool {
	var r *fuel.Rejection
	return errors.As(err, &r)
}

// describe says how a run ended, in the words of guest.HostileProgram.
func describe(o Outcome) string {
	s := o.Exit.String()
	switch o.Exit {
	case ExitCode:
		s = fmt.Sprintf("code %d", o.Code)
	case ExitTrap, ExitFault:
		s += " " + o.Detail
	}
	if o.MemoryRefused {
		s += " refused"
	}
	return s
}
