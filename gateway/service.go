package gateway

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
	"golang.org/x/sync/singleflight"

	"assize/blob"
	"assize/bus"
	"assize/judge"
	"assize/problems"
)

// Config configures the service. Only Listener has no default.
type Config struct {
	// Listener is where HTTP is served. Run closes it.
	Listener net.Listener
	// Web is the built web app with index.html at its root. nil: a plain page
	// that says that the API is up.
	Web fs.FS
	// TempDir holds a package while it is imported. "": the system's.
	TempDir string
	// MaxUnanswered bounds the submissions and trials of one account that wait
	// for a verdict. 0 counts as 20.
	MaxUnanswered int
	// MaxPackageBytes bounds an imported ZIP archive. 0:
	// problems.DefaultLimits.ArchiveBytes.
	MaxPackageBytes int64
	// ReadTime bounds how long a request takes to arrive, of a package its first
	// 256 KiB. 0 counts as 2 min.
	ReadTime time.Duration
	// WriteTime bounds how long an answer takes to be taken, unless it is a file or made
	// while it is sent. 0 counts as 1 min.
	WriteTime time.Duration
	// Patience is how long a package or a download may pause on its way; in all it may
	// take any time. 0 counts as 30 s.
	Patience time.Duration
	// TrustedProxies are believed about the client's address (X-Forwarded-For)
	// and about HTTPS (X-Forwarded-Proto). None by default.
	TrustedProxies []netip.Prefix
	// Rates bound what one address or account may ask for. Zero fields are
	// taken from DefaultRates.
	Rates Rates
	// Clock tells the time. nil: time.Now.
	Clock func() time.Time
	// SweepEvery is how often the sweeper looks. 0 counts as 1 s.
	SweepEvery time.Duration
	// QueueEvery is how often the places in the queue are looked at. 0 counts as
	// 1 s.
	QueueEvery time.Duration
	// WarmEvery is how often the other stages are told of the contests that are
	// about to begin. 0 counts as 10 s.
	WarmEvery time.Duration
	// VitalsEvery is how far apart the points of the health plots are. 0 counts as
	// 10 s.
	VitalsEvery time.Duration
	// Examine looks at what the machine lacks (assize doctor). nil: nothing is
	// looked at.
	Examine func(context.Context) []Finding
	// CountEvery is how often the figures of the bank are brought up to date. 0
	// counts as 5 s.
	CountEvery time.Duration
	// KeepTrials is how long trials are kept after they were sent. 0 counts as
	// DefaultKeepTrials.
	KeepTrials time.Duration
	// ExpireEvery is how often old trials are looked for. 0 counts as 10 min.
	ExpireEvery time.Duration
}

// Languages says what can be submitted in. It is asked once a second at most, and
// a language that was installed meanwhile is there.
type Languages interface {
	Languages() []judge.Language
	// Coming are those that are being installed, or will be without anybody's
	// doing.
	Coming() []judge.Language
}

// Deps is what the service stands on.
type Deps struct {
	DB        *pgxpool.Pool
	Redis     redis.UniversalClient
	Bus       *bus.Bus
	Blobs     blob.Store
	Languages Languages
	// Metrics is what /metrics serves, and may hold the figures of other services
	// of the process as well. nil: one for the gateway alone, with those of the
	// Go runtime and the process.
	Metrics *prometheus.Registry
	Log     *slog.Logger // nil: slog.Default()
}

// Service is the gateway.
type Service struct {
	cfg       Config
	db        *pgxpool.Pool
	redis     redis.UniversalClient
	bus       *bus.Bus
	blobs     blob.Store
	languages Languages
	log       *slog.Logger

	app        *fiber.App
	passwork   passwords
	limiter    *limiter
	known      *known
	heads      *headcounts
	crowd      *crowd
	totals     totals
	readers    readers
	metrics    *metrics
	vitals     *vitals
	progress   *progress
	queue      queueWatch
	boards     *boards
	histories  histories
	overtaking overtaking
	// owner is the login of the account that EnsureAdmin has made; nil: none.
	owner     atomic.Pointer[string]
	datasets  datasets
	examining singleflight.Group // an examination of the machine; examined is the last one
	examined  atomic.Pointer[examination]
	// lateSeries are those whose contests could not be made at the last look.
	lateSeries atomic.Pointer[[]Finding]
	outbox     chan openRequest
	pages      *pages
	document   document
}

// New returns a service that Run starts. The error says what of cfg or deps
// cannot be used.
func New(cfg Config, deps Deps) (*Service, error) {
	if cfg.Listener == nil || deps.DB == nil || deps.Redis == nil || deps.Bus == nil || deps.Blobs == nil || deps.Languages == nil {
		return nil, errors.New("gateway: listener, database, Redis, bus, blobs and languages are all needed")
	}
	if cfg.TempDir == "" {
		cfg.TempDir = os.TempDir()
	}
	if cfg.MaxUnanswered == 0 {
		cfg.MaxUnanswered = 20
	}
	if cfg.MaxPackageBytes == 0 {
		cfg.MaxPackageBytes = problems.DefaultLimits.ArchiveBytes
	}
	if cfg.Clock == nil {
		cfg.Clock = time.Now
	}
	if cfg.SweepEvery == 0 {
		cfg.SweepEvery = time.Second
	}
	if cfg.WarmEvery == 0 {
		cfg.WarmEvery = 10 * time.Second
	}
	if cfg.CountEvery == 0 {
		cfg.CountEvery = 5 * time.Second
	}
	if cfg.ReadTime == 0 {
		cfg.ReadTime = 2 * time.Minute
	}
	if cfg.WriteTime == 0 {
		cfg.WriteTime = time.Minute
	}
	if cfg.Patience == 0 {
		cfg.Patience = 30 * time.Second
	}
	if cfg.KeepTrials == 0 {
		cfg.KeepTrials = DefaultKeepTrials
	}
	if cfg.ExpireEvery == 0 {
		cfg.ExpireEvery = 10 * time.Minute
	}
	if cfg.VitalsEvery == 0 {
		cfg.VitalsEvery = 10 * time.Second
	}
	if cfg.QueueEvery == 0 {
		cfg.QueueEvery = time.Second
	}
	if deps.Log == nil {
		deps.Log = slog.Default()
	}
	s := &Service{
		cfg: cfg, db: deps.DB, redis: deps.Redis, bus: deps.Bus, blobs: deps.Blobs,
		languages: &languageCache{source: deps.Languages}, log: deps.Log,
		passwork: newPasswords(argonMemoryKiB),
		limiter:  newLimiter(deps.Redis, cfg.Rates),
		known:    newKnown(),
		heads:    newHeadcounts(),
		crowd:    newCrowd(),
		readers:  newReaders(),
		progress: newProgress(10_000),
		vitals:   newVitals(),
		boards:   newBoards(),
		outbox:   make(chan openRequest, 1024),
	}
	var err error
	if s.document, err = readDocument(); err != nil {
		return nil, err
	}
	if s.pages, err = readPages(cfg.Web); err != nil {
		return nil, err
	}
	if s.metrics, err = newMetrics(s, deps.Metrics); err != nil {
		return nil, err
	}
	s.app = s.newApp()
	return s, nil
}

// now is the site's time, in the precision that PostgreSQL keeps.
func (s *Service) now() time.Time { return s.cfg.Clock().UTC().Truncate(time.Microsecond) }

// drainTime is how long requests under way may take once the service stops.
const drainTime = 10 * time.Second

// Run serves until ctx is done, then finishes the requests under way. The error
// is ctx's own, or says what failed.
func (s *Service) Run(ctx context.Context) error {
	stopProgress, err := s.bus.Listen(judge.ProgressSubjects, s.progress.hear)
	if err != nil {
		return fmt.Errorf("gateway: %w", err)
	}
	defer stopProgress()
	stopBoards, err := s.bus.Listen(judge.BoardSubjects, s.boards.hear)
	if err != nil {
		return fmt.Errorf("gateway: %w", err)
	}
	defer stopBoards()

	stopAccounts, err := s.bus.Listen(accountsSubject, func(string, []byte) { s.known.forget() })
	if err != nil {
		return fmt.Errorf("gateway: %w", err)
	}
	defer stopAccounts()

	stopContests, err := s.bus.Listen(contestsSubject, s.crowd.hear)
	if err != nil {
		return fmt.Errorf("gateway: %w", err)
	}
	defer stopContests()

	stopPulses, err := s.bus.Listen(judge.PulseSubject, func(_ string, data []byte) { s.vitals.hear(data, time.Now()) })
	if err != nil {
		return fmt.Errorf("gateway: %w", err)
	}
	defer stopPulses()

	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	var background sync.WaitGroup
	for range outboxWorkers {
		background.Go(func() { s.runOutbox(work) })
	}
	background.Go(func() { s.watchQueues(work) })
	background.Go(func() { s.warmLoop(work) })
	background.Go(func() { s.sweepLoop(work) })
	background.Go(func() { s.seriesLoop(work) })
	background.Go(func() { s.vitalsLoop(work) })
	background.Go(func() { s.countLoop(work) })
	background.Go(func() { s.expireLoop(work) })
	defer func() {
		stopWork()
		background.Wait()
	}()

	served := make(chan error, 1)
	go func() { served <- s.app.Listener(s.cfg.Listener) }()
	select {
	case err := <-served:
		return fmt.Errorf("gateway: serve %s: %w", s.cfg.Listener.Addr(), err)
	case <-ctx.Done():
	}
	if err := s.app.ShutdownWithTimeout(drainTime); err != nil {
		// What was accepted is on disk; only the answers are lost.
		s.log.Warn("gateway: requests were still under way at the end", "error", err)
	}
	<-served
	return ctx.Err()
}
