package compiler

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"assize/judge"
)

// TestTakeBundle reads what a container could have left behind.
func TestTakeBundle(t *testing.T) {
	write := func(name string, size int) func(dir string) error {
		return func(dir string) error {
			path := filepath.Join(dir, name)
			return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, make([]byte, size), 0o644))
		}
	}
	for name, c := range map[string]struct {
		leave func(dir string) error
		want  string
	}{
		"a file":          {write("main.js", 10), ""},
		"in a folder":     {write("__pycache__/main.pyc", 10), ""},
		"nothing":         {func(string) error { return nil }, "no program"},
		"no folder":       {os.Remove, "no program"},
		"a symbolic link": {func(dir string) error { return os.Symlink("/etc/passwd", filepath.Join(dir, "main.js")) }, "other than files"},
		"a linked folder": {func(dir string) error { return errors.Join(os.Remove(dir), os.Symlink("/etc", dir)) }, "other than files"},
		"a pipe":          {func(dir string) error { return unix.Mkfifo(filepath.Join(dir, "main.js"), 0o644) }, "other than files"},
		"an odd name":     {write("-rf\n", 1), "with the name"},
		"a hidden file":   {write(".profile", 1), "with the name"},
		"a giant": {func(dir string) error {
			return errors.Join(write("a", 0)(dir), os.Truncate(filepath.Join(dir, "a"), 1<<30))
		}, "larger than"},
		"too much": {func(dir string) error { return errors.Join(write("a", 9<<20)(dir), write("b", 9<<20)(dir)) }, "larger than"},
		"too many": {func(dir string) (err error) {
			for i := range judge.MaxBundleFiles + 1 {
				err = errors.Join(err, write("f"+strings.Repeat("x", i%50)+string(rune('a'+i%26))+string(rune('a'+i/26)), 0)(dir))
			}
			return err
		}, "more than 512 files"},
	} {
		t.Run(name, func(t *testing.T) {
			job := t.TempDir()
			dir := filepath.Join(job, programDir)
			if err := errors.Join(os.MkdirAll(dir, 0o755), c.leave(dir)); err != nil {
				t.Fatal(err)
			}
			b, bad, err := takeBundle(job, []string{"interpreter", "/program/main.js"})
			if err != nil || c.want == "" && bad != "" || !strings.Contains(bad, c.want) {
				t.Errorf("reason %q, %v; want %q", bad, err, c.want)
			}
			if (len(b) > 0) != (c.want == "") {
				t.Errorf("%d bytes of bundle", len(b))
			}
		})
	}
}
