package problems

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

//go:embed all:starter
var starter embed.FS

// New writes a whole small problem package, which verifies, into the new folder
// dir, for its author to change file by file. name is the problem's.
func New(dir, name string) error {
	if _, err := slugOf(filepath.Base(dir)); err != nil {
		return fmt.Errorf("new problem %s: %w", dir, err)
	}
	if len(name) > maxNameBytes || strings.ContainsAny(name, "\n\t") {
		return fmt.Errorf("new problem %s: the name must be one line of at most %d bytes", dir, maxNameBytes)
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return fmt.Errorf("new problem: %w", err)
	}
	fill := strings.NewReplacer("@NAME@", quoted(name), "@UUID@", uuid.NewString())
	return fs.WalkDir(starter, "starter", func(path string, d fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(path, "starter"), "/")))
		switch {
		case err != nil:
			return fmt.Errorf("new problem %s: %w", dir, err)
		case d.IsDir() && path == "starter":
			return nil
		case d.IsDir():
			return os.Mkdir(to, 0o755)
		}
		b, err := starter.ReadFile(path)
		if err != nil {
			return fmt.Errorf("new problem %s: %w", dir, err)
		}
		return os.WriteFile(to, []byte(fill.Replace(string(b))), 0o644)
	})
}
