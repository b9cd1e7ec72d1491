package runner

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"assize/blob"
	"assize/bus"
	"assize/judge"
)

// Config configures the runner's service.
type Config struct {
	Pool PoolConfig
	// Node names this runner in logs.
	Node string
	// Tries is how often a judgement is tried before it becomes JE; 0 means 3.
	Tries int
}

// Service takes compiled submissions off the queue and publishes judgements.
type Service struct {
	cfg     Config
	bus     *bus.Bus
	pool    *Pool
	judge   *Judge
	log     *slog.Logger
	metrics *metrics
	warmer  *warmer
}

// New starts the workers; Run or Close ends them. log and reg may be nil.
func New(cfg Config, b *bus.Bus, blobs blob.Store, log *slog.Logger, reg prometheus.Registerer) (*Service, error) {
	if log == nil {
		log = slog.Default()
	}
	pool, err := NewPool(cfg.Pool)
	if err != nil {
		return nil, fmt.Errorf("start the runner: %w", err)
	}
	return &Service{
		cfg: cfg, bus: b, pool: pool, judge: NewJudge(pool, blobs),
		log: log.With("stage", "runner", "node", cfg.Node), metrics: newMetrics(reg, pool), warmer: newWarmer(),
	}, nil
}

// Close ends the workers. Run does so by itself.
func (s *Service) Close() { s.pool.Close() }

// Run works until ctx is done, finishes what is under way and ends the workers.
// The error is ctx's own, or says why the queue could not be set up.
func (s *Service) Run(ctx context.Context) error {
	defer s.Close()
	queue := bus.Queue{Stream: judge.RunStream, Slots: s.pool.Workers(), Tries: s.cfg.Tries, Log: s.log}
	for _, class := range judge.Classes { // by falling priority
		queue.Lanes = append(queue.Lanes, bus.Lane{Durable: "runner-" + string(class), Filter: judge.CompiledFilter(class)})
	}
	stop, err := s.listen()
	if err != nil {
		return err
	}
	defer stop()
	warm, cancel := context.WithCancel(ctx)
	warming := make(chan struct{})
	go func() { defer close(warming); s.warm(warm) }()
	defer func() { cancel(); <-warming }()
	return bus.Consume(ctx, s.bus, queue, bus.Handler[judge.Compiled]{Handle: s.handle, GiveUp: s.giveUp})
}

// progressEvery keeps judgements of many small test cases from talking more than
// they work.
const progressEvery = 100 * time.Millisecond

func (s *Service) handle(ctx context.Context, c judge.Compiled) error {
	if err := c.Check(); err != nil {
		return err
	}
	started := time.Now()
	var told time.Time
	result, err := s.judge.Judge(ctx, c, func(done, total int) {
		if now := time.Now(); now.Sub(told) >= progressEvery {
			told = now
			p := judge.Progress{Judgement: c.Judgement, State: judge.Running, Done: done, Total: total}
			if err := s.bus.Tell(p.Subject(), p); err != nil {
				s.log.Debug("progress is lost", "judgement", c.Judgement, "error", err)
			}
		}
	})
	if err != nil {
		s.metrics.failures.Inc()
		return err
	}
	s.metrics.seconds.Observe(time.Since(started).Seconds())
	s.metrics.runs.Add(float64(len(result.Runs)))
	s.metrics.reused.Add(float64(result.Reused))
	return s.publish(ctx, c, result)
}

// giveUp ends a judgement that nobody could make.
func (s *Service) giveUp(ctx context.Context, c judge.Compiled, cause error) error {
	if cause == nil {
		cause = errors.New("the runner ended while it was at work, each time")
	}
	s.log.Error("judgement given up", "judgement", c.Judgement, "submission", c.Submission, "error", cause)
	return s.publish(ctx, c, judge.Judgement{
		ID: c.Judgement, Submission: c.Submission, Verdict: judge.JE, Reason: cause.Error(),
		Compile: c.Compile, Dataset: c.Dataset, JudgedAt: time.Now().UTC(),
	})
}

// publish sends the judgement on. Its id is the message id, so that a repeated
// judgement is stored once.
func (s *Service) publish(ctx context.Context, c judge.Compiled, result judge.Judgement) error {
	if err := fit(&result); err != nil {
		return err
	}
	s.metrics.judgements.WithLabelValues(result.Verdict.String()).Inc()
	envelope := c.Envelope
	envelope.Version = judge.MessageVersion
	return s.bus.Publish(ctx, c.Judgement, judge.Judged{Envelope: envelope, Result: result})
}
