package fuel

import (
	"assize/runner/wasm"
)

// generate makes a valid module of random bytes: the same module of the same
// bytes. It exports run, without parameters and results, its memory and its
// globals. Where the bytes end every choice is the simplest one.
func generate(entropy []byte) []byte {
	private := len(entropy)%2 == 1 // most functions are not in the table
	g := &generator{entropy: entropy, floats: storesFloats(entropy), dispatches: len(entropy) > 0 && entropy[0]%8/2 == 2, counting: len(entropy) > 0 && entropy[0]%8/2 == 3}
	g.types = []wasm.FuncType{
		{},                                    // of run
		{Params: []wasm.ValueType{wasm.I32}},  // of proc_exit
		{Results: []wasm.ValueType{wasm.I32}}, // of sched_yield
		{Params: []wasm.ValueType{wasm.I32}, Results: []wasm.ValueType{wasm.I32}},
		{Params: []wasm.ValueType{wasm.I64, wasm.I32}, Results: []wasm.ValueType{wasm.I32, wasm.I64}},
		{Params: []wasm.ValueType{wasm.F64, wasm.I32}, Results: []wasm.ValueType{wasm.F64}},
		{Results: []wasm.ValueType{wasm.I32}}, // equal to another one
		{Params: []wasm.ValueType{wasm.I32, wasm.I32, wasm.I32, wasm.I32, wasm.I32, wasm.I32, wasm.I32, wasm.I64}, Results: []wasm.ValueType{wasm.I32}},
	}
	m := &wasm.Module{
		Types:   g.types,
		Imports: []wasm.Import{{Module: WASI, Name: "proc_exit", Type: 1}, {Module: WASI, Name: "sched_yield", Type: 2}},
		Memory:  &wasm.Limits{Min: 1, Max: 4, HasMax: true},
		Tables:  []wasm.Table{{Type: wasm.FuncRef, Limits: wasm.Limits{Min: 12}}},
		Globals: []wasm.Global{
			{Type: wasm.I32, Mutable: true, Init: wasm.ConstExpr{0x41, 0, 0x0b}},
			{Type: wasm.I64, Mutable: true, Init: wasm.ConstExpr{0x42, 0, 0x0b}},
		},
		Exports: []wasm.Export{
			{Name: "run", Kind: wasm.KindFunc, Index: 2},
			{Name: "memory", Kind: wasm.KindMemory},
			{Name: "g0", Kind: wasm.KindGlobal, Index: 0}, {Name: "g1", Kind: wasm.KindGlobal, Index: 1},
		},
	}
	g.funcs = []uint32{1, 2, 0}
	for range 1 + g.pick(6) {
		g.funcs = append(g.funcs, uint32(2+g.pick(len(g.types)-2)))
	}
	m.Funcs = g.funcs[2:]
	for _, t := range m.Funcs {
		m.Code = append(m.Code, g.function(g.types[t]))
	}
	// One active segment with functions, imports among them, and a passive one.
	m.Elements = []byte{2, 0, 0x41, 1, 0x0b, 8}
	called := len(g.funcs) // by the table
	if private {
		called = min(called, 4)
	}
	for i := range 8 {
		m.Elements = append(m.Elements, byte((i+1)%called))
	}
	m.Elements = append(m.Elements, 1, 0, 2, 0, 2)
	one := uint32(1)
	m.DataCount = &one
	m.Data = []byte{1, 1, 4, 'd', 'a', 't', 'a'}
	return m.Append(nil)
}

// storesFloats says that the module of entropy puts floats where it can look at their
// bits.
func storesFloats(entropy []byte) bool { return len(entropy) > 0 && entropy[0]%2 == 1 }

type generator struct {
	floats     bool
	dispatches bool // in the place of other loops
	counting   bool // in the place of loops that end by a condition
	entropy    []byte
	types      []wasm.FuncType
	funcs      []uint32 // types of all functions
	// The function under way.
	out    []byte
	locals []wasm.ValueType
	labels [][]wasm.ValueType // what a branch to each label takes
	result []wasm.ValueType
	size   int // constructs that are left
	depth  int
}

// pick returns a number below n.
func (g *generator) pick(n int) int {
	if len(g.entropy) == 0 {
		return 0
	}
	c := g.entropy[0]
	g.entropy = g.entropy[1:]
	return int(c) % n
}

func (g *generator) write(b ...byte)           { g.out = append(g.out, b...) }
func (g *generator) index(op byte, i int)      { g.out = wasm.AppendU32(append(g.out, op), uint32(i)) }
func (g *generator) constant(op byte, v int64) { g.out = wasm.AppendS64(append(g.out, op), v) }

func (g *generator) function(t wasm.FuncType) wasm.Body {
	groups := []wasm.LocalGroup{{Count: 2, Type: wasm.I32}, {Count: 1, Type: wasm.I64}, {Count: 1, Type: wasm.F64}, {Count: 1, Type: wasm.V128}, {Count: 2 + 3, Type: wasm.I32}}
	g.locals = append([]wasm.ValueType(nil), t.Params...)
	for _, l := range groups {
		for range l.Count {
			g.locals = append(g.locals, l.Type)
		}
	}
	g.out, g.size, g.depth = nil, 40, 0
	g.result = t.Results
	g.labels = [][]wasm.ValueType{t.Results}
	g.statements()
	for _, r := range t.Results {
		g.expression(r)
	}
	g.write(0x0b)
	return wasm.Body{Locals: groups, Code: g.out}
}

func (g *generator) statements() {
	for range 1 + g.pick(5) {
		g.statement()
	}
}

func (g *generator) local(t wasm.ValueType) int {
	var of []int
	for i, l := range g.locals[:len(g.locals)-3] { // the last three count rounds
		if l == t {
			of = append(of, i)
		}
	}
	return of[g.pick(len(of))]
}

func (g *generator) valueType() wasm.ValueType {
	return []wasm.ValueType{wasm.I32, wasm.I64, wasm.F64, wasm.V128}[g.pick(4)]
}

func (g *generator) statement() {
	if g.size <= 0 || g.depth > 6 {
		return
	}
	g.size--
	g.depth++
	defer func() { g.depth-- }()
	switch g.pick(22 + 6*len(g.floatLocals())) {
	default:
		g.accesses()
	case 0:
		g.write(0x01)
	case 1, 2:
		t := g.valueType()
		g.expression(t)
		g.index(0x21, g.local(t))
	case 3:
		g.expression(wasm.I32)
		g.index(0x24, 0)
	case 4:
		g.expression(wasm.I64)
		g.index(0x24, 1)
	case 5: // store
		g.expression(wasm.I32)
		g.constant(0x41, 0xffff)
		g.write(0x71)
		g.expression(wasm.I32)
		g.write(0x36, 2, byte(g.pick(8)))
	case 6:
		g.nested(0x02, nil, nil)
	case 7, 8:
		if g.counting {
			g.counts()
		} else {
			g.rounds()
		}
	case 9: // any loop
		if g.dispatches {
			g.dispatch()
		} else {
			g.nested(0x03, nil, nil)
		}
	case 10, 11:
		g.expression(wasm.I32)
		g.branchArm(nil)
	case 12, 13: // br_if, which leaves what it does not take
		l := g.pick(len(g.labels))
		types := g.labels[len(g.labels)-1-l]
		g.expressions(types)
		g.expression(wasm.I32)
		g.index(0x0d, l)
		for range types {
			g.write(0x1a)
		}
	case 14:
		l := g.pick(len(g.labels))
		g.expressions(g.labels[len(g.labels)-1-l])
		g.index(0x0c, l)
	case 15:
		g.table()
	case 16:
		g.call()
	case 17:
		if g.pick(4) == 1 {
			g.write(0x00)
		} else {
			g.expressions(g.result)
			g.write(0x0f)
		}
	case 18:
		g.bulk()
	case 19:
		g.tailCall()
	case 20:
		if g.pick(4) == 1 {
			g.constant(0x41, int64(g.pick(3)))
			g.index(0x10, 0) // proc_exit
		}
	case 21:
		t := g.valueType()
		g.expression(t)
		g.write(0x1a)
	}
}

func (g *generator) expressions(types []wasm.ValueType) {
	for _, t := range types {
		g.expression(t)
	}
}

func blockType(results []wasm.ValueType) byte {
	if len(results) == 1 {
		return byte(results[0])
	}
	return wasm.VoidBlock
}

// nested writes a block, a loop or an if with at most one result; after, where
// it is not nil, writes the else.
func (g *generator) nested(op byte, results []wasm.ValueType, after func()) {
	g.write(op, blockType(results))
	label := results
	if op == 0x03 {
		label = nil
	}
	g.labels = append(g.labels, label)
	g.statements()
	g.expressions(results)
	if after != nil {
		after()
	}
	g.labels = g.labels[:len(g.labels)-1]
	g.write(0x0b)
}

// branchArm writes an if, whose condition is there.
func (g *generator) branchArm(results []wasm.ValueType) {
	var otherwise func()
	if len(results) > 0 || g.pick(2) == 1 {
		otherwise = func() {
			g.write(0x05)
			g.statements()
			g.expressions(results)
		}
	}
	g.nested(0x04, results, otherwise)
}

// rounds writes a loop that ends.
func (g *generator) rounds() {
	counter := len(g.locals) - 3 + g.pick(3)
	g.constant(0x41, int64(1+g.pick(9)))
	g.index(0x21, counter)
	g.nested(0x03, nil, func() {
		g.index(0x20, counter)
		g.constant(0x41, 1)
		g.write(0x6b)
		g.index(0x22, counter)
		g.write(0x0d, 0) // br_if
	})
}

// table writes a br_table over labels that take the same.
func (g *generator) table() {
	l := g.pick(len(g.labels))
	types := g.labels[len(g.labels)-1-l]
	var same []int
	for i := range g.labels {
		if t := g.labels[len(g.labels)-1-i]; len(t) == len(types) && (len(t) == 0 || len(t) == 1 && t[0] == types[0]) {
			same = append(same, i)
		}
	}
	if len(same) == 0 {
		same = []int{l}
	}
	g.expressions(types)
	g.expression(wasm.I32)
	n := g.pick(4)
	g.index(0x0e, n)
	for range n + 1 {
		g.out = wasm.AppendU32(g.out, uint32(same[g.pick(len(same))]))
	}
}

func (g *generator) call() {
	f := 1 + g.pick(len(g.funcs)-1)
	t := g.types[g.funcs[f]]
	g.expressions(t.Params)
	if g.pick(2) == 1 {
		g.expression(wasm.I32)
		g.constant(0x41, 15)
		g.write(0x71)
		g.index(0x11, int(g.funcs[f]))
		g.write(0)
	} else {
		g.index(0x10, f)
	}
	for range t.Results {
		g.write(0x1a)
	}
}

// tailCall writes a tail call, if there is a function with the same results.
func (g *generator) tailCall() {
	for f := 2 + g.pick(len(g.funcs)-2); f < len(g.funcs); f++ {
		t := g.types[g.funcs[f]]
		if !t.Equal(wasm.FuncType{Params: t.Params, Results: g.result}) {
			continue
		}
		g.expressions(t.Params)
		if g.pick(2) == 1 {
			g.constant(0x41, int64(g.pick(12)))
			g.index(0x13, int(g.funcs[f]))
			g.write(0)
		} else {
			g.index(0x12, f)
		}
		return
	}
}

func (g *generator) bulk() {
	switch g.pick(7) {
	case 0: // memory.fill
		g.constant(0x41, int64(g.pick(256)))
		g.expression(wasm.I32)
		g.constant(0x41, int64(g.pick(100)))
		g.write(0xfc, 11, 0)
	case 1: // memory.copy
		g.constant(0x41, int64(g.pick(256)))
		g.constant(0x41, int64(g.pick(256)))
		g.constant(0x41, int64(g.pick(100)))
		g.write(0xfc, 10, 0, 0)
	case 2: // memory.init
		g.constant(0x41, int64(g.pick(256)))
		g.constant(0x41, 0)
		g.constant(0x41, int64(g.pick(5)))
		g.write(0xfc, 8, 0, 0)
	case 3: // table.init
		g.constant(0x41, int64(g.pick(9)))
		g.constant(0x41, 0)
		g.constant(0x41, int64(g.pick(3)))
		g.write(0xfc, 12, 1, 0)
	case 4: // table.copy
		g.constant(0x41, int64(g.pick(9)))
		g.constant(0x41, int64(g.pick(9)))
		g.constant(0x41, int64(g.pick(4)))
		g.write(0xfc, 14, 0, 0)
	case 5: // table.grow
		g.write(0xd0, 0x70)
		g.constant(0x41, int64(g.pick(9)))
		g.write(0xfc, 15, 0)
		g.index(0x24, 0)
	case 6: // table.fill
		g.constant(0x41, int64(g.pick(12)))
		g.index(0xd2, 2)
		g.constant(0x41, int64(g.pick(3)))
		g.write(0xfc, 17, 0)
	}
}

// floatLocals are two locals for addresses, where the module stores floats.
func (g *generator) floatLocals() []int {
	if !g.floats {
		return nil
	}
	return []int{len(g.locals) - 5, len(g.locals) - 4}
}

// accesses stores floats and reads them back as what they are and as bits, at places
// that may be the same or overlap.
func (g *generator) accesses() {
	bases := g.floatLocals()
	for _, b := range bases {
		g.expression(wasm.I32)
		g.constant(0x41, 0xff)
		g.write(0x71)
		g.index(0x21, b)
	}
	address := func() { // of 16 bits
		b := bases[g.pick(2)]
		switch g.pick(6) {
		default:
			g.index(0x20, b)
		case 3:
			g.index(0x20, b)
			g.constant(0x41, int64(g.pick(20)))
			g.write(0x6a)
		case 4: // moves on
			g.index(0x20, b)
			g.constant(0x41, int64(g.pick(20)))
			g.write(0x6a)
			g.index(0x22, bases[g.pick(2)])
		case 5:
			g.constant(0x41, int64(g.pick(100)))
		}
	}
	offset := func() byte { return []byte{0, 8, 16, 4, 24, 7}[g.pick(6)] }
	for range 1 + g.pick(12) {
		switch g.pick(9) {
		case 0, 1, 2:
			address()
			g.nan()
			g.write(0x39, 3, offset())
		case 3:
			address()
			g.nan()
			g.write(0xb6, 0x38, 2, offset()) // f32.demote_f64, f32.store
		case 4:
			address()
			g.nan()
			g.write(0xfd, 0x14) // f64x2.splat
			g.expression(wasm.V128)
			g.write([][]byte{{0xfd, 0xf3, 1}, {0xfd, 0xf0, 1}, {0xfd, 0xe4, 1}}[g.pick(3)]...)
			g.write(0xfd, 11, 4, offset())
		case 5:
			address()
			g.write(0x2b, 3, offset()) // f64.load
			g.index(0x21, g.local(wasm.F64))
		case 6:
			address()
			g.write(0x28, 2, offset()) // i32.load
			g.index(0x24, 0)
		case 7:
			address()
			g.expression(wasm.I32)
			g.write(0x36, 2, offset())
		case 8:
			g.nan()
			g.index(0x21, g.local(wasm.F64))
		}
	}
}

// nan writes a double that is often a NaN.
func (g *generator) nan() {
	switch g.pick(4) {
	case 0:
		g.expression(wasm.F64)
	case 1:
		g.expressions([]wasm.ValueType{wasm.F64, wasm.F64})
		g.write([]byte{0xa3, 0xa1, 0xa6, 0xa4}[g.pick(4)])
	case 2:
		g.expression(wasm.F64)
		g.write([]byte{0x9a, 0x9f, 0x99}[g.pick(3)])
	case 3: // 0/0 if the local is 0
		l := g.local(wasm.F64)
		g.index(0x20, l)
		g.index(0x20, l)
		g.write(0xa3)
	}
	if g.pick(3) == 1 {
		g.index(0x22, g.local(wasm.F64))
	}
}
