package wasm

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Module is a module in memory. Slices of bytes share the bytes that it was
// read from.
type Module struct {
	Types   []FuncType
	Imports []Import
	Funcs   []uint32 // type index of each function that the module defines
	Tables  []Table
	Memory  *Limits // pages of 64 KiB; nil where there is no memory
	Globals []Global
	Exports []Export
	Start   *uint32
	Code    []Body
	// RewrittenCode, where it is not nil, is written as the content of the code
	// section in place of Code.
	RewrittenCode []byte

	DataCount *uint32
	// Elements and Data are the contents of their sections, nil where there is
	// none, NumElements and NumData the numbers of segments in them.
	Elements    []byte
	NumElements int
	Data        []byte
	NumData     int

	Customs []Custom // written after all other sections

	// Referred holds each function that a constant expression or an element
	// segment refers to, once or more. Instructions refer to more of them.
	Referred []uint32
}

// NumFuncs is the size of the function index space, imports first.
func (m *Module) NumFuncs() int { return len(m.Imports) + len(m.Funcs) }

// TypeOf returns the type index of function f, which must exist.
func (m *Module) TypeOf(f uint32) uint32 {
	if int(f) < len(m.Imports) {
		return m.Imports[f].Type
	}
	return m.Funcs[int(f)-len(m.Imports)]
}

func (m *Module) refer(r *Reader, f uint32) {
	if r.err != nil {
		return
	}
	if int64(f) >= int64(m.NumFuncs()) {
		r.Failf("reference to function %d of %d", f, m.NumFuncs())
		return
	}
	m.Referred = append(m.Referred, f)
}

// header is the magic number and version 1 of the format.
var header = []byte("\x00asm\x01\x00\x00\x00")

// The sections.
const (
	sectionCustom    = 0
	sectionType      = 1
	sectionImport    = 2
	sectionFunc      = 3
	sectionTable     = 4
	sectionMemory    = 5
	sectionGlobal    = 6
	sectionExport    = 7
	sectionStart     = 8
	sectionElement   = 9
	sectionCode      = 10
	sectionData      = 11
	sectionDataCount = 12
)

var sectionNames = [...]string{"custom", "type", "import", "function", "table", "memory", "global",
	"export", "start", "element", "code", "data", "data count"}

// rank puts the data count section where it belongs: before the code.
func rank(id byte) int {
	if id == sectionDataCount {
		return 2*sectionElement + 1
	}
	return 2 * int(id)
}

// Read reads a module, which it does not copy. The error names the section.
func Read(b []byte) (*Module, error) {
	if !bytes.HasPrefix(b, header) {
		return nil, errors.New("not a WebAssembly module of version 1")
	}
	m := &Module{}
	r := NewReader(b)
	r.Bytes(uint32(len(header)))
	last := 0
	for r.More() {
		id := r.Byte()
		if int(id) >= len(sectionNames) {
			return nil, fmt.Errorf("section %d is not supported", id)
		}
		if id != sectionCustom {
			if rank(id) <= last {
				return nil, fmt.Errorf("%s section is not in its place", sectionNames[id])
			}
			last = rank(id)
		}
		s := NewReader(r.Bytes(r.U32()))
		if r.err != nil {
			return nil, fmt.Errorf("%s section: %w", sectionNames[id], r.err)
		}
		m.section(id, &s)
		if s.err == nil && s.pos < len(s.buf) {
			s.Failf("%d bytes too many", len(s.buf)-s.pos)
		}
		if s.err != nil {
			return nil, fmt.Errorf("%s section: %w", sectionNames[id], s.err)
		}
	}
	if r.err != nil {
		return nil, r.err
	}
	if len(m.Code) != len(m.Funcs) {
		return nil, fmt.Errorf("%d functions are declared and %d have code", len(m.Funcs), len(m.Code))
	}
	if m.DataCount != nil && m.Data == nil && *m.DataCount != 0 {
		return nil, fmt.Errorf("%d data segments were announced and there are none", *m.DataCount)
	}
	return m, nil
}

func (m *Module) section(id byte, s *Reader) {
	switch id {
	case sectionCustom:
		m.readCustom(s)
	case sectionType:
		m.readTypes(s)
	case sectionImport:
		m.readImports(s)
		m.checkTypes(s)
	case sectionFunc:
		m.readFuncs(s)
		m.checkTypes(s)
	case sectionTable:
		m.readTables(s)
	case sectionMemory:
		m.readMemory(s)
	case sectionGlobal:
		m.readGlobals(s)
	case sectionExport:
		m.readExports(s)
	case sectionStart:
		m.readStart(s)
	case sectionElement:
		m.Elements = s.Rest()
		m.readElements(s)
	case sectionDataCount:
		m.readDataCount(s)
	case sectionCode:
		m.readCode(s)
	case sectionData:
		m.Data = s.Rest()
		m.readData(s)
	}
}

// checkTypes fails where a function has a type that does not exist.
func (m *Module) checkTypes(r *Reader) {
	if r.err != nil {
		return
	}
	for _, i := range m.Imports {
		if int64(i.Type) >= int64(len(m.Types)) {
			r.Failf("import %q %q has type %d of %d", i.Module, i.Name, i.Type, len(m.Types))
			return
		}
	}
	for f, t := range m.Funcs {
		if int64(t) >= int64(len(m.Types)) {
			r.Failf("function %d has type %d of %d", f, t, len(m.Types))
			return
		}
	}
}

// Append appends the module in the binary format.
func (m *Module) Append(b []byte) []byte {
	code := m.RewrittenCode
	if code == nil {
		code = m.writeCode()
	}
	// The large sections decide how much room it takes.
	b = slices.Grow(b, len(code)+len(m.Elements)+len(m.Data)+16<<10)
	b = append(b, header...)
	b = appendSection(b, sectionType, m.writeTypes())
	b = appendSection(b, sectionImport, m.writeImports())
	b = appendSection(b, sectionFunc, m.writeFuncs())
	b = appendSection(b, sectionTable, m.writeTables())
	b = appendSection(b, sectionMemory, m.writeMemory())
	b = appendSection(b, sectionGlobal, m.writeGlobals())
	b = appendSection(b, sectionExport, m.writeExports())
	b = appendSection(b, sectionStart, m.writeStart())
	b = appendSection(b, sectionElement, m.Elements)
	b = appendSection(b, sectionDataCount, m.writeDataCount())
	b = appendSection(b, sectionCode, code)
	b = appendSection(b, sectionData, m.Data)
	for _, c := range m.Customs {
		b = appendSection(b, sectionCustom, c.appendTo(nil))
	}
	return b
}
