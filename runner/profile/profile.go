// Package profile says which functions of a program spend its fuel.
package profile

import (
	"fmt"
	"strings"

	"github.com/ianlancetaylor/demangle"

	"assize/runner/fuel"
	"assize/runner/wasm"
)

// Export begins the names of the globals in which a module counts what each of
// its functions has spent: Export and the number of the function, imports first.
const Export = fuel.ReservedPrefix + "spent:"

// Name is the export of function f.
func Name(f int) string { return fmt.Sprint(Export, f) }

// Instrument takes a module that fuel.Instrument has rewritten and returns one
// that spends the same fuel and keeps, for each of its functions, how much was
// taken from the counter there. first is the number of the first of them, end the
// one after the last.
//
// The counter is the only thing that is looked at: wherever a function sets it,
// the difference is the function's. So the counts add up to all that was taken
// inside the module, and do not depend on how the metering places its charges.
func Instrument(metered []byte) (module []byte, first, end int, err error) {
	m, err := wasm.Read(metered)
	if err != nil {
		return nil, 0, 0, fmt.Errorf("profile: %w", err)
	}
	counter, err := counterOf(m)
	if err != nil {
		return nil, 0, 0, err
	}
	first, end = len(m.Imports), m.NumFuncs()
	for i := range m.Code {
		global := uint32(len(m.Globals))
		local := uint32(len(m.Types[m.TypeOf(uint32(first+i))].Params)) + uint32(m.Code[i].NumLocals())
		if m.Code[i], err = count(m.Code[i], counter, global, local); err != nil {
			return nil, 0, 0, fmt.Errorf("profile: function %d: %w", first+i, err)
		}
		m.Globals = append(m.Globals, wasm.Global{Type: wasm.I64, Mutable: true, Init: wasm.ConstExpr{byte(wasm.OpI64Const), 0, byte(wasm.OpEnd)}})
		m.Exports = append(m.Exports, wasm.Export{Name: Name(first + i), Kind: wasm.KindGlobal, Index: global})
	}
	return m.Append(nil), first, end, nil
}

func counterOf(m *wasm.Module) (uint32, error) {
	for _, e := range m.Exports {
		if e.Name == fuel.CounterExport && e.Kind == wasm.KindGlobal {
			return e.Index, nil
		}
	}
	return 0, fmt.Errorf("profile: the module exports no %s", fuel.CounterExport)
}

// count rewrites a function: before the counter is set, the difference goes to
// global, with the help of one more local.
func count(body wasm.Body, counter, global, local uint32) (wasm.Body, error) {
	r := wasm.NewReader(body.Code)
	var code []byte
	var in wasm.Instr
	for start := 0; r.Next(&in); start = r.Pos() {
		if in.Op != wasm.OpGlobalSet || in.X != counter {
			code = append(code, r.Since(start)...)
			continue
		}
		// global += counter - new; counter = new
		at := func(op wasm.Op, index uint32) { code = wasm.AppendU32(append(code, byte(op)), index) }
		at(wasm.OpLocalSet, local)
		at(wasm.OpGlobalGet, global)
		at(wasm.OpGlobalGet, counter)
		code = append(code, byte(wasm.OpI64Add))
		at(wasm.OpLocalGet, local)
		code = append(code, byte(wasm.OpI64Sub))
		at(wasm.OpGlobalSet, global)
		at(wasm.OpLocalGet, local)
		at(wasm.OpGlobalSet, counter)
	}
	if err := r.Err(); err != nil {
		return body, err
	}
	locals := append(append([]wasm.LocalGroup(nil), body.Locals...), wasm.LocalGroup{Count: 1, Type: wasm.I64})
	return wasm.Body{Locals: locals, Code: code}, nil
}

// FunctionNames reads the names of a module's functions, by number, from its name
// section (WebAssembly core specification, appendix "Custom Sections"). There may
// be none; names come from whoever made the module.
func FunctionNames(module []byte) map[int]string {
	names := map[int]string{}
	m, err := wasm.Read(module)
	if err != nil {
		return names
	}
	for _, c := range m.Customs {
		if c.Name != wasm.NameSection {
			continue
		}
		r := wasm.NewReader(c.Data)
		for r.More() {
			kind, content := r.Byte(), r.Bytes(r.U32())
			if kind != functionNames {
				continue
			}
			list := wasm.NewReader(content)
			for range list.Count(2) {
				f, name := int(list.U32()), list.Name()
				if list.Err() == nil {
					names[f] = readable(name)
				}
			}
		}
	}
	return names
}

// readable is a function's name as its source has it: C++ and Rust write types into
// the names of their functions, and clang calls a main without parameters otherwise.
func readable(name string) string {
	if name == "__original_main" || name == "__main_argc_argv" {
		return "main"
	}
	// libc++ has its own things in an inline namespace.
	return strings.ReplaceAll(demangle.Filter(name, demangle.NoClones), "std::__2::", "std::")
}

// functionNames is the subsection with the names of functions.
const functionNames = 1
