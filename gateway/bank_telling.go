package gateway

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// What a problem is told by are the words that few others have: those that hardly any
// has say what it is about, those of every statement nothing. Which they are depends
// on all the other problems, so they are found in the background.

const (
	// mostTelling bounds the words of one problem.
	mostTelling = 30
	// tellEvery is how often they are found at most: it means a look at the words of
	// all problems.
	tellEvery = 10 * time.Second
)

// bankState changes with whatever is in the bank.
type bankState struct {
	problems int
	changed  time.Time
}

// tellWords finds the telling words of all problems where the bank has changed since
// this gateway last did so. told is what it found then, and when.
func (s *Service) tellWords(ctx context.Context, told bankState, at time.Time) (bankState, time.Time, error) {
	var now bankState
	if err := s.db.QueryRow(ctx, `SELECT count(*), coalesce(max(updated_at), 'epoch') FROM problems WHERE current_version IS NOT NULL`).Scan(&now.problems, &now.changed); err != nil {
		return told, at, fmt.Errorf("find telling words: %w", err)
	}
	if now.problems == told.problems && now.changed.Equal(told.changed) || time.Since(at) < tellEvery && now.problems > 100 {
		return told, at, nil
	}
	err := pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		var mine bool
		if err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock(hashtextextended('tell words', 0))`).Scan(&mine); err != nil || !mine {
			return err
		}
		// A word that one problem alone has makes it like no other, and one that many
		// have makes it like too many. Submissions refer to a problem's key, and wait for
		// none of this.
		_, err := tx.Exec(ctx, `WITH words AS MATERIALIZED (
				SELECT word, ndoc FROM ts_stat('SELECT search FROM problems WHERE current_version IS NOT NULL')
				WHERE ndoc > 1 AND ndoc <= 2 + $1::int / 20 AND length(word) > 2 AND word !~ '^[0-9]+$'),
			told AS (SELECT p.id, ARRAY(SELECT w.word FROM unnest(tsvector_to_array(p.search)) l JOIN words w ON w.word = l
				ORDER BY w.ndoc, w.word LIMIT $2) AS telling FROM problems p WHERE p.current_version IS NOT NULL),
			due AS (SELECT p.id, told.telling FROM problems p JOIN told USING (id) WHERE p.telling <> told.telling ORDER BY p.id FOR NO KEY UPDATE OF p)
			UPDATE problems p SET telling = due.telling FROM due WHERE p.id = due.id`, now.problems, mostTelling)
		return err
	})
	if err != nil {
		return told, at, fmt.Errorf("find telling words: %w", err)
	}
	return now, time.Now(), nil
}
