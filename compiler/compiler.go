package compiler

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"time"

	"assize/blob"
	"assize/judge"
	"assize/toolchains"
)

// Config says where the compiler keeps its things.
type Config struct {
	// DataDir has the installed toolchains. It must let other users pass
	// through (0711).
	DataDir string
	// Dir is for the compiler's own files, the cache and the jobs; "" means
	// DataDir/compiler. It must let other users pass through as well.
	Dir string
	// CacheEntries bounds the compile cache; 0 means 20,000.
	CacheEntries int
	// UIDBase is the first of the 65,536 user and group ids of this machine that
	// the containers are mapped to; 0 means 100,000. Nobody may own files with
	// them.
	UIDBase uint32
	// Isolation keeps compiles from the machine; "" means Runc.
	Isolation Isolation
	Log       *slog.Logger // nil: slog.Default()
}

// Compiler compiles. It is safe for concurrent use.
type Compiler struct {
	cfg   Config
	blobs blob.Store
	boxes *boxes
	cache *cache
	ahead *ahead
}

// New checks that this machine can isolate a compile, removes what killed
// compilers left behind and returns a compiler. Close it after use.
func New(ctx context.Context, cfg Config, blobs blob.Store) (*Compiler, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.CacheEntries == 0 {
		cfg.CacheEntries = 20_000
	}
	if cfg.UIDBase == 0 {
		cfg.UIDBase = 100_000
	}
	var err error
	if cfg.Isolation, err = CheckIsolation(ctx, cfg.Isolation); err != nil {
		return nil, err
	}
	for _, weakness := range cfg.Isolation.Weaknesses() {
		cfg.Log.Warn("compiles are isolated by bubblewrap, which is weaker than runc", "weakness", weakness)
	}
	if cfg.Dir == "" {
		cfg.Dir = filepath.Join(cfg.DataDir, "compiler")
	}
	dir, err := filepath.Abs(cfg.Dir)
	if err != nil {
		return nil, fmt.Errorf("open compiler folder: %w", err)
	}
	cache, err := openCache(filepath.Join(dir, "cache"), cfg.CacheEntries)
	if err != nil {
		return nil, err
	}
	boxes, err := openBoxes(ctx, filepath.Join(dir, "boxes"), cfg.UIDBase, cfg.Isolation, cfg.Log)
	if err != nil {
		return nil, err
	}
	return &Compiler{cfg: cfg, blobs: blobs, boxes: boxes, cache: cache, ahead: newAhead(boxes)}, nil
}

// Close removes the compiler's containers and folders.
func (c *Compiler) Close() error { return c.boxes.close() }

// Request is what to compile.
type Request struct {
	Language judge.LanguageID
	Files    []File
	Entry    string // the file to start from, where the language asks; "" leaves it to the language
	Fresh    bool   // compile even where the result is known
	Lines    bool   // keep the lines of the sources in the module, where the toolchain can
	MaxBytes int    // of all files together; 0 means judge.MaxSourceBytes
	// Includes are the problem's files that are compiled with these; they count
	// neither for MaxBytes nor for the number of files.
	Includes judge.Includes
}

// File is one source file.
type File struct {
	Name    string // as judge.CheckFileNames wants it; "" for a single pasted source
	Content []byte
}

// Result is what came of it.
type Result struct {
	OK        bool         // false: compile error, the contestant's fault
	Module    judge.Digest // of the module, or the bundle, in the blob store; "" unless OK
	Runtime   judge.Digest // of the interpreter for a bundle, in the blob store; "" for a module
	Toolchain judge.Digest
	// FuelMultiplier is the language's own.
	FuelMultiplier float64
	// Diagnostics is what the compiler printed, warnings included, with paths
	// relative to the submission, at most judge.MaxDiagnosticBytes.
	Diagnostics string
	Marks       []judge.Mark  // what Diagnostics say of places in the sources
	Reason      string        // unless OK: why, in a sentence
	Duration    time.Duration // of the compile itself; of the cache lookup where Cached
	Cached      bool
}

// Compile compiles one submission. An error is our fault, and another try may
// help, except for codes NotFound and Unsupported, which name a language that is
// not to be had here. Everything that a submission can do wrong is in the
// Result.
func (c *Compiler) Compile(ctx context.Context, req Request) (Result, error) {
	start := time.Now()
	if req.Language == judge.Answers {
		return c.answers(ctx, req)
	}
	tc, err := toolchains.Open(c.cfg.DataDir, req.Language)
	if err != nil {
		return Result{}, err
	}
	included, err := c.included(ctx, tc, req.Includes)
	if err != nil {
		return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
	}
	job, reason := arrange(tc, req, included)
	if reason != "" {
		return Result{Toolchain: tc.Digest, FuelMultiplier: tc.FuelMultiplier, Reason: reason, Duration: time.Since(start)}, nil
	}
	key := job.key(tc.Digest)
	if r, ok := c.cached(ctx, key); ok && !req.Fresh {
		if err := c.interpret(ctx, tc, &r); err != nil {
			return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
		}
		r.Toolchain, r.FuelMultiplier, r.Duration, r.Cached = tc.Digest, tc.FuelMultiplier, time.Since(start), true
		return r, nil
	}
	outcome, err := c.ahead.run(ctx, tc, job)
	if err != nil {
		return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
	}
	r := Result{Toolchain: tc.Digest, FuelMultiplier: tc.FuelMultiplier, Diagnostics: cleanDiagnostics(outcome.output), Duration: time.Since(start)}
	r.Marks = findMarks(tc.Diagnostics, r.Diagnostics, job.files)
	if r.Reason = outcome.reason(tc.Limits); r.Reason == "" && !tc.Interpreted() {
		r.Reason = checkModule(outcome.module)
	}
	r.OK = r.Reason == ""
	if r.OK {
		if r.Module, err = blob.PutBytes(ctx, c.blobs, outcome.module); err != nil {
			return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
		}
	}
	if err := c.interpret(ctx, tc, &r); err != nil {
		return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
	}
	if outcome.deterministic() {
		if err := c.cache.put(key, r); err != nil {
			return Result{}, fmt.Errorf("compile %s: %w", req.Language, err)
		}
	}
	r.Duration = time.Since(start)
	return r, nil
}

// included reads the files that a problem adds to submissions in a language: those
// for all languages, as far as this one takes them, and its own.
func (c *Compiler) included(ctx context.Context, tc toolchains.Toolchain, all judge.Includes) (files []File, err error) {
	for _, key := range []judge.LanguageID{judge.IncludeForAll, tc.Base, tc.ID} {
		for _, source := range all[key] {
			if takes, _ := tc.Accepts(source.Name); key == judge.IncludeForAll && !takes {
				continue
			}
			content, err := blob.Read(ctx, c.blobs, source.Digest, judge.MaxIncludeBytes)
			if err != nil {
				return nil, fmt.Errorf("included file %q: %w", source.Name, err)
			}
			files = put(files, File{Name: source.Name, Content: content})
		}
	}
	return files, nil
}

// put adds f to files in the place of one of the same name.
func put(files []File, f File) []File {
	return append(slices.DeleteFunc(files, func(old File) bool { return old.Name == f.Name }), f)
}

// cached looks a job up. Trouble with the cache or the blob store only costs a
// compile.
func (c *Compiler) cached(ctx context.Context, key judge.Digest) (Result, bool) {
	r, ok, err := c.cache.get(key)
	if err == nil && ok && r.OK {
		ok, err = c.blobs.Has(ctx, r.Module)
	}
	if err != nil {
		c.cfg.Log.Warn("compile cache passed over", "key", key, "error", err)
		return Result{}, false
	}
	return r, ok
}
