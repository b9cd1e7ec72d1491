package fuel

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"assize/runner/wasm"
)

// body is a function body from its instructions; the end is added.
func body(code ...byte) wasm.Body { return wasm.Body{Code: append(code, 0x0b)} }

// small is a module with one function of type () -> () and the given code.
func small(code ...byte) *wasm.Module {
	return &wasm.Module{
		Types:   []wasm.FuncType{{}},
		Funcs:   []uint32{0},
		Code:    []wasm.Body{body(code...)},
		Exports: []wasm.Export{{Name: "run", Kind: wasm.KindFunc}},
	}
}

// with changes m and returns it.
func with(m *wasm.Module, change func(*wasm.Module)) []byte {
	change(m)
	return m.Append(nil)
}

// section is a module of one raw section.
func section(id byte, content ...byte) []byte {
	b := append([]byte("\x00asm\x01\x00\x00\x00"), id)
	return append(wasm.AppendU32(b, uint32(len(content))), content...)
}

func TestRejections(t *testing.T) {
	zero := wasm.ConstExpr{0x41, 0, 0x0b}
	module := func(code ...byte) []byte { return small(code...).Append(nil) }
	for name, c := range map[string]struct {
		module []byte
		reason string
	}{
		"nothing":              {nil, "not a WebAssembly module"},
		"text":                 {[]byte("int main() {}"), "not a WebAssembly module"},
		"version 2":            {[]byte("\x00asm\x02\x00\x00\x00"), "not a WebAssembly module"},
		"cut in a section":     {module()[:len(module())-2], "unexpected end"},
		"sections in disorder": {append(section(3, 0), section(1, 0)[8:]...), "not in its place"},
		"section twice":        {append(section(1, 0), section(1, 0)[8:]...), "not in its place"},
		"tag section":          {section(13, 0), "section 13 is not supported"},
		"length too small":     {section(1, 0, 0), "1 bytes too many"},
		"types without end":    {section(1, 0xff, 0xff, 0xff, 0xff, 0x0f), "do not fit"},
		"long number":          {section(1, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00), "longer than 32 bits"},

		"import of a memory": {section(2, 1, 1, 'm', 1, 'n', 2, 0, 1), "is a memory"},
		"import of a global": {section(2, 1, 1, 'm', 1, 'n', 3, 0x7e, 1), "is a global"},
		"import of a table":  {section(2, 1, 1, 'm', 1, 'n', 1, 0x70, 0, 1), "is a table"},
		"import of a tag":    {section(2, 1, 1, 'm', 1, 'n', 4, 0, 0), "unknown kind"},
		"import from elsewhere": {with(small(), func(m *wasm.Module) {
			m.Imports = []wasm.Import{{Module: "env", Name: "abort"}}
		}), `from "env"`},
		"two memories":       {section(5, 2, 0, 1, 0, 1), "2 memories"},
		"shared memory":      {section(5, 1, 3, 1, 1), "shared memory"},
		"64-bit memory":      {section(5, 1, 4, 1), "64-bit memory"},
		"exception handling": {module(0x1f, 0x40, 0, 0x0b), "0x1f is not supported"},
		"throw":              {module(0x08, 0), "0x08 is not supported"},
		"atomic":             {module(0xfe, 0x03, 0), "0xfe is not supported"},
		"relaxed SIMD":       {module(0xfd, 0x80, 0x02), "0xfd 256 is not supported"},
		"call by reference":  {module(0x14, 0), "0x14 is not supported"},
		// The engine would take the second byte of these for the instruction.
		"long form of a vector instruction": {module(0xfd, 0x8c, 0x00), "0xfd 12 is not supported"},
		"longer form":                       {module(0xfd, 0x80, 0x81, 0x00), "0xfd 128 is not supported"},

		"reserved export": {with(small(), func(m *wasm.Module) {
			m.Exports = append(m.Exports, wasm.Export{Name: CounterExport, Kind: wasm.KindFunc})
		}), "reserved"},
		"reading the counter": {module(0x23, 0, 0x1a), "global 0 of 0"},
		"refilling the counter": {with(small(0x42, 0, 0x24, 1), func(m *wasm.Module) {
			m.Globals = []wasm.Global{{Type: wasm.I64, Mutable: true, Init: constant(0)}}
		}), "global 1 of 1"},
		"naming the counter as an export": {with(small(), func(m *wasm.Module) {
			m.Exports = append(m.Exports, wasm.Export{Name: "x", Kind: wasm.KindGlobal})
		}), "global 0 of 0"},
		"the counter in a constant": {with(small(), func(m *wasm.Module) {
			m.Globals = []wasm.Global{{Type: wasm.I64, Init: wasm.ConstExpr{0x23, 1, 0x0b}}}
		}), "global 1 of 0"},
		"the counter as an offset": {with(small(), func(m *wasm.Module) {
			m.Memory, m.Data = &wasm.Limits{Min: 1}, []byte{1, 0, 0x23, 0, 0x0b, 0}
		}), "global 0 of 0"},
		"a temporary local":          {with(small(0x20, 0, 0x40, 0, 0x1a), func(m *wasm.Module) { m.Memory = &wasm.Limits{} }), "local 0 of 0"},
		"an appended type":           {module(0x02, 1, 0x0b), "type 1 of 1"},
		"type of a call":             {with(small(0x41, 0, 0x11, 1, 0), func(m *wasm.Module) { m.Tables = []wasm.Table{{Type: wasm.FuncRef}} }), "type 1 of 1"},
		"a label outside":            {module(0x0c, 1), "label 1 of 1"},
		"a label outside in a table": {module(0x41, 0, 0x0e, 1, 0, 1), "label 1 of 1"},
		"a label outside in a table of jumps": {with(small(0x03, 0x40, 0x02, 0x40, 0x20, 0, 0x0e, 1, 0, 9, 0x0b, 0x0b), func(m *wasm.Module) {
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 1, Type: wasm.I32}}
		}), "label 9 of 3"},
		"a function outside":  {module(0x10, 1), "function 1 of 1"},
		"a reference outside": {module(0xd2, 1, 0x1a), "not declared"},
		"else without if":     {module(0x02, 0x40, 0x05, 0x0b), "else without if"},
		"two elses":           {module(0x41, 0, 0x04, 0x40, 0x05, 0x05, 0x0b), "else without if"},
		"code after the end":  {module(0x0b, 0x01), "after the end"},
		"a body without end":  {with(small(), func(m *wasm.Module) { m.Code[0].Code = []byte{0x01} }), "unexpected end"},
		"start with a result": {with(small(), func(m *wasm.Module) {
			m.Types[0].Results = []wasm.ValueType{wasm.I32}
			m.Start = new(uint32)
		}), "start function"},
		"a function without a type": {with(small(), func(m *wasm.Module) { m.Funcs[0] = 1 }), "type 1 of 1"},
		"code without a function":   {with(small(), func(m *wasm.Module) { m.Funcs = nil; m.Exports = nil }), "0 functions are declared"},

		"too many locals": {with(small(), func(m *wasm.Module) {
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 1 << 31, Type: wasm.I64}, {Count: 1 << 31, Type: wasm.I64}}
		}), "4294967296 locals"},
		"a function too long": {module(bytes.Repeat([]byte{0x01}, MaxBodyBytes)...), "bytes of code"},
		"too much code": {with(small(), func(m *wasm.Module) {
			m.Funcs, m.Code = make([]uint32, 30), slices.Repeat([]wasm.Body{body(bytes.Repeat([]byte{0x01}, MaxBodyBytes-1)...)}, 30)
		}), "bytes of code"},
		"blocks too deep": {module(append(bytes.Repeat([]byte{0x02, 0x40}, MaxNesting+1), bytes.Repeat([]byte{0x0b}, MaxNesting+1)...)...), "nested"},
		"too many labels": {module(append(wasm.AppendU32([]byte{0x41, 0, 0x0e}, MaxLabels), make([]byte, MaxLabels+1)...)...), "labels"},
		"too many locals for as many labels": {with(small(bytes.Repeat([]byte{0x02, 0x40, 0x0b}, 1000)...), func(m *wasm.Module) {
			m.Code[0].Locals = []wasm.LocalGroup{{Count: MaxLocals, Type: wasm.I64}}
		}), "product of its locals"},
		"too many functions like that": {with(small(), func(m *wasm.Module) {
			b := body(bytes.Repeat([]byte{0x03, 0x40, 0x0b}, 150)...)
			b.Locals = []wasm.LocalGroup{{Count: MaxLocals, Type: wasm.I64}}
			m.Funcs, m.Code = make([]uint32, 5), slices.Repeat([]wasm.Body{b}, 5)
		}), "add up to"},
		"too many functions": {with(small(), func(m *wasm.Module) {
			m.Funcs, m.Code = make([]uint32, MaxFuncs+1), slices.Repeat([]wasm.Body{body()}, MaxFuncs+1)
		}), "functions"},
		"too many globals": {with(small(), func(m *wasm.Module) {
			m.Globals = slices.Repeat([]wasm.Global{{Type: wasm.I32, Init: zero}}, MaxGlobals+1)
		}), "globals"},
		"too large a table": {with(small(), func(m *wasm.Module) {
			m.Tables = []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: MaxTableEntries + 1}}}
		}), "entries"},
		"too many tables": {with(small(), func(m *wasm.Module) { m.Tables = slices.Repeat([]wasm.Table{{Type: wasm.FuncRef}}, MaxTables+1) }), "tables"},
		"too many parameters": {with(small(), func(m *wasm.Module) {
			m.Types = append(m.Types, wasm.FuncType{Params: slices.Repeat([]wasm.ValueType{wasm.I32}, MaxSignature+1)})
		}), "parameters or results"},
		"a chain of large frames": {with(small(), func(m *wasm.Module) {
			const n = 2000
			m.Funcs, m.Code = make([]uint32, n), make([]wasm.Body, n)
			for i := range m.Code {
				m.Code[i] = body(wasm.AppendU32([]byte{0x10}, uint32(min(i+1, n-1)))...)
				m.Code[i].Locals = []wasm.LocalGroup{{Count: MaxLocals, Type: wasm.I64}}
			}
			m.Code[n-1] = body()
		}), "bytes of stack"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Instrument(c.module)
			if r := (*Rejection)(nil); !errors.As(err, &r) || !strings.Contains(r.Reason, c.reason) {
				t.Errorf("got %v, want a rejection with %q", err, c.reason)
			}
		})
	}
}

// FuzzInstrumentBytes feeds anything at all: an error or a module, no panic.
func FuzzInstrumentBytes(f *testing.F) {
	for i, s := range seeds(60) {
		m := generate(s)
		f.Add(m)
		if i < 30 { // damaged
			m[int(s[0])*len(m)/256] ^= s[1]
			f.Add(m[:len(m)-int(s[2])*len(m)/2048])
		}
	}
	f.Fuzz(func(t *testing.T, module []byte) {
		m, err := Instrument(module)
		if err != nil {
			if r := (*Rejection)(nil); !errors.As(err, &r) {
				t.Errorf("%v is not a rejection", err)
			}
			return
		}
		if again, err := wasm.Read(m.Code); err != nil {
			t.Errorf("the rewritten module: %v", err)
		} else if !bytes.Equal(again.Append(nil), m.Code) {
			t.Error("the rewritten module changes when it is read and written again")
		}
	})
}

// TestInstalled sees that a toolchain's own module may ask more of the engine.
func TestInstalled(t *testing.T) {
	m := with(small(bytes.Repeat([]byte{0x02, 0x40, 0x0b}, 1000)...), func(m *wasm.Module) {
		m.Code[0].Locals = []wasm.LocalGroup{{Count: MaxLocals, Type: wasm.I64}}
	})
	if _, err := Instrument(m, Installed); err != nil {
		t.Error(err)
	}
}
