package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox"
)

// DefaultUID is the user and group that workers run under where the parent is
// root: one that nobody else is likely to have.
const DefaultUID = 64123

// PoolConfig configures a Pool. The zero value is useful.
type PoolConfig struct {
	// Workers is the number of worker processes; 0 means one for each core.
	Workers int
	// UID is the user and the group of the workers where this process is root;
	// 0 means DefaultUID. Otherwise they run under this process's own user.
	UID uint32
	// Engine is handed to the workers. A cache folder is made where it is
	// missing and given to the workers' user.
	Engine sandbox.Config
	// CacheBytes bounds the cache folder; 0 means DefaultCacheBytes.
	CacheBytes int64
}

func (c PoolConfig) ownUser() bool { return os.Geteuid() == 0 }

// Pool keeps worker processes ready. Programs run in them and nowhere else.
type Pool struct {
	cfg PoolConfig
	// free holds a place for each worker: nil where the process has ended and a
	// new one is to be started.
	free  chan *process
	spawn chan func()
	ended chan struct{} // closed once the spawning thread has ended
	once  sync.Once
	cache moduleCache
	// starts counts the processes started.
	starts atomic.Int64
}

// NewPool starts the workers and waits until they are ready.
func NewPool(cfg PoolConfig) (*Pool, error) {
	if cfg.Workers == 0 {
		cfg.Workers = runtime.NumCPU()
	}
	if cfg.UID == 0 {
		cfg.UID = DefaultUID
	}
	if cfg.CacheBytes == 0 {
		cfg.CacheBytes = DefaultCacheBytes
	}
	if dir := cfg.Engine.CacheDir; dir != "" {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return nil, fmt.Errorf("make the module cache: %w", err)
		}
		if cfg.ownUser() {
			if err := os.Chown(dir, int(cfg.UID), int(cfg.UID)); err != nil {
				return nil, fmt.Errorf("hand the module cache to the workers: %w", err)
			}
		}
	}
	p := &Pool{cfg: cfg, free: make(chan *process, cfg.Workers), spawn: make(chan func()), ended: make(chan struct{})}
	p.cache.dir, p.cache.limit = cfg.Engine.CacheDir, cfg.CacheBytes
	if p.cache.dir != "" {
		if err := p.cache.prune(); err != nil {
			return nil, err
		}
	}
	go p.spawner()
	for range cfg.Workers {
		worker, err := p.start()
		if err != nil {
			for len(p.free) > 0 {
				(<-p.free).kill()
			}
			close(p.spawn)
			return nil, err
		}
		p.free <- worker
	}
	return p, nil
}

// spawner is the thread that all workers are children of. The kernel ends them
// with it, however this process ends.
func (p *Pool) spawner() {
	defer close(p.ended)
	runtime.LockOSThread() // and never unlocked: the thread ends with the function
	for f := range p.spawn {
		f()
	}
}

func (p *Pool) start() (worker *process, err error) {
	done := make(chan struct{})
	p.spawn <- func() {
		worker, err = startProcess(p.cfg)
		p.starts.Add(1)
		close(done)
	}
	<-done
	return worker, err
}

// Workers is the number of workers.
func (p *Pool) Workers() int { return p.cfg.Workers }

// Close ends all workers. It waits for those that are acquired.
func (p *Pool) Close() {
	p.once.Do(func() {
		for range p.cfg.Workers {
			if worker := <-p.free; worker != nil {
				worker.kill()
			}
		}
		close(p.spawn)
		<-p.ended
	})
}

// Acquire waits for a worker and returns it for use by one goroutine, until
// Release.
func (p *Pool) Acquire(ctx context.Context) (*Worker, error) {
	select {
	case worker := <-p.free:
		if worker == nil {
			var err error
			if worker, err = p.start(); err != nil {
				p.free <- nil
				return nil, err
			}
		}
		return &Worker{pool: p, process: worker}, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a worker: %w", context.Cause(ctx))
	}
}

// Worker is a worker process in use. After an error from Load or Run that is no
// *fuel.Rejection the process may have ended, and only Release is left.
type Worker struct {
	pool    *Pool
	process *process
	output  int64
	stderr  int64
}

// loadGuard bounds how long metering and compiling a module may take. The largest
// interpreter takes seconds on an idle machine.
const loadGuard = 2 * time.Minute

// Engine says what runs the programs, e.g. "wazero 1.12.0 compiler".
func (w *Worker) Engine() string { return w.process.engine }

// InForce says what the worker is confined by, in the words of sandbox.Features.
func (w *Worker) InForce() []string { return w.process.inForce }

// Load makes a module the one that runs, and returns the cost table that its
// fuel is counted by. A *fuel.Rejection says that the module is to blame.
func (w *Worker) Load(ctx context.Context, digest judge.Digest, module *os.File) (table string, err error) {
	resp, err := w.call(ctx, request{Load: &loadRequest{Digest: digest}}, module, loadGuard)
	if err != nil {
		return "", fmt.Errorf("load module %s: %w", digest, err)
	}
	if resp.Rejection != "" {
		return "", &fuel.Rejection{Reason: resp.Rejection}
	}
	if err := w.pool.cache.loaded(); err != nil {
		return "", err
	}
	return resp.Table, nil
}

// Run runs the module on an input. An error is ours and says nothing about the
// program: the machine is stuck or broken, and another one may be better.
func (w *Worker) Run(ctx context.Context, limits sandbox.Limits, wall time.Duration, input *os.File) (sandbox.Outcome, error) {
	resp, err := w.call(ctx, request{Run: &runRequest{Limits: limits}}, input, wall)
	if err == nil && resp.Outcome == nil {
		err = w.broken(errors.New("no outcome in the response"))
	}
	if err != nil {
		return sandbox.Outcome{}, fmt.Errorf("run: %w", err)
	}
	w.output, w.stderr = resp.Outcome.OutputBytes, resp.Outcome.StderrBytes
	return *resp.Outcome, nil
}

// Output returns what the last run printed. It is good until the next one.
func (w *Worker) Output() *io.SectionReader {
	return io.NewSectionReader(w.process.stdout, 0, w.output)
}

// Stderr returns the head of what the last run printed to standard error.
func (w *Worker) Stderr() *io.SectionReader {
	return io.NewSectionReader(w.process.stderr, 0, w.stderr)
}

// keptOutput is how much memory the output of a run may hold on to afterwards.
const keptOutput = 1 << 20

// Release gives the worker back.
func (w *Worker) Release() {
	if w.process != nil && w.output > keptOutput {
		if err := w.process.stdout.Truncate(0); err != nil {
			_ = w.broken(err)
		}
	}
	w.pool.free <- w.process
	w.pool, w.process = nil, nil
}

func (w *Worker) call(ctx context.Context, req request, file *os.File, guard time.Duration) (response, error) {
	if w.process == nil {
		return response{}, errors.New("the worker process has ended")
	}
	resp, err := w.process.call(ctx, req, file, guard)
	if err == nil && resp.Error != "" {
		err = errors.New(resp.Error)
	}
	if err != nil {
		return response{}, w.broken(err)
	}
	return resp, nil
}

// broken ends the process after an error and returns the error.
func (w *Worker) broken(err error) error {
	w.process.kill()
	w.process = nil
	return err
}
