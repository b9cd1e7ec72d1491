package runner

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"assize/judge"
)

// warmer takes in what upcoming contests need, one thing after the other: test
// data into the local blobs and into memory, a module of each language and its
// interpreter into the cache of compiled modules. Trouble costs only time later.
type warmer struct {
	upcoming chan judge.Upcoming
	ready    chan judge.Ready
	done     map[judge.Digest]bool
}

func newWarmer() *warmer {
	return &warmer{upcoming: make(chan judge.Upcoming, 16), ready: make(chan judge.Ready, 64), done: map[judge.Digest]bool{}}
}

// hearFor passes on what is told. Who is busy misses it, and hears it the next
// time.
func hearFor[T any](to chan<- T) func(string, []byte) {
	return func(_ string, data []byte) {
		var v T
		if json.Unmarshal(data, &v) != nil {
			return // told without guarantee
		}
		select {
		case to <- v:
		default:
		}
	}
}

// listen hears of contests until stop is called.
func (s *Service) listen() (stop func(), err error) {
	stopUpcoming, err := s.bus.Listen(judge.UpcomingSubject, hearFor(s.warmer.upcoming))
	if err != nil {
		return nil, err
	}
	stopReady, err := s.bus.Listen(judge.ReadySubject, hearFor(s.warmer.ready))
	if err != nil {
		stopUpcoming()
		return nil, err
	}
	return func() { stopUpcoming(); stopReady() }, nil
}

func (s *Service) warm(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case u := <-s.warmer.upcoming:
			for _, digest := range u.Datasets {
				s.once(ctx, digest, func() error { return s.warmDataset(ctx, digest) })
			}
		case r := <-s.warmer.ready:
			s.once(ctx, judge.DigestOf([]byte(r.Compile.Module+r.Compile.Runtime)), func() error { return s.warmModule(ctx, r) })
		}
	}
}

// once does what has not been done, and counts it.
func (s *Service) once(ctx context.Context, what judge.Digest, f func() error) {
	if ctx.Err() != nil || s.warmer.done[what] {
		return
	}
	if err := f(); err != nil {
		if ctx.Err() == nil {
			s.metrics.warmFailures.Inc()
			s.log.Warn("something that a contest needs was not taken in", "error", err)
		}
		return
	}
	s.warmer.done[what] = true
}

func (s *Service) warmDataset(ctx context.Context, digest judge.Digest) error {
	dataset, err := s.judge.dataset(ctx, digest)
	if err != nil {
		return err
	}
	for _, c := range dataset.Cases {
		for _, d := range []judge.Digest{c.Input, c.Answer} {
			if d == "" {
				continue
			}
			n, err := s.readThrough(ctx, d)
			if err != nil {
				return fmt.Errorf("test case %s of %s: %w", c.Name, dataset.Problem, err)
			}
			s.metrics.warmBytes.Add(float64(n))
		}
	}
	s.metrics.warmDatasets.Inc()
	return nil
}

// readThrough fetches a blob, where it is not here, and reads all of it.
func (s *Service) readThrough(ctx context.Context, digest judge.Digest) (int64, error) {
	f, err := s.judge.blobs.Open(ctx, digest)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return io.Copy(io.Discard, f)
}

func (s *Service) warmModule(ctx context.Context, r judge.Ready) error {
	worker, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer worker.Release()
	if _, err := s.judge.load(ctx, worker, r.Compile); err != nil {
		return fmt.Errorf("module of %s: %w", r.Language, err)
	}
	s.metrics.warmModules.Inc()
	return nil
}
