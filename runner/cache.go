package runner

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// DefaultCacheBytes bounds the folder of compiled modules where the
// configuration does not.
const DefaultCacheBytes = 4 << 30

// pruneEvery is how many modules are loaded between two looks at the size of the
// folder.
const pruneEvery = 200

// moduleCache keeps the folder that the workers' engines write compiled code to
// from growing without end. The engines themselves only ever add to it, whole
// files under their final names, so that one can be removed at any time.
type moduleCache struct {
	dir   string
	limit int64
	loads atomic.Int64
	mu    sync.Mutex // held while pruning
}

// loaded counts a module, and now and then prunes the folder.
func (c *moduleCache) loaded() error {
	if c.dir == "" || c.loads.Add(1)%pruneEvery != 0 || !c.mu.TryLock() {
		return nil
	}
	defer c.mu.Unlock()
	return c.prune()
}

// prune removes the oldest files until the rest takes at most three quarters of
// the limit, if it took more than the limit. It does not leave the folder, even
// where a worker has put links into it.
func (c *moduleCache) prune() error {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("prune the module cache: %w", err)
	}
	defer root.Close()
	type entry struct {
		path  string
		bytes int64
		at    time.Time
	}
	var entries []entry
	total := int64(0)
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return skipMissing(err)
		}
		info, err := d.Info()
		if err != nil {
			return skipMissing(err)
		}
		entries = append(entries, entry{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	if err != nil {
		return fmt.Errorf("prune the module cache %s: %w", c.dir, err)
	}
	if total <= c.limit {
		return nil
	}
	slices.SortFunc(entries, func(a, b entry) int { return a.at.Compare(b.at) })
	for _, e := range entries {
		if total <= c.limit/4*3 {
			break
		}
		if err := skipMissing(root.Remove(e.path)); err != nil {
			return fmt.Errorf("prune the module cache %s: %w", c.dir, err)
		}
		total -= e.bytes
	}
	return nil
}

// skipMissing forgives a file that is gone: temporary ones are renamed meanwhile.
func skipMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
