package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"assize/judge"
)

// Dir is a Store in a folder: ab/cd/<digest>, written aside, synced and renamed,
// so that a file under its own name is whole after a crash.
type Dir struct {
	root string
}

// NewDir opens the store in root and makes the folder where it is missing.
// Leftovers of writes that a crash cut short are removed; what it cut short the
// freeing of goes back.
func NewDir(root string) (*Dir, error) {
	d, incoming := &Dir{root: root}, filepath.Join(root, incomingDir)
	if err := d.putBack(); err != nil {
		return nil, fmt.Errorf("open blob folder %s: %w", root, err)
	}
	if err := os.RemoveAll(incoming); err != nil {
		return nil, fmt.Errorf("open blob folder %s: %w", root, err)
	}
	if err := os.MkdirAll(incoming, 0o755); err != nil {
		return nil, fmt.Errorf("open blob folder %s: %w", root, err)
	}
	return d, nil
}

const (
	incomingDir = "incoming" // of the store: what has no name of its own yet, or none any more
	freePrefix  = "free-"    // before the digest of a blob that Free has put aside
)

// putBack gives the blobs their names again that Free had put aside when it was
// killed: somebody may count on them, which the next call of Free finds out.
func (d *Dir) putBack() error {
	aside, err := filepath.Glob(filepath.Join(d.root, incomingDir, freePrefix+"*"))
	if err != nil {
		return err
	}
	for _, file := range aside {
		digest, err := judge.ParseDigest(strings.TrimPrefix(filepath.Base(file), freePrefix))
		if err != nil {
			continue
		}
		name := d.path(digest)
		if _, err := os.Stat(name); err == nil {
			continue // it was put again since
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.Rename(file, name); err != nil {
			return err
		}
		if err := syncDir(filepath.Dir(name)); err != nil {
			return err
		}
	}
	return nil
}

// OpenDir opens a store that is there and that another process may be using. It
// changes nothing by itself.
func OpenDir(root string) (*Dir, error) {
	if info, err := os.Stat(root); err != nil {
		return nil, fmt.Errorf("open blob folder: %w", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("open blob folder %s: it is no folder", root)
	}
	return &Dir{root: root}, nil
}

func (d *Dir) path(digest judge.Digest) string {
	return filepath.Join(d.root, string(digest[:2]), string(digest[2:4]), string(digest))
}

// Put implements Store.
func (d *Dir) Put(ctx context.Context, r io.Reader) (judge.Digest, int64, error) {
	return d.put(ctx, r, "")
}

// put stores r. A want other than "" is checked before the blob gets its name.
func (d *Dir) put(ctx context.Context, r io.Reader, want judge.Digest) (digest judge.Digest, size int64, err error) {
	f, err := os.CreateTemp(filepath.Join(d.root, incomingDir), "blob-")
	if err != nil {
		return "", 0, fmt.Errorf("put blob: %w", err)
	}
	defer func() {
		f.Close()
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	digest, size, err = copyAndHash(ctx, f, r, sha256.New())
	if err != nil {
		return "", 0, fmt.Errorf("put blob: %w", err)
	}
	if want != "" && digest != want {
		return "", 0, fmt.Errorf("put blob: got the bytes of %s, want those of %s", digest, want)
	}
	final := d.path(digest)
	there, err := touch(final)
	if err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if there {
		os.Remove(f.Name())
		return digest, size, nil
	}
	if err = f.Chmod(0o444); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if err = f.Sync(); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if err = os.MkdirAll(filepath.Dir(final), 0o755); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if err = os.Rename(f.Name(), final); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if err = syncDir(filepath.Dir(final)); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	return digest, size, nil
}

// Open implements Store.
func (d *Dir) Open(_ context.Context, digest judge.Digest) (*os.File, error) {
	if _, err := judge.ParseDigest(string(digest)); err != nil {
		return nil, fmt.Errorf("open blob: %w", err)
	}
	f, err := os.Open(d.path(digest))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open blob %s: %w", digest, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("open blob: %w", err)
	}
	return f, nil
}

// Has implements Store.
func (d *Dir) Has(_ context.Context, digest judge.Digest) (bool, error) {
	if _, err := judge.ParseDigest(string(digest)); err != nil {
		return false, fmt.Errorf("has blob: %w", err)
	}
	there, err := touch(d.path(digest))
	if err != nil {
		return false, fmt.Errorf("has blob: %w", err)
	}
	return there, nil
}

// touch marks a blob that is there as one that somebody counts on from now on: see
// Free.
func touch(path string) (there bool, err error) {
	now := time.Now()
	if err = os.Chtimes(path, now, now); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// Free removes a blob unless somebody has put it or asked whether it is there (Has)
// since then, and reports whether it is gone. The caller knows that nothing refers to
// it that is older. Several processes may use the folder meanwhile.
func (d *Dir) Free(_ context.Context, digest judge.Digest, since time.Time) (gone bool, err error) {
	if _, err := judge.ParseDigest(string(digest)); err != nil {
		return false, fmt.Errorf("free blob: %w", err)
	}
	name, aside := d.path(digest), filepath.Join(d.root, incomingDir, freePrefix+string(digest))
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil
	}
	if err == nil && !info.ModTime().Before(since) {
		return false, nil
	}
	// Who puts it from here on finds nothing and writes it anew; who did so before
	// has marked it, and it goes back.
	if err == nil {
		err = os.Rename(name, aside)
	}
	if err == nil {
		info, err = os.Stat(aside)
	}
	if err == nil {
		if gone = info.ModTime().Before(since); gone {
			err = os.Remove(aside)
		} else {
			err = os.Rename(aside, name)
		}
	}
	if err != nil {
		return false, fmt.Errorf("free blob %s: %w", digest, err)
	}
	return gone, nil
}

func copyAndHash(ctx context.Context, w io.Writer, r io.Reader, h hash.Hash) (judge.Digest, int64, error) {
	n, err := io.Copy(io.MultiWriter(w, h), contextReader{ctx, r})
	if err != nil {
		return "", 0, err
	}
	return judge.Digest(hex.EncodeToString(h.Sum(nil))), n, nil
}

// contextReader stops a copy between reads once the context is done.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(b)
}

func syncDir(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
