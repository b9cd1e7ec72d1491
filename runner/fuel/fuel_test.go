package fuel

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// compileC builds a C or C++ program in testdata for WASI.
func compileC(t testing.TB, name string, flags ...string) []byte {
	t.Helper()
	compiler := "clang-22"
	if strings.HasSuffix(name, ".cpp") {
		compiler = "clang++-22"
	}
	if _, err := exec.LookPath(compiler); err != nil {
		t.Fatalf("the tests of this package compile C and C++: install %s with wasi-libc and libc++-22-dev-wasm32 (%v)", compiler, err)
	}
	out := filepath.Join(t.TempDir(), "program.wasm")
	if compiler == "clang++-22" {
		flags = append(flags, "-std=c++20", "-fno-exceptions", "-Wno-deprecated")
	}
	flags = append(flags, "-s", "-Wl,-z,stack-size=8388608")
	args := append([]string{"--target=wasm32-wasi", "-O2", "--no-wasm-opt", "-o", out, sourceOf(name)}, flags...)
	if b, err := exec.Command(compiler, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", compiler, args, err, b)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// benchmarks holds the programs that bench/engine measures; some of them are
// good for tests too.
const benchmarks = "../../bench/engine/programs"

func sourceOf(name string) string {
	if path := filepath.Join("testdata", name); name == "deep.cpp" {
		return path
	}
	return filepath.Join(benchmarks, name)
}

// ended is all that can be seen of a run.
type ended struct {
	output string
	err    string
	fuel   int64 // used
	depth  int64 // left
}

var features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// program is a module that an engine has compiled.
type program struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

func load(t testing.TB, config wazero.RuntimeConfig, module []byte) *program {
	t.Helper()
	ctx := context.Background()
	p := &program{runtime: wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))}
	t.Cleanup(func() { p.runtime.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, p.runtime)
	var err error
	if p.compiled, err = p.runtime.CompileModule(ctx, module); err != nil {
		t.Fatalf("compile: %v", err)
	}
	return p
}

// run starts a new instance. The limit is for modules that are metered.
func (p *program) run(t testing.TB, stdin string, limit int64) ended {
	t.Helper()
	ctx := context.Background()
	var out bytes.Buffer
	m, err := p.runtime.InstantiateModule(ctx, p.compiled, wazero.NewModuleConfig().WithName("").WithStdin(strings.NewReader(stdin)).WithStdout(&out).WithStartFunctions())
	if err != nil {
		t.Fatalf("instantiate: %v", err)
	}
	defer m.Close(ctx)
	var e ended
	counter, metered := m.ExportedGlobal(CounterExport).(api.MutableGlobal)
	if metered {
		counter.Set(uint64(limit))
	}
	if _, err = m.ExportedFunction("_start").Call(ctx); err != nil {
		e.err, _, _ = strings.Cut(err.Error(), "\n")
	}
	e.output = out.String()
	if metered {
		e.fuel = limit - int64(counter.Get())
		if depth := m.ExportedGlobal(DepthExport); depth != nil {
			e.depth = int64(depth.Get())
		}
	}
	return e
}

// programs are the sources in testdata, with a small input and a large one. Go
// programs are folders.
var programs = []struct{ name, small, large string }{
	{"sieve.c", "10000", "12000000"},
	{"fib.c", "15", "38"},
	{"matmul.c", "12", "400"},
	{"knapsack.c", "3", "6000"},
	{"nbody.c", "100", "300000"},
	{"exit.c", "50", "100000"},
	{"mapsort.cpp", "1000", "200000"},
	{"graph.cpp", "1000", "100000"},
	{"words.cpp", "500", "200000"},
	{"gosort", "1000", "200000"},
}

func compileProgram(t testing.TB, name string) []byte {
	if filepath.Ext(name) == "" {
		return compileGo(t, name)
	}
	return compileC(t, name)
}

func compileGo(t testing.TB, name string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "program.wasm")
	cmd := exec.Command("go", "build", "-o", out, ".")
	cmd.Dir = sourceOf(name)
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, b)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPrograms(t *testing.T) {
	const enough = 1 << 40
	for _, p := range programs {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			module := compileProgram(t, p.name)
			m, err := Instrument(module)
			if err != nil {
				t.Fatal(err)
			}
			compiler := wazero.NewRuntimeConfigCompiler()
			plain := load(t, compiler, module).run(t, p.small, 0)
			program := load(t, compiler, m.Code)
			metered := program.run(t, p.small, enough)
			if plain.output != metered.output || plain.err != metered.err || metered.fuel <= 0 {
				t.Errorf("plain %+v, metered %+v", plain, metered)
			}
			if other := load(t, wazero.NewRuntimeConfigInterpreter(), m.Code).run(t, p.small, enough); other != metered {
				t.Errorf("compiler %+v, interpreter %+v", metered, other)
			}
			if n := load(t, wazero.NewRuntimeConfigInterpreter(), naive(t, module)).run(t, p.small, enough); n.fuel != metered.fuel {
				t.Errorf("fuel %d, by the naive count %d", metered.fuel, n.fuel)
			}
			if same := program.run(t, p.small, metered.fuel); same != metered {
				t.Errorf("with just enough fuel: %+v, with more: %+v", same, metered)
			}
			if short := program.run(t, p.small, metered.fuel-1); short.fuel < metered.fuel {
				t.Errorf("with a limit of %d: %+v", metered.fuel-1, short)
			}
		})
	}
}
