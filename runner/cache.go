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
	"assize/runner/sandbox"
)

// DefaultCacheBytes bounds the folder of compiled modules where the
// configuration does not.
const DefaultCacheBytes = 4 << 30

// moduleCache keeps compiled code on disk. The folder is this process's own:
//
//	code/<engine>/<key>    compiled code under the engine's own name for it; the
//	                       workers read it, and cannot write
//	outlines/<name>        the module without its functions' code (sandbox.Engine.Make)
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
	known map[string]known // entries that were checked
	added int
}

type known struct {
	entry
	marked time.Time // as used, for the last time
}

// entry is a file of the index. Its name says what it is the code of. A module that
// counts for a profile has no outline: its worker meters it once more, to know what it
// counts.
type entry struct {
	Code string `json:"code"` // below code/
	content
	Outline content       `json:"outline,omitzero"`
	Made    *sandbox.Made `json:"made,omitempty"`
}

// content is what a file has to hold.
type content struct {
	Bytes int64        `json:"bytes"`
	Sum   judge.Digest `json:"sum"`
}

const (
	codeDir     = "code"
	outlinesDir = "outlines"
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
	c := &moduleCache{dir: dir, limit: limit, known: map[string]known{}}
	if dir == "" {
		return c, nil
	}
	for _, d := range []struct {
		path string
		mode fs.FileMode
	}{{"", 0o711}, {codeDir, 0o755}, {outlinesDir, 0o700}, {indexDir, 0o700}, {incomingDir, 0o711}} {
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
	kind := "outlined module"
	switch {
	case req.Runtime:
		kind = "outlined runtime"
	case req.Profile:
		kind = "profile"
	}
	sum := judge.DigestOf(fmt.Appendf(nil, "%s\n%s\n%s %d\n%s\n%s", engine, runtime.GOARCH, judge.CurrentCostTable.Name, judge.CurrentRules, kind, req.Digest))
	return string(sum)
}

// find returns an entry whose files are there and whole. One of which they are not is
// removed.
func (c *moduleCache) find(name string) (e entry, ok bool, err error) {
	c.mu.Lock()
	k, checked := c.known[name]
	c.mu.Unlock()
	if checked && time.Since(k.marked) < markEvery {
		return k.entry, true, nil
	}
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return e, false, fmt.Errorf("module cache: %w", err)
	}
	defer root.Close()
	if e, err = readEntry(root, name); err == nil {
		for file, want := range e.files(name) {
			if err == nil && !checked {
				err = want.check(root, file)
			}
			if err == nil {
				now := time.Now()
				err = root.Chtimes(file, now, now)
			}
		}
	}
	if err != nil {
		return e, false, c.forget(name) // whatever is wrong with it: it is made again
	}
	c.know(name, e)
	return e, true, nil
}

func (c *moduleCache) know(name string, e entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) >= 20_000 {
		clear(c.known)
	}
	c.known[name] = known{entry: e, marked: time.Now()}
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

// files are those of the entry of that name.
func (e entry) files(name string) map[string]content {
	files := map[string]content{path.Join(codeDir, e.Code): e.content}
	if e.Made != nil {
		files[path.Join(outlinesDir, name)] = e.Outline
	}
	return files
}

// check reads a file and holds it against its digest.
func (want content) check(root *os.Root, file string) error {
	f, err := root.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return err
	}
	if sum := judge.Digest(hex.EncodeToString(h.Sum(nil))); n != want.Bytes || sum != want.Sum {
		return fmt.Errorf("module cache: %s is not what was written", file)
	}
	return nil
}

// outline opens the outline of an entry.
func (c *moduleCache) outline(name string) (*os.File, error) {
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return nil, fmt.Errorf("module cache: %w", err)
	}
	defer root.Close()
	f, err := root.Open(path.Join(outlinesDir, name))
	if err != nil {
		return nil, fmt.Errorf("module cache: %w", err)
	}
	return f, nil
}

// forget removes an entry and its files.
func (c *moduleCache) forget(name string) error {
	c.mu.Lock()
	delete(c.known, name)
	c.mu.Unlock()
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return fmt.Errorf("module cache: %w", err)
	}
	defer root.Close()
	gone := []string{path.Join(indexDir, name), path.Join(outlinesDir, name)}
	if e, err := readEntry(root, name); err == nil {
		gone = append(gone, path.Join(codeDir, e.Code))
	}
	for _, file := range gone {
		if err := root.RemoveAll(file); err != nil {
			return fmt.Errorf("module cache: %w", err)
		}
	}
	return nil
}

// add takes what a compiler process has left in its folder for an entry: one file in the
// engine's folder, and an outline where something was made (nil: it was not). They are
// copied, so that nobody else has them open for writing.
func (c *moduleCache) add(name, incoming string, made *sandbox.Made) (entry, error) {
	e, err := c.take(name, incoming, made)
	if err != nil {
		return e, fmt.Errorf("module cache: take what was compiled: %w", err)
	}
	c.know(name, e)
	c.mu.Lock()
	c.added++
	due := c.added%pruneEvery == 0
	c.mu.Unlock()
	if due {
		return e, c.prune()
	}
	return e, nil
}

func (c *moduleCache) take(name, incoming string, made *sandbox.Made) (e entry, err error) {
	from, err := os.OpenRoot(incoming)
	if err != nil {
		return e, err
	}
	defer from.Close()
	root, err := os.OpenRoot(c.dir)
	if err != nil {
		return e, err
	}
	defer root.Close()
	found, err := fs.Glob(from.FS(), "*/*")
	if err != nil || len(found) != 1 {
		return e, fmt.Errorf("%d files are there, want 1 (%v)", len(found), err)
	}
	e.Code = found[0]
	if err := mkdir(root, path.Join(codeDir, path.Dir(e.Code)), 0o755); err != nil {
		return e, err
	}
	if e.content, err = takeFile(from, e.Code, root, path.Join(codeDir, e.Code), 0o644); err != nil {
		return e, err
	}
	if made != nil {
		e.Made = made
		e.Made.Code = e.Code
		if e.Outline, err = takeFile(from, outlineFile, root, path.Join(outlinesDir, name), 0o600); err != nil {
			return e, err
		}
	}
	b, err := json.Marshal(e)
	if err != nil {
		return e, err
	}
	_, err = place(root, path.Join(indexDir, name), 0o600, bytes.NewReader(b))
	return e, err
}

// takeFile moves a file from a compiler's folder.
func takeFile(from *os.Root, name string, to *os.Root, target string, mode fs.FileMode) (c content, err error) {
	// Whatever the file turns out to be by now, opening it must not wait.
	f, err := from.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
	if err != nil {
		return c, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return c, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxCodeBytes {
		return c, fmt.Errorf("%s is no file of at most %d bytes", name, maxCodeBytes)
	}
	h := sha256.New()
	if c.Bytes, err = place(to, target, mode, io.TeeReader(io.LimitReader(f, maxCodeBytes), h)); err != nil {
		return c, err
	}
	c.Sum = judge.Digest(hex.EncodeToString(h.Sum(nil)))
	return c, from.Remove(name)
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
