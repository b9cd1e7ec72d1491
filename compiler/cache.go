package compiler

import (
	"encoding/json"
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

// cache keeps results by key, one small file each: modules are in the blob
// store. A file's time of modification is when it was last used. No submission
// gets near the folder, and a key covers everything that goes into a compile.
type cache struct {
	dir string
	max int // entries

	mu      sync.Mutex
	entries int // roughly: several processes may share the folder
}

// entry is a file of the cache. Key guards against a file under a wrong name.
type entry struct {
	Key         judge.Digest `json:"key"`
	OK          bool         `json:"ok"`
	Module      judge.Digest `json:"module,omitempty"`
	Diagnostics string       `json:"diagnostics,omitempty"`
	Marks       []judge.Mark `json:"marks,omitempty"`
	Reason      string       `json:"reason,omitempty"`
}

func openCache(dir string, max int) (*cache, error) {
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return nil, fmt.Errorf("open compile cache: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open compile cache: %w", err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("open compile cache: %w", err)
	}
	return &cache{dir: dir, max: max, entries: len(names)}, nil
}

func (c *cache) path(key judge.Digest) string { return filepath.Join(c.dir, string(key)+".json") }

// get returns the result under key, if there is one.
func (c *cache) get(key judge.Digest) (Result, bool, error) {
	text, err := os.ReadFile(c.path(key))
	if errors.Is(err, fs.ErrNotExist) {
		return Result{}, false, nil
	}
	if err != nil {
		return Result{}, false, fmt.Errorf("compile cache: %w", err)
	}
	var e entry
	if err := json.Unmarshal(text, &e); err != nil {
		return Result{}, false, fmt.Errorf("compile cache: %s: %w", key, err)
	}
	if e.Key != key || e.OK != (e.Module != "") {
		return Result{}, false, fmt.Errorf("compile cache: %s does not hold what its name says", key)
	}
	now := time.Now()
	if err := os.Chtimes(c.path(key), now, now); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Result{}, false, fmt.Errorf("compile cache: %w", err)
	}
	return Result{OK: e.OK, Module: e.Module, Diagnostics: e.Diagnostics, Marks: e.Marks, Reason: e.Reason}, true, nil
}

// put stores r under key and drops the entries that were unused for longest
// where there are too many.
func (c *cache) put(key judge.Digest, r Result) error {
	text, err := json.Marshal(entry{Key: key, OK: r.OK, Module: r.Module, Diagnostics: r.Diagnostics, Marks: r.Marks, Reason: r.Reason})
	if err != nil {
		return fmt.Errorf("compile cache: %w", err)
	}
	f, err := os.CreateTemp(c.dir, "new-")
	if err != nil {
		return fmt.Errorf("compile cache: %w", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.path(key))
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("compile cache: %w", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.entries++; c.entries <= c.max {
		return nil
	}
	return c.evict()
}

// evict keeps the newest nine tenths of what is allowed, and no leftovers of
// processes that were killed between two lines of put.
func (c *cache) evict() error {
	files, err := os.ReadDir(c.dir)
	if err != nil {
		return fmt.Errorf("compile cache: %w", err)
	}
	type used struct {
		name string
		at   time.Time
	}
	var all []used
	for _, f := range files {
		info, err := f.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("compile cache: %w", err)
		}
		all = append(all, used{f.Name(), info.ModTime()})
	}
	slices.SortFunc(all, func(a, b used) int { return b.at.Compare(a.at) })
	keep := min(len(all), c.max*9/10)
	for _, u := range all[keep:] {
		if err := os.Remove(filepath.Join(c.dir, u.name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("compile cache: %w", err)
		}
	}
	c.entries = keep
	return nil
}
