package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"assize/blob"
	"assize/judge"
)

// smallBlobs reads blobs and keeps those in memory that fit into a packet: the
// same test cases are judged again and again, and opening a file takes longer
// than running a small program. It is safe for concurrent use.
type smallBlobs struct {
	store blob.Store
	mu    sync.Mutex
	// Two generations: when young is full it becomes old, and what was old and
	// nobody asked for goes.
	young, old map[judge.Digest][]byte
	bytes      int
}

// keptBlobs bounds each generation, in bytes.
const keptBlobs = 32 << 20

// entryBytes is what an entry counts for beside its bytes.
const entryBytes = 200

// open returns a blob's bytes, which are not to be changed, or where it has more
// than pieceBytes an open file, which the caller closes.
func (s *smallBlobs) open(ctx context.Context, digest judge.Digest) ([]byte, *os.File, error) {
	if b, ok := s.lookup(digest); ok {
		return b, nil, nil
	}
	file, err := s.store.Open(ctx, digest)
	if err != nil {
		return nil, nil, err
	}
	b := make([]byte, pieceBytes+1)
	n, err := io.ReadFull(file, b)
	switch {
	case err == nil:
		_, err = file.Seek(0, io.SeekStart)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		b = append(make([]byte, 0, n), b[:n]...)
		s.add(digest, b)
		return b, nil, file.Close()
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("read blob %s: %w", digest, err), file.Close())
	}
	return nil, file, nil
}

func (s *smallBlobs) lookup(digest judge.Digest) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.young[digest]
	if !ok {
		if b, ok = s.old[digest]; ok {
			s.put(digest, b)
		}
	}
	return b, ok
}

func (s *smallBlobs) add(digest judge.Digest, b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(digest, b)
}

func (s *smallBlobs) put(digest judge.Digest, b []byte) {
	if s.young == nil || s.bytes+len(b)+entryBytes > keptBlobs {
		s.young, s.old, s.bytes = map[judge.Digest][]byte{}, s.young, 0
	}
	s.young[digest] = b
	s.bytes += len(b) + entryBytes
}
