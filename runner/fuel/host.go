package fuel

import "assize/runner/wasm"

// Host is a function of the host through which a module calls all others.
//
// The engine keeps 24 bytes for each imported function in front of the global variables
// of a module. An interpreter imports forty, and then every access to the counter takes
// seven bytes of machine code instead of four, of which each charge has two.
type Host struct {
	// Module and Name are what the module imports. The function takes an i32, the number
	// of the function that is meant, and as many i64 as Params says: the parameters of
	// that one, an i32 without its sign, and zeros. It returns an i32, which means
	// nothing where that one has no result.
	Module, Name string
	// Params is how many parameters a function of the host has at most.
	Params int
	// Number returns the number of a function of WASI. An error says why none of that
	// name and type is offered, and the module is rejected for it.
	Number func(name string, t wasm.FuncType) (uint32, error)
}

// Through makes all imported functions one, and checks that the host has them. A module
// keeps its imports where it has a single one, or takes the first for a value.
func Through(h Host) Option { return func(s *settings) { s.host = &h } }

// hostCalls is how a module comes to call its host.
type hostCalls struct {
	*Host             // nil: as it did before
	numbers  []uint32 // by import
	instead0 uint32   // what is called in place of function 0, which is the host's from now on
}

// numbered asks the host for all functions that are imported.
func (h *Host) numbered(m *wasm.Module) (numbers []uint32, err error) {
	if h == nil {
		return nil, nil
	}
	for _, i := range m.Imports {
		n, err := h.Number(i.Name, m.Types[i.Type])
		if err != nil {
			return nil, reject("import of %q: %v", i.Name, err)
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}

// through decides how the module, which has been scanned, calls the host.
func (s *scanned) through(h *Host, numbers []uint32) {
	if len(numbers) > 1 && !s.declared[0] {
		s.host = hostCalls{Host: h, numbers: numbers, instead0: uint32(s.mod.NumFuncs())}
	}
}

// import0 makes the host's function the only import. All others but the first keep their
// numbers as functions of the module, which call it.
func (h *hostCalls) import0(m *wasm.Module) {
	if h.Host == nil {
		return
	}
	t := wasm.FuncType{Params: []wasm.ValueType{wasm.I32}, Results: []wasm.ValueType{wasm.I32}}
	for range h.Params {
		t.Params = append(t.Params, wasm.I64)
	}
	funcs := make([]uint32, 0, len(m.Imports)+len(m.Funcs))
	for _, i := range m.Imports[1:] {
		funcs = append(funcs, i.Type)
	}
	m.Funcs = append(append(funcs, m.Funcs...), m.Imports[0].Type)
	m.Imports = []wasm.Import{{Module: h.Module, Name: h.Name, Type: uint32(len(m.Types))}}
	m.Types = append(m.Types, t)
}

// appendCall appends a function that calls the host as import i did. Whoever calls it has
// paid for the call.
func (h *hostCalls) appendCall(section []byte, m *wasm.Module, i int) []byte {
	t := m.Types[m.Imports[i].Type]
	code := wasm.AppendS64([]byte{byte(wasm.OpI32Const)}, int64(int32(h.numbers[i])))
	for p := range h.Params {
		if p >= len(t.Params) {
			code = append(code, byte(wasm.OpI64Const), 0)
			continue
		}
		code = wasm.AppendU32(append(code, byte(wasm.OpLocalGet)), uint32(p))
		if t.Params[p] == wasm.I32 {
			code = append(code, byte(wasm.OpI64ExtendI32U))
		}
	}
	code = append(code, byte(wasm.OpCall), 0)
	if len(t.Results) == 0 {
		code = append(code, byte(wasm.OpDrop))
	}
	return wasm.Body{Code: append(code, byte(wasm.OpEnd))}.AppendTo(section)
}
