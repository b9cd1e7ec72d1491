package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

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
	// Engine is handed to the workers, but for CacheDir.
	Engine sandbox.Config
	// CacheDir is the folder of compiled modules, made where it is missing, with
	// processes beside the workers that fill it under the user after UID; ""
	// lets each worker compile for itself.
	CacheDir string
	// CacheBytes bounds the cache folder; 0 means DefaultCacheBytes.
	CacheBytes int64
}

func (c PoolConfig) ownUser() bool { return os.Geteuid() == 0 }

// Pool keeps worker processes ready. Programs run in them and nowhere else.
type Pool struct {
	cfg PoolConfig
	// free holds a place for each worker: nil where the process has ended and a
	// new one is to be started.
	free   chan *process
	spawn  chan func()
	ended  chan struct{} // closed once the spawning thread has ended
	once   sync.Once
	engine string // what runs the programs
	// compilers is nil where each worker compiles for itself.
	compilers *compilers
	// starts counts the processes started.
	starts atomic.Int64

	mu      sync.Mutex
	waiting int                            // judgements that wait for a worker
	hungry  int                            // judgements of a contest that would take another spare one
	spares  map[*Worker]context.CancelFunc // the spare workers in use
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
	p := &Pool{cfg: cfg, free: make(chan *process, cfg.Workers), spawn: make(chan func()), ended: make(chan struct{}),
		spares: map[*Worker]context.CancelFunc{}}
	var cache *moduleCache
	if cfg.CacheDir != "" {
		var err error
		if cache, err = openCache(cfg.CacheDir, cfg.CacheBytes); err != nil {
			return nil, err
		}
		p.compilers = newCompilers(p, cache)
	}
	go p.spawner()
	if err := p.yield(); err != nil {
		close(p.spawn)
		return nil, err
	}
	if err := p.fill(); err != nil {
		for len(p.free) > 0 {
			(<-p.free).kill()
		}
		if p.compilers != nil {
			err = errors.Join(err, p.compilers.close())
		}
		close(p.spawn)
		return nil, err
	}
	return p, nil
}

// fill starts the workers, and before them a compiler, which makes the folder
// that they read from.
func (p *Pool) fill() error {
	if p.compilers != nil {
		if err := p.compilers.first(); err != nil {
			return err
		}
	}
	for range p.cfg.Workers {
		worker, err := p.start()
		if err != nil {
			return err
		}
		p.engine = worker.engine
		p.free <- worker
	}
	return nil
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

// start starts a worker.
func (p *Pool) start() (*process, error) {
	cfg := p.cfg
	if cfg.CacheDir != "" {
		cfg.Engine.CacheDir = filepath.Join(cfg.CacheDir, codeDir)
	}
	p.starts.Add(1)
	return p.startAs(cfg, false)
}

func (p *Pool) startAs(cfg PoolConfig, compiler bool) (started *process, err error) {
	done := make(chan struct{})
	p.spawn <- func() {
		started, err = startProcess(cfg, compiler)
		close(done)
	}
	<-done
	return started, err
}

// workerNice is the niceness of worker processes.
const workerNice = 10

// yield lowers the priority of the spawning thread, which the workers inherit.
// Where the processors are busy, whoever answers people goes first: a verdict may
// come later, and is never another.
func (p *Pool) yield() error {
	done := make(chan error)
	p.spawn <- func() {
		now, err := unix.Getpriority(unix.PRIO_PROCESS, 0) // the system call answers 20 - nice
		if err == nil && 20-now < workerNice {
			err = unix.Setpriority(unix.PRIO_PROCESS, 0, workerNice)
		}
		done <- err
	}
	if err := <-done; err != nil {
		return fmt.Errorf("lower the priority of workers: %w", err)
	}
	return nil
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
		if p.compilers != nil {
			_ = p.compilers.close() // what stays is removed by the next one
		}
		close(p.spawn)
		<-p.ended
	})
}

// Worker is a worker process in use. After an error from Load or Run that is no
// *fuel.Rejection the process may have ended, and only Release is left.
type Worker struct {
	pool    *Pool
	process *process
}

// loadGuard bounds how long metering and compiling a module may take. The largest
// interpreter takes seconds on an idle machine.
const loadGuard = 2 * time.Minute

// Engine says what runs the programs, e.g. "wazero 1.12.0 compiler".
func (w *Worker) Engine() string { return w.process.engine }

// InForce says what the worker is confined by, in the words of sandbox.Features.
func (w *Worker) InForce() []string { return w.process.inForce }

var errEnded = errors.New("the worker process has ended")

// Input is what a run reads: Bytes, or a whole File where that is not nil, which
// the worker maps and nobody copies.
type Input struct {
	Bytes []byte
	File  *os.File
	Args  []string // after the program's own name; seldom any
}

// Outputs take what a run prints as it prints it, each nil where nobody wants
// it. What is written to them is good until Write returns, and the run waits for
// them.
type Outputs struct{ Stdout, Stderr io.Writer }

// Run runs the module on an input. An error is ours and says nothing about the
// program: the machine is stuck or broken, and another one may be better.
func (w *Worker) Run(ctx context.Context, limits sandbox.Limits, wall time.Duration, in Input, out Outputs) (sandbox.Outcome, error) {
	if w.process == nil {
		return sandbox.Outcome{}, fmt.Errorf("run: %w", errEnded)
	}
	req := runRequest{Limits: limits, Stderr: out.Stderr != nil, InFile: in.File != nil, Input: in.Bytes, Args: in.Args}
	if in.File != nil {
		req.Input = nil
	} else if len(in.Bytes) > pieceBytes {
		return sandbox.Outcome{}, fmt.Errorf("run: an input of %d bytes has to come in a file", len(in.Bytes))
	}
	o, err := w.process.run(ctx, req, wall, in.File, out.Stdout, out.Stderr)
	if err != nil {
		return sandbox.Outcome{}, fmt.Errorf("run: %w", w.broken(err))
	}
	return o, nil
}

// Validate runs the module and the validator, which was loaded beside it, on a
// test case; output stands for what the module prints where the request says so,
// and is nil otherwise. An error is as for Run.
func (w *Worker) Validate(ctx context.Context, req validateRequest, wall time.Duration, input, answer, output *os.File, out Outputs) (validated, error) {
	if w.process == nil {
		return validated{}, fmt.Errorf("validate: %w", errEnded)
	}
	files := []*os.File{input, answer}
	if req.Given {
		files = append(files, output)
	}
	v, err := w.process.validate(ctx, req, wall, files, out.Stdout, out.Stderr)
	if err != nil {
		return validated{}, fmt.Errorf("validate: %w", w.broken(err))
	}
	return v, nil
}

// Release gives the worker back. Where its process has ended, a new one is
// started meanwhile.
func (w *Worker) Release() {
	p, ended := w.pool, w.process
	w.pool, w.process = nil, nil
	if ended != nil {
		p.free <- ended
		return
	}
	go func() {
		process, err := p.start()
		if err != nil {
			process = nil // whoever acquires it tries again, and is told
		}
		p.free <- process
	}()
}

// broken ends the process after an error and returns the error.
func (w *Worker) broken(err error) error {
	w.process.kill()
	w.process = nil
	return err
}
