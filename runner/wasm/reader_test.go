package wasm

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

func TestUnsigned(t *testing.T) {
	for _, v := range []uint32{0, 1, 127, 128, 16383, 16384, 1 << 21, 1 << 28, math.MaxUint32} {
		b := AppendU32(nil, v)
		r := NewReader(b)
		if got := r.U32(); got != v || r.Err() != nil || r.More() {
			t.Errorf("%d written as %x reads as %d, %v", v, b, got, r.Err())
		}
		if len(b) != SizeU32(v) {
			t.Errorf("%d takes %d bytes, SizeU32 says %d", v, len(b), SizeU32(v))
		}
	}
	for _, b := range [][]byte{{}, {0x80}, {0xff, 0xff, 0xff, 0xff, 0x1f}, {0x80, 0x80, 0x80, 0x80, 0x80, 0}} {
		r := NewReader(b)
		if got := r.U32(); r.Err() == nil {
			t.Errorf("%x reads as %d", b, got)
		}
	}
	r := NewReader([]byte{0x80, 0x80, 0})
	if r.U32() != 0 || r.Err() != nil {
		t.Errorf("a long zero: %v", r.Err())
	}
}

func TestSigned(t *testing.T) {
	for _, v := range []int64{0, 1, -1, 63, 64, -64, -65, 1 << 20, math.MaxInt32, math.MinInt32, 1 << 40, -1 << 40, math.MaxInt64, math.MinInt64} {
		b := AppendS64(nil, v)
		r := NewReader(b)
		if got := r.S64(); got != v || r.Err() != nil || r.More() {
			t.Errorf("%d written as %x reads as %d, %v", v, b, got, r.Err())
		}
		r = NewReader(b)
		got, fits := r.S32(), v == int64(int32(v))
		if (r.Err() == nil) != fits || fits && got != int32(v) {
			t.Errorf("%d read as 32 bits: %d, %v", v, got, r.Err())
		}
	}
	for _, b := range [][]byte{{}, {0xff}, {0xff, 0xff, 0xff, 0xff, 0x0f}, {0x80, 0x80, 0x80, 0x80, 0x70}, {0x80, 0x80, 0x80, 0x80, 0x80, 0}} {
		r := NewReader(b)
		if got := r.S32(); r.Err() == nil {
			t.Errorf("%x reads as %d", b, got)
		}
	}
}

func TestErrorsStick(t *testing.T) {
	r := NewReader([]byte{5, 'a', 'b'})
	if s := r.Name(); s != "" || !errors.Is(r.Err(), ErrTruncated) {
		t.Fatalf("%q, %v", s, r.Err())
	}
	first := r.Err()
	if r.Byte() != 0 || r.U32() != 0 || r.S64() != 0 || r.Bytes(1) != nil || r.More() || r.Err() != first {
		t.Errorf("after an error: %v, at first %v", r.Err(), first)
	}
	r = NewReader([]byte{1, 0xff})
	if r.Name(); r.Err() == nil {
		t.Error("a name that is not UTF-8 is read")
	}
}

func TestReadWrite(t *testing.T) {
	one, zero := uint32(1), uint32(0)
	m := &Module{
		Types:     []FuncType{{}, {Params: []ValueType{I32, V128}, Results: []ValueType{F64, FuncRef}}},
		Imports:   []Import{{Module: "wasi_snapshot_preview1", Name: "proc_exit", Type: 0}},
		Funcs:     []uint32{0, 1},
		Tables:    []Table{{Type: FuncRef, Limits: Limits{Min: 3}}, {Type: ExternRef, Limits: Limits{Min: 1, Max: 2, HasMax: true}}},
		Memory:    &Limits{Min: 2, Max: 9, HasMax: true},
		Globals:   []Global{{Type: I32, Mutable: true, Init: ConstExpr{0x41, 5, 0x0b}}, {Type: FuncRef, Init: ConstExpr{0xd2, 1, 0x0b}}},
		Exports:   []Export{{Name: "é", Kind: KindFunc, Index: 1}, {Name: "m", Kind: KindMemory}},
		Start:     &zero,
		Code:      []Body{{Code: []byte{0x0b}}, {Locals: []LocalGroup{{Count: 300, Type: I64}}, Code: []byte{0x00, 0x0b}}},
		DataCount: &one,
		Elements:  []byte{2, 0, 0x41, 0, 0x0b, 1, 0, 5, 0x70, 1, 0xd2, 1, 0x0b},
		Data:      []byte{1, 1, 2, 'h', 'i'},
		Customs:   []Custom{{Name: "name", Data: []byte{1}}},
	}
	b := m.Append(nil)
	read, err := Read(b)
	if err != nil {
		t.Fatal(err)
	}
	if again := read.Append(nil); !bytes.Equal(again, b) {
		t.Errorf("written %x, read and written again %x", b, again)
	}
	if len(read.Referred) != 3 || read.NumElements != 2 || read.NumData != 1 || read.NumFuncs() != 3 || read.TypeOf(2) != 1 {
		t.Errorf("read %+v", read)
	}
	for i := range b { // whatever is cut off, there is an error and no panic
		if _, err := Read(b[:i]); err == nil && i > 8 && i != len(header) {
			if m, _ := Read(b[:i]); len(m.Append(nil)) != i {
				t.Errorf("the first %d bytes are read as another module", i)
			}
		}
	}
}

// TestClaims sees that reading does not allocate by what the input claims.
func TestClaims(t *testing.T) {
	for _, id := range []byte{1, 2, 3, 4, 6, 7, 9, 10, 11} {
		b := append(append([]byte{}, header...), id, 6, 0xff, 0xff, 0xff, 0xff, 0x0f, 0)
		if _, err := Read(b); err == nil {
			t.Errorf("section %d with 2^32 elements in one byte is read", id)
		}
	}
}
