// Package interpreter measures how fast the installed interpreters start, and
// holds a start from the snapshot against one from cold.
package interpreter

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"assize/blob"
	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/runner/sandbox"
	"assize/toolchains"
)

var limits = sandbox.Limits{Fuel: 1 << 40, MemoryBytes: 512 << 20, OutputBytes: 1 << 20}

// interpreted returns the installed toolchains that have an interpreter.
func interpreted(t testing.TB) (all []toolchains.Toolchain) {
	t.Helper()
	have, missing, err := toolchains.Installed(testkit.DataDir())
	if err != nil {
		t.Fatal(err)
	}
	if len(missing) > 0 {
		t.Fatalf("not everything is installed (make setup): %v", missing)
	}
	for _, tc := range have {
		if tc.Interpreted() {
			all = append(all, tc)
		}
	}
	if len(all) == 0 {
		t.Fatal("no language with an interpreter is installed (make setup)")
	}
	return all
}

// engine keeps compiled code in the data directory, so that only the first use of
// an interpreter takes seconds.
func engine(t testing.TB) *sandbox.Engine {
	t.Helper()
	e, err := sandbox.NewEngine(t.Context(), sandbox.Config{CacheDir: filepath.Join(testkit.DataDir(), "modules")})
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

// bundle compiles a program of an interpreted language.
func bundle(t testing.TB, c *compiler.Compiler, blobs blob.Store, id judge.LanguageID, files []toolchains.File) judge.Bundle {
	t.Helper()
	request := compiler.Request{Language: id}
	for _, f := range files {
		request.Files = append(request.Files, compiler.File(f))
	}
	r, err := c.Compile(t.Context(), request)
	if err != nil || !r.OK {
		t.Fatalf("%s: %+v, %v", id, r, err)
	}
	encoded, err := blob.Read(t.Context(), blobs, r.Module, judge.MaxBundleBytes)
	if err != nil {
		t.Fatal(err)
	}
	b, err := judge.DecodeBundle(encoded)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func open(t testing.TB) (*compiler.Compiler, blob.Store) {
	t.Helper()
	blobs, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	c, err := compiler.New(t.Context(), compiler.Config{DataDir: testkit.DataDir()}, blobs)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c, blobs
}

func load(t testing.TB, e *sandbox.Engine, name string) *sandbox.Program {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p, err := e.LoadRuntime(t.Context(), judge.DigestOf(text), int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// cold writes the interpreter as it was before its snapshot was made.
func cold(t testing.TB, tc toolchains.Toolchain) string {
	t.Helper()
	code, err := os.ReadFile(filepath.Join(tc.Root, tc.Runtime.Module))
	if err != nil {
		t.Fatal(err)
	}
	r := judge.Runtime{Code: code}
	if tc.Runtime.Library != "" {
		library := os.DirFS(filepath.Join(tc.Root, tc.Runtime.Library))
		var files []judge.File
		err := fs.WalkDir(library, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(library, name)
			files = append(files, judge.File{Name: name, Content: content})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if r.Files, err = judge.EncodeFiles(files); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(t.TempDir(), "cold.wasm")
	if err := os.WriteFile(name, r.Encode(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestSnapshotEqualsCold runs the languages' own programs both ways: the same
// outcome, to the last unit of fuel, and the same output.
func TestSnapshotEqualsCold(t *testing.T) {
	c, blobs := open(t)
	e := engine(t)
	for _, tc := range interpreted(t) {
		if !tc.Runtime.Snapshot {
			continue
		}
		programs, err := tc.Programs()
		if err != nil || len(programs) == 0 {
			t.Fatalf("%s has no programs: %v", tc.ID, err)
		}
		fromSnapshot, fromCold := load(t, e, tc.RuntimeFile), load(t, e, cold(t, tc))
		for _, program := range programs {
			b := bundle(t, c, blobs, tc.ID, program.Files)
			run := func(p *sandbox.Program) string {
				with, err := p.With(b)
				if err != nil {
					t.Fatal(err)
				}
				var out, errs bytes.Buffer
				outcome := e.Run(with, limits, sandbox.Files{Stdin: []byte(program.In), Stdout: &out, Stderr: &errs})
				return fmt.Sprintf("%+v\n%s\n%s", outcome, out.String(), errs.String())
			}
			if a, b := run(fromSnapshot), run(fromCold); a != b {
				t.Errorf("%s from the snapshot:\n%s\nfrom cold:\n%s", program.Name, a, b)
			}
		}
	}
}

// natives are interpreters of the machine's own, started on an empty program. A
// language that is not here has none.
var natives = map[judge.LanguageID][]string{"python3": {"/usr/bin/python3", "-c", ""}, "javascript": {"node", "-e", ""}}

// inARow is how many test cases of a submission are run one after the other.
const inARow = 10

// BenchmarkStart runs each language's smallest accepted example on one number from
// the snapshot, ten times in a row as test cases are, in turns with a start from cold
// and with the machine's own interpreter where there is one. Those leave nothing of it
// in the processor's caches, so the first of a row (first-ns) is told apart from the
// median of all (p50-ns).
func BenchmarkStart(b *testing.B) {
	c, blobs := open(b)
	e := engine(b)
	for _, tc := range interpreted(b) {
		b.Run(string(tc.ID), func(b *testing.B) {
			argv := natives[tc.ID]
			if argv != nil {
				if _, err := exec.LookPath(argv[0]); err != nil {
					b.Fatalf("%v: it is what a start is measured against (apt-get install python3 nodejs)", err)
				}
			}
			examples, err := tc.Examples()
			if err != nil {
				b.Fatal(err)
			}
			var smallest []toolchains.File
			for _, x := range examples {
				if x.Want == judge.AC && len(x.Files) == 1 && (smallest == nil || len(x.Files[0].Content) < len(smallest[0].Content)) {
					smallest = x.Files
				}
			}
			made := bundle(b, c, blobs, tc.ID, smallest)
			program, err := load(b, e, tc.RuntimeFile).With(made)
			if err != nil {
				b.Fatal(err)
			}
			fromCold, err := load(b, e, cold(b, tc)).With(made)
			if err != nil {
				b.Fatal(err)
			}
			run := func(p *sandbox.Program) {
				var out bytes.Buffer
				outcome := e.Run(p, limits, sandbox.Files{Stdin: []byte("1\n7\n"), Stdout: &out})
				if out.String() != "7\n" {
					b.Fatalf("printed %q: %+v", out.String(), outcome)
				}
			}
			run(program)
			var native, whole time.Duration
			var first, each []time.Duration
			for b.Loop() {
				for i := range inARow {
					start := time.Now()
					run(program)
					each = append(each, time.Since(start))
					if i == 0 {
						first = append(first, each[len(each)-1])
					}
				}
				start := time.Now()
				run(fromCold)
				whole += time.Since(start)
				if argv == nil {
					continue
				}
				start = time.Now()
				if err := exec.CommandContext(b.Context(), argv[0], argv[1:]...).Run(); err != nil {
					b.Fatal(err)
				}
				native += time.Since(start)
			}
			slices.Sort(first)
			slices.Sort(each)
			b.ReportMetric(0, "ns/op") // of all together: no use
			b.ReportMetric(float64(each[len(each)/2].Nanoseconds()), "p50-ns")
			b.ReportMetric(float64(first[len(first)/2].Nanoseconds()), "first-ns")
			b.ReportMetric(float64(whole.Nanoseconds())/float64(b.N), "cold-ns")
			if native > 0 {
				b.ReportMetric(float64(native.Nanoseconds())/float64(b.N), "native-ns")
			}
		})
	}
}
