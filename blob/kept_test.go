package blob_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"assize/blob"
	"assize/judge"
)

// bytesIn is how much lies in a folder.
func bytesIn(t *testing.T, dir string) (n int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		n += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestRemoteKeepsWithinItsLimit reads more than fits, over and over, from several
// sides and after a restart: everything is read right, and the folder stays small.
func TestRemoteKeepsWithinItsLimit(t *testing.T) {
	const size, count, limit = 10_000, 40, 100_000
	far := newDir(t)
	server := httptest.NewServer(blob.Handler(far, "token"))
	t.Cleanup(server.Close)
	var all [][]byte
	for i := range count {
		b := bytes.Repeat([]byte{byte(i)}, size)
		all = append(all, b)
		if _, _, err := far.Put(t.Context(), bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
	}
	folder := t.TempDir()
	for range 2 { // the second one finds what the first has left
		near, err := blob.NewDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		s := blob.NewRemote(server.URL, "token", near)
		s.Keep(limit)
		held, err := s.Open(t.Context(), judge.DigestOf(all[0]))
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for _, want := range all {
					got, err := blob.Read(t.Context(), s, judge.DigestOf(want), size)
					if err != nil || !bytes.Equal(got, want) {
						t.Errorf("read %d bytes: %v", len(got), err)
					}
				}
			})
		}
		wg.Wait()
		if n := bytesIn(t, folder); n > limit {
			t.Errorf("%d bytes are kept, %d are allowed", n, limit)
		}
		if got, err := io.ReadAll(held); err != nil || !bytes.Equal(got, all[0]) {
			t.Errorf("a blob that was open while it was removed: %d bytes, %v", len(got), err)
		}
		if err := held.Close(); err != nil {
			t.Error(err)
		}
	}
	// What is used again and again stays; what is larger than everything is read.
	near, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s := blob.NewRemote(server.URL, "token", near)
	s.Keep(limit)
	for _, other := range all[1:] {
		for _, b := range [][]byte{all[0], other} {
			if _, err := blob.Read(t.Context(), s, judge.DigestOf(b), size); err != nil {
				t.Fatal(err)
			}
		}
	}
	if ok, err := near.Has(t.Context(), judge.DigestOf(all[0])); !ok || err != nil {
		t.Errorf("what is used all the time is gone: %v", err)
	}
	if ok, err := near.Has(t.Context(), judge.DigestOf(all[1])); ok || err != nil {
		t.Errorf("what was used once is kept: %v", err)
	}
	large := bytes.Repeat([]byte("x"), 3*limit)
	if _, err := blob.PutBytes(t.Context(), s, large); err != nil {
		t.Fatal(err)
	}
	if got, err := blob.Read(t.Context(), s, judge.DigestOf(large), 4*limit); err != nil || !bytes.Equal(got, large) {
		t.Errorf("a large one: %d bytes, %v", len(got), err)
	}
}
