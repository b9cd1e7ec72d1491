package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"assize/judge"
	"assize/runner/fuel"
)

// To read a module, to meter it and to check it takes several times as long as to read
// its compiled code. So whoever makes the code (Make) leaves the module's outline as well
// (fuel.Module.Outline), and keeps the code under the outline's name: to others the engine
// is handed the outline, and finds the code of the whole.

// Made is what has to be known of a module whose code was made, beside its outline.
type Made struct {
	Code        string `json:"code"` // the file below CacheDir
	Table       string `json:"table"`
	HasStart    bool   `json:"has_start,omitempty"`
	MemoryPages uint32 `json:"memory_pages"` // that it starts with
	Globals     int    `json:"globals,omitempty"`
}

func madeOf(m *fuel.Module) Made {
	return Made{Table: m.Table, HasStart: m.HasStart, MemoryPages: m.MemoryMin, Globals: m.Globals}
}

// Make meters and compiles a module and leaves its code in CacheDir, where none may be
// yet, under the name of the outline that it returns. installed says that it is an
// interpreter's. Errors are as for Load.
func (e *Engine) Make(ctx context.Context, module []byte, installed bool) (_ Made, outline []byte, err error) {
	options := []fuel.Option{fuel.ExportGlobals}
	if installed {
		options = append(options, fuel.Installed)
	}
	m, err := metered(module, options...)
	if err != nil {
		return Made{}, nil, err
	}
	if err := e.leave(ctx, m.Code); err != nil {
		return Made{}, nil, err
	}
	whole, err := e.left(1)
	if err != nil {
		return Made{}, nil, err
	}
	outline = m.Outline()
	if err := e.leave(ctx, outline); err != nil {
		return Made{}, nil, fmt.Errorf("compile the outline: %v", err) // nobody sent it
	}
	both, err := e.left(2)
	if err != nil {
		return Made{}, nil, err
	}
	made := madeOf(m)
	if made.Code = both[0]; made.Code == whole[0] {
		made.Code = both[1]
	}
	if err := os.Rename(filepath.Join(e.dir, whole[0]), filepath.Join(e.dir, made.Code)); err != nil {
		return Made{}, nil, fmt.Errorf("keep the code of a module under its outline's name: %w", err)
	}
	return made, outline, nil
}

// leave compiles a metered module for what the engine then keeps in CacheDir.
func (e *Engine) leave(ctx context.Context, code []byte) error {
	compiled, err := e.code(ctx, code)
	if err != nil {
		return err
	}
	return compiled.Close(ctx)
}

// left returns the files of code below CacheDir, of which there have to be n.
func (e *Engine) left(n int) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(e.dir, "*", "*"))
	if err == nil && len(files) != n {
		err = fmt.Errorf("the engine has left %d files in %s, want %d", len(files), e.dir, n)
	}
	for i := range files {
		if err == nil {
			files[i], err = filepath.Rel(e.dir, files[i])
		}
	}
	return files, err
}

// LoadMade is Load for a module of which Make has left the code, and of which this is
// the outline. An error is ours.
func (e *Engine) LoadMade(ctx context.Context, digest judge.Digest, made Made, outline []byte) (*Program, error) {
	if p := e.Lookup(digest); p != nil {
		return p, nil
	}
	p, err := e.find(ctx, digest, made, outline)
	if err != nil {
		return nil, err
	}
	return p, e.keepProgram(ctx, p)
}

// LoadRuntimeMade is LoadRuntime for an interpreter of whose module Make has left the
// code.
func (e *Engine) LoadRuntimeMade(ctx context.Context, digest judge.Digest, file int, made Made, outline []byte) (*Program, error) {
	return e.loadRuntime(ctx, digest, file, func([]byte) (*Program, error) {
		return e.find(ctx, digest, made, outline)
	})
}

// find loads the code that Make has left. Where the file is there and the engine takes no
// code from it, as from one that another processor made, it would compile the outline and
// keep that, which a process that cannot write to CacheDir hears of. In another, the first
// run tells (fuel.OutlineRan).
func (e *Engine) find(ctx context.Context, digest judge.Digest, made Made, outline []byte) (*Program, error) {
	if _, err := os.Stat(filepath.Join(e.dir, made.Code)); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrNoCode, err)
	}
	compiled, err := e.code(ctx, outline)
	var rejection *fuel.Rejection
	if errors.As(err, &rejection) {
		return nil, fmt.Errorf("%w: the outline of module %s is not valid: %v", ErrNoCode, digest, err)
	}
	if err != nil {
		return nil, err
	}
	return newProgram(digest, made, compiled), nil
}
