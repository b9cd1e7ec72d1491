package sandbox

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/internal/guest"
)

func newEngine(t testing.TB, cfg Config) *Engine {
	t.Helper()
	e, err := NewEngine(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return e
}

func load(t testing.TB, e *Engine, name string) *Program {
	t.Helper()
	module := guest.Module(t, name)
	p, err := e.Load(t.Context(), judge.DigestOf(module), module)
	if err != nil {
		t.Fatalf("load %s: %v", name, err)
	}
	return p
}

func defaults() Limits {
	return Limits{
		Fuel:        judge.DefaultLimits.Fuel(judge.CurrentCostTable, 1),
		MemoryBytes: judge.DefaultLimits.MemoryBytes,
		OutputBytes: judge.DefaultLimits.OutputBytes,
	}
}

// ended is what a test wants to know of an outcome.
type ended struct {
	Exit    Exit
	Code    uint32
	Detail  string
	Refused bool
	Output  string
}

func end(o Outcome, output string) ended {
	return ended{o.Exit, o.Code, o.Detail, o.MemoryRefused, output}
}

// cases are the honest and the hostile guests with the exit that each must get.
var cases = []struct {
	guest  string
	input  string
	limits func(*Limits)
	want   ended
}{
	{guest: "sum.c", input: "2 3\n", want: ended{Exit: ExitCode, Output: "5\n"}},
	{guest: "sum.c", input: "", want: ended{Exit: ExitCode, Code: 1}},
	{guest: "sum.go", input: "20 22\n", want: ended{Exit: ExitCode, Output: "42\n"}},
	{guest: "echo.c", input: strings.Repeat("all of it\n", 20_000), want: ended{Exit: ExitCode, Output: strings.Repeat("all of it\n", 20_000)}},
	{guest: "exit3.c", want: ended{Exit: ExitCode, Code: 3}},
	{guest: "forge.c", want: ended{Exit: ExitCode, Code: 0xefffffff, Output: "forged\n"}},
	{guest: "loop.c", limits: func(l *Limits) { l.Fuel = 50_000_000 }, want: ended{Exit: ExitFuel}},
	{guest: "recurse.c", want: ended{Exit: ExitStack}},
	{guest: "depth.c", input: "200000", want: ended{Exit: ExitCode, Output: "200000\n"}},
	{guest: "bomb.c", want: ended{Exit: ExitTrap, Detail: "unreachable", Refused: true}},
	{guest: "modest.c", want: ended{Exit: ExitCode, Refused: true, Output: "refused\n"}},
	{guest: "static.c", want: ended{Exit: ExitMemory, Refused: true}},
	{guest: "flood.c", limits: func(l *Limits) { l.OutputBytes = 50 }, want: ended{Exit: ExitOutput, Output: "all work and no play\nall work and no play\nall work"}},
	{guest: "stderr.c", want: ended{Exit: ExitCode, Output: "done\n"}},
	{guest: "stderr.c", limits: func(l *Limits) { l.Fuel = 50_000_000 }, want: ended{Exit: ExitFuel}},
	{guest: "eof.c", input: "12345", want: ended{Exit: ExitCode, Output: "5\n"}},
	{guest: "sleep.c", input: "1500", want: ended{Exit: ExitCode, Output: "1500 1000000001\n"}},
	{guest: "sleep.c", input: "2500", want: ended{Exit: ExitFuel}},
	{guest: "vectors.c", want: ended{Exit: ExitCode, Output: "21 21 28 8 21 21 21 21 28 21 21 28 21 8 8 8 52\n"}},
	{guest: "trap.c", input: "d", want: ended{Exit: ExitTrap, Detail: "integer divide by zero"}},
	{guest: "trap.c", input: "u", want: ended{Exit: ExitTrap, Detail: "unreachable"}},
	{guest: "trap.c", input: "m", want: ended{Exit: ExitTrap, Detail: "out of bounds memory access"}},
	{guest: "trap.c", input: "t", want: ended{Exit: ExitTrap, Detail: "invalid table access"}},
	{guest: "dirty.c", want: ended{Exit: ExitCode, Output: "clean\n"}},
}

// TestExits runs every guest, and after each of them an honest one, which must
// not notice.
func TestExits(t *testing.T) {
	e := newEngine(t, Config{CacheDir: codeDir, Programs: 2 * len(cases)})
	honest := load(t, e, "sum.c")
	clean := e.Run(honest, defaults(), Files{Stdin: []byte("1 2")})
	dirty := load(t, e, "dirty.c")
	for _, c := range cases {
		t.Run(c.guest+"/"+c.want.Exit.String(), func(t *testing.T) {
			limits := defaults()
			if c.limits != nil {
				c.limits(&limits)
			}
			p := load(t, e, c.guest)
			var out bytes.Buffer
			first := e.Run(p, limits, Files{Stdin: []byte(c.input), Stdout: &out})
			if diff := cmp.Diff(c.want, end(first, out.String())); diff != "" {
				t.Errorf("outcome (-want +got):\n%s", diff)
			}
			if first.OutputBytes != int64(out.Len()) {
				t.Errorf("OutputBytes %d, printed %d", first.OutputBytes, out.Len())
			}
			if first.Fuel > limits.Fuel+1 || (first.Fuel > limits.Fuel) != (first.Exit == ExitFuel) {
				t.Errorf("fuel %d of %d, exit %v", first.Fuel, limits.Fuel, first.Exit)
			}
			if first.MemoryBytes > limits.MemoryBytes && first.Exit != ExitMemory {
				t.Errorf("memory %d of %d", first.MemoryBytes, limits.MemoryBytes)
			}
			if diff := cmp.Diff(first, e.Run(p, limits, Files{Stdin: []byte(c.input)})); diff != "" {
				t.Errorf("second run differs (-first +second):\n%s", diff)
			}
			if diff := cmp.Diff(clean, e.Run(honest, defaults(), Files{Stdin: []byte("1 2")})); diff != "" {
				t.Errorf("the next run differs (-before +after):\n%s", diff)
			}
			var state bytes.Buffer
			if e.Run(dirty, defaults(), Files{Stdout: &state}); state.String() != "clean\n" {
				t.Errorf("the next run found memory %q", state.String())
			}
		})
	}
}

// TestStderrIsCut keeps the head of standard error.
func TestStderrIsCut(t *testing.T) {
	e := newEngine(t, Config{})
	var out bytes.Buffer
	o := e.Run(load(t, e, "stderr.c"), defaults(), Files{Stderr: &out})
	if o.StderrBytes != StderrBytes || out.Len() != StderrBytes {
		t.Errorf("StderrBytes %d, kept %d, want %d", o.StderrBytes, out.Len(), StderrBytes)
	}
}

// TestEnginesAgree runs the guests on wazero's interpreter as well.
func TestEnginesAgree(t *testing.T) {
	compiler, interpreter := newEngine(t, Config{CacheDir: codeDir}), newEngine(t, Config{Interpreter: true})
	for _, c := range cases {
		if c.want.Exit == ExitStack {
			continue // the interpreter has a ceiling of its own, of 2000 calls
		}
		limits := defaults()
		limits.Fuel = 10_000_000 // the interpreter takes its time
		if c.limits != nil {
			c.limits(&limits)
		}
		files := Files{Stdin: []byte(c.input)}
		want := compiler.Run(load(t, compiler, c.guest), limits, files)
		got := interpreter.Run(load(t, interpreter, c.guest), limits, files)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-compiler +interpreter):\n%s", c.guest, diff)
		}
	}
}

// TestRepeats runs one program 200 times with both cores busy.
func TestRepeats(t *testing.T) {
	const engines, repeats = 2, 100
	outcomes := make([][]Outcome, engines)
	var wg sync.WaitGroup
	for i := range engines {
		e := newEngine(t, Config{})
		p := load(t, e, "work.c")
		wg.Go(func() {
			for range repeats {
				outcomes[i] = append(outcomes[i], e.Run(p, defaults(), Files{Stdin: []byte("5000")}))
			}
		})
	}
	wg.Wait()
	want := outcomes[0][0]
	if want.Exit != ExitCode || want.Code != 0 || want.Fuel == 0 || want.MemoryBytes == 0 {
		t.Fatalf("outcome %+v", want)
	}
	for i := range outcomes {
		for j, got := range outcomes[i] {
			if got != want {
				t.Fatalf("engine %d, run %d: %+v, the first was %+v", i, j, got, want)
			}
		}
	}
}
