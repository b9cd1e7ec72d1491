package toolchains

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"assize/judge"
)

// Failure is how the last attempt to install a toolchain ended.
type Failure struct {
	At      time.Time `json:"at"`
	Tries   int       `json:"tries"` // attempts by this recipe that failed, one after the other
	Message string    `json:"message"`

	Recipe judge.Digest `json:"recipe"`
}

// LogFile is where the whole output of the last installation is.
func LogFile(dataDir string, id judge.LanguageID) string {
	return filepath.Join(dataDir, "toolchains", ".logs", string(id)+".log")
}

func failureFile(dataDir string, id judge.LanguageID) string {
	return filepath.Join(dataDir, "toolchains", "."+string(id)+".failed.json")
}

func lockFile(dataDir string, id judge.LanguageID) string {
	return filepath.Join(dataDir, "toolchains", "."+string(id)+".lock")
}

// LastFailure returns nil where the last attempt by this program's recipe ended
// well, is under way, or has not begun.
func LastFailure(dataDir string, id judge.LanguageID) (*Failure, error) {
	text, err := os.ReadFile(failureFile(dataDir, id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("last failure to install %s: %w", id, err)
	}
	var f Failure
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("last failure to install %s: %w", id, err)
	}
	if recipe, err := recipeDigest(id); err != nil || f.Recipe != recipe {
		return nil, err
	}
	return &f, nil
}

// Installing reports whether a process is installing the language now.
func Installing(dataDir string, id judge.LanguageID) (bool, error) {
	f, err := os.Open(lockFile(dataDir, id))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look whether %s is being installed: %w", id, err)
	}
	defer f.Close()
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return true, nil
	}
	return false, err
}

// record keeps how an installation ended. One that was stopped from outside has
// not failed.
func record(ctx context.Context, dataDir string, id judge.LanguageID, outcome error) error {
	if ctx.Err() != nil {
		return nil
	}
	name := failureFile(dataDir, id)
	if outcome == nil {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	recipe, err := recipeDigest(id)
	if err != nil {
		return err
	}
	f := Failure{At: time.Now().UTC().Truncate(time.Second), Tries: 1, Message: outcome.Error(), Recipe: recipe}
	if last, err := LastFailure(dataDir, id); err == nil && last != nil {
		f.Tries += last.Tries
	}
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(text, '\n'), 0o644)
}

// lastLines returns the end of a file as far as it can be read.
func lastLines(name string, n int) string {
	text, err := os.ReadFile(name)
	if err != nil {
		return err.Error()
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}
