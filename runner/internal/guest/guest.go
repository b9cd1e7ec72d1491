// Package guest builds the programs that the runner's tests and benchmarks run,
// honest ones and hostile ones, with the real compilers.
package guest

import (
	"embed"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"assize/judge"
)

//go:embed testdata
var sources embed.FS

// stackBytes is the program's own stack in linear memory.
const stackBytes = "8388608"

var built sync.Map // name → func() ([]byte, error)

// Module returns the module of the program in testdata/name, which ends in .c,
// .cpp or .go. Each is built once for a process. C programs keep the lines of their source.
func Module(t testing.TB, name string) []byte {
	t.Helper()
	build, _ := built.LoadOrStore(name, sync.OnceValues(func() ([]byte, error) { return compile(name) }))
	b, err := build.(func() ([]byte, error))()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// interpreter is the guest that runs bundles.
const interpreter = "interpreter.c"

// Runtime returns the encoded runtime of testdata/interpreter.c, which the
// comment there explains, with a library.
func Runtime(t testing.TB) []byte {
	t.Helper()
	files, err := judge.EncodeFiles([]judge.File{{Name: "lib/words.txt", Content: []byte("words of the library")}})
	if err != nil {
		t.Fatal(err)
	}
	return judge.Runtime{Code: Module(t, interpreter), Files: files}.Encode()
}

// File returns an open file that holds b.
func File(t testing.TB, b []byte) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Bundle is a program for Runtime, of the given lines, with a second file.
func Bundle(lines string) judge.Bundle {
	return judge.Bundle{
		Args:  []string{"interpreter", "/program/main.txt"},
		Files: []judge.File{{Name: "main.txt", Content: []byte(lines)}, {Name: "more/notes.txt", Content: []byte("a note\n")}},
	}
}

func compile(name string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "guest-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := write(dir, name); err != nil {
		return nil, err
	}
	out := filepath.Join(dir, "guest.wasm")
	var cmd *exec.Cmd
	if filepath.Ext(name) == ".go" {
		cmd = exec.Command("go", "build", "-o", out, name)
		cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOFLAGS=")
	} else {
		cmd = exec.Command(compilerOf(name), "--target=wasm32-wasi", "-Wno-deprecated", "-O2", "--no-wasm-opt", "-gline-tables-only",
			"-Wl,-z,stack-size="+stackBytes, "-o", out, name)
		if name == interpreter {
			cmd.Args = append(cmd.Args, "-mexec-model=reactor")
		}
		if filepath.Ext(name) == ".cpp" {
			cmd.Args = append(cmd.Args, "-fno-exceptions") // the library of the system has none
		}
	}
	cmd.Dir = dir
	if err := run(cmd); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// Native builds the program in testdata/name for this machine and returns the
// path of the executable.
func Native(t testing.TB, name string) string {
	t.Helper()
	dir := t.TempDir()
	source, err := write(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "native")
	if err := run(exec.Command(compilerOf(name), "-O2", "-o", out, source)); err != nil {
		t.Fatal(err)
	}
	return out
}

func compilerOf(name string) string {
	if filepath.Ext(name) == ".cpp" {
		return "clang++-22"
	}
	return "clang-22"
}

func write(dir, name string) (path string, err error) {
	b, err := sources.ReadFile("testdata/" + name)
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, name)
	return path, os.WriteFile(path, b, 0o644)
}

// buildError keeps what the compiler said.
type buildError struct {
	command string
	output  []byte
	cause   error
}

func (e *buildError) Error() string {
	return e.command + ": " + e.cause.Error() + " (C guests need clang-22, lld-22, wasi-libc and libclang-rt-22-dev-wasm32, C++ ones libc++-22-dev-wasm32)\n" + string(e.output)
}

func (e *buildError) Unwrap() error { return e.cause }

func run(cmd *exec.Cmd) error {
	if output, err := cmd.CombinedOutput(); err != nil {
		return &buildError{cmd.String(), output, err}
	}
	return nil
}
