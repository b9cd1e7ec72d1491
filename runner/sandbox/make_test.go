package sandbox

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
	"assize/runner/internal/guest"
)

// made has the code of a module made in a folder of its own.
func made(t testing.TB, module []byte, installed bool) (dir string, m Made, outline []byte) {
	t.Helper()
	dir = t.TempDir()
	m, outline, err := newEngine(t, Config{CacheDir: dir}).Make(t.Context(), module, installed)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(dir + "/*/*"); err != nil || len(left) != 1 || left[0] != filepath.Join(dir, m.Code) {
		t.Errorf("%q is left (%v), want %s alone", left, err, m.Code)
	}
	return dir, m, outline
}

// TestMadeRunsAsLoaded runs guests from their outlines and as they came.
func TestMadeRunsAsLoaded(t *testing.T) {
	whole := newEngine(t, Config{CacheDir: codeDir, Programs: len(cases)})
	for _, c := range cases {
		t.Run(c.guest+"/"+c.want.Exit.String(), func(t *testing.T) {
			module := guest.Module(t, c.guest)
			dir, m, outline := made(t, module, false)
			if len(outline) >= len(module) {
				t.Errorf("the outline has %d bytes, the module %d", len(outline), len(module))
			}
			e := newEngine(t, Config{CacheDir: dir})
			p, err := e.LoadMade(t.Context(), judge.DigestOf(module), m, outline)
			if err != nil {
				t.Fatal(err)
			}
			if left, err := filepath.Glob(dir + "/*/*"); err != nil || len(left) != 1 {
				t.Errorf("%q is in the cache (%v), want one file", left, err)
			}
			limits := defaults()
			if c.limits != nil {
				c.limits(&limits)
			}
			var want, got bytes.Buffer
			loaded := whole.Run(load(t, whole, c.guest), limits, Files{Stdin: []byte(c.input), Stdout: &want})
			for range 2 {
				got.Reset()
				ran := e.Run(p, limits, Files{Stdin: []byte(c.input), Stdout: &got})
				if diff := cmp.Diff(loaded, ran); diff != "" || got.String() != want.String() {
					t.Errorf("outcome (-loaded +made):\n%s\nprinted %q, want %q", diff, got.String(), want.String())
				}
			}
		})
	}
}

// TestMadeInterpreter does so with an interpreter.
func TestMadeInterpreter(t *testing.T) {
	blob := guest.Runtime(t)
	r, err := judge.DecodeRuntime(blob)
	if err != nil {
		t.Fatal(err)
	}
	dir, m, outline := made(t, r.Code, true)
	f := guest.File(t, blob)
	a, b := newEngine(t, Config{CacheDir: codeDir}), newEngine(t, Config{CacheDir: dir})
	loaded, err := a.LoadRuntime(t.Context(), judge.DigestOf(blob), int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	found, err := b.LoadRuntimeMade(t.Context(), judge.DigestOf(blob), int(f.Fd()), m, outline)
	if err != nil {
		t.Fatal(err)
	}
	run := func(e *Engine, p *Program) (Outcome, string) {
		p, err := p.With(guest.Bundle("count\nsum\n"))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		o := e.Run(p, defaults(), Files{Stdin: []byte("1 2"), Stdout: &out})
		return o, out.String()
	}
	want, printed := run(a, loaded)
	got, same := run(b, found)
	if diff := cmp.Diff(want, got); diff != "" || printed != same || want.Exit != ExitCode {
		t.Errorf("outcome (-loaded +made):\n%s\nprinted %q, want %q", diff, same, printed)
	}
}

// TestNoCodeIsNoVerdict loads outlines for which there is no code, or other code, in a
// folder that can be written to, where the engine makes what it does not find.
func TestNoCodeIsNoVerdict(t *testing.T) {
	module := guest.Module(t, "sum.c")
	dir, m, outline := made(t, module, false)
	path := filepath.Join(dir, m.Code)
	code, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(outline)
	damaged[bytes.LastIndex(damaged, []byte("outline"))+10] ^= 1
	elsewhere := m
	elsewhere.Code = filepath.Join(filepath.Dir(m.Code), strings.Repeat("0", 64))
	for name, c := range map[string]struct {
		spoil   func() error
		made    Made
		outline []byte
	}{
		"as it was":        {func() error { return nil }, m, outline},
		"no file":          {func() error { return os.Remove(path) }, m, outline},
		"half of it":       {func() error { return os.WriteFile(path, code[:len(code)/2], 0o600) }, m, outline},
		"another engine's": {func() error { return os.WriteFile(path, bytes.ToUpper(code), 0o600) }, m, outline},
		"another module":   {func() error { return nil }, m, damaged},
		// As where the processor is not the one that the code was made for.
		"another name": {func() error { return os.Rename(path, filepath.Join(dir, elsewhere.Code)) }, elsewhere, outline},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(path, code, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := c.spoil(); err != nil {
				t.Fatal(err)
			}
			e := newEngine(t, Config{CacheDir: dir})
			p, err := e.LoadMade(t.Context(), judge.DigestOf(module), c.made, c.outline)
			if errors.Is(err, ErrNoCode) && name != "as it was" {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				o := e.Run(p, defaults(), Files{Stdin: []byte("1 2")})
				if fault := o.Exit == ExitFault && strings.Contains(o.Detail, "outline"); fault == (name == "as it was") {
					t.Errorf("%+v", o)
				}
			}
		})
	}
}

// BenchmarkLoad loads programs whose code is in the cache, from their outlines and from
// the modules that they came as, in turns. Times are the shortest.
//
//	go test ./runner/sandbox -run '^$' -bench Load -benchtime 30x
func BenchmarkLoad(b *testing.B) {
	for _, name := range []string{"sum.c", "sum.cpp", "sum.go"} {
		b.Run(name, func(b *testing.B) {
			module := guest.Module(b, name)
			digest := judge.DigestOf(module)
			dir, m, outline := made(b, module, false)
			wholes := b.TempDir()
			ways := []func(e *Engine) error{
				func(e *Engine) error {
					_, err := e.LoadMade(b.Context(), digest, m, outline)
					return err
				},
				func(e *Engine) error {
					_, err := e.Load(b.Context(), digest, module)
					return err
				},
			}
			engines := []*Engine{newEngine(b, Config{CacheDir: dir}), newEngine(b, Config{CacheDir: wholes})}
			if err := ways[1](engines[1]); err != nil { // fills the cache
				b.Fatal(err)
			}
			best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
			for b.Loop() {
				for i, load := range ways {
					if err := engines[i].Unload(b.Context()); err != nil {
						b.Fatal(err)
					}
					start := time.Now()
					if err := load(engines[i]); err != nil {
						b.Fatal(err)
					}
					best[i] = min(best[i], time.Since(start))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(best[0].Microseconds())/1e3, "ms")
			b.ReportMetric(float64(best[1].Microseconds())/1e3, "whole-ms")
			b.ReportMetric(best[1].Seconds()/best[0].Seconds(), "whole/outline")
		})
	}
}
