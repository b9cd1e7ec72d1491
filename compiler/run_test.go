package compiler_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

// load makes a module ready and returns a function that runs it on wazero as it
// is, without the runner's limits.
func load(t *testing.T, module string) func(input string) (stdout, stderr string, err error) {
	t.Helper()
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	t.Cleanup(func() { runtime.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	compiled, err := runtime.CompileModule(ctx, []byte(module))
	if err != nil {
		t.Fatal(err)
	}
	return func(input string) (string, string, error) {
		var out, errs bytes.Buffer
		config := wazero.NewModuleConfig().WithName("").
			WithStdin(strings.NewReader(input)).WithStdout(&out).WithStderr(&errs)
		_, err := runtime.InstantiateModule(ctx, compiled, config)
		return out.String(), errs.String(), err
	}
}

// exitedWell reports whether err is that of a program that ended with code 0.
func exitedWell(err error) bool { return err == nil || strings.Contains(err.Error(), "exit_code(0)") }

// TestPrograms runs what contestants write. The first two lines of each file are
// the input and the output that there must be.
func TestPrograms(t *testing.T) {
	c, blobs := open(t)
	files, err := filepath.Glob("testdata/run/*/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs: %v", err)
	}
	for _, name := range files {
		t.Run(strings.TrimPrefix(name, "testdata/run/"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.SplitN(string(text), "\n", 3)
			unescape := strings.NewReplacer(`\n`, "\n").Replace
			in, ok1 := strings.CutPrefix(lines[0], "// in:")
			want, ok2 := strings.CutPrefix(lines[1], "// out: ")
			if !ok1 || !ok2 {
				t.Fatalf("want lines with in: and out:, got %q", lines[:2])
			}
			r := compile(t, c, judge.LanguageID(filepath.Base(filepath.Dir(name))), compiler.File{Content: text})
			if !r.OK {
				t.Fatalf("%s\n%s", r.Reason, r.Diagnostics)
			}
			got, stderr, err := load(t, readModule(t, blobs, r.Module))(unescape(strings.TrimPrefix(in, " ")))
			if got != unescape(want) || !exitedWell(err) {
				t.Errorf("printed %q, want %q (%v)\n%s", got, unescape(want), err, stderr)
			}
		})
	}
}

// TestExamplesAnswer runs the examples that must be accepted on the task.
func TestExamplesAnswer(t *testing.T) {
	c, blobs := openTogether(t)
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	task, err := toolchains.Task()
	if err != nil {
		t.Fatal(err)
	}
	ins, err := fs.Glob(task, "data/*/*.in")
	if err != nil || len(ins) == 0 {
		t.Fatalf("no test cases: %v", err)
	}
	for _, tc := range all {
		if tc.Interpreted() {
			continue // assize toolchain check runs them, and its test
		}
		for _, e := range examples(t, tc) {
			if e.Want != judge.AC {
				continue
			}
			var files []compiler.File
			for _, f := range e.Files {
				files = append(files, compiler.File(f))
			}
			run := load(t, readModule(t, blobs, compile(t, c, tc.ID, files...).Module))
			for _, name := range ins {
				in, err1 := fs.ReadFile(task, name)
				want, err2 := fs.ReadFile(task, strings.TrimSuffix(name, ".in")+".ans")
				got, stderr, err := run(string(in))
				if got != string(want) || err1 != nil || err2 != nil || !exitedWell(err) {
					t.Errorf("%s on %s: printed %q, want %q (%v, %v, %v)\n%s", e.Name, name, got, want, err, err1, err2, stderr)
				}
			}
		}
	}
}

// TestUncaughtExceptions keeps what toolchains/README.md says of them.
func TestUncaughtExceptions(t *testing.T) {
	c, blobs := open(t)
	for _, source := range []string{
		`int main() { std::cout << "before" << std::endl; throw std::runtime_error("why"); }`,
		`int f() { std::cout << "before" << std::endl; throw std::runtime_error("why"); } int x = f(); int main() {}`,
	} {
		r := compile(t, c, "cpp", pasted("#include <bits/stdc++.h>\n"+source))
		if !r.OK {
			t.Fatal(r.Diagnostics)
		}
		stdout, stderr, err := load(t, readModule(t, blobs, r.Module))("")
		if stdout != "before\n" || !strings.Contains(stderr, "runtime_error: why") || exitedWell(err) {
			t.Errorf("stdout %q, stderr %q, %v", stdout, stderr, err)
		}
	}
}
