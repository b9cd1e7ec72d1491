package judge

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A program of an interpreted language is not a module of its own but a Bundle:
// files and arguments for the module of an interpreter (see Runtime). Its encoding
// is a tar archive, the same for the same bundle, so that its digest names it as
// that of a module names a compiled program.

// Bundle is what an interpreter is started with.
type Bundle struct {
	// Args are all the arguments, the program's name included.
	Args []string
	// Files appear in the folder /program. The names are relative to it, and may
	// have folders in them.
	Files []File
}

// File is a file of a bundle, or of an interpreter's library.
type File struct {
	Name    string // fs.ValidPath
	Content []byte
}

// ProgramDir is where an interpreter finds the files of a bundle.
const ProgramDir = "program"

// Bounds on a bundle, far above what MaxSourceBytes of source come to.
const (
	MaxBundleBytes = 16 << 20 // encoded
	MaxBundleFiles = 512
	MaxBundleArgs  = 64
)

// argsName is the archive's entry with the arguments, before the files.
const argsName = "args.json"

// Encode returns the archive. Files may be in any order.
func (b Bundle) Encode() ([]byte, error) {
	if len(b.Args) == 0 || len(b.Args) > MaxBundleArgs {
		return nil, fmt.Errorf("encode bundle: %d arguments, want 1 to %d", len(b.Args), MaxBundleArgs)
	}
	if len(b.Files) == 0 || len(b.Files) > MaxBundleFiles {
		return nil, fmt.Errorf("encode bundle: %d files, want 1 to %d", len(b.Files), MaxBundleFiles)
	}
	args, err := json.Marshal(b.Args)
	if err != nil {
		return nil, fmt.Errorf("encode bundle: %w", err)
	}
	all := []File{{Name: argsName, Content: args}}
	for _, f := range b.Files {
		all = append(all, File{Name: ProgramDir + "/" + f.Name, Content: f.Content})
	}
	encoded, err := EncodeFiles(all)
	if err == nil && len(encoded) > MaxBundleBytes {
		err = fmt.Errorf("%d bytes, the limit is %d", len(encoded), MaxBundleBytes)
	}
	if err != nil {
		return nil, fmt.Errorf("encode bundle: %w", err)
	}
	return encoded, nil
}

// DecodeBundle reads what Encode wrote. The contents share b.
func DecodeBundle(b []byte) (Bundle, error) {
	var bundle Bundle
	if len(b) > MaxBundleBytes {
		return bundle, fmt.Errorf("decode bundle: %d bytes, the limit is %d", len(b), MaxBundleBytes)
	}
	files, err := DecodeFiles(b)
	if err != nil {
		return bundle, fmt.Errorf("decode bundle: %w", err)
	}
	for _, f := range files {
		if f.Name == argsName {
			if err := json.Unmarshal(f.Content, &bundle.Args); err != nil {
				return bundle, fmt.Errorf("decode bundle: %s: %w", argsName, err)
			}
			continue
		}
		name, ok := strings.CutPrefix(f.Name, ProgramDir+"/")
		if !ok {
			return bundle, fmt.Errorf("decode bundle: file %q is not in %s", f.Name, ProgramDir)
		}
		bundle.Files = append(bundle.Files, File{Name: name, Content: f.Content})
	}
	if len(bundle.Args) == 0 || len(bundle.Args) > MaxBundleArgs || len(bundle.Files) == 0 || len(bundle.Files) > MaxBundleFiles {
		return bundle, fmt.Errorf("decode bundle: %d arguments and %d files", len(bundle.Args), len(bundle.Files))
	}
	return bundle, nil
}

// EncodeFiles returns a tar archive of files by name, without folders, owners or
// times: the same bytes for the same files.
func EncodeFiles(files []File) ([]byte, error) {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for i, f := range files {
		if !fs.ValidPath(f.Name) || f.Name == "." || i > 0 && files[i-1].Name == f.Name {
			return nil, fmt.Errorf("archive: name %q is not a relative path, or is there twice", f.Name)
		}
		err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: f.Name, Size: int64(len(f.Content)), Mode: 0o444})
		if err == nil {
			_, err = w.Write(f.Content)
		}
		if err != nil {
			return nil, fmt.Errorf("archive: %s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("archive: %w", err)
	}
	return out.Bytes(), nil
}

// DecodeFiles reads a tar archive of regular files. The contents share b.
func DecodeFiles(b []byte) ([]File, error) {
	source := bytes.NewReader(b)
	r := tar.NewReader(source)
	var files []File
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, fmt.Errorf("archive: %w", err)
		}
		if !fs.ValidPath(h.Name) || h.Name == "." || h.Typeflag != tar.TypeReg {
			return nil, fmt.Errorf("archive: %q is not a regular file of a relative path", h.Name)
		}
		// tar reads headers and nothing beyond: the content begins here.
		at := int64(len(b)) - int64(source.Len())
		if h.Size < 0 || h.Size > int64(source.Len()) {
			return nil, fmt.Errorf("archive: %s: %d bytes, and %d are left", h.Name, h.Size, source.Len())
		}
		files = append(files, File{Name: h.Name, Content: b[at : at+h.Size : at+h.Size]})
	}
}
