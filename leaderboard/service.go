package leaderboard

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/errgroup"

	"assize/bus"
	"assize/judge"
	"assize/judge/scoring"
)

// Config configures the service. The zero value is good.
type Config struct {
	// Interval is how often the watcher looks for what no message tells; 0
	// means 1 s. A board is at most about this late after a new submission, a
	// registration, a thaw or the loss of Redis.
	Interval time.Duration
	// Slots is how many results are taken from the queue at once, and so the
	// most that share a transaction; 0 means 16.
	Slots int
	// RedisTimeout bounds each update of a board, so that a Redis that hangs
	// does not hold up recording; 0 means 1 s.
	RedisTimeout time.Duration
}

// Deps are what the service works with. They stay the caller's to close.
type Deps struct {
	Postgres *pgxpool.Pool // at least 2 connections
	Redis    *redis.Client
	Bus      *bus.Bus              // needed for Run; nil tells nobody of changes
	Metrics  prometheus.Registerer // nil: none
	Log      *slog.Logger          // nil: slog.Default()
	Now      func() time.Time      // nil: time.Now
}

// Service records results and keeps the scoreboards. Its methods may be called
// concurrently, and several services may work on one site: they take turns
// contest by contest.
type Service struct {
	cfg     Config
	pool    *pgxpool.Pool
	board   board
	bus     *bus.Bus
	log     *slog.Logger
	now     func() time.Time
	metrics *metrics
	watcher watcher

	mu    sync.Mutex
	dirty map[string]bool // contests whose board in Redis is behind standings
}

// New returns a service that does nothing until Run.
func New(cfg Config, deps Deps) *Service {
	if cfg.Interval == 0 {
		cfg.Interval = time.Second
	}
	if cfg.Slots == 0 {
		cfg.Slots = 16
	}
	if cfg.RedisTimeout == 0 {
		cfg.RedisTimeout = time.Second
	}
	s := &Service{cfg: cfg, pool: deps.Postgres, board: board{deps.Redis}, bus: deps.Bus, log: deps.Log, now: deps.Now,
		metrics: newMetrics(deps.Metrics), watcher: newWatcher(), dirty: map[string]bool{}}
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.now == nil {
		s.now = time.Now
	}
	return s
}

// Run records what arrives and keeps the boards until ctx is done, then
// finishes what is under way. It outlives the loss of PostgreSQL, Redis and
// NATS. The error is ctx's own, or says why the queue could not be set up.
func (s *Service) Run(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		gather := newGather(s.record)
		lane := func(name string, inContest bool) bus.Lane {
			return bus.Lane{Durable: "leaderboard-" + name, Filter: judge.Judged{Envelope: judge.Envelope{InContest: inContest}}.Subject()}
		}
		return bus.Consume(ctx, s.bus, bus.Queue{
			Stream: judge.ResultStream,
			Lanes:  []bus.Lane{lane("contest", true), lane("practice", false)},
			Slots:  s.cfg.Slots,
			Log:    s.log,
		}, bus.Handler[judge.Judged]{
			Handle: func(ctx context.Context, j judge.Judged) error {
				if err := j.Check(); err != nil {
					return err
				}
				return gather.do(ctx, j)
			},
			GiveUp: func(ctx context.Context, j judge.Judged, _ error) error { return s.giveUp(ctx, j) },
		})
	})
	g.Go(func() error { return s.watch(ctx) })
	return g.Wait()
}

// Changed is told on judge.BoardSubject, without guarantee, after a scoreboard
// has changed.
type Changed struct {
	Contest string         `json:"contest"`
	Viewers []judge.Viewer `json:"viewers"` // whose board it is that changed
}

// Standings computes the scoreboard for viewer anew from submissions and
// judgements. It looks neither at the table standings nor at Redis, and writes
// nothing: what they say can be held against it.
func (s *Service) Standings(ctx context.Context, contest string, viewer judge.Viewer) ([]judge.Row, error) {
	var rows []judge.Row
	snapshot := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
	err := pgx.BeginTxFunc(ctx, s.pool, snapshot, func(tx pgx.Tx) error {
		c, err := loadContest(ctx, tx, contest)
		if err != nil {
			return err
		}
		participants, err := loadParticipants(ctx, tx, contest, nil)
		if err != nil {
			return err
		}
		attempts, err := loadAttempts(ctx, tx, contest, nil)
		if err != nil {
			return err
		}
		rows = scoring.Board(c, participants, attempts, s.now(), viewer)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compute standings of contest %s: %w", contest, err)
	}
	return rows, nil
}

// Rebuild computes the whole contest anew and fills Redis with it.
func (s *Service) Rebuild(ctx context.Context, contest string) error {
	if _, err := s.locked(ctx, contest, func(tx pgx.Tx) ([]change, error) {
		return recomputeAll(ctx, tx, contest, s.now())
	}); err != nil {
		return fmt.Errorf("rebuild board: %w", err)
	}
	return s.fill(ctx, contest)
}

// locked runs f in a transaction that holds the contest's lock.
func (s *Service) locked(ctx context.Context, contest string, f func(pgx.Tx) ([]change, error)) (changes []change, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		if err = lockContest(ctx, tx, contest); err == nil {
			changes, err = f(tx)
		}
		return err
	})
	return changes, err
}

// push passes committed changes on to Redis and tells that the board changed. A
// change that Redis does not take is not lost: the board is behind from then
// on, and the watcher fills it from the table standings.
func (s *Service) push(ctx context.Context, contest string, changes []change) {
	if len(changes) == 0 {
		return
	}
	if !s.behind(contest) {
		limited, cancel := context.WithTimeout(ctx, s.cfg.RedisTimeout)
		err := s.board.update(limited, contest, changes)
		cancel()
		if err != nil {
			s.setBehind(contest, true)
			if !errors.Is(err, errNotReady) {
				s.metrics.refused.Inc()
				s.log.Warn("push: board in Redis is behind until it is filled anew", "error", err)
			}
		}
	}
	s.tell(contest, changes)
}

func (s *Service) tell(contest string, changes []change) {
	if s.bus == nil {
		return
	}
	changed := Changed{Contest: contest}
	for _, viewer := range viewers {
		for _, c := range changes {
			if c.viewer == viewer {
				changed.Viewers = append(changed.Viewers, viewer)
				break
			}
		}
	}
	if err := s.bus.Tell(judge.BoardSubject(contest), changed); err != nil {
		s.log.Warn("push: readers were not told of a change and will see it when they look next", "error", err)
	}
}

// fill puts the table standings into Redis. It holds the contest's lock, so
// that no newer change can be overtaken by it.
func (s *Service) fill(ctx context.Context, contest string) error {
	// Asked before the lock is taken: a Redis that hangs must not hold up those
	// who record.
	run, err := s.board.runID(ctx)
	if err != nil {
		return fmt.Errorf("fill board of contest %s: %w", contest, err)
	}
	// From here on changes go to Redis one by one again. Those committed before
	// this fill reads the table are in it.
	s.setBehind(contest, false)
	rows, err := s.locked(ctx, contest, func(tx pgx.Tx) ([]change, error) {
		stored, err := loadStandings(ctx, tx, contest, nil)
		if err != nil {
			return nil, err
		}
		rows, err := asChanges(stored)
		if err != nil {
			return nil, err
		}
		totals, err := totalsChanges(ctx, tx, contest)
		if err != nil {
			return nil, err
		}
		rows = append(rows, totals...)
		// If the lock is lost meanwhile, the commit fails and the board stays
		// marked as behind.
		return rows, s.board.fill(ctx, contest, run, rows)
	})
	if err != nil {
		s.setBehind(contest, true)
		return fmt.Errorf("fill board: %w", err)
	}
	s.metrics.fills.Inc()
	s.tell(contest, rows)
	return nil
}

func (s *Service) behind(contest string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dirty[contest]
}

func (s *Service) setBehind(contest string, behind bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if behind {
		s.dirty[contest] = true
	} else {
		delete(s.dirty, contest)
	}
	s.metrics.dirty.Set(float64(len(s.dirty)))
}
