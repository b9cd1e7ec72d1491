package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// program is a source in programs/, a file of C or C++ or a folder of Go, and
// what it is measured with. Each reads one number and prints a short result.
type program struct {
	name string
	kind string // what it is made of
	size string // the number, for a run of 20 to 100 ms
}

var programs = []program{
	{"sieve.c", "integer, memory", "12000000"},
	{"knapsack.c", "integer, memory", "12000"},
	{"floyd.c", "integer, memory", "320"},
	{"life.c", "integer, bytes", "60"},
	{"sha256.c", "hash", "60000"},
	{"hash.c", "hash, memory", "6000000"},
	{"modular.c", "division", "400000"},
	{"fib.c", "recursion", "35"},
	{"queens.c", "recursion", "12"},
	{"segments.cpp", "recursion, memory", "80000"},
	{"graph.cpp", "memory, recursion", "60000"},
	{"mapsort.cpp", "memory", "200000"},
	{"matmul.c", "float", "320"},
	{"nbody.c", "float", "400000"},
	{"fft.cpp", "float", "100000"},
	{"mandelbrot.c", "float", "900"},
	{"simd.c", "SIMD", "3000"},
	{"strings.c", "string", "80000"},
	{"words.cpp", "string", "100000"},
	{"suffix.cpp", "string", "120000"},
	{"shapes.cpp", "calls through a table", "3000"},
	{"vm.c", "interpreter", "40000"},
	{"bytes.c", "bulk memory", "6000"},
	{"gosort", "Go: sort, map, channels", "60000"},
	{"gowords", "Go: strings, map", "300000"},
	{"gofloat", "Go: float", "60"},
}

// kernels are loops of one kind of thing each, for the fit alone: programs/kernels.c
// reads which, and how often.
var kernels = func() (all []program) {
	for i, k := range []struct{ kind, times string }{
		{"quotients", "3000000"}, {"products", "20000000"}, {"integers", "20000000"}, {"loads", "10000000"}, {"stores", "10000000"},
		{"dependent loads", "20000000"}, {"cache misses", "6000000"}, {"floats", "10000000"}, {"roots", "3000000"}, {"conversions", "15000000"},
		{"selects", "10000000"}, {"branches", "8000000"}, {"foreseen branches", "20000000"}, {"branches by table", "5000000"}, {"calls", "10000000"},
		{"calls by table", "15000000"}, {"fills", "20000"}, {"copies", "80000"}, {"short copies", "3000000"}, {"globals", "10000000"},
		{"references", "3000000"}, {"vectors", "10000000"}, {"vector loads", "10000000"},
	} {
		all = append(all, program{"kernels.c", k.kind, fmt.Sprintf("%d %s", i, k.times)})
	}
	return all
}()

func (p program) language() string {
	switch filepath.Ext(p.name) {
	case ".c":
		return "C"
	case ".cpp":
		return "C++"
	}
	return "Go"
}

// standard are the flags of toolchains/c and toolchains/cpp that matter for
// speed.
var standard = []string{"-O2", "-msimd128", "-mllvm", "-unroll-partial-threshold=120"}

// wasm builds the program for WASI. The flags are for C and C++.
func (p program) wasm(ctx context.Context, dir string, flags ...string) ([]byte, error) {
	out := filepath.Join(dir, p.name+strings.Join(flags, "")+".wasm")
	var cmd *exec.Cmd
	switch p.language() {
	case "Go":
		cmd = p.golang(ctx, out, "GOOS=wasip1", "GOARCH=wasm")
	case "C":
		cmd = exec.CommandContext(ctx, "clang-22", wasmFlags(flags, out, p.source(), "-std=gnu17")...)
	default:
		cmd = exec.CommandContext(ctx, "clang++-22", wasmFlags(flags, out, p.source(), "-std=c++20", "-fno-exceptions")...)
	}
	if err := run(cmd); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

func wasmFlags(flags []string, out, source string, language ...string) []string {
	return append(append([]string{"--target=wasm32-wasi", "-Wno-deprecated", "--no-wasm-opt", "-s",
		"-mreference-types", "-Wl,-z,stack-size=8388608", "-o", out, source}, language...), flags...)
}

// native builds the program for this machine, C and C++ with clang -O2.
func (p program) native(ctx context.Context, dir string) (string, error) {
	out := filepath.Join(dir, p.name+".native")
	switch p.language() {
	case "Go":
		return out, run(p.golang(ctx, out))
	case "C":
		return out, run(exec.CommandContext(ctx, "clang-22", "-std=gnu17", "-O2", "-o", out, p.source(), "-lm"))
	}
	// libstdc++ of this machine: what is compared is the generated code.
	return out, run(exec.CommandContext(ctx, "clang++-22", "-std=c++20", "-fno-exceptions", "-O2", "-o", out, p.source()))
}

func (p program) golang(ctx context.Context, out string, env ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "go", "build", "-o", out, ".")
	cmd.Dir = p.source()
	cmd.Env = append(os.Environ(), env...)
	return cmd
}

func (p program) source() string { return filepath.Join(folder, "programs", p.name) }

// folder is this one, from where the command is started.
var folder = "bench/engine"

func run(cmd *exec.Cmd) error {
	if b, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %w\n%s", cmd, err, b)
	}
	return nil
}
