package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// run calls the exported main(i32) i32 of a module and returns what came of it:
// the result or the trap, and the trace that the functions left in a global.
func run(t *testing.T, config wazero.RuntimeConfig, text []byte, argument uint32) string {
	t.Helper()
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	defer runtime.Close(ctx)
	m, err := runtime.Instantiate(ctx, text)
	if err != nil {
		t.Fatalf("%v\n% x", err, text)
	}
	result, err := m.ExportedFunction("main").Call(ctx, uint64(argument))
	trace := m.ExportedGlobal("trace").Get()
	if err != nil {
		return fmt.Sprintf("trap, trace %#x", trace)
	}
	return fmt.Sprintf("%#x, trace %#x", uint32(result[0]), trace)
}

func withExceptions() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
}

// TestAgainstAnEngine runs random modules on an engine that has exception
// handling and, lowered, on engines that have none.
func TestAgainstAnEngine(t *testing.T) {
	const modules = 200
	traps, results := 0, map[string]bool{}
	for seed := range uint64(modules) {
		text := generate(rand.New(rand.NewPCG(seed, 1)))
		lowered, err := Lower(text)
		if err != nil {
			t.Fatalf("module %d: %v", seed, err)
		}
		for _, argument := range []uint32{0, 1, 6} {
			want := run(t, withExceptions(), text, argument)
			for name, config := range map[string]wazero.RuntimeConfig{
				"interpreter": wazero.NewRuntimeConfigInterpreter(), "compiler": wazero.NewRuntimeConfigCompiler(),
			} {
				if got := run(t, config, lowered, argument); got != want {
					t.Fatalf("module %d of %d on the %s: %s, want %s", seed, argument, name, got, want)
				}
			}
			results[want] = true
			if strings.HasPrefix(want, "trap") {
				traps++
			}
		}
	}
	// Most modules must be about something.
	if len(results) < modules || traps < modules/20 || traps > 2*modules {
		t.Errorf("%d different results and %d traps of %d modules", len(results), traps, modules)
	}
}

func TestModulesWithoutExceptionsAreLeftAlone(t *testing.T) {
	b := builder{}
	b.function(nil, []byte{opLocalGet, 0, opEnd})
	text := b.module(0)
	lowered, err := Lower(text)
	if err != nil || &lowered[0] != &text[0] {
		t.Errorf("a module without tags was rewritten (%v)", err)
	}
}

// TestAnExportedFunctionMayBeCaught throws through a function that is exported
// and called from inside: only what comes out to the host is a trap.
func TestAnExportedFunctionMayBeCaught(t *testing.T) {
	b := builder{tags: 1}
	b.function(nil, []byte{ // main: 5 + what it catches
		opBlock, typeI32,
		opTryTable, typeI32, 1, catchTag, 0, 0,
		opLocalGet, 0, opCall, 1,
		opEnd, opEnd, opI32Const, 5, 0x6a, opEnd,
	})
	b.function(nil, []byte{opLocalGet, 0, opThrow, 0, opEnd})
	b.exported = []int{1}
	text := b.module(0)
	lowered, err := Lower(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := run(t, wazero.NewRuntimeConfigCompiler(), lowered, 37); got != "0x2a, trace 0x0" {
		t.Errorf("main returned %s, want 42", got)
	}
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	m, err := runtime.Instantiate(ctx, lowered)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.ExportedFunction("f1").Call(ctx, 1); err == nil || !strings.Contains(err.Error(), "unreachable") {
		t.Errorf("an exception came out of the module: %v, want a trap", err)
	}
}

func TestANullReferenceTraps(t *testing.T) {
	b := builder{tags: 1}
	b.function(nil, []byte{opRefNull, typeExnref, opThrowRef, opEnd})
	text := b.module(0)
	lowered, err := Lower(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := run(t, wazero.NewRuntimeConfigCompiler(), lowered, 0); got != "trap, trace 0x0" {
		t.Errorf("main returned %s, want a trap", got)
	}
}

func TestWhatIsNotSupportedIsSaid(t *testing.T) {
	body := func(code ...byte) []byte {
		b := builder{tags: 1}
		b.function(nil, append(code, opEnd))
		return b.module(0)
	}
	good := body(opLocalGet, 0, opThrow, 0)
	for want, text := range map[string][]byte{
		"not a WebAssembly":           []byte("\x7fELF"),
		"ends too early":              good[:len(good)-3],
		"legacy":                      body(0x06, 0x40, opEnd, opLocalGet, 0),
		"instruction 0x14":            body(0x14, 0),
		"instruction 0xfc":            body(opMisc, 99),
		"a branch leaves":             body(opLocalGet, 0, opThrow, 0, opBr, 7),
		"takes values from the stack": body(opLocalGet, 0, opTryTable, 0, 0, opEnd),
		"ref.is_null":                 body(opRefNull, typeExnref, opRefIsNull),
		"type 9 of":                   body(opLocalGet, 0, opCallInd, 9, 0),
		"function 99 of":              body(opLocalGet, 0, opCall, 99),
		"tag 5 of":                    body(opLocalGet, 0, opThrow, 5),
		"ends inside":                 body(opLocalGet, 0, opThrow, 0, opBlock, 0x40),
		"goes on after":               body(opLocalGet, 0, opThrow, 0, opEnd),
		"block type":                  body(opBlock, 0x63),
		"more than 32 bits":           body(opBr, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01),
	} {
		if _, err := Lower(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one with %q", err, want)
		}
	}
	b := builder{tags: 1}
	b.function(nil, []byte{opLocalGet, 0, opEnd})
	text := b.module(0)
	text = append(text[:len(text):len(text)], secExport, 5, 1, 1, 't', 4, 0)
	if _, err := Lower(text); err == nil || !strings.Contains(err.Error(), "exported") {
		t.Errorf("exported tag: %v", err)
	}
}

// FuzzLower looks for panics.
func FuzzLower(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(generate(rand.New(rand.NewPCG(seed, 1))))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		lowered, err := Lower(text)
		if err == nil && len(lowered) < len(header) {
			t.Error("no module")
		}
	})
}

func TestTheCommandRewritesInPlace(t *testing.T) {
	name := filepath.Join(t.TempDir(), "main.wasm")
	text := generate(rand.New(rand.NewPCG(3, 1)))
	want, err := Lower(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := command([]string{name}); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(name); err != nil || string(got) != string(want) {
		t.Errorf("the file does not hold the lowered module (%v)", err)
	}
	for _, args := range [][]string{{}, {name, name}, {name + ".none"}} {
		if err := command(args); err == nil {
			t.Errorf("no error for %q", args)
		}
	}
}
