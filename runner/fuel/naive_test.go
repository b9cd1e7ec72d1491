package fuel

import (
	"testing"

	"assize/runner/wasm"
)

// naive meters in the most obvious way: a charge and a check before each
// instruction, nothing else. It shares with the real rewriting the table of
// costs, the reader and what finds where NaNs are seen, and none of what decides where charges go. It does not
// count the depth of calls.
func naive(t testing.TB, module []byte) []byte {
	t.Helper()
	m, err := wasm.Read(module)
	if err != nil {
		t.Fatalf("naive: %v", err)
	}
	if err := admit(m); err != nil {
		t.Fatalf("naive: %v", err)
	}
	s, err := scan(m, current, false)
	if err != nil {
		t.Fatalf("naive: %v", err)
	}
	n := naiveWriter{counter: uint32(len(m.Globals))}
	for i := range m.Code {
		body := &m.Code[i]
		n.temp = uint32(len(m.Types[m.Funcs[i]].Params)) + uint32(body.NumLocals())
		r := wasm.NewReader(body.Code)
		n.out = nil
		var in wasm.Instr
		looks := s.looks[s.funcs[i].looks[0]:s.funcs[i].looks[1]]
		for r.More() {
			at := r.Pos()
			if !r.Next(&in) {
				t.Fatalf("naive: function %d: %v", i, r.Err())
			}
			n.instruction(in.Op, r.Since(at))
			if len(looks) > 0 && int(looks[0].at) == r.Pos() {
				n.canonical(looks[0].shape)
				looks = looks[1:]
			}
		}
		body.Code = n.out
		body.Locals = append(body.Locals, wasm.LocalGroup{Count: 2, Type: wasm.I32},
			wasm.LocalGroup{Count: 1, Type: wasm.F32}, wasm.LocalGroup{Count: 1, Type: wasm.F64}, wasm.LocalGroup{Count: 1, Type: wasm.V128})
	}
	m.Globals = append(m.Globals, wasm.Global{Type: wasm.I64, Mutable: true, Init: constant(0)})
	m.Exports = append(m.Exports, wasm.Export{Name: CounterExport, Kind: wasm.KindGlobal, Index: n.counter})
	m.Customs = nil
	return m.Append(nil)
}

type naiveWriter struct {
	counter, temp uint32
	out           []byte
}

func (n *naiveWriter) write(b ...byte) { n.out = append(n.out, b...) }

func (n *naiveWriter) index(op byte, i uint32) { n.out = wasm.AppendU32(append(n.out, op), i) }

// charge takes what code leaves on the stack.
func (n *naiveWriter) charge(code func()) {
	n.index(0x23, n.counter)
	code()
	n.write(0x7d)                   // i64.sub
	n.index(0x24, n.counter)        // global.set
	n.index(0x23, n.counter)        // global.get
	n.write(0x42, 0, 0x53)          // i64.const 0, i64.lt_s
	n.write(0x04, 0x40, 0x00, 0x0b) // if unreachable end
}

func (n *naiveWriter) constant(v int64) { n.out = wasm.AppendS64(append(n.out, 0x42), v) }

func (n *naiveWriter) instruction(op wasm.Op, raw []byte) {
	if c := current.cost(op); c != 0 {
		n.charge(func() { n.constant(c) })
	}
	switch op {
	case wasm.OpMemoryFill, wasm.OpMemoryCopy, wasm.OpMemoryInit:
		n.length(0x80, 1<<BulkShift) // i64.div_u
	case wasm.OpTableFill, wasm.OpTableCopy, wasm.OpTableInit:
		n.length(0x7e, TableEntryCost) // i64.mul
	case wasm.OpMemoryGrow, wasm.OpTableGrow:
		unit := int64(PageCost)
		if op == wasm.OpTableGrow {
			unit = GrowEntryCost
		}
		n.index(0x22, n.temp) // local.tee
		n.write(raw...)
		n.index(0x22, n.temp+1)
		n.write(0x41, 0x7f, 0x47, 0x04, 0x40) // i32.const -1, i32.ne, if
		n.charge(func() {
			n.index(0x20, n.temp) // local.get
			n.write(0xad)         // i64.extend_i32_u
			n.constant(unit)
			n.write(0x7e)
		})
		n.write(0x0b) // end
		n.index(0x20, n.temp+1)
		return
	}
	n.write(raw...)
}

// canonical puts the canonical NaN in the place of another on the stack.
func (n *naiveWriter) canonical(s shape) {
	var code []byte
	temp := n.temp + 2
	switch s { // comparison and choice
	case f32:
		code = []byte{0x60, 0x1b}
	case f64:
		code, temp = []byte{0x66, 0x1b}, temp+1
	case f32x4:
		code, temp = []byte{0xfd, 0x41, 0xfd, 0x52}, temp+2
	case f64x2:
		code, temp = []byte{0xfd, 0x47, 0xfd, 0x52}, temp+2
	}
	n.charge(func() { n.constant(map[bool]int64{true: 1 + 1 + 2 + 7 + 5, false: 1 + 1 + 2 + 7 + 7}[s < f32x4]) })
	n.index(0x22, temp)
	n.write(lanes[s].nan...)
	n.index(0x20, temp)
	n.index(0x20, temp)
	n.write(code...)
}

// length charges by the length on the stack and leaves it there.
func (n *naiveWriter) length(op byte, by int64) {
	n.index(0x22, n.temp)
	n.charge(func() {
		n.index(0x20, n.temp)
		n.write(0xad)
		n.constant(by)
		n.write(op)
	})
}
