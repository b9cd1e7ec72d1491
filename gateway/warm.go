package gateway

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

const (
	// warmBefore a contest begins, the other stages hear of it for the first time.
	warmBefore = 15 * time.Minute
	// warmAfter its start they hear of it for the last time.
	warmAfter = 10 * time.Second
)

// warmLoop tells compilers and runners of the contests that are about to begin.
// They take in what they have not seen; those that start late hear it again.
func (s *Service) warmLoop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.WarmEvery)
	defer tick.Stop()
	for {
		if err := s.tellUpcoming(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("gateway: nobody was told of the contests to come", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (s *Service) tellUpcoming(ctx context.Context) error {
	now := s.now()
	rows, err := s.db.Query(ctx, `SELECT c.slug, c.starts_at, c.languages, ARRAY(SELECT DISTINCT v.dataset FROM contest_problems cp
			JOIN problems p ON p.id = cp.problem_id JOIN problem_versions v ON v.id = p.current_version WHERE cp.contest_id = c.id ORDER BY v.dataset)
		FROM contests c WHERE c.starts_at BETWEEN $1 AND $2 ORDER BY c.starts_at, c.slug LIMIT 100`, now.Add(-warmAfter), now.Add(warmBefore))
	if err != nil {
		return fmt.Errorf("find upcoming contests: %w", err)
	}
	contests, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (u judge.Upcoming, err error) {
		return u, row.Scan(&u.Contest, &u.StartsAt, &u.Languages, &u.Datasets)
	})
	if err != nil {
		return fmt.Errorf("find upcoming contests: %w", err)
	}
	for _, u := range contests {
		u.StartsAt = u.StartsAt.UTC()
		if len(u.Languages) == 0 {
			for _, l := range s.installed() {
				u.Languages = append(u.Languages, l.ID)
			}
		}
		if err := s.bus.Tell(judge.UpcomingSubject, u); err != nil {
			return err
		}
	}
	return nil
}
