package runner

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox"
)

// compilers makes the code of modules, in processes that run none. One is
// started when the first is asked for and all others are at work, up to the
// number of workers.
type compilers struct {
	pool  *Pool
	cache *moduleCache
	idle  chan *compilerProcess // a place for each; nil where none is started

	mu     sync.Mutex
	making map[string]chan struct{} // closed once the entry has been tried
}

// compilerProcess is a worker process with a folder of its own, to leave code in.
type compilerProcess struct {
	*process
	incoming string
	lock     *os.File
}

func newCompilers(p *Pool, cache *moduleCache) *compilers {
	c := &compilers{pool: p, cache: cache, idle: make(chan *compilerProcess, p.cfg.Workers), making: map[string]chan struct{}{}}
	for range p.cfg.Workers {
		c.idle <- nil
	}
	return c
}

// ensure sees to it that the code of a module is in the cache, and returns its entry. A
// *fuel.Rejection says that the module is to blame.
func (c *compilers) ensure(ctx context.Context, req loadRequest, files ...*os.File) (entry, error) {
	name := c.cache.name(c.pool.engine, req)
	for {
		if e, ok, err := c.cache.find(name); ok || err != nil {
			return e, err
		}
		c.mu.Lock()
		busy, ok := c.making[name]
		if !ok {
			c.making[name] = make(chan struct{})
		}
		c.mu.Unlock()
		if !ok {
			break // it is ours to make
		}
		select {
		case <-busy: // look again: if it failed, try it here
		case <-ctx.Done():
			return entry{}, context.Cause(ctx)
		}
	}
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		close(c.making[name])
		delete(c.making, name)
	}()
	// It may have been made between the two looks.
	if e, ok, err := c.cache.find(name); ok || err != nil {
		return e, err
	}
	return c.compile(ctx, name, req, files)
}

func (c *compilers) compile(ctx context.Context, name string, req loadRequest, files []*os.File) (e entry, err error) {
	var p *compilerProcess
	select {
	case p = <-c.idle:
	case <-ctx.Done():
		return e, context.Cause(ctx)
	}
	defer func() { c.idle <- p }()
	if p == nil {
		if p, err = c.start(); err != nil {
			return e, err
		}
	}
	req.As = asProgram // it makes code, and no place to run it
	a, err := p.prepare(ctx, kindLoad, req, loadGuard, files...)
	if err == nil && a.Rejection != "" {
		return e, &fuel.Rejection{Reason: a.Rejection}
	}
	if err == nil && a.Made == nil != req.Profile {
		err = errors.New("the compiler process left no outline")
	}
	if err == nil {
		e, err = c.cache.add(name, p.incoming, a.Made)
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("compile %s: %w", req.Digest, err), p.end())
		p = nil
	}
	return e, err
}

// first starts a compiler and makes the folder of its engine among the code, which
// workers cannot make.
func (c *compilers) first() error {
	p, err := c.start()
	if err != nil {
		return err
	}
	<-c.idle
	c.idle <- p
	made, err := filepath.Glob(filepath.Join(p.incoming, "*"))
	if err != nil || len(made) != 1 {
		return fmt.Errorf("the engine made %d folders for its code, want 1 (%v)", len(made), err)
	}
	root, err := os.OpenRoot(c.cache.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return mkdir(root, path.Join(codeDir, filepath.Base(made[0])), 0o755)
}

// start starts a compiler process.
func (c *compilers) start() (*compilerProcess, error) {
	dir, lock, err := c.cache.newIncoming(c.pool.cfg)
	if err != nil {
		return nil, fmt.Errorf("start a compiler: %w", err)
	}
	p := &compilerProcess{incoming: dir, lock: lock}
	cfg := c.pool.cfg
	cfg.UID, cfg.Engine.CacheDir = cfg.UID+1, dir
	// One compiled module is all that is ever wanted of it.
	cfg.Engine.Programs = 1
	if p.process, err = c.pool.startAs(cfg, true); err != nil {
		return nil, errors.Join(err, p.end())
	}
	return p, nil
}

// end ends the process and removes its folder.
func (p *compilerProcess) end() error {
	if p.process != nil {
		p.kill()
	}
	return errors.Join(os.RemoveAll(p.incoming), p.lock.Close())
}

func (c *compilers) close() error {
	var err error
	for range c.pool.cfg.Workers {
		if p := <-c.idle; p != nil {
			err = errors.Join(err, p.end())
		}
	}
	return err
}

// newIncoming makes a folder that a compiler process can write to, and locks it
// for as long as this process lives.
func (c *moduleCache) newIncoming(cfg PoolConfig) (dir string, lock *os.File, err error) {
	if dir, err = os.MkdirTemp(filepath.Join(c.dir, incomingDir), "compiler-"); err != nil {
		return "", nil, err
	}
	if lock, err = os.Open(dir); err == nil {
		err = unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	}
	if err == nil && cfg.ownUser() {
		err = os.Chown(dir, int(cfg.UID)+1, int(cfg.UID)+1)
	}
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return dir, lock, nil
}

// sweepIncoming removes the folders of compiler processes whose parents have
// ended without doing so.
func (c *moduleCache) sweepIncoming() error {
	dirs, err := filepath.Glob(filepath.Join(c.dir, incomingDir, "*"))
	if err != nil {
		return err
	}
	for _, dir := range dirs {
		lock, err := os.Open(dir)
		if err != nil {
			if err = skipMissing(err); err != nil {
				return err
			}
			continue
		}
		err = unix.Flock(int(lock.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			err = os.RemoveAll(dir)
		} else if errors.Is(err, unix.EWOULDBLOCK) {
			err = nil // in use
		}
		if err = errors.Join(err, lock.Close()); err != nil {
			return err
		}
	}
	return nil
}

// prepare loads a module into the worker, from the cache where there is one.
func (w *Worker) prepare(ctx context.Context, req loadRequest, files ...*os.File) (table string, err error) {
	if w.process == nil {
		return "", errEnded
	}
	cached := w.pool.compilers != nil
	for again := false; ; again = true {
		sent, with := req, files
		if cached {
			made, outline, err := w.pool.compilers.outline(ctx, req, files...)
			if err != nil {
				return "", err // the worker has nothing to do with it
			}
			if made != nil {
				sent.Made, with = made, append(slices.Clip(files), outline)
			}
		}
		a, err := w.process.prepare(ctx, kindLoad, sent, loadGuard, with...)
		if sent.Made != nil {
			err = errors.Join(err, with[len(files)].Close())
		}
		switch {
		case err != nil:
			return "", w.broken(err)
		case a.Rejection != "":
			return "", &fuel.Rejection{Reason: a.Rejection}
		case !a.Missing:
			return a.Table, nil
		case again || !cached:
			return "", w.broken(errors.New("the compiled code is not in the module cache"))
		}
		// Pruned a moment ago, spoilt, or of another processor.
		if err := w.pool.compilers.cache.forget(w.pool.compilers.cache.name(w.pool.engine, req)); err != nil {
			return "", err
		}
	}
}

// outline sees to it that the code of a module is in the cache, and opens its outline; made
// is nil where it has none.
func (c *compilers) outline(ctx context.Context, req loadRequest, files ...*os.File) (made *sandbox.Made, outline *os.File, err error) {
	for {
		e, err := c.ensure(ctx, req, files...)
		if err != nil || e.Made == nil {
			return nil, nil, err
		}
		name := c.cache.name(c.pool.engine, req)
		switch outline, err = c.cache.outline(name); {
		case err == nil:
			return e.Made, outline, nil
		case !errors.Is(err, fs.ErrNotExist):
			return nil, nil, err
		}
		if err := c.cache.forget(name); err != nil { // pruned a moment ago
			return nil, nil, err
		}
	}
}

// Load makes a module the one that runs, and returns the cost table that its
// fuel is counted by. A *fuel.Rejection says that the module is to blame.
func (w *Worker) Load(ctx context.Context, digest judge.Digest, module *os.File) (table string, err error) {
	table, err = w.prepare(ctx, loadRequest{Digest: digest}, module)
	var rejection *fuel.Rejection
	if err != nil && !errors.As(err, &rejection) {
		err = fmt.Errorf("load module %s: %w", digest, err)
	}
	return table, err
}

// LoadBeside makes a module the output validator or the interactor beside the one
// that runs, until another one is loaded; runtime is nil where it runs by itself,
// and otherwise digest is the interpreter's.
func (w *Worker) LoadBeside(ctx context.Context, as role, digest judge.Digest, module, runtime *os.File) error {
	req, files := loadRequest{Digest: digest, As: as}, []*os.File{module}
	if runtime != nil {
		req.Runtime, files = true, []*os.File{runtime, module}
	}
	if _, err := w.prepare(ctx, req, files...); err != nil {
		return fmt.Errorf("load validator %s: %w", digest, err)
	}
	return nil
}

// LoadBundle makes the program that an interpreter makes of a bundle the one that
// runs, and returns the cost table that its fuel is counted by. digest is the
// interpreter's.
func (w *Worker) LoadBundle(ctx context.Context, digest judge.Digest, runtime, bundle *os.File) (table string, err error) {
	table, err = w.prepare(ctx, loadRequest{Digest: digest, Runtime: true}, runtime, bundle)
	var rejection *fuel.Rejection
	switch {
	case errors.As(err, &rejection):
		err = fmt.Errorf("load runtime %s: %v", digest, err) // nobody sent the interpreter
	case err != nil:
		err = fmt.Errorf("load runtime %s: %w", digest, err)
	}
	return table, err
}
