package wasm_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/runner/wasm"
)

// TestInstructionSet sees that the reader accepts exactly the instructions that
// the engine accepts, with immediates of the same length. Each one stands where
// nothing can run, so that it may take any operands, in front of zeros that are
// instructions themselves: unreachable.
func TestInstructionSet(t *testing.T) {
	ctx := context.Background()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().
		WithCoreFeatures(api.CoreFeaturesV2|experimental.CoreFeaturesTailCall))
	defer r.Close(ctx)
	engine := func(code []byte) error {
		one := uint32(1)
		m := &wasm.Module{
			Types:     []wasm.FuncType{{}},
			Funcs:     []uint32{0},
			Tables:    []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 1}}},
			Memory:    &wasm.Limits{Min: 1},
			Globals:   []wasm.Global{{Type: wasm.I32, Mutable: true, Init: wasm.ConstExpr{0x41, 0, 0x0b}}},
			Code:      []wasm.Body{{Locals: []wasm.LocalGroup{{Count: 1, Type: wasm.I32}}, Code: code}},
			DataCount: &one,
			Elements:  []byte{1, 1, 0, 1, 0},
			Data:      []byte{1, 1, 0},
		}
		compiled, err := r.CompileModule(ctx, m.Append(nil))
		if err == nil {
			err = compiled.Close(ctx)
		}
		return err
	}
	reader := func(code []byte) error {
		r := wasm.NewReader(code)
		var in wasm.Instr
		for r.Next(&in) {
		}
		return r.Err()
	}
	accepted := 0
	check := func(name string, op ...byte) {
		code := []byte{0x00}
		if op[0] == 0x05 { // else, within an if
			code = append(code, 0x04, 0x40)
		}
		code = append(code, op...)
		switch op[0] {
		case 0x1c: // select with a type
			code = append(code, 1, 0x7f)
		case 0xd0: // null of a type
			code = append(code, 0x70)
		}
		code = append(code, make([]byte, 20)...)
		switch op[0] {
		case 0x02, 0x03, 0x04, 0x05:
			code = append(code, 0x0b)
		}
		code = append(code, 0x0b)
		theirs, ours := engine(code), reader(code)
		if (theirs == nil) != (ours == nil) {
			t.Errorf("%s: the engine says %v, the reader says %v", name, theirs, ours)
		}
		if ours == nil {
			accepted++
		}
	}
	for op := range 256 {
		if op == 0xfc || op == 0xfd || op == 0x0b { // end is at the end of each
			continue
		}
		check(fmt.Sprintf("%#02x", op), byte(op))
	}
	for n := range 64 {
		check(fmt.Sprintf("0xfc %d", n), 0xfc, byte(n))
	}
	for n := range 256 {
		check(fmt.Sprintf("0xfd %d", n), wasm.AppendU32([]byte{0xfd}, uint32(n))...)
	}
	if accepted != 438 {
		t.Errorf("%d instructions are accepted, want 438", accepted)
	}
}
