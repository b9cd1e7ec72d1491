package snapshot

import (
	"encoding/binary"
	"fmt"
	"slices"

	"assize/judge"
	"assize/runner/sandbox"
	"assize/runner/wasm"
)

// globalExport begins the names under which prepare exports the globals.
const globalExport = "snapshot:global:"

// prepare checks that all the state of a module is in its memory and its mutable
// globals, and exports those, so that they can be read. It returns their names by
// index, "" for the globals that do not change.
func prepare(m *wasm.Module) (names []string, err error) {
	if err := sandbox.CheckState(m); err != nil {
		return nil, err
	}
	names = make([]string, len(m.Globals))
	for i, g := range m.Globals {
		if !g.Mutable {
			continue
		}
		names[i] = fmt.Sprint(globalExport, i)
		m.Exports = append(m.Exports, wasm.Export{Name: names[i], Kind: wasm.KindGlobal, Index: uint32(i)})
	}
	return names, nil
}

// bake makes of a module one that begins with a memory of the given size, which
// somebody else fills, and with the given values of its mutable globals. Nothing
// is left that would run or be written when it is instantiated.
func bake(m *wasm.Module, memoryBytes int, globals []uint64) error {
	pages := uint32(memoryBytes / wasm.PageBytes)
	if m.Memory.HasMax && m.Memory.Max < pages {
		return fmt.Errorf("a memory of %d pages, the module declares at most %d", pages, m.Memory.Max)
	}
	m.Memory.Min = pages
	m.Start, m.Data, m.NumData, m.DataCount = nil, nil, 0, nil
	for i := range m.Globals {
		if g := &m.Globals[i]; g.Mutable {
			g.Init = constant(g.Type, globals[i])
		}
	}
	m.Exports = slices.DeleteFunc(m.Exports, func(e wasm.Export) bool {
		return e.Name == judge.RuntimeInit || e.Name == judge.RuntimeInitialize
	})
	return nil
}

// constant is the expression of a value, which is in the low bits.
func constant(t wasm.ValueType, value uint64) wasm.ConstExpr {
	var e wasm.ConstExpr
	switch t {
	case wasm.I32:
		e = wasm.AppendS64(append(e, byte(wasm.OpI32Const)), int64(int32(value)))
	case wasm.I64:
		e = wasm.AppendS64(append(e, byte(wasm.OpI64Const)), int64(value))
	case wasm.F32:
		e = binary.LittleEndian.AppendUint32(append(e, byte(wasm.OpF32Const)), uint32(value))
	case wasm.F64:
		e = binary.LittleEndian.AppendUint64(append(e, byte(wasm.OpF64Const)), value)
	}
	return append(e, byte(wasm.OpEnd))
}

// extents are the parts of a memory that are not zero, in whole pages.
func extents(memory []byte) (image []judge.Extent) {
	for at := 0; at < len(memory); at += judge.ImagePageBytes {
		page := memory[at : at+judge.ImagePageBytes]
		if isZero(page) {
			continue
		}
		last := len(image) - 1
		if last >= 0 && int(image[last].Page)*judge.ImagePageBytes+len(image[last].Bytes) == at {
			image[last].Bytes = append(image[last].Bytes, page...)
			continue
		}
		image = append(image, judge.Extent{Page: uint32(at / judge.ImagePageBytes), Bytes: slices.Clone(page)})
	}
	return image
}

func isZero(b []byte) bool {
	for len(b) >= 8 {
		if binary.NativeEndian.Uint64(b) != 0 {
			return false
		}
		b = b[8:]
	}
	return true
}
