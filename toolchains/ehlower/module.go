package main

import "slices"

// Section ids.
const (
	secCustom   = 0
	secType     = 1
	secImport   = 2
	secFunction = 3
	secGlobal   = 6
	secExport   = 7
	secStart    = 8
	secCode     = 10
	secTag      = 13
)

const header = "\x00asm\x01\x00\x00\x00"

type section struct {
	id   byte
	body []byte
}

// signature is a function type.
type signature struct{ params, results []byte }

// module is what the pass knows of a module.
type module struct {
	sections []section
	types    []signature
	// same maps a type to the first one that is equal to it: an indirect call
	// reaches functions of every equal type.
	same      []uint32
	imported  int // functions
	functions []function
	globals   uint32   // imported ones included
	tags      []uint32 // the type of each
	exports   []export
	// throwingTypes has, by the first of equal types, whether a function of it may
	// throw.
	throwingTypes []bool
	start         int    // index of the start function, -1 where there is none
	tick          int    // index of the function that loops call, -1 where there is none
	moved         []byte // see writeMoved
}

// function is one with a body.
type function struct {
	typ  uint32
	body []byte // locals and expression
	at   int    // of the body, in the code section

	// What scan found.
	calls    []uint32 // functions, each once
	indirect []uint32 // types of indirect calls, see module.same
	throws   bool     // has a throw or a throw_ref
	catches  bool     // has a try_table or handles exception references
	loops    bool     // has a loop
	// mayThrow: an exception may leave the function; see findThrowing.
	mayThrow bool
}

type export struct {
	name  []byte
	kind  byte
	index uint32
}

func parse(text []byte) *module {
	if len(text) < len(header) || string(text[:len(header)]) != header {
		fail("this is not a WebAssembly 1.0 module")
	}
	m := &module{start: -1, tick: -1}
	for r := (reader{b: text, at: len(header)}); r.more(); {
		id := r.byte()
		m.sections = append(m.sections, section{id, r.take(r.u32())})
	}
	for _, s := range m.sections {
		r := reader{b: s.body}
		switch s.id {
		case secType:
			m.parseTypes(&r)
		case secImport:
			m.parseImports(&r)
		case secFunction:
			for range r.count() {
				m.functions = append(m.functions, function{typ: m.typeIndex(r.u32())})
			}
		case secGlobal:
			m.globals += uint32(r.count())
			continue // their initial values are copied
		case secTag:
			m.parseTags(&r)
		case secExport:
			m.parseExports(&r)
		case secStart:
			m.start = int(r.u32())
		case secCode:
			if n := r.count(); n != len(m.functions) {
				fail("%d functions have %d bodies", len(m.functions), n)
			}
			for k := range m.functions {
				size := r.u32()
				m.functions[k].at = r.at
				m.functions[k].body = r.take(size)
			}
		default:
			continue
		}
		if r.more() {
			fail("section %d is longer than what is in it", s.id)
		}
	}
	return m
}

func (m *module) parseTypes(r *reader) {
	first := map[string]uint32{}
	for k := range r.count() {
		if form := r.byte(); form != 0x60 {
			fail("type of form %#02x is not supported", form)
		}
		var t signature
		t.params = r.take(r.u32())
		t.results = r.take(r.u32())
		for _, v := range slices.Concat(t.params, t.results) {
			mustValueType(v)
		}
		m.types = append(m.types, t)
		key := string(t.params) + ":" + string(t.results)
		if _, ok := first[key]; !ok {
			first[key] = uint32(k)
		}
		m.same = append(m.same, first[key])
	}
}

func (m *module) typeIndex(t uint32) uint32 {
	if int(t) >= len(m.types) {
		fail("type %d of %d", t, len(m.types))
	}
	return t
}

func (m *module) parseImports(r *reader) {
	limits := func() {
		flags := r.byte()
		r.s64()
		if flags&1 != 0 {
			r.s64()
		}
	}
	for range r.count() {
		r.take(r.u32())
		r.take(r.u32())
		switch kind := r.byte(); kind {
		case 0:
			m.typeIndex(r.u32())
			m.imported++
		case 1:
			r.byte()
			limits()
		case 2:
			limits()
		case 3:
			mustValueType(r.byte())
			r.byte()
			m.globals++
		default:
			fail("import of kind %d is not supported", kind)
		}
	}
}

// parseTags takes the tags. An exception is a tag and at most one number.
func (m *module) parseTags(r *reader) {
	for k := range r.count() {
		r.byte() // attribute, always 0
		t := m.typeIndex(r.u32())
		if p := m.types[t].params; len(p) > 1 || len(p) == 1 && p[0] != typeI32 {
			fail("tag %d has other values than one i32", k)
		}
		m.tags = append(m.tags, t)
	}
}

func (m *module) parseExports(r *reader) {
	for range r.count() {
		e := export{name: r.take(r.u32())}
		e.kind = r.byte()
		e.index = r.u32()
		if e.kind == 4 {
			fail("the tag %q is exported", e.name)
		}
		m.exports = append(m.exports, e)
	}
}

// defined returns the function with this index, or nil for an imported one.
func (m *module) defined(index uint32) *function {
	k := int(index) - m.imported
	if k >= len(m.functions) {
		fail("function %d of %d", index, m.imported+len(m.functions))
	}
	if k < 0 {
		return nil
	}
	return &m.functions[k]
}
