package toolchains

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"assize/judge"
)

// shareFrom is the size from which files of several toolchains are kept once.
const shareFrom = 64 << 10

// treeDigest returns the digest of a folder: every path with its type, its
// permissions and its bytes (but for those of caches, which are paths below root),
// and neither owners nor times. Large files are made
// hard links to one copy in store, by content, so that two languages with one
// compiler share it on disk and in memory. Roots are never written to.
func treeDigest(root, store string, caches []string) (judge.Digest, error) {
	if err := os.MkdirAll(store, 0o700); err != nil {
		return "", err
	}
	h := sha256.New()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		content := ""
		switch {
		case slices.Contains(caches, relative):
		case d.Type()&fs.ModeSymlink != 0:
			content, err = os.Readlink(name)
		case d.Type().IsRegular():
			content, err = fileDigest(name)
			if err == nil && info.Size() >= shareFrom {
				err = share(name, filepath.Join(store, fmt.Sprintf("%s-%o", content, info.Mode().Perm())))
			}
		case !d.IsDir():
			err = fmt.Errorf("%s is neither a file, a folder nor a link", name)
		}
		fmt.Fprintf(h, "%q %v %q\n", relative, info.Mode(), content)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("digest of %s: %w", root, err)
	}
	return judge.Digest(hex.EncodeToString(h.Sum(nil))), nil
}

func fileDigest(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// share makes name and kept, which have the same bytes, one file.
func share(name, kept string) error {
	err := os.Link(name, kept) // the first of its kind is kept itself
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	aside := name + ".shared"
	if err := os.Link(kept, aside); err != nil {
		return err
	}
	return os.Rename(aside, name)
}

// sweepFiles removes what no toolchain uses any more. The caller holds the
// store's lock.
func sweepFiles(store string) error {
	entries, err := os.ReadDir(store)
	if err != nil {
		return fmt.Errorf("sweep %s: %w", store, err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			return fmt.Errorf("sweep %s: %w", store, err)
		}
		if s, ok := info.Sys().(*syscall.Stat_t); ok && s.Nlink == 1 {
			if err := os.Remove(filepath.Join(store, e.Name())); err != nil {
				return fmt.Errorf("sweep %s: %w", store, err)
			}
		}
	}
	return nil
}
