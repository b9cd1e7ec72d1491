package fuel

import "assize/runner/wasm"

func (g *generator) expression(t wasm.ValueType) {
	if g.size <= 0 || g.depth > 6 {
		g.simple(t)
		return
	}
	g.size--
	g.depth++
	defer func() { g.depth-- }()
	switch t {
	case wasm.I32:
		g.i32()
	case wasm.I64:
		switch g.pick(5) {
		case 0, 1:
			g.simple(t)
		case 2:
			g.expressions([]wasm.ValueType{t, t})
			g.write([]byte{0x7c, 0x7e, 0x85, 0x7f}[g.pick(4)])
		case 3:
			g.expression(wasm.I32)
			g.write(0xad)
		case 4:
			g.nested(0x02, []wasm.ValueType{t}, nil)
		}
	case wasm.F64:
		switch g.pick(4) {
		case 0, 1:
			g.simple(t)
		case 2:
			g.expressions([]wasm.ValueType{t, t})
			g.write([]byte{0xa0, 0xa2}[g.pick(2)])
		case 3:
			g.expression(wasm.I32)
			g.write(0xb7)
		}
	case wasm.V128:
		switch g.pick(3) {
		case 0:
			g.simple(t)
		case 1:
			g.expression(wasm.I32)
			g.write(0xfd, 0x11) // i32x4.splat
		case 2:
			g.expressions([]wasm.ValueType{t, t})
			g.write(0xfd, 0xae, 0x01) // i32x4.add
		}
	}
}

func (g *generator) simple(t wasm.ValueType) {
	if g.pick(2) == 1 {
		g.index(0x20, g.local(t))
		return
	}
	switch t {
	case wasm.I32:
		g.constant(0x41, int64(int8(g.pick(256))))
	case wasm.I64:
		g.constant(0x42, int64(g.pick(256)))
	case wasm.F64:
		g.write(0x44, 0, 0, 0, 0, 0, 0, byte(g.pick(256)), 0x40)
	case wasm.V128:
		g.write(0xfd, 12)
		for range 16 {
			g.write(7)
		}
	}
}

func (g *generator) i32() {
	t := wasm.I32
	switch g.pick(17) {
	case 0, 1, 2:
		g.simple(t)
	case 3, 4, 5:
		g.expressions([]wasm.ValueType{t, t})
		g.write([]byte{0x6a, 0x6b, 0x6c, 0x71, 0x73, 0x48, 0x6d, 0x70}[g.pick(8)])
	case 6:
		g.expression(t)
		g.write(0x45)
	case 7:
		g.expressions([]wasm.ValueType{wasm.I64, wasm.I64})
		g.write(0x53)
	case 8: // load
		g.expression(t)
		if g.pick(4) != 1 {
			g.constant(0x41, 0xffff)
			g.write(0x71)
		}
		g.write(0x28, 2, 0)
	case 9:
		g.nested(0x02, []wasm.ValueType{t}, nil)
	case 10:
		g.expression(t)
		g.branchArm([]wasm.ValueType{t})
	case 11:
		g.expressions([]wasm.ValueType{t, t, t})
		g.write(0x1b)
	case 12:
		g.index(0x23, 0)
	case 13:
		g.expressions([]wasm.ValueType{wasm.F64, wasm.F64})
		g.write(0x63)
	case 14:
		g.expression(wasm.V128)
		g.write(0xfd, 0x1b, 2) // i32x4.extract_lane
	case 15:
		g.constant(0x41, int64(g.pick(4)))
		g.write(0x40, 0) // memory.grow
	case 16: // a block that takes and gives
		g.expression(t)
		g.write(0x02, 3)
		g.labels = append(g.labels, []wasm.ValueType{t})
		g.statements()
		g.labels = g.labels[:len(g.labels)-1]
		g.write(0x0b)
	}
}
