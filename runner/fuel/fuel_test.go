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
	args := append([]string{"--target=wasm32-wasi", "-O2", "--no-wasm-opt", "-o", out, filepath.Join("testdata", name)}, flags...)
	if b, err := exec.Command(compiler, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", compiler, args, err, b)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// ended is all that can be seen of a run.
type ended struct {
	output string
	err    string
	fuel   int64 // used
	depth  int64 // left
}

var features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

func run(t testing.TB, config wazero.RuntimeConfig, module []byte, stdin string, limit int64) ended {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))
	defer r.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	compiled, err := r.CompileModule(ctx, module)
	if err != nil {
		t.Fatalf("compile: %v", err)
	}
	var out bytes.Buffer
	m, err := r.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithStdin(strings.NewReader(stdin)).WithStdout(&out).WithStartFunctions())
	if err != nil {
		t.Fatalf("instantiate: %v", err)
	}
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
		e.depth = int64(m.ExportedGlobal(DepthExport).Get())
	}
	return e
}

func TestPrograms(t *testing.T) {
	for _, p := range []struct{ name, stdin string }{{"sieve.c", "100000"}, {"fib.c", "15"}} {
		t.Run(p.name, func(t *testing.T) {
			module := compileC(t, p.name)
			m, err := Instrument(module)
			if err != nil {
				t.Fatal(err)
			}
			plain := run(t, wazero.NewRuntimeConfigCompiler(), module, p.stdin, 0)
			metered := run(t, wazero.NewRuntimeConfigCompiler(), m.Code, p.stdin, 1<<40)
			inter := run(t, wazero.NewRuntimeConfigInterpreter(), m.Code, p.stdin, 1<<40)
			t.Logf("%+v %+v", plain, metered)
			if plain.output != metered.output || plain.err != metered.err {
				t.Errorf("plain %+v, metered %+v", plain, metered)
			}
			if inter != metered {
				t.Errorf("compiler %+v, interpreter %+v", metered, inter)
			}
		})
	}
}
