package compiler

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"assize/toolchains"
)

// TestExceptionsAreThoseOfANativeCompiler compiles one program with g++ and in
// the box, at each level of optimisation, and compares what the two print.
func TestExceptionsAreThoseOfANativeCompiler(t *testing.T) {
	source, err := filepath.Abs("testdata/conformance/exceptions.cpp")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	tc, err := toolchains.Open(testData(), "cpp")
	if err != nil {
		t.Fatal(err)
	}
	b := openTestBoxes(t, t.TempDir())
	for _, level := range []string{"-O0", "-O1", "-O2", "-O3"} {
		native := filepath.Join(t.TempDir(), "native")
		if out, err := exec.Command("g++", "-w", "-std=gnu++20", level, source, "-o", native).CombinedOutput(); err != nil {
			t.Fatalf("g++ %s (make setup-tests): %v\n%s", level, err, out)
		}
		want, err := exec.Command(native).Output()
		if err != nil || len(want) == 0 {
			t.Fatalf("native %s: %v", level, err)
		}
		at := tc
		at.Compile.Env = append(slices.Clone(tc.Compile.Env), "FLAGS="+level)
		j, reason := arrange(at, Request{Language: "cpp", Files: []File{{Content: text}}}, nil)
		if reason != "" {
			t.Fatal(reason)
		}
		o, err := b.run(t.Context(), at, j)
		if err != nil || o.exit != 0 {
			t.Fatalf("compile %s: exit %d, %v\n%s", level, o.exit, err, o.output)
		}
		if got := runPlain(t, o.module); got != string(want) {
			t.Errorf("%s: printed\n%s\nwant\n%s", level, got, want)
		}
	}
}

// runPlain runs a module on wazero as it is and returns its standard output.
func runPlain(t *testing.T, module []byte) string {
	t.Helper()
	ctx := t.Context()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	var out bytes.Buffer
	if _, err := runtime.InstantiateWithConfig(ctx, module, wazero.NewModuleConfig().WithStdout(&out)); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	return out.String()
}
