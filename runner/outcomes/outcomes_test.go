package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
	"assize/runner/snapshot"
	"assize/runner/testarch"
)

// programs end in every way there is, with recursion up to its limit.
var programs = []struct {
	guest, input string
	fuel         judge.Fuel // 0: the default
}{
	{guest: "sum.c", input: "1 2"},
	{guest: "sum.go", input: "20 22"},
	{guest: "work.c", input: "20000"},
	{guest: "depth.c", input: "400000"},
	{guest: "depth.c", input: "2000000"},
	{guest: "recurse.c"},
	{guest: "vectors.c"},
	{guest: "dirty.c"},
	{guest: "bomb.c"},
	{guest: "modest.c"},
	{guest: "static.c"},
	{guest: "flood.c", fuel: 50_000_000},
	{guest: "loop.c", fuel: 50_000_000},
	{guest: "sleep.c", input: "1500"},
	{guest: "forge.c"},
	{guest: "stderr.c"},
	{guest: "eof.c", input: "12345"},
	{guest: "trap.c", input: "d"},
	{guest: "trap.c", input: "m"},
	{guest: "trap.c", input: "t"},
}

// TestArchitecturesAgree wants the same exit, fuel, memory and output of each
// program on amd64 and on arm64.
func TestArchitecturesAgree(t *testing.T) {
	// The command is built by the test and not linked into it: so go test learns that
	// an earlier result is of no use when it has changed.
	if _, err := os.Stat("main.go"); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, b []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	limits := sandbox.Limits{
		Fuel:        judge.DefaultLimits.Fuel(judge.CurrentCostTable, 1),
		MemoryBytes: judge.DefaultLimits.MemoryBytes, OutputBytes: judge.DefaultLimits.OutputBytes,
	}
	var runs []testarch.Run
	var names []string
	for i, p := range programs {
		r := testarch.Run{Module: write(p.guest+".wasm", guest.Module(t, p.guest)), Input: write(fmt.Sprintf("%d.in", i), []byte(p.input)), Limits: limits}
		if p.fuel != 0 {
			r.Limits.Fuel = p.fuel
		}
		runs, names = append(runs, r), append(names, p.guest+" "+p.input)
	}
	// An interpreter, from cold and from a snapshot that was made here.
	cold := guest.Runtime(t)
	warm, err := snapshot.Make(t.Context(), cold)
	if err != nil {
		t.Fatal(err)
	}
	bundle, err := guest.Bundle("sum").Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"cold": cold, "warm": warm} {
		runs = append(runs, testarch.Run{Module: write("bundle", bundle), Runtime: write(name, b), Input: write("sum.in", []byte("1 2")), Limits: limits})
		names = append(names, "interpreter from "+name)
	}
	// Whatever the processor makes of 0/0, the program sees the canonical NaN.
	runs, names = append(runs, testarch.Run{Module: write("nan", guest.Module(t, "nan.c")), Input: runs[0].Input, Limits: limits}), append(names, "nan.c")

	exits := map[sandbox.Exit]int{}
	testarch.Outcomes(t, runs, func(i int, here, elsewhere sandbox.Outcome) {
		exits[here.Exit]++
		if here != elsewhere {
			t.Errorf("%s:\n%+v here\n%+v elsewhere", names[i], here, elsewhere)
		}
	})
	for _, exit := range []sandbox.Exit{sandbox.ExitCode, sandbox.ExitTrap, sandbox.ExitStack, sandbox.ExitFuel, sandbox.ExitMemory} {
		if exits[exit] == 0 {
			t.Errorf("no program ends by %v: %v", exit, exits)
		}
	}
}
