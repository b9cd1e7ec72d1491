package gateway

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// released is the condition under which the submissions to the contest c, which
// may be none, tell everybody something: it is over and not frozen any more.
const released = `(c.id IS NULL OR ` + over + ` AND (c.freeze_at IS NULL OR c.thaw_at <= $2))`

// countBatch is how many problems are counted in one statement.
const countBatch = 50

// countLoop keeps problem_stats, what follows from it, and the words that problems are told by.
func (s *Service) countLoop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.CountEvery)
	defer tick.Stop()
	var told bankState
	var toldAt time.Time
	for {
		err := s.countSubmissions(ctx)
		if err == nil {
			err = s.noteDigits(ctx)
		}
		if err == nil {
			told, toldAt, err = s.tellWords(ctx, told, toldAt)
		}
		if err != nil && ctx.Err() == nil {
			s.log.Warn("gateway: figures of the bank are as old as the last look", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// countSubmissions counts what is due. Of several gateways one does.
func (s *Service) countSubmissions(ctx context.Context) error {
	for {
		n := 0
		err := s.counting(ctx, func(tx pgx.Tx) (err error) {
			now := s.now()
			if err := markReleased(ctx, tx, now); err != nil {
				return err
			}
			n, err = countSome(ctx, tx, now)
			return err
		})
		if err != nil || n < countBatch {
			return err
		}
	}
}

// counting runs f in a transaction, unless another gateway is at it.
func (s *Service) counting(ctx context.Context, f func(tx pgx.Tx) error) error {
	return pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		var mine bool
		if err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock(hashtextextended('count submissions', 0))`).Scan(&mine); err != nil || !mine {
			return err
		}
		return f(tx)
	})
}

// noteDigits brings solver_digits of the problems up to what was counted. It holds none
// of the figures meanwhile, for who changes a problem may hold that and wait for those;
// and what somebody else is changing it leaves for the next look.
func (s *Service) noteDigits(ctx context.Context) error {
	return s.counting(ctx, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE problems p SET solver_digits = due.digits
			FROM (SELECT p.id, length((1 + st.solvers)::text) AS digits FROM problems p JOIN problem_stats st ON st.problem_id = p.id
				WHERE p.solver_digits <> length((1 + st.solvers)::text) FOR NO KEY UPDATE OF p SKIP LOCKED) due
			WHERE p.id = due.id`)
		if err != nil {
			return fmt.Errorf("note the digits of solvers: %w", err)
		}
		return nil
	})
}

// markReleased marks the problems of contests that were released or frozen again
// since.
func markReleased(ctx context.Context, tx pgx.Tx, now time.Time) error {
	rows, err := tx.Query(ctx, `SELECT st.problem_id::text FROM problem_stats st JOIN contest_problems cp USING (problem_id) JOIN contests c ON c.id = cp.contest_id
		WHERE $1 AND st.changes = st.counted GROUP BY st.problem_id, st.released HAVING count(*) FILTER (WHERE `+released+`) <> st.released`, true, now)
	if err != nil {
		return fmt.Errorf("find released contests: %w", err)
	}
	problems, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err == nil && len(problems) > 0 {
		_, err = tx.Exec(ctx, markCounts, problems)
	}
	if err != nil {
		return fmt.Errorf("find released contests: %w", err)
	}
	return nil
}

// countSome counts for the problems that have waited longest, and returns how
// many. One that takes long is counted less often.
func countSome(ctx context.Context, tx pgx.Tx, now time.Time) (int, error) {
	rows, err := tx.Query(ctx, `SELECT problem_id::text, changes FROM problem_stats WHERE problem_id IN (
			SELECT problem_id FROM problem_stats WHERE changes > counted
				AND (counted_at <= $1::timestamptz - least(submissions * interval '1 millisecond', interval '1 minute') OR counted_at > $1)
			ORDER BY counted_at LIMIT $2)
		ORDER BY problem_id FOR UPDATE`, now, countBatch)
	if err != nil {
		return 0, fmt.Errorf("find problems to count: %w", err)
	}
	var ids []string
	var changes []int64
	var id string
	var n int64
	if _, err := pgx.ForEachRow(rows, []any{&id, &n}, func() error { ids, changes = append(ids, id), append(changes, n); return nil }); err != nil {
		return 0, fmt.Errorf("find problems to count: %w", err)
	}
	if len(ids) == 0 {
		return 0, nil
	}
	// $1 is only there to give the conditions one numbering.
	_, err = tx.Exec(ctx, `WITH due AS (SELECT * FROM unnest($3::uuid[], $4::bigint[]) AS u (problem_id, changes)),
		subs AS MATERIALIZED (
			SELECT s.problem_id, s.account_id, j.verdict FROM due JOIN submissions s USING (problem_id)
			LEFT JOIN contests c ON c.id = s.contest_id`+currentJudgement+`
			WHERE $1 AND NOT s.trial AND j.verdict NOT IN ('CE', 'JE') AND `+released+`
		), solved AS MATERIALIZED (SELECT DISTINCT problem_id, account_id FROM subs WHERE verdict = 'AC'),
		gone AS (DELETE FROM problem_solvers ps USING due WHERE ps.problem_id = due.problem_id
			AND NOT EXISTS (SELECT FROM solved WHERE solved.problem_id = ps.problem_id AND solved.account_id = ps.account_id)),
		come AS (INSERT INTO problem_solvers (problem_id, account_id) SELECT problem_id, account_id FROM solved ON CONFLICT DO NOTHING)
		UPDATE problem_stats st SET counted = due.changes, counted_at = $2, submissions = x.submissions, accepted = x.accepted,
			attempted = x.attempted, solvers = x.solvers, released = x.released
		FROM due CROSS JOIN LATERAL (
			SELECT count(*) AS submissions, count(*) FILTER (WHERE verdict = 'AC') AS accepted, count(DISTINCT account_id) AS attempted,
				count(DISTINCT account_id) FILTER (WHERE verdict = 'AC') AS solvers,
				(SELECT count(*) FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id WHERE cp.problem_id = due.problem_id AND `+released+`) AS released
			FROM subs WHERE subs.problem_id = due.problem_id) x
		WHERE st.problem_id = due.problem_id`, true, now, ids, changes)
	if err != nil {
		return 0, fmt.Errorf("count submissions of %d problems: %w", len(ids), err)
	}
	return len(ids), nil
}

// markCounts says that something has changed that bears on the figures of the
// problems. Rows are locked in one order.
const markCounts = `UPDATE problem_stats st SET changes = st.changes + 1
	FROM (SELECT problem_id FROM problem_stats WHERE problem_id = ANY($1::uuid[]) ORDER BY problem_id FOR UPDATE) due
	WHERE st.problem_id = due.problem_id`
