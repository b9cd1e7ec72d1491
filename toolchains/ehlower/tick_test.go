package main

import (
	"context"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
)

// counted is a loop of as many turns as local 0 says, at least one.
var counted = []byte{
	opLoop, 0x40,
	opLocalGet, 0, opI32Const, 1, 0x6b, opLocalTee, 0,
	opBrIf, 0,
	opEnd,
}

// noted is a tick that adds 1 to the trace.
var noted = []byte{opGlobalGet, 0, opI64Const, 1, 0x7c, opGlobalSet, 0}

func TestEveryTurnTicks(t *testing.T) {
	for _, c := range []struct {
		name string
		tags int
		main []byte // before it returns its argument
		tick []byte
		want string
	}{
		{"no loop", 0, []byte{opLocalGet, 0, opI32Const, 0, opCall, 2, 0x1a, 0x1a}, noted, "0x5, trace 0x1"},
		{"a loop", 0, counted, noted, "0x0, trace 0x5"},
		{"a loop beside exceptions", 1, counted, noted, "0x0, trace 0x5"},
		{"a loop in the tick", 0, []byte{opLoop, 0x40, opEnd}, append([]byte{opLoop, 0x40, opEnd}, noted...), "0x5, trace 0x1"},
		// The third tick throws; what catches it is around the loop.
		{"a tick that throws", 1, append(append([]byte{opBlock, typeI32, opTryTable, 0x40, 1, catchTag, 0, 0}, counted...),
			opEnd, opI32Const, 7, opEnd, opLocalSet, 0),
			append(append([]byte{}, noted...), opGlobalGet, 0, opI64Const, 3, 0x51, opIf, 0x40, opI32Const, 40, opThrow, 0, opEnd), "0x28, trace 0x3"},
		// And where nothing does, the program ends there.
		{"a tick that throws to nobody", 1, counted,
			append(append([]byte{}, noted...), opGlobalGet, 0, opI64Const, 3, 0x51, opIf, 0x40, opI32Const, 40, opThrow, 0, opEnd), "trap, trace 0x3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := builder{tags: c.tags, tick: 1}
			b.function(nil, append(append([]byte{}, c.main...), opLocalGet, 0, opEnd))
			b.function(nil, append(append([]byte{}, c.tick...), opEnd))
			b.function(nil, append(append([]byte{}, []byte{opLoop, 0x40, opEnd}...), opLocalGet, 0, opEnd))
			text := b.module(0)
			lowered, err := Lower(text)
			if err != nil {
				t.Fatal(err)
			}
			for name, config := range map[string]wazero.RuntimeConfig{
				"interpreter": wazero.NewRuntimeConfigInterpreter(), "compiler": wazero.NewRuntimeConfigCompiler(),
			} {
				if got := run(t, config, lowered, 5); got != c.want {
					t.Errorf("on the %s: %s, want %s", name, got, c.want)
				}
			}
			ctx := context.Background()
			runtime := wazero.NewRuntime(ctx)
			defer runtime.Close(ctx)
			m, err := runtime.CompileModule(ctx, lowered)
			if err != nil {
				t.Fatal(err)
			}
			if _, there := m.ExportedFunctions()[tickExport]; there {
				t.Error("the tick is exported still")
			}
		})
	}
}

func TestATickTakesNothing(t *testing.T) {
	b := builder{tick: 1}
	b.function(nil, []byte{opLocalGet, 0, opEnd})
	b.function(nil, []byte{opLocalGet, 0, opEnd})
	text := string(b.module(0))
	other := strings.Replace(text, "\x03\x03\x02\x00\x02", "\x03\x03\x02\x00\x00", 1) // the types of the functions
	if _, err := Lower([]byte(other)); other == text || err == nil || !strings.Contains(err.Error(), "parameters") {
		t.Errorf("error %v, want one of parameters", err)
	}
}
