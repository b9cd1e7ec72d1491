package runner

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"assize/judge"
)

// DefaultCacheBytes bounds the folder of compiled modules where the
// configuration does not.
const DefaultCacheBytes = 4 << 30

// moduleCache keeps compiled code on disk. The folder is this process's own:
//
//	code/<engine>/<key>    compiled code under the engine's own name for it; the
//	                       workers read it, and cannot write
//	index/<name>           which code belongs to a module: see entry
//	incoming/<compiler>/   where a compiler process leaves what it has made
//
// Programs run in workers alone, and code is made in compiler processes alone,
// which run none. So a program that breaks out of the engine cannot leave code
// for others. Every file gets its name once it is whole, and is held against its
// SHA-256 before it is first used, so that neither a crash nor a disk can pass
// on something else. Any file can be removed at any time.
type moduleCache struct {
	dir   string // "" for none
	limit int64

	mu    sync.Mutex
	known map[string]time.Time // entries that were checked, and when they were last marked as used
	added int
}

// entry is a file of the index. Its name says what it is the code of.
type entry struct {
	Code  string       `json:"code"` // below code/
	Bytes int64        `json:"bytes"`
	Sum   judge.Digest `json:"sum"`
}

const (
	codeDir     = "code"
	indexDir    = "index"
	incomingDir = "incoming"
	// pruneEvery is how many modules are added between two looks at the size of
	// the folder.
	pruneEvery = 50
	// markEvery is how often an entry in use is marked as such.
	markEvery = 10 * time.Minute
	// maxCodeBytes bounds the compiled code of one module.
	maxCodeBytes = 1 << 30
)

// openCache makes the folder where it is missing and removes what ended
// processes have left.
func openCache(dir string, limit int64) (*moduleCache, error) {
	c := &moduleCache{dir: dir, limit: limit, known: map[string]time.Time{}}
	if dir == "" {
		return c, nil
	}
	for _, d := range []struct {
		path string
		mode fs.FileMode
	}{{"", 0o711}, {codeDir, 0o755}, {indexDir, 0o700}, {incomingDir, 0o711}} {
		path := filepath.Join(dir, d.path)
		err := os.MkdirAll(path, d.mode)
		if err == nil {
			err = os.Chown(path, os.Geteuid(), os.Getegid())
		}
		if err == nil {
			err = os.Chmod(path, d.mode) // whatever the umask
		}
		if err != nil {
			return nil, fmt.Errorf("open the module cache: %w", err)
		}
	}
	if err := c.sweepIncoming(); err != nil {
		return nil, fmt.Errorf("open the module cache: %w", err)
	}
	return c, c.prune()
}

// name is what an entry is kept under: the engine, the cost table, the rules, the
// module, and what it is: an interpreter is metered by other limits, and a profile
// counts more.
func (c *moduleCache) name(engine string, req loadRequest) string {
	kind := "module"
	switch {
	case req.Runtime:
		kind = "runtime"
	case req.Profile:
		kind = "profile"
	}
	sum := judge.DigestOf(fmt.Appendf(nil, "%s\n%s\n%s %d\n%s\n%s", engine, runtime.GOARCH, judge.CurrentCostTable.Name, judge.CurrentRules, kind, req.Digest))
	return string(sum)
}

// has reports whether the code of an entry is there and whole. One that is not
// is removed.
func (c *moduleCache) has(name string) (bool, error) {
	c.mu.Lock()
	marked, known := c.known[name]
	c.mu.Unlock()
	if known && time.Since(marked) < markEvery {
		return true, nil
	}
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return false, fmt.Errorf("module cache: %w", err)
	}
	defer root.Close()
	e, err := readEntry(root, name)
	if err == nil && !known {
		err = e.check(root)
	}
	if err == nil {
		now := time.Now()
		err = root.Chtimes(path.Join(codeDir, e.Code), now, now)
	}
	if err != nil {
		return false, c.forget(name) // whatever is wrong with it: it is made again
	}
	c.know(name)
	return true, nil
}

func (c *moduleCache) know(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= 100_000 {
		clear(c.known)
	}
	c.known[name] = time.Now()
}

func readEntry(root *os.Root, name string) (entry, error) {
	var e entry
	b, err := root.ReadFile(path.Join(indexDir, name))
	if err == nil {
		err = json.Unmarshal(b, &e)
	}
	if err == nil && !filepath.IsLocal(e.Code) {
		err = fmt.Errorf("module cache: entry %s names %q", name, e.Code)
	}
	return e, err
}

// check reads the code and holds it against its digest.
func (e entry) check(root *os.Root) error {
	f, err := root.Open(path.Join(codeDir, e.Code))
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return err
	}
	if sum := judge.Digest(hex.EncodeToString(h.Sum(nil))); n != e.Bytes || sum != e.Sum {
		return fmt.Errorf("module cache: %s is not what was written", e.Code)
	}
	return nil
}

// forget removes an entry and its code.
func (c *moduleCache) forget(name string) error {
	c.mu.Lock()
	delete(c.known, name)
	c.mu.Unlock()
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("module cache: %w", err)
	}
	defer root.Close()
	if e, err := readEntry(root, name); err == nil {
		if err := root.RemoveAll(path.Join(codeDir, e.Code)); err != nil {
			return fmt.Errorf("module cache: %w", err)
		}
	}
	if err := root.RemoveAll(path.Join(indexDir, name)); err != nil {
		return fmt.Errorf("module cache: %w", err)
	}
	return nil
}

// add takes what a compiler process has left in its folder for an entry: one
// file at most, in the engine's folder. It is copied, so that nobody else has it
// open for writing.
func (c *moduleCache) add(name, incoming string) error {
	if err := c.take(name, incoming); err != nil {
		return fmt.Errorf("module cache: take what was compiled: %w", err)
	}
	c.know(name)
	c.mu.Lock()
	c.added++
	due := c.added%pruneEvery == 0
	c.mu.Unlock()
	if due {
		return c.prune()
	}
	return nil
}

func (c *moduleCache) take(name, incoming string) error {
	from, err := os.OpenRoot(incoming)
	if err != nil {
		return err
	}
	defer from.Close()
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	found, err := fs.Glob(from.FS(), "*/*")
	if err != nil || len(found) != 1 {
		return fmt.Errorf("%d files are there, want 1 (%v)", len(found), err)
	}
	e := entry{Code: found[0]}
	// Whatever the file turns out to be by now, opening it must not wait.
	f, err := from.OpenFile(e.Code, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() || info.Size() > maxCodeBytes {
		return fmt.Errorf("%s is no file of at most %d bytes", e.Code, maxCodeBytes)
	}
	if err := mkdir(root, path.Join(codeDir, path.Dir(e.Code)), 0o755); err != nil {
		return err
	}
	h := sha256.New()
	target := path.Join(codeDir, e.Code)
	if e.Bytes, err = place(root, target, 0o644, io.TeeReader(io.LimitReader(f, maxCodeBytes), h)); err != nil {
		return err
	}
	e.Sum = judge.Digest(hex.EncodeToString(h.Sum(nil)))
	b, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if _, err := place(root, path.Join(indexDir, name), 0o600, bytes.NewReader(b)); err != nil {
		return err
	}
	return from.Remove(e.Code)
}

// mkdir makes a folder whose parent is there.
func mkdir(root *os.Root, name string, mode fs.FileMode) error {
	if err := root.Mkdir(name, mode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return root.Chmod(name, mode)
}

// place writes a file aside and gives it its name once it is whole.
func place(root *os.Root, name string, mode fs.FileMode, from io.Reader) (n int64, err error) {
	aside := fmt.Sprintf("%s.%d-%d.tmp", name, os.Getpid(), time.Now().UnixNano())
	f, err := root.OpenFile(aside, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return 0, err
	}
	n, err = io.Copy(f, from)
	if err == nil {
		err = f.Chmod(mode)
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = root.Rename(aside, name)
	}
	if err != nil {
		err = errors.Join(err, skipMissing(root.Remove(aside)))
	}
	return n, err
}

// prune removes the oldest code until the rest takes at most three quarters of
// the limit, if it took more than the limit. Index entries whose code is gone
// are found out when they are asked for.
func (c *moduleCache) prune() error {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("prune the module cache: %w", err)
	}
	defer root.Close()
	type file struct {
		path  string
		bytes int64
		at    time.Time
	}
	var files []file
	total := int64(0)
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.Type().IsRegular():
			return skipMissing(err)
		case strings.HasPrefix(path, incomingDir+"/"):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return skipMissing(err)
		}
		files = append(files, file{path, info.Size(), info.ModTime()})
		total += info.Size()
		return nil
	})
	if err != nil {
		return fmt.Errorf("prune the module cache %s: %w", c.dir, err)
	}
	if total <= c.limit {
		return nil
	}
	slices.SortFunc(files, func(a, b file) int { return a.at.Compare(b.at) })
	for _, f := range files {
		if total <= c.limit/4*3 {
			break
		}
		if err := skipMissing(root.Remove(f.path)); err != nil {
			return fmt.Errorf("prune the module cache %s: %w", c.dir, err)
		}
		total -= f.bytes
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.known) // some of them may be gone
	return nil
}

// skipMissing forgives a file that is gone: temporary ones are renamed meanwhile.
func skipMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
