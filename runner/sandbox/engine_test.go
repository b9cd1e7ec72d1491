package sandbox

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/internal/guest"
	"assize/runner/wasm"
)

func TestLoadKeepsTheLatest(t *testing.T) {
	e := newEngine(t, Config{Programs: 2})
	digest := func(name string) judge.Digest { return judge.DigestOf(guest.Module(t, name)) }
	load(t, e, "sum.c")
	load(t, e, "echo.c")
	load(t, e, "sum.c") // used again: echo.c is now the oldest
	load(t, e, "loop.c")
	if e.Lookup(digest("sum.c")) == nil || e.Lookup(digest("loop.c")) == nil {
		t.Error("a recent program is gone")
	}
	if e.Lookup(digest("echo.c")) != nil {
		t.Error("three programs are kept, want two")
	}
	o := e.Run(load(t, e, "echo.c"), defaults(), Files{Stdin: []byte("x")})
	if o.Exit != ExitCode || o.OutputBytes != 1 {
		t.Errorf("after loading again: %+v", o)
	}
}

func TestLoadRejects(t *testing.T) {
	e := newEngine(t, Config{})
	start := wasm.Export{Name: "_start", Kind: wasm.KindFunc}
	none := wasm.FuncType{}
	body := wasm.Body{Code: []byte{byte(wasm.OpEnd)}}
	page := &wasm.Limits{Min: 1}
	for _, c := range []struct {
		name   string
		module []byte
		want   string
	}{
		{"text", []byte("int main(){}"), "module rejected"},
		{"empty", nil, "module rejected"},
		{"no memory", (&wasm.Module{Types: []wasm.FuncType{none}, Funcs: []uint32{0}, Code: []wasm.Body{body}, Exports: []wasm.Export{start}}).Append(nil), "no memory"},
		{"no _start", (&wasm.Module{Types: []wasm.FuncType{none}, Funcs: []uint32{0}, Code: []wasm.Body{body}, Memory: page}).Append(nil), "_start"},
		{"unknown import", (&wasm.Module{Types: []wasm.FuncType{none}, Imports: []wasm.Import{{Module: fuel.WASI, Name: "fd_teleport"}},
			Funcs: []uint32{0}, Code: []wasm.Body{body}, Memory: page, Exports: []wasm.Export{start}}).Append(nil), "fd_teleport"},
	} {
		_, err := e.Load(t.Context(), judge.DigestOf(c.module), c.module)
		var rejection *fuel.Rejection
		if !errors.As(err, &rejection) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want a rejection with %q", c.name, err, c.want)
		}
	}
}

// TestCompileThreads makes the code of a program by one thread and by several: it is the
// same, byte for byte.
func TestCompileThreads(t *testing.T) {
	var made [2]map[string]string
	for i, threads := range []int{1, 3} {
		dir := t.TempDir()
		load(t, newEngine(t, Config{CacheDir: dir, CompileThreads: threads}), "sum.cpp")
		made[i] = map[string]string{}
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			code, err := os.ReadFile(path)
			made[i][d.Name()] = string(code)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(made[0]) != 1 || !maps.Equal(made[0], made[1]) {
		t.Errorf("%d and %d files of code, want 1 each, and the same", len(made[0]), len(made[1]))
	}
}

// TestCacheDir compiles in one engine and finds the code in another.
func TestCacheDir(t *testing.T) {
	dir := t.TempDir()
	var outcomes [2]Outcome
	for i := range outcomes {
		e := newEngine(t, Config{CacheDir: dir})
		outcomes[i] = e.Run(load(t, e, "sum.c"), defaults(), Files{Stdin: []byte("1 2")})
	}
	if outcomes[0] != outcomes[1] || outcomes[0].Exit != ExitCode {
		t.Errorf("outcomes %+v and %+v", outcomes[0], outcomes[1])
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the cache has %d entries, %v; want the engine's folder", len(entries), err)
	}
}
