package compiler

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"assize/judge"
	"assize/toolchains"
)

// programDir is where the files of an interpreted program appear, in the
// container and below the job folder.
const programDir = "out/program"

// takeBundle packs what the compile of an interpreted language left in
// programDir: the files, and the arguments that the interpreter gets. The
// container has ended, but what it left is hostile: links, devices, pipes, names,
// more of everything than allowed.
func takeBundle(jobDir string, args []string) (bundle []byte, bad string, err error) {
	top, err := os.OpenRoot(jobDir)
	if err != nil {
		return nil, "", fmt.Errorf("open %s: %w", jobDir, err)
	}
	defer top.Close()
	for _, dir := range []string{path.Dir(programDir), programDir} {
		info, err := top.Lstat(dir)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, "the compiler produced no program", nil
		}
		if err != nil {
			return nil, "", fmt.Errorf("open %s/%s: %w", jobDir, dir, err)
		}
		if !info.IsDir() {
			return nil, "the compiler produced something other than files", nil
		}
	}
	b := judge.Bundle{Args: args}
	room := int64(judge.MaxBundleBytes - 64<<10) // the archive takes some itself
	err = fs.WalkDir(top.FS(), programDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == programDir {
			return err
		}
		if !judge.PlainFileName(path.Base(name)) {
			return unfit(fmt.Sprintf("the compiler produced a file with the name %.80q", path.Base(name)))
		}
		if d.IsDir() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		room -= info.Size() + 1024
		switch {
		case !info.Mode().IsRegular():
			return unfit("the compiler produced something other than files")
		case room < 0:
			return unfit(fmt.Sprintf("the compiled program is larger than %d MiB", judge.MaxBundleBytes>>20))
		case len(b.Files) == judge.MaxBundleFiles:
			return unfit(fmt.Sprintf("the compiled program has more than %d files", judge.MaxBundleFiles))
		}
		content, err := top.ReadFile(name)
		b.Files = append(b.Files, judge.File{Name: strings.TrimPrefix(name, programDir+"/"), Content: content})
		return err
	})
	var reason unfit
	switch {
	case errors.As(err, &reason):
		return nil, string(reason), nil
	case err != nil:
		return nil, "", fmt.Errorf("read %s/%s: %w", jobDir, programDir, err)
	case len(b.Files) == 0:
		return nil, "the compiler produced no program", nil
	}
	bundle, err = b.Encode()
	return bundle, "", err
}

// unfit is a reason why files are no program.
type unfit string

func (u unfit) Error() string { return string(u) }

// interpret adds the interpreter to the result of an interpreted program, and
// makes sure that the blob store has it.
func (c *Compiler) interpret(ctx context.Context, tc toolchains.Toolchain, r *Result) error {
	if !tc.Interpreted() || !r.OK {
		return nil
	}
	r.Runtime = tc.RuntimeDigest
	have, err := c.blobs.Has(ctx, tc.RuntimeDigest)
	if err != nil || have {
		return err
	}
	f, err := os.Open(tc.RuntimeFile)
	if err != nil {
		return fmt.Errorf("runtime of %s: %w", tc.ID, err)
	}
	defer f.Close()
	digest, _, err := c.blobs.Put(ctx, f)
	if err == nil && digest != tc.RuntimeDigest {
		err = fmt.Errorf("it has the digest %s, and was installed with %s", digest, tc.RuntimeDigest)
	}
	if err != nil {
		return fmt.Errorf("runtime of %s: %w", tc.ID, err)
	}
	return nil
}
