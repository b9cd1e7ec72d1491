package leaderboard

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"assize/judge"
	"assize/judge/rating"
)

// Ratings follow from the final boards of rated contests, taken in the order in
// which the contests were finalized. Final boards are immutable, so whatever is
// judged again later changes no rating. A contest or a participant that was
// declared unrated afterwards counts until ratings are recomputed.

// rateable is the condition that the contest c may move ratings at $1: a rating
// tells everybody the rank that it comes from, which the freeze hides.
const rateable = `c.rated AND (c.freeze_at IS NULL OR c.thaw_at <= $1)`

// ratedContest is a final board that ratings take into account.
type ratedContest struct {
	id          string
	finalizedAt time.Time
	done        bool
}

// watchRatings rates the contests that were finalized or thawed since the last
// look, and computes all ratings anew where somebody has asked for it since.
func (s *Service) watchRatings(ctx context.Context) error {
	var waiting bool
	var request int64
	now := s.now()
	err := s.pool.QueryRow(ctx, `SELECT EXISTS (SELECT FROM final_boards f JOIN contests c ON c.id = f.contest_id
			WHERE `+rateable+` AND NOT EXISTS (SELECT FROM rated_contests r WHERE r.contest_id = f.contest_id)),
		coalesce((SELECT max(id) FROM rating_requests WHERE id > coalesce((SELECT max(request_id) FROM rating_recomputes), 0)), 0)`, now).Scan(&waiting, &request)
	if err == nil && (waiting || request > 0) {
		_, err = rate(ctx, s.pool, now, request > 0, request)
	}
	if err != nil {
		return fmt.Errorf("watch ratings: %w", err)
	}
	return nil
}

// RecomputeRatings computes all ratings anew from the final boards that have
// thawed at now, in one transaction. It returns how many contests they come from.
func RecomputeRatings(ctx context.Context, pool *pgxpool.Pool, now time.Time) (contests int, err error) {
	return rate(ctx, pool, now, true, 0)
}

// rate brings the ratings up to date. Where a contest belongs before one that is
// rated already, or everything is wanted, it begins from nothing. It answers the
// request, where there is one, and those before it.
func rate(ctx context.Context, pool *pgxpool.Pool, now time.Time, everything bool, request int64) (contests int, err error) {
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('ratings', 0))`); err != nil {
			return fmt.Errorf("lock ratings: %w", err)
		}
		list, err := collect(ctx, tx, `SELECT f.contest_id, f.finalized_at, EXISTS (SELECT FROM rated_contests r WHERE r.contest_id = f.contest_id)
			FROM final_boards f JOIN contests c ON c.id = f.contest_id WHERE `+rateable+` ORDER BY f.finalized_at, f.contest_id`, []any{now},
			func(r pgx.CollectableRow) (c ratedContest, err error) {
				return c, r.Scan(&c.id, &c.finalizedAt, &c.done)
			})
		if err != nil {
			return fmt.Errorf("list rated contests: %w", err)
		}
		first := 0
		for first < len(list) && list[first].done {
			first++
		}
		for _, c := range list[first:] {
			everything = everything || c.done
		}
		if everything {
			first = 0
			if _, err := tx.Exec(ctx, `DELETE FROM rated_contests`); err != nil {
				return fmt.Errorf("clear ratings: %w", err)
			}
			if _, err := tx.Exec(ctx, `DELETE FROM account_ratings`); err != nil {
				return fmt.Errorf("clear ratings: %w", err)
			}
		}
		contests = len(list)
		for _, c := range list[first:] {
			if err := rateContest(ctx, tx, c); err != nil {
				return fmt.Errorf("rate contest %s: %w", c.id, err)
			}
		}
		if request > 0 {
			// Another leaderboard may have been first: it has done the same.
			if _, err := tx.Exec(ctx, `INSERT INTO rating_recomputes (request_id, done_at, contests) VALUES ($1, clock_timestamp(), $2)
				ON CONFLICT DO NOTHING`, request, contests); err != nil {
				return fmt.Errorf("answer rating request %d: %w", request, err)
			}
		}
		return nil
	})
	return contests, err
}

// rateContest takes one contest into account. Rated is who has submitted to a
// problem, unless the account was to stay unrated.
func rateContest(ctx context.Context, tx pgx.Tx, c ratedContest) error {
	type standing struct {
		account string
		entry   rating.Entry
	}
	list, err := collect(ctx, tx, `SELECT m.account_id, f.rank, f.board_row, r.value, r.deviation, r.volatility
		FROM final_standings f CROSS JOIN LATERAL jsonb_to_recordset(f.members) AS m (account_id uuid, rated boolean)
		LEFT JOIN account_ratings r ON r.account_id = m.account_id
		WHERE f.contest_id = $1 AND m.rated ORDER BY f.position, m.account_id`, []any{c.id}, func(r pgx.CollectableRow) (st standing, err error) {
		var row judge.Row
		var value, deviation, volatility *float64
		if err := r.Scan(&st.account, &st.entry.Rank, &row, &value, &deviation, &volatility); err != nil {
			return st, err
		}
		st.entry.Rating = rating.New
		if value != nil {
			st.entry.Rating = rating.Rating{Value: *value, Deviation: *deviation, Volatility: *volatility}
		}
		for _, cell := range row.Cells {
			if cell.Tried() {
				return st, nil
			}
		}
		st.account = "" // never there
		return st, nil
	})
	if err != nil {
		return err
	}
	var accounts []string
	var entries []rating.Entry
	for _, st := range list {
		if st.account != "" {
			accounts, entries = append(accounts, st.account), append(entries, st.entry)
		}
	}
	if _, err := tx.Exec(ctx, `INSERT INTO rated_contests (contest_id, finalized_at, participants) VALUES ($1, $2, $3)`, c.id, c.finalizedAt, len(accounts)); err != nil {
		return err
	}
	after := rating.Contest(entries)
	records := make([][]any, len(accounts))
	for i, account := range accounts {
		b, a := entries[i].Rating, after[i]
		records[i] = []any{c.id, account, c.finalizedAt, entries[i].Rank, []float64{b.Value, b.Deviation, b.Volatility}, a.Value, a.Deviation, a.Volatility}
	}
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{"rating_history"}, []string{"contest_id", "account_id", "finalized_at", "rank", "before",
		"value", "deviation", "volatility"}, pgx.CopyFromRows(records)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `INSERT INTO account_ratings (account_id, value, deviation, volatility, contests)
		SELECT account_id, value, deviation, volatility, 1 FROM rating_history WHERE contest_id = $1
		ON CONFLICT (account_id) DO UPDATE SET value = excluded.value, deviation = excluded.deviation,
			volatility = excluded.volatility, contests = account_ratings.contests + 1`, c.id)
	return err
}
