package compiler

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"assize/judge"
)

func TestCleanDiagnostics(t *testing.T) {
	for raw, want := range map[string]string{
		"":                                "",
		"\n\n":                            "",
		"plain":                           "plain\n",
		"\x1b[1;31merror\x1b[0m: x\x1b[K": "error: x\n",
		"\x1b]0;title\x07text":            "text\n",
		"/job/src/main.c:1:2: no":         "main.c:1:2: no\n",
		"ld: /tmp/main-1a2b3c.o: f()":     "ld: main.o: f()\n",
		"ld: /tmp/main.cpp.o: f()":        "ld: main.cpp.o: f()\n",
		"a\r\nb\x00\x08c":                 "a\nbc\n",
		"bad \xff byte":                   "bad \uFFFD byte\n",
		"e: x\nPLEASE submit a bug report to\n#0 0x7f12": "e: x\nThe compiler crashed.\n",
		"   5 | int x\nKilled\n":                         "   5 | int x\n",
	} {
		if got := cleanDiagnostics([]byte(raw)); got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
	for _, text := range []string{strings.Repeat("a", 100_000), strings.Repeat("é", 50_000), strings.Repeat("漢", 40_000)} {
		got := cleanDiagnostics([]byte(text))
		if len(got) > judge.MaxDiagnosticBytes || len(got) < judge.MaxDiagnosticBytes-8 || !utf8.ValidString(got) {
			t.Errorf("cut to %d bytes, valid %v", len(got), utf8.ValidString(got))
		}
	}
}

func TestCheckModule(t *testing.T) {
	const header = "\x00asm\x01\x00\x00\x00"
	imports := func(module, name string, kind byte) string {
		body := fmt.Sprintf("\x01%c%s%c%s%c\x00", len(module), module, len(name), name, kind)
		return header + fmt.Sprintf("\x02%c%s", len(body), body)
	}
	for module, want := range map[string]string{
		"":                                      "no program",
		"not wasm":                              "not a WebAssembly",
		header:                                  "",
		imports(wasi, "fd_write", 0):            "",
		imports("env", "system", 0):             `"system" from "env"`,
		imports(wasi, "memory", 2):              "only functions",
		imports(wasi+"x", "fd_write", 0):        "only functions",
		header + "\x02\x05\x01":                 "ends too early",
		header + "\x02\x01\x7f":                 "ends too early",
		header + "\x02\xff\xff\xff\xff\xff\x0f": "ends too early",
		header + "\x02\x02\x00\x00":             "more than its imports",
		header + "\x00\x01":                     "ends too early",
	} {
		if got := checkModule([]byte(module)); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", module, got, want)
		}
	}
	if got := checkModule(make([]byte, MaxModuleBytes+1)); !strings.Contains(got, "larger than") {
		t.Errorf("too large: %q", got)
	}
}

func FuzzCheckImports(f *testing.F) {
	f.Add([]byte("\x00asm\x01\x00\x00\x00\x02\x05\x01\x01a\x01b"))
	f.Fuzz(func(t *testing.T, module []byte) { _ = checkModule(module) })
}

func TestCacheIsBounded(t *testing.T) {
	c, err := openCache(t.TempDir(), 10)
	if err != nil {
		t.Fatal(err)
	}
	key := func(i int) judge.Digest { return judge.DigestOf(fmt.Append(nil, i)) }
	start := time.Now().Add(-time.Hour)
	for i := range 11 {
		if err := c.put(key(i), Result{Reason: "no"}); err != nil {
			t.Fatal(err)
		}
		at := start.Add(time.Duration(i) * time.Second)
		if err := os.Chtimes(c.path(key(i)), at, at); i < 10 && err != nil {
			t.Fatal(err)
		}
		if i == 5 {
			if _, ok, err := c.get(key(0)); !ok || err != nil { // used: it stays
				t.Fatal(ok, err)
			}
		}
	}
	left, err := filepath.Glob(filepath.Join(c.dir, "*"))
	if err != nil || len(left) > 10 {
		t.Errorf("%d entries, %v; want at most 10", len(left), err)
	}
	for i, want := range map[int]bool{0: true, 1: false, 10: true} {
		if _, ok, err := c.get(key(i)); ok != want || err != nil {
			t.Errorf("entry %d: found %v, %v; want %v", i, ok, err, want)
		}
	}
}

func TestCacheRefusesAWrongEntry(t *testing.T) {
	c, err := openCache(t.TempDir(), 10)
	if err != nil {
		t.Fatal(err)
	}
	a, b := judge.DigestOf([]byte("a")), judge.DigestOf([]byte("b"))
	if err := c.put(a, Result{Reason: "no"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(c.path(a), c.path(b)); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := c.get(b); ok || err == nil {
		t.Errorf("an entry under another's name: %v, %v", ok, err)
	}
	if err := os.WriteFile(c.path(a), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := c.get(a); ok || err == nil {
		t.Errorf("a broken entry: %v, %v", ok, err)
	}
}

func TestCheckIsolation(t *testing.T) {
	for want, got := range map[Isolation]Isolation{"": Runc, Runc: Runc, Bwrap: Bwrap, Auto: Runc} {
		if i, err := CheckIsolation(t.Context(), want); i != got || err != nil {
			t.Fatalf("%q: %q, %v; want %q (make setup)", want, i, err, got)
		}
	}
	if _, err := CheckIsolation(t.Context(), "none"); err == nil {
		t.Error("there is no isolation none")
	}
	if Runc.Weaknesses() != nil || len(Bwrap.Weaknesses()) == 0 {
		t.Error("bubblewrap is the weaker one, and says so")
	}
	tools := t.TempDir()
	Passable(t, tools)
	t.Setenv("PATH", tools)
	for want, missing := range map[Isolation]string{Runc: "apt-get install runc", Bwrap: "apt-get install bubblewrap", Auto: "apt-get install runc"} {
		if i, err := CheckIsolation(t.Context(), want); err == nil || !strings.Contains(err.Error(), missing) {
			t.Errorf("%s with nothing installed: %q, %v", want, i, err)
		}
	}
	for _, name := range []string{"bwrap", "prlimit"} {
		for _, dir := range []string{"/usr/bin", "/bin"} {
			_ = os.Symlink(filepath.Join(dir, name), filepath.Join(tools, name)) // the second one is there already
		}
	}
	// The machine lacks runc alone: nothing weaker comes by itself.
	for _, want := range []Isolation{"", Runc} {
		if _, err := CheckIsolation(t.Context(), want); err == nil {
			t.Errorf("%q fell back", want)
		}
	}
	for _, want := range []Isolation{Bwrap, Auto} {
		if i, err := CheckIsolation(t.Context(), want); i != Bwrap || err != nil {
			t.Errorf("%s without runc: %q, %v", want, i, err)
		}
	}
}

// TestFilterKnowsItsCalls looks that no allowed call is left out for want of its
// number, but those that the architecture lacks.
func TestFilterKnowsItsCalls(t *testing.T) {
	for _, call := range seccompFilter().Syscalls {
		for _, name := range call.Names {
			if _, ok := numbers[name]; !ok && runtime.GOARCH == "amd64" {
				t.Errorf("%s has no number", name)
			}
		}
	}
	if n := len(assemble(seccompFilter())) / 8; n > 4096 || n < 2*len(numbers) {
		t.Errorf("the filter has %d instructions", n)
	}
}
