package interpreter

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/runner/sandbox"
	"assize/toolchains"
)

// inputs of the programs in testdata, which exist in every language.
var inputs = map[string]func(r *rand.Rand) string{
	"paths": func(r *rand.Rand) string { // shortest paths, a sieve, a Fenwick tree
		const nodes, edges = 60_000, 150_000
		var b bytes.Buffer
		fmt.Fprintln(&b, nodes, edges)
		for range edges {
			fmt.Fprintln(&b, r.Intn(nodes), r.Intn(nodes), 1+r.Intn(999))
		}
		return b.String()
	},
	"loops": func(*rand.Rand) string { return "1500000\n" }, // arithmetic, a knapsack
	"strings": func(r *rand.Rand) string { // sorting and counting words
		var b bytes.Buffer
		for range 200_000 {
			for range 3 + r.Intn(5) {
				b.WriteByte("abcde"[r.Intn(5)])
			}
			b.WriteByte('\n')
		}
		return b.String()
	},
}

// programs are what multipliers are measured with, by their names in testdata.
var programs = []string{"paths", "loops", "strings"}

// outside is how the machine's own compiler or interpreter of a language takes a
// program: {} is the source, {out} the executable. The last command runs it.
var outside = map[judge.LanguageID][][]string{
	"cpp":        {{"g++", "-O2", "-w", "-std=c++20", "-o", "{out}", "{}"}, {"{out}"}},
	"go":         {{"go", "build", "-o", "{out}", "{}"}, {"{out}"}},
	"rust":       {{"rustc", "-O", "--edition", "2021", "-o", "{out}", "{}"}, {"{out}"}},
	"java":       {{"javac", "-d", "{out}", "{}"}, {"java", "-cp", "{out}", "Main"}},
	"python3":    {{"/usr/bin/python3", "{}"}},
	"javascript": {{"node", "{}"}},
	"lua":        {{"lua5.4", "{}"}},
	"nim":        {{"nim", "c", "--hints:off", "-d:release", "--mm:orc", "--nimcache:{out}.cache", "-o:{out}", "{}"}, {"{out}"}},
}

// BenchmarkLanguages runs the programs in every language that has them, in turns
// with the machine's own compiler or interpreter (the row of a language that this
// machine lacks has "1 NAME-missing" in their place), and tells
// the fuel beside that of the same program in C++: what the fuel multipliers stand
// on.
func BenchmarkLanguages(b *testing.B) {
	c, blobs := open(b)
	e := engine(b)
	have, _, err := toolchains.Installed(testkit.DataDir())
	if err != nil {
		b.Fatal(err)
	}
	for _, tc := range have {
		for _, name := range programs {
			source := "testdata/" + name + "." + tc.Files.Sources[0]
			if _, err := os.Stat(source); err != nil || tc.Base != "" || tc.ID == "c" {
				continue
			}
			b.Run(string(tc.ID)+"/"+name, func(b *testing.B) {
				input := inputs[name](rand.New(rand.NewSource(1)))
				run := func(p *sandbox.Program) (string, judge.Fuel) {
					var out bytes.Buffer
					outcome := e.Run(p, limits, sandbox.Files{Stdin: []byte(input), Stdout: &out})
					if outcome.Exit != sandbox.ExitCode || outcome.Code != 0 {
						b.Fatalf("%s: %+v", source, outcome)
					}
					return out.String(), outcome.Fuel
				}
				cpp, err := toolchains.Open(testkit.DataDir(), "cpp")
				if err != nil {
					b.Fatal(err)
				}
				want, base := run(made(b, c, e, blobs, cpp, "testdata/"+name+".cpp"))
				program := made(b, c, e, blobs, tc, source)
				native, missing := nativeCommand(b, tc.ID, source)
				var spent judge.Fuel
				var outsideTook time.Duration
				for b.Loop() {
					var got string
					if got, spent = run(program); got != want {
						b.Fatalf("%s printed %q, C++ %q", source, got, want)
					}
					if native == nil {
						continue
					}
					b.StopTimer()
					cmd := exec.CommandContext(b.Context(), native[0], native[1:]...)
					cmd.Stdin = bytes.NewReader([]byte(input))
					start := time.Now()
					if out, err := cmd.Output(); err != nil || string(out) != want {
						b.Fatalf("%v printed %q, %v", native, out, err)
					}
					outsideTook += time.Since(start)
					b.StartTimer()
				}
				b.ReportMetric(float64(spent)/float64(base), "x-fuel-of-C++")
				b.ReportMetric(float64(spent)/1e9, "Gfuel")
				if missing != "" {
					b.ReportMetric(1, missing+"-missing")
				}
				if native != nil {
					b.ReportMetric(b.Elapsed().Seconds()/outsideTook.Seconds(), "x-native")
					b.ReportMetric(float64(spent)/1e9/outsideTook.Seconds()*float64(b.N), "Gfuel/native-s")
				}
			})
		}
	}
}

// nativeCommand builds a program with the machine's own compiler and returns what
// runs it, or the name of the command that this machine lacks. Both are nothing
// for a language that machines have no command of.
func nativeCommand(b *testing.B, id judge.LanguageID, source string) (run []string, missing string) {
	b.Helper()
	source, err := filepath.Abs(source)
	if err != nil {
		b.Fatal(err)
	}
	executable := filepath.Join(b.TempDir(), "program")
	parts := strings.NewReplacer("{}", source, "{out}", executable)
	for i, template := range outside[id] {
		run = nil
		for _, word := range template {
			run = append(run, parts.Replace(word))
		}
		if _, err := exec.LookPath(run[0]); err != nil && run[0] != executable {
			return nil, run[0]
		}
		if i+1 < len(outside[id]) {
			if out, err := exec.CommandContext(b.Context(), run[0], run[1:]...).CombinedOutput(); err != nil {
				b.Fatalf("%v: %v\n%s", run, err, out)
			}
		}
	}
	return run, ""
}

// made compiles a program in the box and loads it.
func made(b *testing.B, c *compiler.Compiler, e *sandbox.Engine, blobs blob.Store, tc toolchains.Toolchain, source string) *sandbox.Program {
	b.Helper()
	text, err := os.ReadFile(source)
	if err != nil {
		b.Fatal(err)
	}
	if tc.Interpreted() {
		p, err := load(b, e, tc.RuntimeFile).With(bundle(b, c, blobs, tc.ID, []toolchains.File{{Content: text}}))
		if err != nil {
			b.Fatal(err)
		}
		return p
	}
	r, err := c.Compile(b.Context(), compiler.Request{Language: tc.ID, Files: []compiler.File{{Content: text}}})
	if err != nil || !r.OK {
		b.Fatalf("%s: %+v, %v", source, r, err)
	}
	module, err := blob.Read(b.Context(), blobs, r.Module, 64<<20)
	if err != nil {
		b.Fatal(err)
	}
	p, err := e.Load(b.Context(), r.Module, module)
	if err != nil {
		b.Fatal(err)
	}
	return p
}
