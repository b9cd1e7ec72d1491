package snapshot_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
	"assize/runner/snapshot"
	"assize/runner/wasm"
)

func engine(t testing.TB, cfg sandbox.Config) *sandbox.Engine {
	t.Helper()
	e, err := sandbox.NewEngine(t.Context(), cfg)
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

func load(t testing.TB, e *sandbox.Engine, runtime []byte) *sandbox.Program {
	t.Helper()
	p, err := e.LoadRuntime(t.Context(), judge.DigestOf(runtime), int(guest.File(t, runtime).Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func make(t testing.TB, runtime []byte) []byte {
	t.Helper()
	made, err := snapshot.Make(t.Context(), runtime)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// result is what a program can be told apart by.
type result struct {
	Exit   sandbox.Exit
	Code   uint32
	Output string
	Fuel   judge.Fuel
	Memory int64
}

func run(t testing.TB, e *sandbox.Engine, runtime *sandbox.Program, program, input string, memory int64) result {
	t.Helper()
	p, err := runtime.With(guest.Bundle(program))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	limits := sandbox.Limits{Fuel: 20_000_000_000, MemoryBytes: memory, OutputBytes: 1 << 20}
	o := e.Run(p, limits, sandbox.Files{Stdin: []byte(input), Stdout: &out})
	if o.Exit == sandbox.ExitFault {
		t.Fatalf("fault: %s", o.Detail)
	}
	return result{o.Exit, o.Code, out.String(), o.Fuel, o.MemoryBytes}
}

var programs = []struct{ program, input, want string }{
	{"say hello", "", "hello\n"},
	{"count\ncount", "", "42 0.5 words of the library .\n43 0.5 words of the library .\n"},
	{"sum\nsum", "1 2 3 4", "10\n0\n"},
	{"cat /lib/words.txt\nsay \ncat /program/more/notes.txt\ncat /etc/passwd\ncat ../x", "", "words of the library\na note\nnothing\nnothing\n"},
	{"eat 20\neat 400\ncount", "", "eaten\nrefused\n42 0.5 words of the library .\n"},
	{"deep 20000", "", "20000\n"},
	{"clock\ncat /dev/stdin", "line\n", "early\nline\n"},
	{"say before\nfail", "", "before\n"},
}

// TestSnapshotEqualsColdStart runs the programs both ways, by turns and twice:
// the same output, the same fuel, the same memory.
func TestSnapshotEqualsColdStart(t *testing.T) {
	plain := guest.Runtime(t)
	e := engine(t, sandbox.Config{})
	cold, warm := load(t, e, plain), load(t, e, make(t, plain))
	other := engine(t, sandbox.Config{Interpreter: true})
	slow := load(t, other, make(t, plain))
	for _, p := range programs {
		want := run(t, e, cold, p.program, p.input, 64<<20)
		if want.Output != p.want {
			t.Errorf("%q printed %q, want %q", p.program, want.Output, p.want)
		}
		for range 2 {
			if diff := cmp.Diff(want, run(t, e, warm, p.program, p.input, 64<<20)); diff != "" {
				t.Errorf("%q (-cold +snapshot):\n%s", p.program, diff)
			}
		}
		if !strings.HasPrefix(p.program, "deep") { // wazero's interpreter has its own ceiling
			if diff := cmp.Diff(want, run(t, other, slow, p.program, p.input, 64<<20)); diff != "" {
				t.Errorf("%q (-compiler +interpreter):\n%s", p.program, diff)
			}
		}
	}
}

// TestNoTraceOfTheLastRun: whatever a run does and however it ends, in the middle of
// calls and with globals changed, the next one comes to what it comes to as the
// first of an engine.
func TestNoTraceOfTheLastRun(t *testing.T) {
	warm := make(t, guest.Runtime(t))
	all := slices.Clone(programs)
	for _, program := range []string{"where", "say x\ntrap", "sum\nfail", "eat 1\ntrap"} {
		all = append(all, struct{ program, input, want string }{program, "5", ""})
	}
	want := map[string]result{}
	for _, p := range all {
		e := engine(t, sandbox.Config{})
		want[p.program] = run(t, e, load(t, e, warm), p.program, p.input, 64<<20)
	}
	e := engine(t, sandbox.Config{})
	p := load(t, e, warm)
	for _, before := range all {
		for _, after := range all {
			run(t, e, p, before.program, before.input, 64<<20)
			if diff := cmp.Diff(want[after.program], run(t, e, p, after.program, after.input, 64<<20)); diff != "" {
				t.Errorf("%q after %q (-first +after):\n%s", after.program, before.program, diff)
			}
		}
	}
}

// TestSnapshotIsReproducible: two makings, one file; and its image is nothing
// that the module would write as well.
func TestSnapshotIsReproducible(t *testing.T) {
	a, b := make(t, guest.Runtime(t)), make(t, guest.Runtime(t))
	if !bytes.Equal(a, b) {
		t.Error("two snapshots of one interpreter differ")
	}
	r, err := judge.DecodeRuntime(a)
	if err != nil {
		t.Fatal(err)
	}
	m, err := wasm.Read(r.Code)
	if err != nil {
		t.Fatal(err)
	}
	if m.NumData != 0 || m.Start != nil || len(r.Image) == 0 || len(r.Files) == 0 {
		t.Errorf("%d data segments, start %v, %d extents, %d bytes of library", m.NumData, m.Start, len(r.Image), len(r.Files))
	}
	if _, err := snapshot.Make(t.Context(), a); err == nil {
		t.Error("a snapshot of a snapshot was made")
	}
}

// TestMemoryLimit: what a snapshot begins with counts.
func TestMemoryLimit(t *testing.T) {
	e := engine(t, sandbox.Config{})
	plain := guest.Runtime(t)
	for name, runtime := range map[string][]byte{"cold": plain, "snapshot": make(t, plain)} {
		p := load(t, e, runtime)
		if r := run(t, e, p, "say x", "", 4<<20); r.Exit != sandbox.ExitMemory {
			t.Errorf("%s: exit %v, want %v", name, r.Exit, sandbox.ExitMemory)
		}
		if r := run(t, e, p, "say x", "", 16<<20); r.Exit != sandbox.ExitCode {
			t.Errorf("%s: exit %v with enough memory", name, r.Exit)
		}
	}
}

// TestMakeRefuses what a snapshot would not hold.
func TestMakeRefuses(t *testing.T) {
	none := wasm.FuncType{}
	end := byte(wasm.OpEnd)
	module := func(change func(*wasm.Module), code ...byte) []byte {
		m := &wasm.Module{
			Types: []wasm.FuncType{none}, Funcs: []uint32{0}, Memory: &wasm.Limits{Min: 1},
			Tables:  []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 1}}},
			Exports: []wasm.Export{{Name: judge.RuntimeInit, Kind: wasm.KindFunc}, {Name: judge.RuntimeStart, Kind: wasm.KindFunc}},
			Code:    []wasm.Body{{Code: append(code, end)}},
		}
		if change != nil {
			change(m)
		}
		return m.Append(nil)
	}
	if _, err := snapshot.Make(t.Context(), module(nil)); err != nil {
		t.Fatalf("a module that does nothing: %v", err)
	}
	for want, runtime := range map[string][]byte{
		"changes a table":    module(nil, 0x41, 0, 0xd0, 0x70, byte(wasm.OpTableSet), 0),
		"uses data segments": module(nil, 0xfc, 9, 0),
		"no memory":          module(func(m *wasm.Module) { m.Memory = nil }),
		"global 0": module(func(m *wasm.Module) {
			m.Globals = []wasm.Global{{Type: wasm.FuncRef, Mutable: true, Init: []byte{0xd0, 0x70, end}}}
		}),
		"exports no func": module(func(m *wasm.Module) { m.Exports = m.Exports[1:] }),
		"unreachable":     module(nil, 0),
		"not a WebAssem":  []byte("int main(){}"),
	} {
		if _, err := snapshot.Make(t.Context(), runtime); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
