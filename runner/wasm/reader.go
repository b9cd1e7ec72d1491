package wasm

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// ErrTruncated says that the input ends in the middle of something.
var ErrTruncated = errors.New("unexpected end")

// Reader reads from a byte slice. The first error sticks: after it every read
// returns zero, so that a caller may check Err once at the end of a loop whose
// every turn either reads or stops. The zero value reads nothing.
type Reader struct {
	buf []byte
	pos int
	err error
}

// NewReader returns a reader of b, which it does not copy.
func NewReader(b []byte) Reader { return Reader{buf: b} }

// Err returns the first error, with the offset at which it was met.
func (r *Reader) Err() error { return r.err }

// Pos is the offset of the next byte.
func (r *Reader) Pos() int { return r.pos }

// More reports whether there are bytes left and no error was met.
func (r *Reader) More() bool { return r.err == nil && r.pos < len(r.buf) }

// Rest returns the bytes that are left without reading them.
func (r *Reader) Rest() []byte { return r.buf[r.pos:] }

// Since returns the bytes from offset start up to the next byte.
func (r *Reader) Since(start int) []byte { return r.buf[start:r.pos] }

// Fail records err unless there is one already.
func (r *Reader) Fail(err error) {
	if r.err == nil {
		r.err = fmt.Errorf("offset %d: %w", r.pos, err)
	}
	r.pos = len(r.buf)
}

// Failf is Fail with a format.
func (r *Reader) Failf(format string, args ...any) { r.Fail(fmt.Errorf(format, args...)) }

// Byte reads one byte.
func (r *Reader) Byte() byte {
	if r.pos >= len(r.buf) {
		r.Fail(ErrTruncated)
		return 0
	}
	c := r.buf[r.pos]
	r.pos++
	return c
}

// Bytes reads n bytes without copying them.
func (r *Reader) Bytes(n uint32) []byte {
	if uint64(n) > uint64(len(r.buf)-r.pos) {
		r.Fail(ErrTruncated)
		return nil
	}
	b := r.buf[r.pos : r.pos+int(n) : r.pos+int(n)]
	r.pos += int(n)
	return b
}

// U32 reads an unsigned LEB128 number of at most 32 bits.
func (r *Reader) U32() uint32 {
	if r.pos < len(r.buf) && r.buf[r.pos] < 0x80 {
		r.pos++
		return uint32(r.buf[r.pos-1])
	}
	return r.longU32()
}

func (r *Reader) longU32() uint32 {
	var v uint32
	for shift := 0; shift < 35; shift += 7 {
		if r.pos >= len(r.buf) {
			r.Fail(ErrTruncated)
			return 0
		}
		c := r.buf[r.pos]
		r.pos++
		if c < 0x80 {
			if shift == 28 && c > 0x0f {
				break
			}
			return v | uint32(c)<<shift
		}
		v |= uint32(c&0x7f) << shift
	}
	r.Failf("unsigned number is longer than 32 bits")
	return 0
}

// S32, S33 and S64 read a signed LEB128 number of at most so many bits.
func (r *Reader) S32() int32 { return int32(r.signed(32)) }

// S33 reads a block type: either negative and a value type, or a type index.
func (r *Reader) S33() int64 { return r.signed(33) }

// S64 reads a signed LEB128 number of at most 64 bits.
func (r *Reader) S64() int64 { return r.signed(64) }

func (r *Reader) signed(bits int) int64 {
	var v int64
	for shift := 0; shift < bits; shift += 7 {
		if r.pos >= len(r.buf) {
			r.Fail(ErrTruncated)
			return 0
		}
		c := r.buf[r.pos]
		r.pos++
		v |= int64(c&0x7f) << shift
		if c >= 0x80 {
			continue
		}
		if left := bits - shift; left < 7 {
			// The last byte holds the top bits; the others repeat the sign.
			top := int8(c<<1) >> left // arithmetic: the bits above the value's sign
			if top != 0 && top != -1 {
				break
			}
		}
		if shift+7 < 64 && c&0x40 != 0 {
			v |= -1 << (shift + 7)
		}
		return v
	}
	r.Failf("signed number is longer than %d bits", bits)
	return 0
}

// Count reads the length of a vector whose elements take at least min bytes
// each, and fails where the input cannot hold as many: a caller may allocate
// that number of elements.
func (r *Reader) Count(min int) int {
	n := r.U32()
	if uint64(n)*uint64(min) > uint64(len(r.buf)-r.pos) {
		r.Failf("%d elements do not fit into the %d bytes that are left", n, len(r.buf)-r.pos)
		return 0
	}
	return int(n)
}

// Name reads a UTF-8 name.
func (r *Reader) Name() string {
	b := r.Bytes(r.U32())
	if !utf8.Valid(b) {
		r.Failf("name %q is not UTF-8", b)
		return ""
	}
	return string(b)
}
