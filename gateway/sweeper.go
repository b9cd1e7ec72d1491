package gateway

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

const (
	// sweepBatch is how many requests one transaction takes.
	sweepBatch = 100
	// unpublishedAfter leaves a fresh request to the outbox.
	unpublishedAfter = time.Second
	// lostAfter: queues that are empty this long after a publication have lost
	// it. It doubles with each repetition, up to overdueAfter.
	lostAfter = 5 * time.Second
	// overdueAfter: published again although the queues are not empty, where what
	// was published so much later, and cannot go before it, is answered already.
	// A long line alone is no loss, and doubling it would make it longer.
	overdueAfter = 10 * time.Minute
	// hopelessAfter: published again in any case.
	hopelessAfter = 6 * time.Hour
)

func (s *Service) sweepLoop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.SweepEvery)
	defer tick.Stop()
	for {
		if err := s.sweep(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("gateway: sweep failed, the next one tries again", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// sweep sees to it that every judgement request is answered some day. Several
// gateways may sweep at once: each skips what another has locked.
//
// The order matters. The queues are looked at first: if they are empty then,
// everything published before has been recorded, and is marked as answered
// next. What is still open after that is lost.
func (s *Service) sweep(ctx context.Context) error {
	idle := s.queuesIdle(ctx)
	if err := s.markAnswered(ctx); err != nil {
		return err
	}
	if err := s.extendRejudgings(ctx); err != nil {
		return err
	}
	now := s.now()
	for {
		n, err := s.republish(ctx, now, idle)
		if err != nil || n < sweepBatch {
			return err
		}
	}
}

// queuesIdle reports whether nothing is queued or being worked on. It is false
// where the broker does not answer.
func (s *Service) queuesIdle(ctx context.Context) bool {
	depths, err := s.bus.Depths(ctx)
	if err != nil {
		return false
	}
	for _, d := range depths {
		if d.Waiting > 0 || d.InFlight > 0 {
			return false
		}
	}
	return true
}

// markAnswered closes the requests whose judgement is recorded, and counts them.
func (s *Service) markAnswered(ctx context.Context) error {
	type answered struct {
		class, verdict string
		seconds        float64
		problem        *string    // nil: a trial
		published      *time.Time // nil: not once, or more than once
	}
	var list []answered
	err := pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `WITH done AS (
				SELECT r.id FROM judgement_requests r WHERE NOT r.answered AND EXISTS (SELECT FROM judgements j WHERE j.id = r.id)
				ORDER BY r.requested_at LIMIT 5000 FOR UPDATE SKIP LOCKED)
			UPDATE judgement_requests r SET answered = true FROM done, judgements j, submissions s
			WHERE r.id = done.id AND j.id = r.id AND s.id = r.submission_id
			RETURNING r.class, j.verdict, greatest(extract(epoch FROM j.recorded_at - r.requested_at), 0)::float8, CASE WHEN NOT s.trial THEN s.problem_id::text END,
				CASE WHEN r.publish_count = 1 THEN r.published_at END`)
		if err != nil {
			return err
		}
		list, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (a answered, err error) {
			return a, row.Scan(&a.class, &a.verdict, &a.seconds, &a.problem, &a.published)
		})
		if err != nil {
			return err
		}
		touched := map[string]bool{}
		for _, a := range list {
			if a.problem != nil {
				touched[*a.problem] = true
			}
		}
		if len(touched) > 0 {
			_, err = tx.Exec(ctx, markCounts, slices.Sorted(maps.Keys(touched)))
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("mark answered requests: %w", err)
	}
	for _, a := range list {
		if a.published != nil {
			s.overtaking.note(judge.Class(a.class), *a.published)
		}
		s.metrics.judged(a.class, a.verdict, a.seconds)
		if a.class != string(judge.Rejudge) { // it waits behind everything else
			s.vitals.answered(time.Duration(a.seconds * float64(time.Second)))
		}
	}
	return nil
}

// overtaking is, by class, when the newest of the requests that this gateway has
// seen answered was published.
type overtaking struct {
	mu       sync.Mutex
	answered map[judge.Class]time.Time
}

func (o *overtaking) note(class judge.Class, published time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.answered == nil {
		o.answered = map[judge.Class]time.Time{}
	}
	if published.After(o.answered[class]) {
		o.answered[class] = published
	}
}

// overdue is, by class, the time before which what was published must have been
// answered by now. Each class is a line of its own, and rejudgings get ahead of
// nobody.
func (o *overtaking) overdue(now time.Time) (classes []string, before []time.Time) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, class := range judge.Classes {
		limit := now.Add(-hopelessAfter)
		for _, behind := range []judge.Class{class, judge.Rejudge} {
			if passed := o.answered[behind].Add(-overdueAfter); passed.After(limit) {
				limit = passed
			}
		}
		classes, before = append(classes, string(class)), append(before, limit)
	}
	return classes, before
}

// republish publishes one batch of requests that were never published or were
// lost, and returns how many. It holds their rows meanwhile, so that no other
// sweeper does the same.
func (s *Service) republish(ctx context.Context, now time.Time, idle bool) (n int, err error) {
	err = pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		requests, err := s.lockOpen(ctx, tx, now, idle)
		if err != nil {
			return err
		}
		var done []string
		var failed error
		for _, o := range requests {
			publish, cancel := context.WithTimeout(ctx, publishTime)
			err := s.publish(publish, o)
			late := publish.Err() != nil
			cancel()
			if err == nil {
				done = append(done, o.judgement)
				continue
			}
			failed = err
			if late {
				break // most likely the broker is away; the rest waits for the next sweep
			}
			// Whatever is wrong with this one must not hold up those behind it.
		}
		if len(done) > 0 {
			s.metrics.republished.Add(float64(len(done)))
			if _, err := tx.Exec(ctx, `UPDATE judgement_requests SET published_at = $2, publish_count = publish_count + 1
				WHERE id = ANY($1)`, done, s.now()); err != nil {
				return fmt.Errorf("mark published requests: %w", err)
			}
		}
		n = len(done)
		if failed != nil {
			n = 0
			s.log.Warn("gateway: cannot publish just now", "error", failed)
		}
		return nil
	})
	if errors.Is(err, context.Canceled) {
		return 0, nil
	}
	return n, err
}

// contestMultiplier is what the contest of the submission s says of its
// language's fuel; 0 where it says nothing.
const contestMultiplier = `coalesce((SELECT (c.fuel_multipliers->>s.language)::float8 FROM contests c WHERE c.id = coalesce(s.contest_id,
	(SELECT v.contest_id FROM virtual_participations v WHERE v.id = s.virtual_id))), 0)`

func (s *Service) lockOpen(ctx context.Context, tx pgx.Tx, now time.Time, idle bool) ([]openRequest, error) {
	classes, before := s.overtaking.overdue(now)
	rows, err := tx.Query(ctx, `SELECT r.id, r.submission_id, r.class, r.dataset, r.publish_count,
			s.contest_id IS NOT NULL AND NOT s.trial, s.submitted_at, s.language, s.entry, `+contestMultiplier+`
		FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id
		WHERE NOT r.answered AND NOT EXISTS (SELECT FROM judgements j WHERE j.id = r.id) AND (
			r.published_at IS NULL AND r.requested_at < $1::timestamptz - $2::interval
			OR r.published_at < (SELECT u.before FROM unnest($7::text[], $8::timestamptz[]) AS u (class, before) WHERE u.class = r.class)
			OR $5 AND r.published_at < $1::timestamptz - least($3::interval * power(2, least(greatest(r.publish_count - 1, 0), 20)), $4::interval))
		ORDER BY r.requested_at LIMIT $6 FOR UPDATE OF r SKIP LOCKED`,
		now, unpublishedAfter, lostAfter, overdueAfter, idle, sweepBatch, classes, before)
	if err != nil {
		return nil, fmt.Errorf("find open requests: %w", err)
	}
	requests, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (o openRequest, err error) {
		var class, dataset, language string
		err = row.Scan(&o.judgement, &o.submission, &class, &dataset, &o.publishCount, &o.inContest, &o.submittedAt, &language, &o.entry, &o.fuelMultiplier)
		o.class, o.dataset, o.language = judge.Class(class), judge.Digest(dataset), judge.LanguageID(language)
		o.submittedAt = o.submittedAt.UTC()
		return o, err
	})
	if err != nil {
		return nil, fmt.Errorf("find open requests: %w", err)
	}
	for i := range requests {
		if requests[i].files, err = readFiles(ctx, tx, requests[i].submission); err != nil {
			return nil, err
		}
	}
	return requests, nil
}

// querier is what a pool and a transaction have in common.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

func readFiles(ctx context.Context, q querier, submission string) ([]sourceFile, error) {
	rows, err := q.Query(ctx, `SELECT name, content FROM submission_files WHERE submission_id = $1 ORDER BY ordinal`, submission)
	if err != nil {
		return nil, fmt.Errorf("read the files of submission %s: %w", submission, err)
	}
	files, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (f sourceFile, err error) {
		var content []byte
		err = row.Scan(&f.Name, &content)
		f.Content = string(content)
		return f, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of submission %s: %w", submission, err)
	}
	return files, nil
}
