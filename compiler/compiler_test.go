package compiler_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"assize/blob"
	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

func open(t testing.TB) (*compiler.Compiler, *blob.Dir) {
	t.Helper()
	return openIsolated(t, compiler.Runc)
}

func openIsolated(t testing.TB, isolation compiler.Isolation) (*compiler.Compiler, *blob.Dir) {
	t.Helper()
	blobs, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	compiler.Passable(t, dir)
	c, err := compiler.New(t.Context(), compiler.Config{DataDir: dataDir(), Dir: dir, Isolation: isolation}, blobs)
	if err != nil {
		t.Fatalf("%v (make setup)", err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c, blobs
}

func compile(t testing.TB, c *compiler.Compiler, language judge.LanguageID, files ...compiler.File) compiler.Result {
	t.Helper()
	r, err := c.Compile(t.Context(), compiler.Request{Language: language, Files: files})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func pasted(text string) compiler.File { return compiler.File{Content: []byte(text)} }

// together is one compiler of all tests that take what another has compiled.
var together struct {
	sync.Mutex
	dir      string
	compiler *compiler.Compiler
	blobs    *blob.Dir
}

func openTogether(t *testing.T) (*compiler.Compiler, *blob.Dir) {
	t.Helper()
	together.Lock()
	defer together.Unlock()
	if together.compiler == nil {
		dir, err := os.MkdirTemp("", "assize-compiler-")
		if err != nil {
			t.Fatal(err)
		}
		together.dir = dir
		compiler.Passable(t, dir)
		if together.blobs, err = blob.NewDir(filepath.Join(dir, "blobs")); err != nil {
			t.Fatal(err)
		}
		cfg := compiler.Config{DataDir: dataDir(), Dir: filepath.Join(dir, "compiler")}
		if together.compiler, err = compiler.New(context.Background(), cfg, together.blobs); err != nil {
			t.Fatalf("%v (make setup)", err)
		}
	}
	return together.compiler, together.blobs
}

func closeTogether() error {
	if together.dir == "" {
		return nil
	}
	var err error
	if together.compiler != nil {
		err = together.compiler.Close()
	}
	return errors.Join(err, os.RemoveAll(together.dir))
}

// examples are those of a language that the tests compile: all of them, and outside
// of the long tests, where a language is a variant of another or compiles slowly, the
// first that must compile and the first that must not.
func examples(t *testing.T, tc toolchains.Toolchain) []toolchains.Example {
	t.Helper()
	all, err := tc.Examples()
	if err != nil {
		t.Fatal(err)
	}
	if everyExample || tc.Base == "" && len(tc.Ahead.Argv) == 0 {
		return all
	}
	isAC := func(e toolchains.Example) bool { return e.Want == judge.AC }
	isCE := func(e toolchains.Example) bool { return e.Want == judge.CE }
	ac, ce := slices.IndexFunc(all, isAC), slices.IndexFunc(all, isCE)
	if ac < 0 || ce < 0 {
		t.Fatalf("%s has no example of AC or of CE", tc.ID)
	}
	return []toolchains.Example{all[ac], all[ce]}
}

// TestExamples compiles the example submissions of every language.
func TestExamples(t *testing.T) {
	c, blobs := openTogether(t)
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range all {
		for _, e := range examples(t, tc) {
			t.Run(e.Name, func(t *testing.T) {
				var files []compiler.File
				for _, f := range e.Files {
					files = append(files, compiler.File(f))
				}
				r := compile(t, c, tc.ID, files...)
				if r.OK != (e.Want != judge.CE) {
					t.Fatalf("OK = %v (%s), want a program that gets %v\n%s", r.OK, r.Reason, e.Want, r.Diagnostics)
				}
				if r.OK {
					if ok, err := blobs.Has(t.Context(), r.Module); err != nil || !ok {
						t.Errorf("module %s is not in the blob store (%v)", r.Module, err)
					}
				}
				if strings.Contains(r.Diagnostics, "/job") || strings.Contains(r.Diagnostics, "/tmp") || strings.ContainsRune(r.Diagnostics, '\x1b') {
					t.Errorf("diagnostics with a path of the box or colours:\n%s", r.Diagnostics)
				}
				named := slices.ContainsFunc(r.Marks, func(m judge.Mark) bool {
					return m.File == e.Files[0].Name && m.Line > 0 && m.Severity == judge.SeverityError && m.Message != ""
				})
				if !r.OK && !named {
					t.Errorf("no mark in %s: %+v\n%s", e.Files[0].Name, r.Marks, r.Diagnostics)
				}
			})
		}
	}
}

func TestSameSourceSameModule(t *testing.T) {
	sources := map[judge.LanguageID]string{
		"c":    "#include <stdio.h>\nint main(void) { puts(__DATE__ __TIME__ __FILE__ __TIMESTAMP__); }",
		"cpp":  "#include <bits/stdc++.h>\nint main() { std::cout << __DATE__ << __TIME__ << __FILE__ << __TIMESTAMP__; }",
		"go":   "package main\nimport \"fmt\"\nfunc main() { fmt.Println(1) }",
		"rust": "fn main() { println!(\"{} {}\", file!(), std::any::type_name::<Option<u8>>()); assert!(std::env::args().count() < 9); }",
	}
	first, _ := open(t)
	second, _ := open(t)
	for language, source := range sources {
		compile(t, second, language, pasted(source+"\n\n")) // so that the job ids differ
		a, b := compile(t, first, language, pasted(source)), compile(t, second, language, pasted(source))
		if !a.OK || a.Cached || b.Cached || a.Module != b.Module {
			t.Errorf("%s: modules %q and %q in two boxes\n%s", language, a.Module, b.Module, a.Diagnostics)
		}
	}
}

func TestCache(t *testing.T) {
	c, _ := open(t)
	good := pasted("int main(void) { return 0; }")
	bad := pasted("int main(void) { return x; }")
	for _, f := range []compiler.File{good, bad} {
		miss, hit := compile(t, c, "c", f), compile(t, c, "c", f)
		if miss.Cached || !hit.Cached {
			t.Errorf("cached = %v, then %v; want false, then true", miss.Cached, hit.Cached)
		}
		hit.Cached, hit.Duration = miss.Cached, miss.Duration
		if !reflect.DeepEqual(hit, miss) {
			t.Errorf("from the cache %+v, before %+v", hit, miss)
		}
	}
	// The name of a file is part of what it compiles to.
	if compile(t, c, "c", compiler.File{Name: "other.c", Content: good.Content}).Cached {
		t.Error("another file name came from the cache")
	}
}

func TestFilesAreRefused(t *testing.T) {
	c, _ := open(t)
	text := []byte("int main(void) { return 0; }")
	file := func(name string) compiler.File { return compiler.File{Name: name, Content: text} }
	for want, files := range map[string][]compiler.File{
		"0 files":            {},
		"file name":          {file("../main.c")},
		"file name \"-o":     {file("-o.c")},
		"file name \".m":     {file(".main.c")},
		"file name \"@m":     {file("@main.c")},
		"file name \"a b":    {file("a b.c")},
		"takes files ending": {file("main.py")},
		"two files named":    {file("main.c"), file("main.c")},
		"no source file":     {file("main.h")},
		"larger than":        {{Name: "main.c", Content: make([]byte, judge.MaxSourceBytes+1)}},
	} {
		if r := compile(t, c, "c", files...); r.OK || !strings.Contains(r.Reason, want) {
			t.Errorf("OK = %v, reason %q; want one with %q", r.OK, r.Reason, want)
		}
	}
	_, err := c.Compile(t.Context(), compiler.Request{Language: "cobol", Files: []compiler.File{file("a.cob")}})
	if judge.CodeOf(err) != judge.NotFound || !strings.Contains(err.Error(), "cobol") {
		t.Errorf("unknown language: %v", err)
	}
}

func readModule(t testing.TB, blobs *blob.Dir, module judge.Digest) string {
	t.Helper()
	b, err := blob.Read(t.Context(), blobs, module, compiler.MaxModuleBytes)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
