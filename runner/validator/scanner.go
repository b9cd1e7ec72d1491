package validator

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"sync"
)

// scanner reads a stream and knows where it is. Its memory does not depend on
// the length of tokens.
type scanner struct {
	r    *bufio.Reader
	line int64
	col  int64 // bytes before this one in the line
	err  error // any but io.EOF
}

var newline = []byte{'\n'}

// bufferBytes must be above maxNumber.
const bufferBytes = 64 << 10

// buffers are used again: most outputs are far smaller than one.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, bufferBytes) }}

func newScanner(r io.Reader) *scanner {
	b := buffers.Get().(*bufio.Reader)
	b.Reset(r)
	return &scanner{r: b, line: 1}
}

// free gives the buffer back. The scanner is of no more use.
func (s *scanner) free() {
	s.r.Reset(nil)
	buffers.Put(s.r)
	s.r = nil
}

// position is where the next byte stands.
type position struct{ line, col int64 }

func (p position) String() string { return fmt.Sprintf("line %d, column %d", p.line, p.col+1) }

func (s *scanner) position() position { return position{s.line, s.col} }

// class is a set of bytes.
type class [256]bool

// isSpace is the white space of the C locale; isToken is all else.
var isSpace, isToken = func() (space, token class) {
	for _, b := range []byte(" \n\t\r\v\f") {
		space[b] = true
	}
	for b := range token {
		token[b] = !space[b]
	}
	return space, token
}()

// window returns the bytes that are buffered, at least one of them, or nothing at
// the end or after an error.
func (s *scanner) window() []byte {
	if s.r.Buffered() == 0 {
		if _, err := s.r.Peek(1); err != nil {
			s.fail(err)
			return nil
		}
	}
	b, _ := s.r.Peek(s.r.Buffered()) // what is buffered can be had
	return b
}

func (s *scanner) fail(err error) {
	if err != io.EOF {
		s.err = err
	}
}

// advance steps over the bytes in b, which are those to come.
func (s *scanner) advance(b []byte) {
	if last := bytes.LastIndexByte(b, '\n'); last >= 0 {
		s.line += int64(bytes.Count(b, newline))
		s.col = int64(len(b) - last - 1)
	} else {
		s.col += int64(len(b))
	}
	_, _ = s.r.Discard(len(b)) // they are buffered
}

func (s *scanner) atEnd() bool { return len(s.window()) == 0 }

// run returns how many bytes at the head of b are in a set.
func run(b []byte, set *class) int {
	for i, c := range b {
		if !set[c] {
			return i
		}
	}
	return len(b)
}

func (s *scanner) skip(set *class) {
	for {
		b := s.window()
		n := run(b, set)
		s.advance(b[:n])
		if n == 0 || n < len(b) {
			return
		}
	}
}

func (s *scanner) skipSpace() { s.skip(&isSpace) }
func (s *scanner) skipToken() { s.skip(&isToken) }

// peekToken returns the next token without stepping over it, cut to one byte
// more than maxNumber. The bytes hold until the next call.
func (s *scanner) peekToken() []byte {
	b, err := s.r.Peek(maxNumber + 1)
	if err != nil {
		s.fail(err)
	}
	return b[:run(b, &isToken)]
}

// token quotes what is left of the next token.
func (s *scanner) token() string { return quote(s.peekToken()) }

// sameBytes steps over the run of a set on both sides as long as they agree,
// and reports whether they agreed to the end of both.
func sameBytes(a, b *scanner, set *class, fold bool) bool {
	for {
		x, y := a.window(), b.window()
		n, m := run(x, set), run(y, set)
		least := min(n, m)
		if !same(x[:least], y[:least], fold) {
			return false
		}
		// Both have ended, or one has while the other goes on.
		if least == 0 {
			return n == m
		}
		a.advance(x[:least])
		b.advance(y[:least])
	}
}

// skipSame steps over whole tokens, and the white space behind each, that are the
// same bytes on both sides and at hand. It is only faster than looking at them
// one by one.
func skipSame(a, b *scanner) {
	x, y := a.window(), b.window()
	n := samePrefix(x, y)
	for n > 0 && !isSpace[x[n-1]] {
		n--
	}
	a.advance(x[:n])
	b.advance(y[:n])
}

// samePrefix returns how many bytes a and b have in common at their heads.
func samePrefix(a, b []byte) int {
	n := min(len(a), len(b))
	i := 0
	for ; i+8 <= n; i += 8 {
		if d := binary.LittleEndian.Uint64(a[i:]) ^ binary.LittleEndian.Uint64(b[i:]); d != 0 {
			return i + bits.TrailingZeros64(d)/8
		}
	}
	for i < n && a[i] == b[i] {
		i++
	}
	return i
}

// same reports whether a and b agree. With fold, ASCII letters agree whatever
// their case.
func same(a, b []byte, fold bool) bool {
	if bytes.Equal(a, b) {
		return true
	}
	if !fold || len(a) != len(b) {
		return false
	}
	for i := range a {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
