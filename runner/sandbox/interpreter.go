package sandbox

import (
	"context"
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/tetratelabs/wazero/api"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
)

// interpreter is what a program needs that does not run by itself.
type interpreter struct {
	blob    []byte      // the mapped file: the library's files share it
	library *wasi.Files // without a program
	own     *memory     // the memory with the image; nil without a snapshot
	beside  *memory     // another one of the kind, once a program has needed it
	image   []judge.Extent
	offsets []int64  // of the extents in the file
	inits   []string // functions to be called before a program, where there is no image
}

// maxRuntimes is how many interpreters stay compiled. There are few, and each
// takes long to load.
const maxRuntimes = 8

// LookupRuntime returns the interpreter that is still compiled, or nil.
func (e *Engine) LookupRuntime(digest judge.Digest) *Program { return lookup(e.runtimes, digest) }

// LoadRuntime meters and compiles an interpreter (judge.Runtime), or finds it
// compiled. It maps file, which stays the caller's to close. The program runs
// nothing: see With. An error is never a contestant's fault.
func (e *Engine) LoadRuntime(ctx context.Context, digest judge.Digest, file int) (*Program, error) {
	return e.loadRuntime(ctx, digest, file, func(code []byte) (*Program, error) {
		return e.compile(ctx, digest, code, nil, fuel.Installed, fuel.ExportGlobals)
	})
}

// loadRuntime has load make a program of the interpreter's module.
func (e *Engine) loadRuntime(ctx context.Context, digest judge.Digest, file int, load func(code []byte) (*Program, error)) (_ *Program, err error) {
	if p := e.LookupRuntime(digest); p != nil {
		return p, nil
	}
	defer func() {
		if err != nil {
			// Not a fuel.Rejection: nobody sent this.
			if errors.Is(err, ErrNoCode) {
				err = fmt.Errorf("load runtime %s: %w", digest, err)
			} else {
				err = fmt.Errorf("load runtime %s: %v", digest, err)
			}
		}
	}()
	p := &Program{interpreter: &interpreter{}}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.release())
		}
	}()
	if err := p.interpreter.mapBlob(file); err != nil {
		return nil, err
	}
	r, err := judge.DecodeRuntime(p.interpreter.blob)
	if err != nil {
		return nil, err
	}
	if err := p.interpreter.open(r, e.pages, file); err != nil {
		return nil, err
	}
	compiled, err := load(r.Code)
	if err != nil {
		return nil, err
	}
	compiled.interpreter, compiled.memory = p.interpreter, e.memory
	if p = compiled; p.interpreter.own != nil {
		p.memory = p.interpreter.own
	} else {
		p.interpreter.inits = p.initialisers()
	}
	if len(e.runtimes) == maxRuntimes {
		oldest := e.runtimes[0]
		e.runtimes = append(e.runtimes[:0], e.runtimes[1:]...)
		if err := errors.Join(oldest.module.Close(ctx), oldest.release()); err != nil {
			return nil, fmt.Errorf("drop runtime %s: %w", oldest.digest, err)
		}
	}
	e.runtimes = append(e.runtimes, p)
	return p, nil
}

func (i *interpreter) mapBlob(file int) error {
	var st unix.Stat_t
	if err := unix.Fstat(file, &st); err != nil {
		return err
	}
	blob, err := unix.Mmap(file, 0, int(st.Size), unix.PROT_READ, unix.MAP_PRIVATE)
	if err != nil {
		return fmt.Errorf("map %d bytes: %w", st.Size, err)
	}
	i.blob = blob
	return nil
}

// open makes the library's files and the image ready.
func (i *interpreter) open(r judge.Runtime, pages *pages, file int) (err error) {
	if i.library, err = openLibrary(r); err != nil {
		return err
	}
	if len(r.Image) == 0 {
		return nil
	}
	start := uintptr(unsafe.Pointer(unsafe.SliceData(i.blob)))
	offsets := make([]int64, len(r.Image))
	for n, e := range r.Image {
		offsets[n] = int64(uintptr(unsafe.Pointer(unsafe.SliceData(e.Bytes))) - start)
	}
	i.image, i.offsets = r.Image, offsets
	i.own, err = newImage(pages, file, r.Image, offsets)
	return err
}

func openLibrary(r judge.Runtime) (*wasi.Files, error) {
	if len(r.Files) == 0 {
		return wasi.NewFiles(nil)
	}
	files, err := judge.DecodeFiles(r.Files)
	if err != nil {
		return nil, err
	}
	return wasi.NewFiles(files)
}

// release gives back what an interpreter keeps outside of Go's heap.
func (p *Program) release() error {
	var err error
	if p.interpreter.own != nil {
		err = p.interpreter.own.close()
	}
	if p.interpreter.beside != nil {
		err = errors.Join(err, p.interpreter.beside.close())
	}
	if p.interpreter.blob != nil {
		err = errors.Join(err, unix.Munmap(p.interpreter.blob))
	}
	return err
}

// With returns the program that an interpreter makes of a bundle. The contents
// of its files must stay as long as it is run.
func (p *Program) With(bundle judge.Bundle) (*Program, error) {
	if p.interpreter == nil {
		return nil, fmt.Errorf("program %s is not an interpreter", p.digest)
	}
	files, err := p.interpreter.library.With(judge.ProgramDir, bundle.Files)
	if err != nil {
		return nil, err
	}
	with := *p
	with.args, with.files = bundle.Args, files
	return &with, nil
}

// Beside returns p in another memory, so that it can be in the middle of a run
// while a program is that is not. file is the interpreter's, and stays the
// caller's to close; it is not looked at for a program that runs by itself.
func (e *Engine) Beside(p *Program, file int) (*Program, error) {
	other := *p
	other.memory = e.beside
	if i := p.interpreter; i != nil && i.own != nil {
		if i.beside == nil {
			var err error
			if i.beside, err = newImage(e.pages, file, i.image, i.offsets); err != nil {
				return nil, err
			}
		}
		other.memory = i.beside
	}
	return &other, nil
}

func (p *Program) initialises() bool { return p.interpreter != nil && len(p.interpreter.inits) > 0 }

// initialise prepares an interpreter that has no snapshot, the way that a
// snapshot is made. It returns an outcome where the run ends there.
func (p *Program) initialise(module api.Module, counter api.MutableGlobal) *Outcome {
	err := initialise(module, counter, p.interpreter.library, p.memory, p.interpreter.inits)
	switch {
	case err == nil:
		return nil
	case p.memory.refused:
		return &Outcome{Exit: ExitMemory, MemoryBytes: int64(p.memory.size), MemoryRefused: true}
	}
	return &Outcome{Exit: ExitFault, Detail: "the interpreter does not start: " + firstLine(err), MemoryBytes: int64(p.memory.size)}
}
