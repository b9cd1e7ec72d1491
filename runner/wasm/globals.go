package wasm

// Global is a global variable (section 5.5.9).
type Global struct {
	Type    ValueType
	Mutable bool
	Init    ConstExpr
}

// ConstExpr is a constant expression as it stands in the module, with its end.
type ConstExpr []byte

func (m *Module) readGlobals(r *Reader) {
	n := r.Count(4)
	m.Globals = make([]Global, 0, n)
	for range n {
		g := Global{Type: r.valueType()}
		switch mutable := r.Byte(); {
		case r.err != nil:
			return
		case mutable > 1:
			r.Failf("global mutability %#x", mutable)
			return
		default:
			g.Mutable = mutable == 1
		}
		g.Init = m.constExpr(r)
		if r.err != nil {
			return
		}
		m.Globals = append(m.Globals, g)
	}
}

// constExpr reads a constant expression and notes the functions it refers to.
// A global that it reads must be one that has been read already: the engine
// would resolve a later index to a global that the metering appends.
func (m *Module) constExpr(r *Reader) ConstExpr {
	start := r.pos
	var in Instr
	for r.Next(&in) {
		switch in.Op {
		case OpEnd:
			return ConstExpr(r.Since(start))
		case OpI32Const, OpI64Const, OpF32Const, OpF64Const, OpV128Const, OpRefNull,
			OpI32Add, OpI32Sub, OpI32Mul, OpI64Add, OpI64Sub, OpI64Mul:
		case OpGlobalGet:
			if in.X >= uint32(len(m.Globals)) {
				r.Failf("constant expression reads global %d of %d", in.X, len(m.Globals))
			}
		case OpRefFunc:
			m.refer(r, in.X)
		default:
			r.Failf("instruction %v in a constant expression", in.Op)
		}
	}
	r.Fail(ErrTruncated)
	return nil
}

func (m *Module) writeGlobals() []byte {
	if len(m.Globals) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Globals)))
	for _, g := range m.Globals {
		mutable := byte(0)
		if g.Mutable {
			mutable = 1
		}
		b = append(b, byte(g.Type), mutable)
		b = append(b, g.Init...)
	}
	return b
}
