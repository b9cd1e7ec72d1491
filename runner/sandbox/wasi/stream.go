package wasi

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
)

// streamBuffer is how much of a stream is gathered before it is passed on.
const streamBuffer = 64 << 10

// Stream takes what a program prints, up to a limit, hashes it and passes it on
// in large pieces.
type Stream struct {
	W     io.Writer // nil: counted, not kept
	Limit int64
	// Cut drops what is over Limit silently instead of ending the run.
	Cut bool

	bytes  int64 // taken, at most Limit
	buffer []byte
	hash   hash.Hash // of what has been passed on; nil before the first
}

// Bytes is how many bytes the stream has taken. It never exceeds Limit.
func (s *Stream) Bytes() int64 { return s.bytes }

// Reset makes the stream ready for another run, keeping its buffer.
func (s *Stream) Reset(w io.Writer, limit int64) {
	s.W, s.Limit, s.bytes, s.buffer = w, limit, 0, s.buffer[:0]
	if s.hash != nil {
		s.hash.Reset()
	}
}

// Sum is the SHA-256 of what has been passed on: after Flush, of all that the
// stream has taken.
func (s *Stream) Sum() (sum [sha256.Size]byte) {
	if s.hash == nil {
		s.hash = sha256.New()
	}
	s.hash.Sum(sum[:0])
	return sum
}

// take stores b and reports whether all of it fitted.
func (s *Stream) take(b []byte) (fitted bool, err error) {
	fitted = true
	if room := s.Limit - s.bytes; int64(len(b)) > room {
		fitted, b = false, b[:room]
	}
	s.bytes += int64(len(b))
	if len(s.buffer)+len(b) > streamBuffer {
		if err := s.Flush(); err != nil {
			return fitted, err
		}
	}
	if len(b) >= streamBuffer {
		return fitted, s.pass(b)
	}
	s.buffer = append(s.buffer, b...)
	return fitted, nil
}

// Flush passes on what is still held back. It is called once more after a run.
func (s *Stream) Flush() error {
	if len(s.buffer) == 0 {
		return nil
	}
	err := s.pass(s.buffer)
	s.buffer = s.buffer[:0]
	return err
}

func (s *Stream) pass(b []byte) error {
	if s.hash == nil {
		s.hash = sha256.New()
	}
	s.hash.Write(b)
	if s.W == nil {
		return nil
	}
	if _, err := s.W.Write(b); err != nil {
		return fmt.Errorf("write %d bytes of output: %w", len(b), err)
	}
	return nil
}
