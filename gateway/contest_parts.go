package gateway

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// contestParts is what the page of a contest shows to everybody alike: at the
// start thousands ask for it in the same second. It is good for a second at most,
// and only for the contest as it was changed last.
type contestParts struct {
	updated, seen time.Time
	removed       []removedInterval
	problems      []contestProblem // with the marks of nobody
}

const partsFor = time.Second

type contestPartsCache struct {
	mu  sync.Mutex
	all map[string]contestParts // by contest id
}

func newContestParts() *contestPartsCache {
	return &contestPartsCache{all: map[string]contestParts{}}
}

// contestParts returns the parts of a contest. The problems are the caller's own.
func (s *Service) contestParts(ctx context.Context, c contestSummary) (contestParts, error) {
	cache := s.parts
	cache.mu.Lock()
	p, ok := cache.all[c.id]
	cache.mu.Unlock()
	if ok && p.updated.Equal(c.updated) && time.Since(p.seen) < partsFor {
		p.problems = slices.Clone(p.problems)
		return p, nil
	}
	p = contestParts{updated: c.updated, seen: time.Now()}
	var err error
	if p.removed, err = s.removedIntervals(ctx, s.db, c.id); err != nil {
		return p, err
	}
	rows, err := s.db.Query(ctx, `SELECT cp.label, p.slug, p.name, p.difficulty, cp.points, false, false
		FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, c.id)
	if err == nil {
		p.problems, err = pgx.CollectRows(rows, pgx.RowToStructByPos[contestProblem])
	}
	if err != nil {
		return p, fmt.Errorf("problems of contest %s: %w", c.Slug, err)
	}
	cache.mu.Lock()
	if len(cache.all) >= 1000 {
		clear(cache.all)
	}
	cache.all[c.id] = p
	cache.mu.Unlock()
	p.problems = slices.Clone(p.problems)
	return p, nil
}

// markOwn fills in what the account, its team, or the account in its virtual
// participation has tried and solved.
func (s *Service) markOwn(r *request, c contestSummary, problems []contestProblem) error {
	if r.account == nil {
		return nil
	}
	// Two branches, each with an index of its own: an OR would go through all
	// submissions of the contest.
	rows, err := s.db.Query(r.ctx, `SELECT p.slug, bool_or(coalesce(j.verdict = 'AC', false)) FROM (
			SELECT id, problem_id FROM submissions WHERE contest_id = $1 AND NOT trial AND account_id = ANY (ARRAY(
				SELECT mate.account_id FROM contest_participants me JOIN contest_participants mate USING (contest_id, participant_id)
				WHERE me.contest_id = $1 AND me.account_id = $2))
			UNION ALL
			SELECT id, problem_id FROM submissions WHERE NOT trial
				AND virtual_id = (SELECT id FROM virtual_participations WHERE contest_id = $1 AND account_id = $2)
		) s JOIN problems p ON p.id = s.problem_id`+currentJudgement+` GROUP BY p.slug`, c.id, r.account.ID)
	if err != nil {
		return fmt.Errorf("own submissions in contest %s: %w", c.Slug, err)
	}
	var slug string
	var solved bool
	_, err = pgx.ForEachRow(rows, []any{&slug, &solved}, func() error {
		for i := range problems {
			if problems[i].Slug == slug {
				problems[i].Attempted, problems[i].Solved = true, solved
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("own submissions in contest %s: %w", c.Slug, err)
	}
	return nil
}
