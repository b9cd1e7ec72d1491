package toolchains

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"assize/judge"
)

// runtimeFile is the interpreter in the folder of an installed toolchain, and
// runtimeFormat names what makeRuntime does: another name has every interpreter
// made again.
const (
	runtimeFile   = "runtime.wasm"
	runtimeFormat = "runtime-1"
)

// Snapshot makes of an interpreter one that starts from the memory that its
// initialisation leaves. Both are encoded (judge.Runtime).
type Snapshot func(ctx context.Context, runtime []byte) ([]byte, error)

// makeRuntime packs the interpreter of a language into one file of dir, with its
// library and its snapshot, and returns the digest; "" for a compiled language.
func makeRuntime(ctx context.Context, dir string, id judge.LanguageID, snapshot Snapshot) (judge.Digest, error) {
	t, err := load(id)
	if err != nil || !t.Interpreted() {
		return "", err
	}
	root, err := os.OpenRoot(filepath.Join(dir, "root"))
	if err != nil {
		return "", err
	}
	defer root.Close()
	module, err := root.ReadFile(inRoot(t.Runtime.Module))
	if err != nil {
		return "", fmt.Errorf("the interpreter: %w", err)
	}
	r := judge.Runtime{Code: module}
	if t.Runtime.Library != "" {
		files, err := library(root.FS(), inRoot(t.Runtime.Library))
		if err == nil {
			r.Files, err = judge.EncodeFiles(files)
		}
		if err != nil {
			return "", fmt.Errorf("the interpreter's library: %w", err)
		}
	}
	encoded := r.Encode()
	if t.Runtime.Snapshot {
		if snapshot == nil {
			return "", fmt.Errorf("the interpreter wants a snapshot, and there is nothing to make it with")
		}
		if encoded, err = snapshot(ctx, encoded); err != nil {
			return "", err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, runtimeFile), encoded, 0o644); err != nil {
		return "", err
	}
	return judge.DigestOf(encoded), nil
}

// inRoot is the name that os.Root knows an absolute path of the root by.
func inRoot(path string) string { return filepath.Clean("/" + path)[1:] }

// library returns the files of a folder, with names relative to it.
func library(root fs.FS, folder string) ([]judge.File, error) {
	sub, err := fs.Sub(root, folder)
	if err != nil {
		return nil, err
	}
	var files []judge.File
	err = fs.WalkDir(sub, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%s is not a file", name)
		}
		content, err := fs.ReadFile(sub, name)
		files = append(files, judge.File{Name: name, Content: content})
		return err
	})
	return files, err
}
