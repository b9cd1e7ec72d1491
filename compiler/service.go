package compiler

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"assize/blob"
	"assize/bus"
	"assize/judge"

	"github.com/prometheus/client_golang/prometheus"
)

// ServiceConfig configures the stage.
type ServiceConfig struct {
	// Slots is how many compiles run at once; 0 counts as 1.
	Slots int
	// Ahead is how many boxes may wait at once with a compiler that was started
	// before its job, in languages that have that; 0 means none.
	Ahead int
	Log   *slog.Logger          // nil: slog.Default()
	Stats prometheus.Registerer // nil: no metrics
}

// Service reads Submitted and publishes Compiled, or Judged where the judgement
// ends here: a compile error, trouble of ours that does not go away, or an output
// validator that does not compile.
type Service struct {
	cfg      ServiceConfig
	compiler *Compiler
	blobs    blob.Store
	bus      *bus.Bus
	stats    *stats
	programs programs
}

// NewService returns the stage around c. blobs has the sources and must be the
// store that c was made with.
func NewService(cfg ServiceConfig, c *Compiler, blobs blob.Store, b *bus.Bus) (*Service, error) {
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	stats, err := newStats(cfg.Stats, c.ahead)
	if err != nil {
		return nil, err
	}
	return &Service{cfg: cfg, compiler: c, blobs: blobs, bus: b, stats: stats, programs: programs{blobs: blobs}}, nil
}

// Run compiles until ctx is done, then finishes what is under way.
func (s *Service) Run(ctx context.Context) error {
	queue := bus.Queue{Stream: judge.CompileStream, Slots: s.cfg.Slots, Log: s.cfg.Log}
	for _, class := range judge.Classes {
		queue.Lanes = append(queue.Lanes, bus.Lane{Durable: "compile-" + string(class), Filter: judge.SubmittedFilter(class)})
	}
	heard := make(chan judge.Upcoming, 16)
	stop, err := s.bus.Listen(judge.UpcomingSubject, hear(heard))
	if err != nil {
		return err
	}
	defer stop()
	warm, cancel := context.WithCancel(ctx)
	var beside sync.WaitGroup
	beside.Go(func() { s.warm(warm, heard) })
	beside.Go(func() { s.compiler.ahead.keep(warm, s.cfg.Ahead) })
	defer func() { cancel(); beside.Wait() }()
	return bus.Consume(ctx, s.bus, queue, bus.Handler[judge.Submitted]{Handle: s.handle, GiveUp: s.giveUp})
}

// handle compiles one submission and passes it on.
func (s *Service) handle(ctx context.Context, m judge.Submitted) error {
	if err := m.Check(); err != nil {
		return err
	}
	// Progress is for display: nobody depends on it.
	progress := judge.Progress{Judgement: m.Judgement, State: judge.Compiling}
	if err := s.bus.Tell(progress.Subject(), progress); err != nil {
		s.cfg.Log.Debug("progress not told", "judgement", m.Judgement, "error", err)
	}
	files, err := s.sources(ctx, m)
	if err != nil {
		return err
	}
	own, err := s.programs.of(ctx, m.Dataset)
	if err != nil {
		return err
	}
	r, err := s.compiler.Compile(ctx, Request{Language: m.Language, Files: files, Entry: m.Entry, Includes: own.Includes})
	if code := judge.CodeOf(err); err != nil && (code == judge.NotFound || code == judge.Unsupported) {
		s.stats.count(m.Language, "refused")
		return s.judged(ctx, m, judge.Judgement{Verdict: judge.JE, Reason: err.Error()})
	}
	if err != nil {
		s.stats.count(m.Language, "failed")
		return err
	}
	s.stats.compiled(m.Language, r)
	compile := judge.Compile{Module: r.Module, Runtime: r.Runtime, Toolchain: r.Toolchain, Diagnostics: r.Diagnostics, Marks: r.Marks, Duration: r.Duration, Cached: r.Cached}
	if !r.OK {
		return s.judged(ctx, m, judge.Judgement{Verdict: judge.CE, Reason: r.Reason, Compile: compile})
	}
	reason, err := s.compiler.Validators(ctx, own, &compile)
	if code := judge.CodeOf(err); err != nil && (code == judge.NotFound || code == judge.Unsupported) {
		reason, err = err.Error(), nil
	}
	if err != nil {
		return err
	}
	if reason != "" {
		s.stats.count(own.Validator.Language, "refused")
		return s.judged(ctx, m, judge.Judgement{Verdict: judge.JE, Reason: reason, Compile: compile})
	}
	multiplier := m.FuelMultiplier
	if multiplier == 0 {
		multiplier = r.FuelMultiplier
	}
	return s.bus.Publish(ctx, "compiled-"+m.Judgement, judge.Compiled{
		Envelope: m.Envelope, Language: m.Language, FuelMultiplier: multiplier,
		Compile: compile, Dataset: m.Dataset, Earlier: m.Earlier, CompiledAt: time.Now().UTC(),
	})
}

// giveUp ends a judgement that could not be compiled, tried often enough.
func (s *Service) giveUp(ctx context.Context, m judge.Submitted, cause error) error {
	reason := "the compiler was stopped each time before it had finished"
	if cause != nil {
		reason = "the compiler failed: " + cause.Error()
	}
	s.stats.count(m.Language, "given_up")
	return s.judged(ctx, m, judge.Judgement{Verdict: judge.JE, Reason: reason})
}

// judged publishes the end of a judgement.
func (s *Service) judged(ctx context.Context, m judge.Submitted, result judge.Judgement) error {
	result.ID, result.Submission = m.Judgement, m.Submission
	result.Dataset, result.JudgedAt = m.Dataset, time.Now().UTC()
	return s.bus.Publish(ctx, "judged-"+m.Judgement, judge.Judged{Envelope: m.Envelope, Result: result})
}

// sources fetches the files of a submission.
func (s *Service) sources(ctx context.Context, m judge.Submitted) ([]File, error) {
	files := make([]File, len(m.Sources))
	for i, source := range m.Sources {
		content, err := blob.Read(ctx, s.blobs, source.Digest, judge.MaxSourceBytes)
		if err != nil {
			return nil, fmt.Errorf("source %q of judgement %s: %w", source.Name, m.Judgement, err)
		}
		files[i] = File{Name: source.Name, Content: content}
	}
	return files, nil
}
