package guest

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// HostileProgram is a program that wants more than its share.
type HostileProgram struct {
	Name string
	// Want is how it must end: "fuel", "stack", "output", "memory", "code N",
	// "trap NAME", each with " refused" behind it where it asked for more memory
	// than there is, or "refused REASON" where it must not even be loaded.
	Want   string
	Module []byte
}

var hostile = sync.OnceValues(buildHostile)

// Hostile returns the programs of testdata/hostile, in order of their names.
// Their first line says what they want and how they must end.
func Hostile(t testing.TB) []HostileProgram {
	t.Helper()
	programs, err := hostile()
	if err != nil {
		t.Fatal(err)
	}
	return programs
}

const hostileDir = "testdata/hostile"

func buildHostile() ([]HostileProgram, error) {
	dir, err := os.MkdirTemp("", "hostile-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	folder, err := fs.Sub(sources, hostileDir)
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(dir, folder); err != nil {
		return nil, err
	}
	names, err := fs.Glob(folder, "*.c")
	if err != nil {
		return nil, err
	}
	programs, errs := make([]HostileProgram, len(names)), make([]error, len(names))
	var wg sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, name := range names {
		wg.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			programs[i], errs[i] = buildOne(filepath.Join(dir, name))
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return programs, nil
}

func buildOne(source string) (p HostileProgram, err error) {
	text, err := os.ReadFile(source)
	if err != nil {
		return p, err
	}
	p.Name = strings.TrimSuffix(filepath.Base(source), ".c")
	p.Want = heading(text, "want")
	out := source + ".wasm"
	args := []string{"--target=wasm32-wasi", "-O1", "--no-wasm-opt", "-nostdlib", "-Wno-everything", "-Wl,-z,stack-size=1048576",
		"-mtail-call", "-mbulk-memory", "-mreference-types", "-mnontrapping-fptoint"}
	args = append(append(args, strings.Fields(heading(text, "flags"))...), "-o", out, source)
	if err := run(exec.Command("clang-22", args...)); err != nil {
		return p, err
	}
	p.Module, err = os.ReadFile(out)
	return p, err
}

// heading is what follows "// name: " in one of the first lines of a source.
func heading(text []byte, name string) string {
	for line := range strings.Lines(string(text)) {
		said, ok := strings.CutPrefix(line, "// ")
		if !ok {
			break
		}
		if value, ok := strings.CutPrefix(said, name+": "); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
