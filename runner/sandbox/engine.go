package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
)

// Features of WebAssembly that programs may use. Exception handling is left
// out on purpose: each try block copies the whole native stack.
const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// Config configures an Engine. The zero value is useful.
type Config struct {
	// CacheDir keeps compiled code on disk. "" keeps none. Where the process
	// cannot write to it, code must be there already (ErrNoCode).
	CacheDir string
	// Programs is how many programs stay compiled in memory; 0 means 4.
	Programs int
	// CompileThreads make the code of a program at a time; 0 means 1.
	CompileThreads int
	// Interpreter runs programs without compiling them: the same outcomes,
	// much slower.
	Interpreter bool
}

// Engine compiles and runs programs. It is not safe for concurrent use: there is
// one memory, for one program at a time, and another for the one beside it.
type Engine struct {
	runtime wazero.Runtime
	cache   wazero.CompilationCache // nil without a folder
	dir     string                  // that folder
	name    string
	// pages are opened here, since a confined process cannot do it later.
	pages   *pages
	memory  *memory
	streams streams
	// beside is the memory of a second program (Beside), peer its streams.
	beside   *memory
	peer     streams
	programs []*Program // the most recently used one last
	keep     int
	threads  int
	runtimes []*Program // the same, of interpreters
	broken   error      // see Broken
}

// Program is a module that has been metered and compiled.
type Program struct {
	digest   judge.Digest
	table    string
	module   wazero.CompiledModule
	hasStart bool
	initial  int64 // bytes of memory that it starts with
	args     []string
	memory   *memory // where it runs, alone or after others
	globals  int     // exported for the instance to stay (instance); 0: it does not

	profiled *profiled // nil where nobody wants a profile

	interpreter *interpreter // nil for a program that runs by itself
	files       *wasi.Files  // nil where there is no interpreter
}

// NewEngine starts an engine.
func NewEngine(ctx context.Context, cfg Config) (*Engine, error) {
	kind, config := "compiler", wazero.NewRuntimeConfigCompiler()
	if cfg.Interpreter {
		kind, config = "interpreter", wazero.NewRuntimeConfigInterpreter()
	}
	e := &Engine{name: fmt.Sprintf("wazero %s %s", wazeroVersion(), kind), keep: cfg.Programs, threads: cfg.CompileThreads, dir: cfg.CacheDir}
	if e.keep == 0 {
		e.keep = 4
	}
	config = config.WithCoreFeatures(features)
	var err error
	if cfg.CacheDir != "" {
		if e.cache, err = wazero.NewCompilationCacheWithDir(cfg.CacheDir); err != nil {
			return nil, fmt.Errorf("open the module cache in %s: %w", cfg.CacheDir, err)
		}
		config = config.WithCompilationCache(e.cache)
	}
	e.pages = openPages()
	if e.memory, err = newMemory(e.pages); err != nil {
		return nil, errors.Join(err, e.pages.close())
	}
	if e.beside, err = newMemory(e.pages); err != nil {
		return nil, errors.Join(err, e.memory.close(), e.pages.close())
	}
	e.streams.stderr.Cut, e.peer.stderr.Cut = true, true
	e.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	if err := wasi.Instantiate(ctx, e.runtime); err != nil {
		return nil, errors.Join(err, e.Close(ctx))
	}
	return e, nil
}

// Broken returns why nothing runs in this engine any more, or nil: a run has left
// something behind that could not be taken away, and the next one must not see it.
// The process is to be given up.
func (e *Engine) Broken() error { return e.broken }

// Name says which engine this is, e.g. "wazero 1.12.0 compiler".
func (e *Engine) Name() string { return e.name }

// Close frees everything.
func (e *Engine) Close(ctx context.Context) error {
	err := e.runtime.Close(ctx)
	for _, p := range e.runtimes {
		err = errors.Join(err, p.release())
	}
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(ctx))
	}
	return errors.Join(err, e.memory.close(), e.beside.close(), e.pages.close())
}

// Lookup returns the program of a module that is still compiled, or nil.
func (e *Engine) Lookup(digest judge.Digest) *Program { return lookup(e.programs, digest) }

// lookup finds a program and makes it the most recently used one.
func lookup(programs []*Program, digest judge.Digest) *Program {
	for i, p := range programs {
		if p.digest == digest {
			copy(programs[i:], programs[i+1:])
			programs[len(programs)-1] = p
			return p
		}
	}
	return nil
}

// Load meters and compiles a module, or finds it compiled. The digest is the
// module's own. A *fuel.Rejection says that the module is to blame; any other
// error is ours.
func (e *Engine) Load(ctx context.Context, digest judge.Digest, module []byte) (*Program, error) {
	if p := e.Lookup(digest); p != nil {
		return p, nil
	}
	p, err := e.compile(ctx, digest, module, nil, fuel.ExportGlobals)
	if err != nil {
		return nil, err
	}
	return p, e.keepProgram(ctx, p)
}

// keepProgram keeps a program that runs by itself, and drops the one that was
// not used for longest.
func (e *Engine) keepProgram(ctx context.Context, p *Program) error {
	p.args, p.memory = arguments, e.memory
	if len(e.programs) == e.keep {
		oldest := e.programs[0]
		e.programs = append(e.programs[:0], e.programs[1:]...)
		if err := e.drop(ctx, oldest); err != nil {
			return fmt.Errorf("drop compiled module %s: %w", oldest.digest, err)
		}
	}
	e.programs = append(e.programs, p)
	return nil
}

// drop gives up a program that runs by itself, and what it has left.
func (e *Engine) drop(ctx context.Context, p *Program) error {
	var err error
	for _, m := range []*memory{e.memory, e.beside} {
		if m.instance != nil && m.instance.of == p.module {
			err = errors.Join(err, m.giveUp())
		}
	}
	return errors.Join(err, p.module.Close(ctx))
}

// compile meters and compiles a module, changed once more between the two unless
// change is nil. The program has no memory yet.
func (e *Engine) compile(ctx context.Context, digest judge.Digest, module []byte, change func(metered *fuel.Module) ([]byte, error), options ...fuel.Option) (*Program, error) {
	m, err := metered(module, options...)
	if err != nil {
		return nil, err
	}
	code := m.Code
	if change != nil {
		if code, err = change(m); err != nil {
			return nil, err
		}
	}
	compiled, err := e.code(ctx, code)
	if err != nil {
		return nil, err
	}
	return newProgram(digest, madeOf(m), compiled), nil
}

// metered meters a module that is to run, as a WASI command.
func metered(module []byte, options ...fuel.Option) (*fuel.Module, error) {
	m, err := fuel.Instrument(module, append(options, fuel.Through(wasi.Host))...)
	if err == nil && m.MemoryMax == 0 {
		err = &fuel.Rejection{Reason: "the module has no memory"}
	}
	if err == nil && !m.ExportsProcedure(judge.RuntimeStart) {
		err = &fuel.Rejection{Reason: "the module exports no function _start without parameters and results: it is not a WASI command"}
	}
	return m, err
}

// code compiles a metered module, or finds its code.
func (e *Engine) code(ctx context.Context, metered []byte) (wazero.CompiledModule, error) {
	compiled, err := e.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, e.threads), metered)
	if err != nil && aboutCache(err) {
		return nil, fmt.Errorf("%w: %v", ErrNoCode, err)
	}
	if err != nil {
		// wazero validates what it compiles, and validation is all else that
		// can fail: the module is malformed, or wants what this engine lacks.
		return nil, &fuel.Rejection{Reason: err.Error()}
	}
	return compiled, nil
}

func newProgram(digest judge.Digest, m Made, compiled wazero.CompiledModule) *Program {
	return &Program{
		digest: digest, table: m.Table, module: compiled, hasStart: m.HasStart,
		initial: int64(m.MemoryPages) * judge.ImagePageBytes, globals: m.Globals,
	}
}

// ErrNoCode is wrapped by the error of a Load that neither found good code in
// CacheDir nor could put it there. It says nothing about the module.
var ErrNoCode = errors.New("no compiled code in the module cache")

// aboutCache tells errors of the engine's cache from those of its validation,
// none of which begins like this, whatever is in the module.
func aboutCache(err error) bool {
	var path *fs.PathError
	var link *os.LinkError
	return errors.As(err, &path) || errors.As(err, &link) || strings.HasPrefix(err.Error(), "compilationcache:")
}

// Unload drops all programs.
func (e *Engine) Unload(ctx context.Context) error {
	var err error
	for _, p := range e.programs {
		err = errors.Join(err, e.drop(ctx, p))
	}
	for _, p := range e.runtimes {
		err = errors.Join(err, p.module.Close(ctx), p.release())
	}
	e.programs, e.runtimes = nil, nil
	return err
}

// isProcedure reports whether a module exports a function of that name without
// parameters and results.
func isProcedure(m wazero.CompiledModule, name string) bool {
	f, ok := m.ExportedFunctions()[name]
	return ok && len(f.ParamTypes())+len(f.ResultTypes()) == 0
}

// Table is the cost table that the program's fuel is counted by.
func (p *Program) Table() string { return p.table }

// wazeroVersion is the version that this program was built with.
func wazeroVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path == "github.com/tetratelabs/wazero" {
				if m.Replace != nil {
					m = m.Replace
				}
				return trimV(m.Version)
			}
		}
	}
	return "unknown"
}

func trimV(version string) string {
	if len(version) > 1 && version[0] == 'v' {
		return version[1:]
	}
	return version
}
