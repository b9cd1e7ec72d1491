package fuel

import (
	"encoding/binary"
	"math"

	"assize/runner/wasm"
)

// effect is what an instruction without a treatment of its own does to values.
type effect struct {
	pops, pushes uint8
	how          handling
	shape        shape // of the lanes that it works on
}

// handling is what becomes of the bits of the operands.
type handling uint8

const (
	// blind: the operands are no floats, or are only compared or converted.
	blind handling = iota
	// arithmetic: the result may be a new NaN. Operands of another shape are
	// seen.
	arithmetic
	// passing: the result is one of the operands but for its sign, lane by lane.
	passing
	// seeing: the operands' bits go somewhere.
	seeing
	// comparing: operands of another shape are seen.
	comparing
	// counting: the result is a number, or two.
	counting
)

// oneByteEffects and vectorEffects are by the byte and by the number behind the
// vector prefix. A vector instruction that is not listed takes its operands for
// bits.
var oneByteEffects, vectorEffects [256]effect

// plains holds the operands of instructions for which plain is right, 0 for others.
var plains [256]uint8

func init() {
	set := func(table *[256]effect, e effect, from int, more ...int) {
		to := from
		if len(more) > 0 {
			to = more[0]
		}
		for op := from; op <= to; op++ {
			table[op] = e
		}
	}
	t := &oneByteEffects
	set(t, effect{pops: 1}, 0x1a)                    // drop
	set(t, effect{pops: 1, pushes: 1}, 0x25)         // table.get
	set(t, effect{pops: 2}, 0x26)                    // table.set
	set(t, effect{pops: 1, pushes: 1}, 0x28, 0x35)   // loads
	set(t, effect{pops: 2, how: seeing}, 0x36, 0x3e) // stores
	set(t, effect{pushes: 1}, 0x3f)                  // memory.size
	set(t, effect{pops: 1, pushes: 1}, 0x40)         // memory.grow
	set(t, effect{pushes: 1}, 0x41, 0x44)            // constants
	set(t, effect{pops: 2, pushes: 1}, 0x45, 0x66)   // comparisons
	set(t, effect{pops: 1, pushes: 1}, 0x45)         // i32.eqz
	set(t, effect{pops: 1, pushes: 1}, 0x50)         // i64.eqz
	set(t, effect{pops: 1, pushes: 1}, 0x67, 0x69)   // clz, ctz, popcnt
	set(t, effect{pops: 2, pushes: 1}, 0x6a, 0x78)   // i32
	set(t, effect{pops: 1, pushes: 1}, 0x79, 0x7b)   // clz, ctz, popcnt
	set(t, effect{pops: 2, pushes: 1}, 0x7c, 0x8a)   // i64
	for base, s := range map[int]shape{0x8b: f32, 0x99: f64} {
		set(t, effect{1, 1, passing, s}, base, base+1)       // abs, neg
		set(t, effect{1, 1, arithmetic, s}, base+2, base+6)  // ceil to sqrt
		set(t, effect{2, 1, arithmetic, s}, base+7, base+12) // add to max
	}
	set(t, effect{pops: 1, pushes: 1}, 0xa7, 0xc4) // conversions
	set(t, effect{1, 1, counting, f32}, 0xb2, 0xb5)
	set(t, effect{1, 1, counting, f64}, 0xb7, 0xba)
	set(t, effect{1, 1, arithmetic, f32}, 0xb6)                 // f32.demote_f64
	set(t, effect{1, 1, arithmetic, f64}, 0xbb)                 // f64.promote_f32
	set(t, effect{pops: 1, pushes: 1, how: seeing}, 0xbc, 0xbd) // reinterpretations of floats
	set(t, effect{pushes: 1}, 0xd0)                             // ref.null
	set(t, effect{pops: 1, pushes: 1}, 0xd1)                    // ref.is_null
	set(t, effect{pushes: 1}, 0xd2)                             // ref.func
	for op, e := range t {
		if e.how == blind && e.pushes == 1 && op != int(wasm.OpI32Add) {
			plains[op] = e.pops
		}
	}

	t = &vectorEffects
	set(t, effect{pops: 2, pushes: 1, how: seeing}, 0x00, 0xff) // most of them
	set(t, effect{pops: 1, pushes: 1}, 0x00, 0x0a)              // loads
	set(t, effect{pops: 2, how: seeing}, 0x0b)                  // store
	set(t, effect{pushes: 1}, 0x0c)                             // constant
	set(t, effect{pops: 1, pushes: 1}, 0x0f, 0x12)              // splats of integers
	set(t, effect{1, 1, passing, f32x4}, 0x13)                  // f32x4.splat
	set(t, effect{1, 1, passing, f64x2}, 0x14)                  // f64x2.splat
	unary := effect{pops: 1, pushes: 1, how: seeing}
	for _, op := range []int{0x15, 0x16, 0x18, 0x19, 0x1b, 0x1d, // extract_lane of integers
		0x4d, 0x53, 0x60, 0x61, 0x62, 0x63, 0x64, 0x7c, 0x7d, 0x7e, 0x7f, 0x80, 0x81, 0x83, 0x84, 0x87, 0x88, 0x89, 0x8a,
		0xa0, 0xa1, 0xa3, 0xa4, 0xa7, 0xa8, 0xa9, 0xaa, 0xc0, 0xc1, 0xc3, 0xc4, 0xc7, 0xc8, 0xc9, 0xca} {
		t[op] = unary
	}
	set(t, effect{1, 1, passing, f32}, 0x1f)   // f32x4.extract_lane
	set(t, effect{2, 1, passing, f32x4}, 0x20) // f32x4.replace_lane
	set(t, effect{1, 1, passing, f64}, 0x21)   // f64x2.extract_lane
	set(t, effect{2, 1, passing, f64x2}, 0x22) // f64x2.replace_lane
	set(t, effect{2, 1, comparing, f32x4}, 0x41, 0x46)
	set(t, effect{2, 1, comparing, f64x2}, 0x47, 0x4c)
	set(t, effect{pops: 3, pushes: 1, how: seeing}, 0x52) // bitselect
	set(t, effect{pops: 2, how: seeing}, 0x58, 0x5b)      // store_lane
	set(t, effect{pops: 1, pushes: 1}, 0x5c, 0x5d)        // load_zero
	set(t, effect{1, 1, arithmetic, f32x4}, 0x5e)         // f32x4.demote_f64x2_zero
	set(t, effect{1, 1, arithmetic, f64x2}, 0x5f)         // f64x2.promote_low_f32x4
	set(t, effect{1, 1, arithmetic, f32x4}, 0x67, 0x6a)   // ceil, floor, trunc, nearest
	for _, op := range []int{0x74, 0x75, 0x7a, 0x94} {
		t[op] = effect{1, 1, arithmetic, f64x2}
	}
	for base, s := range map[int]shape{0xe0: f32x4, 0xec: f64x2} {
		set(t, effect{1, 1, passing, s}, base, base+1)      // abs, neg
		set(t, effect{1, 1, arithmetic, s}, base+3)         // sqrt
		set(t, effect{2, 1, arithmetic, s}, base+4, base+9) // add to max
		set(t, effect{2, 1, passing, s}, base+10, base+11)  // pmin, pmax
	}
	set(t, effect{1, 1, comparing, f32x4}, 0xf8, 0xf9) // i32x4.trunc_sat_f32x4
	set(t, effect{1, 1, counting, f32x4}, 0xfa, 0xfb)  // f32x4.convert_i32x4
	set(t, effect{1, 1, comparing, f64x2}, 0xfc, 0xfd) // i32x4.trunc_sat_f64x2_zero
	set(t, effect{1, 1, counting, f64x2}, 0xfe, 0xff)  // f64x2.convert_low_i32x4
}

const (
	opF32Copysign = 0x98
	opF64Copysign = 0xa6
)

// apply does what e says. The instruction ends at at.
func (c *canonicaliser) apply(e effect, at uint32) {
	switch e.how {
	case blind, seeing:
		for range e.pops {
			if s := c.pop(); e.how == seeing {
				c.demand(s.value)
			}
		}
		c.pushBits(int(e.pushes))
		return
	case counting:
		c.show(int(e.pops))
		c.push(slot{value: value{source: number}})
		return
	}
	operands := [2]value{{source: number}, {source: number}}
	for i := range e.pops {
		operands[i] = c.pop().value
	}
	switch e.how {
	case passing:
		c.push(c.pass(e.shape, operands[0], operands[1], at))
	case arithmetic:
		c.mixed(e.shape, operands[:])
		c.push(c.from(source{kind: ofArithmetic, shape: e.shape}, at))
	case comparing:
		c.mixed(e.shape, operands[:])
		c.pushBits(int(e.pushes))
	}
}

// applyTo is apply for an instruction that may read or write the memory: its address
// is the first of its operands.
func (c *canonicaliser) applyTo(e effect, in *wasm.Instr, at uint32) {
	if c.open < len(c.stores) && accessed(in.Op) > 0 {
		var address place
		if i := len(c.stack) - int(e.pops); i >= c.top().height {
			address = c.stack[i].place
		}
		c.access(in.Op, address, in.Y)
	}
	c.apply(e, at)
}

// mixed demands the vectors among operands whose lanes are others than those of
// s: two halves of a NaN are other numbers.
func (c *canonicaliser) mixed(s shape, operands []value) {
	for _, o := range operands {
		if o.source >= 0 && s >= f32x4 && c.sources[o.source].shape != s {
			c.demand(o)
		}
	}
}

// instruction follows the values through one instruction, from begin to at, that is no
// local.get.
func (c *canonicaliser) instruction(in *wasm.Instr, begin, at uint32) {
	c.at = at
	switch in.Op {
	case wasm.OpNop:
	case wasm.OpUnreachable:
		c.look()
		c.dead()
	case wasm.OpBlock, wasm.OpIf:
		c.look()
		c.enter(in)
	case wasm.OpLoop:
		c.label()
		c.enter(in)
	case wasm.OpElse:
		c.label()
		c.showTop(c.top().results)
		top := c.top()
		c.stack = append(c.stack[:min(len(c.stack), top.height)], top.params...)
	case wasm.OpEnd:
		c.label()
		c.showTop(c.top().results)
		top := *c.top()
		c.stack = c.stack[:min(len(c.stack), top.height)]
		c.frames = c.frames[:len(c.frames)-1]
		if len(c.frames) > 0 {
			c.pushBits(top.results)
		}
	case wasm.OpBr:
		c.look()
		c.branch(in.X)
		c.dead()
	case wasm.OpBrIf:
		c.look()
		c.pop()
		c.branch(in.X)
	case wasm.OpBrTable:
		c.look()
		c.pop()
		for _, l := range in.Labels[len(in.Labels)-1:] { // all take as many
			c.branch(l)
		}
		c.dead()
	case wasm.OpReturn:
		c.look()
		c.showTop(c.frames[0].results)
		c.dead()
	case wasm.OpCall, wasm.OpReturnCall:
		c.look()
		c.call(c.mod.Types[c.mod.TypeOf(in.X)], in.Op == wasm.OpReturnCall)
	case wasm.OpCallIndirect, wasm.OpReturnCallIndirect:
		c.look()
		c.pop()
		c.call(c.mod.Types[in.X], in.Op == wasm.OpReturnCallIndirect)
	case wasm.OpSelect, wasm.OpSelectTyped:
		c.pop()
		c.choose(at)
	case wasm.OpLocalSet:
		s := c.pop()
		c.assign(in.X, &s)
		c.set(in.X, s)
	case wasm.OpLocalTee:
		s := c.pop()
		c.assign(in.X, &s)
		c.set(in.X, s)
		s.held, s.version = in.X+1, c.known[in.X].version
		c.push(s)
	case wasm.OpGlobalGet:
		c.pushBits(1)
	case wasm.OpGlobalSet:
		c.show(1)
	case wasm.OpF32Const, wasm.OpF64Const:
		c.constant(in.Op, at)
	case wasm.OpI32Const:
		c.push(slot{value: value{bits, at}, place: place{zero, in.X}})
	case wasm.OpF32Store, wasm.OpF64Store:
		c.store(in, begin, at)
	case wasm.OpMemoryGrow:
		c.look()
		c.apply(effect{pops: 1, pushes: 1}, at)
	default:
		c.other(in, begin, at)
	}
}

// other is instruction for those whose numbers are too far from each other for a table
// of jumps.
func (c *canonicaliser) other(in *wasm.Instr, begin, at uint32) {
	switch in.Op {
	case wasm.OpI32Add:
		c.add()
	case wasm.OpV128Const:
		c.constant(in.Op, at)
	case opF32Copysign, opF64Copysign:
		c.show(1) // its sign is seen
		s := f32
		if in.Op == opF64Copysign {
			s = f64
		}
		c.push(c.pass(s, c.pop().value, value{source: number}, at))
	case wasm.OpV128Store:
		c.store(in, begin, at)
	case wasm.OpMemoryInit, wasm.OpMemoryCopy, wasm.OpMemoryFill:
		c.look()
		c.apply(effect{pops: 3}, at)
	case wasm.OpTableInit, wasm.OpTableCopy, wasm.OpTableFill:
		c.apply(effect{pops: 3}, at)
	case wasm.OpDataDrop, wasm.OpElemDrop:
	case wasm.OpTableGrow:
		c.apply(effect{pops: 2, pushes: 1}, at)
	case wasm.OpTableSize:
		c.pushBits(1)
	default:
		switch in.Op >> 8 {
		case 0:
			c.applyTo(oneByteEffects[in.Op], in, at)
		case 0xfd:
			c.applyTo(vectorEffects[in.Op&0xff], in, at)
		default:
			c.apply(effect{pops: 1, pushes: 1}, at) // trunc_sat
		}
	}
}

// enter begins a block.
func (c *canonicaliser) enter(in *wasm.Instr) {
	if in.Op == wasm.OpIf {
		c.pop()
	}
	params, results := 0, 0
	switch in.Block {
	case wasm.VoidBlock:
	case wasm.BlockIndex:
		t := c.mod.Types[in.X]
		params, results = len(t.Params), len(t.Results)
	default:
		results = 1
	}
	f := frame{height: max(c.top().height, len(c.stack)-params), results: results, label: results}
	if in.Op == wasm.OpLoop {
		f.label = params
		for i := range c.stack[f.height:] { // what comes around may be something else
			s := &c.stack[f.height+i]
			s.held, s.place = 0, place{}
			if s.source == bits {
				s.at = 0
			}
		}
	}
	if in.Op == wasm.OpIf && params > 0 {
		c.showTop(params) // without an else they are the results
		f.params = append([]slot(nil), c.stack[f.height:]...)
	}
	c.frames = append(c.frames, f)
}

// branch shows the values that a branch to label l takes along.
func (c *canonicaliser) branch(l uint32) {
	c.showTop(c.frames[len(c.frames)-1-int(l)].label)
}

func (c *canonicaliser) call(t wasm.FuncType, tail bool) {
	c.show(len(t.Params))
	if tail {
		c.dead()
		return
	}
	c.pushBits(len(t.Results))
}

// choose is select without its condition.
func (c *canonicaliser) choose(at uint32) {
	b, a := c.pop().value, c.pop().value
	s := clean
	for _, x := range []value{a, b} {
		if x.source >= 0 {
			s = c.sources[x.source].shape
		}
	}
	c.push(c.pass(s, a, b, at))
}

// get pushes a local, which may turn out to be tainted.
func (c *canonicaliser) get(local uint32, at uint32) {
	s := slot{value: value{bits, at}}
	if shape := c.shapes[local]; shape != clean {
		s = c.from(source{kind: ofLocal, local: local, shape: shape}, at)
	}
	k := &c.known[local]
	if k.labels != c.labels {
		c.values++
		k.labels, k.place = c.labels, place{from: c.values}
	}
	s.held, s.version, s.place = local+1, k.version, k.place
	c.push(s)
}

// set assigns to a local.
func (c *canonicaliser) set(local uint32, s slot) {
	switch c.types[local] {
	case wasm.F32, wasm.F64, wasm.V128:
		c.writes = append(c.writes, write{local, s.value})
	}
}

// constant pushes a constant that ends at at.
func (c *canonicaliser) constant(op wasm.Op, at uint32) {
	var nan bool
	switch code := c.body[:at]; op {
	case wasm.OpF32Const:
		nan = isNaN32(code[at-4:])
	case wasm.OpF64Const:
		nan = isNaN64(code[at-8:])
	default:
		for i := at - 16; i < at; i += 4 {
			nan = nan || isNaN32(code[i:])
		}
		nan = nan || isNaN64(code[at-16:]) || isNaN64(code[at-8:])
	}
	if nan {
		c.pushBits(1)
		return
	}
	c.push(slot{value: value{source: number}})
}

func isNaN32(b []byte) bool {
	return math.IsNaN(float64(math.Float32frombits(binary.LittleEndian.Uint32(b))))
}
func isNaN64(b []byte) bool { return math.IsNaN(math.Float64frombits(binary.LittleEndian.Uint64(b))) }
