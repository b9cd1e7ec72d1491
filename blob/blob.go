// Package blob keeps big bytes (source, modules, test data, outputs) by their
// SHA-256, so that messages stay small and nothing is ever stored twice.
package blob

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"assize/judge"
)

// ErrNotFound is wrapped by Open when there is no such blob.
var ErrNotFound = errors.New("blob not found")

// Store holds blobs. Every implementation passes the suite in store_test.go.
// All methods may be called by several goroutines at once.
type Store interface {
	// Put stores what r holds and returns its digest and size. When it
	// returns, the bytes are on disk. Storing the same bytes twice is no error.
	// What was put, or asked for with Has, stays for a day at least; after that,
	// what nothing refers to may be freed.
	Put(ctx context.Context, r io.Reader) (judge.Digest, int64, error)
	// Open returns a local file, open for reading at its start, whose bytes
	// have been checked against the digest at least once since they arrived.
	// The caller closes it and never writes to it. The error wraps ErrNotFound
	// where there is no such blob.
	Open(ctx context.Context, digest judge.Digest) (*os.File, error)
	// Has reports whether Open would find the blob.
	Has(ctx context.Context, digest judge.Digest) (bool, error)
}

// PutBytes stores b.
func PutBytes(ctx context.Context, s Store, b []byte) (judge.Digest, error) {
	digest, _, err := s.Put(ctx, bytes.NewReader(b))
	return digest, err
}

// Read returns a whole blob of at most max bytes; a larger one is an error.
func Read(ctx context.Context, s Store, digest judge.Digest, max int64) ([]byte, error) {
	f, err := s.Open(ctx, digest)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, max+1))
	if err != nil {
		return nil, fmt.Errorf("read blob %s: %w", digest, err)
	}
	if int64(len(b)) > max {
		return nil, fmt.Errorf("read blob %s: larger than %d bytes", digest, max)
	}
	return b, nil
}
