package fuel

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"assize/runner/wasm"
)

// specSuites are the folders of the engine's own module that hold the
// specification tests, as wast2json writes them.
var specSuites = []string{"v2", "tail-call", "extended-const"}

// specScript is one file of the suite, a list of commands.
type specScript struct {
	Commands []struct {
		Type       string     `json:"type"`
		Line       int        `json:"line"`
		Filename   string     `json:"filename"`
		ModuleType string     `json:"module_type"`
		Action     specAction `json:"action"`
		// Expected is what an assert_return wants.
		Expected []specValue `json:"expected"`
	} `json:"commands"`
}

type specAction struct {
	Type   string      `json:"type"`
	Module string      `json:"module"`
	Field  string      `json:"field"`
	Args   []specValue `json:"args"`
}

type specValue struct {
	Type  string          `json:"type"`
	Lane  string          `json:"lane_type"`
	Value json.RawMessage `json:"value"`
}

// TestSpecification runs the WebAssembly specification tests (core 2.0 with
// SIMD, tail calls, extended constants) on both engines and wants the same from
// a module and from the rewritten module: result for result, trap for trap, and
// what one refuses the other refuses. Modules that import more than functions
// are outside of the contract and left out.
func TestSpecification(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/tetratelabs/wazero").Output()
	if err != nil {
		t.Fatalf("where is the engine's module? %v", err)
	}
	var files []string
	for _, suite := range specSuites {
		found, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "internal/integration_test/spectest", suite, "testdata/*.json"))
		if err != nil || len(found) == 0 {
			t.Fatalf("suite %s has no files (%v)", suite, err)
		}
		files = append(files, found...)
	}
	for _, engine := range []struct {
		name   string
		config wazero.RuntimeConfig
	}{{"compiler", wazero.NewRuntimeConfigCompiler()}, {"interpreter", wazero.NewRuntimeConfigInterpreter()}} {
		t.Run(engine.name, func(t *testing.T) {
			t.Parallel()
			s := &specRun{t: t, plain: newSpecWorld(t, engine.config), metered: newSpecWorld(t, engine.config)}
			for _, f := range files {
				s.script(f)
			}
			t.Logf("%d modules, %d calls, %d refused by both; %d modules outside of the contract", s.modules, s.calls, s.refused, s.outside)
			if s.modules < 1000 || s.calls < 40_000 || s.refused < 1500 {
				t.Error("that is less than the suites hold")
			}
		})
	}
}

// specWorld is an engine with the host functions that the suites import.
type specWorld struct{ runtime wazero.Runtime }

func newSpecWorld(t *testing.T, config wazero.RuntimeConfig) *specWorld {
	ctx := context.Background()
	w := &specWorld{runtime: wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))}
	t.Cleanup(func() { w.runtime.Close(ctx) })
	host := w.runtime.NewHostModuleBuilder("spectest")
	for name, params := range map[string][]api.ValueType{
		"print": {}, "print_i32": {api.ValueTypeI32}, "print_i64": {api.ValueTypeI64}, "print_f32": {api.ValueTypeF32}, "print_f64": {api.ValueTypeF64},
		"print_i32_f32": {api.ValueTypeI32, api.ValueTypeF32}, "print_f64_f64": {api.ValueTypeF64, api.ValueTypeF64},
	} {
		host.NewFunctionBuilder().WithGoFunction(api.GoFunc(func(context.Context, []uint64) {}), params, nil).Export(name)
	}
	if _, err := host.Instantiate(ctx); err != nil {
		t.Fatal(err)
	}
	return w
}

// start compiles and instantiates; the error says which of the two failed.
func (w *specWorld) start(code []byte, hasStart bool) (m api.Module, err error) {
	ctx := context.Background()
	compiled, err := w.runtime.CompileModule(ctx, code)
	if err != nil {
		return nil, errors.New("refused")
	}
	m, err = w.runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, errors.New("not instantiated")
	}
	if c, ok := m.ExportedGlobal(CounterExport).(api.MutableGlobal); ok {
		c.Set(1 << 50)
	}
	if hasStart {
		if _, err := m.ExportedFunction(StartExport).Call(ctx); err != nil {
			return nil, errors.New("not instantiated")
		}
	}
	return m, nil
}

type specRun struct {
	t                                *testing.T
	plain, metered                   *specWorld
	modules, calls, refused, outside int
}

func (s *specRun) script(file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	var script specScript
	if err := json.Unmarshal(b, &script); err != nil {
		s.t.Fatalf("%s: %v", file, err)
	}
	var current [2]api.Module
	for _, c := range script.Commands {
		where := fmt.Sprintf("%s:%d", filepath.Base(file), c.Line)
		switch c.Type {
		case "module", "assert_invalid", "assert_malformed", "assert_uninstantiable":
			if c.ModuleType == "text" {
				continue
			}
			code, err := os.ReadFile(filepath.Join(filepath.Dir(file), c.Filename))
			if err != nil {
				s.t.Fatal(err)
			}
			pair := s.load(where, code)
			if c.Type == "module" {
				current = pair
			}
		case "action", "assert_return", "assert_trap", "assert_exhaustion":
			if current[0] != nil && c.Action.Module == "" && c.Action.Type == "invoke" {
				s.call(where, current, c.Action, c.Expected)
			}
		}
	}
}

// load instantiates the module and the rewritten module. Both are nil if there
// is nothing to call.
func (s *specRun) load(where string, code []byte) (pair [2]api.Module) {
	metered, err := instrumentForeign(code)
	if errors.Is(err, errOutside) {
		s.outside++
		return
	}
	plain, plainErr := s.plain.start(code, false)
	var other api.Module
	otherErr := errors.New("refused")
	if err == nil {
		other, otherErr = s.metered.start(metered.Code, metered.HasStart)
	}
	if fmt.Sprint(plainErr) != fmt.Sprint(otherErr) {
		s.t.Errorf("%s: the module: %v, rewritten: %v (%v)", where, plainErr, otherErr, err)
		return
	}
	if plainErr != nil {
		s.refused++
		return
	}
	s.modules++
	return [2]api.Module{plain, other}
}

var errOutside = errors.New("outside of the contract")

// instrumentForeign rewrites a module that imports functions from elsewhere
// than WASI. Modules that the contract excludes for what they import, or for a
// second memory or table size, are errOutside.
func instrumentForeign(code []byte) (*Module, error) {
	m, err := wasm.Read(code)
	if err != nil {
		if strings.Contains(err.Error(), "only functions can be imported") {
			return nil, errOutside
		}
		return Instrument(code)
	}
	from := make([]string, len(m.Imports))
	for i := range m.Imports {
		from[i] = m.Imports[i].Module
		if from[i] != "spectest" {
			return nil, errOutside
		}
		m.Imports[i].Module = WASI
	}
	out, err := Instrument(m.Append(nil))
	if err != nil {
		return nil, err
	}
	if m, err = wasm.Read(out.Code); err != nil {
		return nil, err
	}
	for i := range m.Imports {
		m.Imports[i].Module = from[i]
	}
	out.Code = m.Append(nil)
	return out, nil
}

// call calls both modules. Where the specification leaves the bits of a NaN open,
// the rewritten module has to give the canonical one.
func (s *specRun) call(where string, pair [2]api.Module, a specAction, expected []specValue) {
	var args []uint64
	for _, v := range a.Args {
		words, err := v.words()
		if err != nil {
			s.t.Fatalf("%s: %v", where, err)
		}
		args = append(args, words...)
	}
	var results [2][]uint64
	var errs [2]string
	for i, m := range pair {
		var err error
		results[i], err = m.ExportedFunction(a.Field).Call(context.Background(), args...)
		if err != nil {
			errs[i], _, _ = strings.Cut(err.Error(), "\n")
		}
	}
	s.calls++
	if depth := pair[1].ExportedGlobal(DepthExport).(api.MutableGlobal); int64(depth.Get()) < 0 && strings.Contains(errs[0], "stack overflow") {
		errs[1] = errs[0]
	}
	if errs[1] == "" {
		var at int
		for _, v := range expected {
			words, err := v.words()
			if err != nil {
				s.t.Fatalf("%s: %v", where, err)
			}
			for i, open := range v.open() {
				results[0][at+i] = results[0][at+i]&^open | words[i]&open
				// A canonical NaN that was negated still is one.
				results[1][at+i] &^= open &^ words[i] & signs
			}
			at += len(words)
		}
	}
	if errs[0] != errs[1] || !slices.Equal(results[0], results[1]) {
		s.t.Errorf("%s: %s gives %x %q, rewritten %x %q", where, a.Field, results[0], errs[0], results[1], errs[1])
	}
}

// lanes is the lanes of a vector, or the one value, and how many bits each has.
func (v specValue) lanes() (lanes []string, width int, err error) {
	if v.Type == "v128" {
		err = json.Unmarshal(v.Value, &lanes)
		return lanes, 128 / max(1, len(lanes)), err
	}
	lanes, width = make([]string, 1), 64
	if v.Type == "i32" || v.Type == "f32" {
		width = 32
	}
	return lanes, width, json.Unmarshal(v.Value, &lanes[0])
}

// signs are the bits that may be the sign of a float.
const signs = 1<<63 | 1<<31

// words is the value as the engine takes it: one word, or two of a vector.
func (v specValue) words() ([]uint64, error) {
	lanes, width, err := v.lanes()
	if err != nil {
		return nil, err
	}
	words := make([]uint64, (len(lanes)*width+63)/64)
	for i, lane := range lanes {
		var n uint64
		switch {
		case lane == "null" || v.Type == "funcref":
		case strings.HasPrefix(lane, "nan:"):
			n = 0x7fc00000
			if width == 64 {
				n = 0x7ff8 << 48
			}
		default:
			if n, err = strconv.ParseUint(lane, 10, 64); err != nil {
				return nil, err
			}
		}
		bit := i * width
		words[bit/64] |= n << (bit % 64)
	}
	return words, nil
}

// open is a mask, like words, of the lanes that may hold any NaN.
func (v specValue) open() []uint64 {
	lanes, width, err := v.lanes()
	if err != nil {
		return nil // words says so
	}
	mask := make([]uint64, (len(lanes)*width+63)/64)
	for i, lane := range lanes {
		if bit := i * width; strings.HasPrefix(lane, "nan:") {
			mask[bit/64] |= (1<<width - 1) << (bit % 64)
		}
	}
	return mask
}
