package blob

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"assize/judge"
)

// DefaultKeptBytes bounds what a Remote keeps on the local disk where nobody says
// otherwise.
const DefaultKeptBytes = 16 << 30

// kept knows what lies in the local folder of a Remote, and removes what was not
// used for longest when it grows over its limit. Whoever has a removed blob open
// reads on: the file is gone once it is closed.
type kept struct {
	dir   *Dir
	limit int64

	mu    sync.Mutex
	blobs map[judge.Digest]keptBlob // nil until it is looked through
	bytes int64
}

type keptBlob struct {
	bytes int64
	used  time.Time
}

// use marks a blob of so many bytes as used now.
func (k *kept) use(digest judge.Digest, bytes int64) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.blobs == nil {
		if err := k.look(); err != nil {
			return err
		}
	}
	k.bytes += bytes - k.blobs[digest].bytes
	k.blobs[digest] = keptBlob{bytes, time.Now()}
	if k.bytes <= k.limit {
		return nil
	}
	oldest := make([]judge.Digest, 0, len(k.blobs))
	for d := range k.blobs {
		if d != digest {
			oldest = append(oldest, d)
		}
	}
	slices.SortFunc(oldest, func(a, b judge.Digest) int { return k.blobs[a].used.Compare(k.blobs[b].used) })
	for _, d := range oldest {
		if k.bytes <= k.limit/4*3 {
			break
		}
		if err := os.Remove(k.dir.path(d)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("make room for blob %s: %w", digest, err)
		}
		k.bytes -= k.blobs[d].bytes
		delete(k.blobs, d)
	}
	return nil
}

// look finds what an earlier process has left, in the order in which it came.
func (k *kept) look() error {
	k.blobs, k.bytes = map[judge.Digest]keptBlob{}, 0
	err := filepath.WalkDir(k.dir.root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		digest, err := judge.ParseDigest(d.Name())
		if err != nil {
			return nil // on its way in
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil {
			k.blobs[digest] = keptBlob{info.Size(), info.ModTime()}
			k.bytes += info.Size()
		}
		return err
	})
	if err != nil {
		k.blobs = nil
		return fmt.Errorf("look through blob folder %s: %w", k.dir.root, err)
	}
	return nil
}
