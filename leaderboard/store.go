package leaderboard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// querier is a pool or a transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// lockContest keeps every other computation of the contest's standings out
// until the transaction ends, so that an older one never overwrites a newer
// one. Under read committed, whatever is read after it includes all that the
// holders before have written.
func lockContest(ctx context.Context, tx pgx.Tx, contest string) error {
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('board:' || $1, 0))`, contest); err != nil {
		return fmt.Errorf("lock contest %s: %w", contest, err)
	}
	return nil
}

const contestColumns = `id, starts_at, ends_at, freeze_at, thaw_at, penalty_minutes`

// scanContest scans contestColumns, then more.
func scanContest(r pgx.Row, more ...any) (c judge.ContestInfo, err error) {
	var freeze, thaw *time.Time
	var penalty int
	err = r.Scan(append([]any{&c.ID, &c.StartsAt, &c.EndsAt, &freeze, &thaw, &penalty}, more...)...)
	c.Penalty = time.Duration(penalty) * time.Minute
	if freeze != nil {
		c.FreezeAt = *freeze
	}
	if thaw != nil {
		c.ThawAt = *thaw
	}
	return c, err
}

// loadContest returns judge.NotFound where there is no such contest.
func loadContest(ctx context.Context, q querier, id string) (judge.ContestInfo, error) {
	c, err := scanContest(q.QueryRow(ctx, `SELECT `+contestColumns+` FROM contests WHERE id = $1`, id))
	if errors.Is(err, pgx.ErrNoRows) {
		return c, judge.E(judge.NotFound, fmt.Sprintf("there is no contest %s", id))
	}
	if err != nil {
		return c, fmt.Errorf("load contest %s: %w", id, err)
	}
	c.Problems, err = collect(ctx, q, `SELECT problem_id, label FROM contest_problems WHERE contest_id = $1 ORDER BY ordinal`,
		[]any{id}, func(r pgx.CollectableRow) (p judge.ContestProblem, err error) {
			return p, r.Scan(&p.ProblemID, &p.Label)
		})
	if err != nil {
		return c, fmt.Errorf("load problems of contest %s: %w", id, err)
	}
	return c, nil
}

// loadParticipants returns those of among who take part in the contest; all
// participants where among is nil.
func loadParticipants(ctx context.Context, q querier, contest string, among []string) ([]string, error) {
	cond, args := only("account_id", contest, among)
	participants, err := collect(ctx, q, `SELECT account_id FROM contest_participants WHERE contest_id = $1`+cond,
		args, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("load participants of contest %s: %w", contest, err)
	}
	return participants, nil
}

// newestRequest joins the newest judgement request of submission s, and its
// judgement where there is one. That judgement is current: the older ones of a
// submission no longer count, and until it is there the submission is pending.
const newestRequest = `
	LEFT JOIN LATERAL (
		SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id
		ORDER BY r.requested_at DESC, r.id DESC LIMIT 1
	) newest ON true
	LEFT JOIN judgements j ON j.id = newest.id`

// loadAttempts returns the submissions to the contest that were no trials, of
// these participants or, where participants is nil, of all accounts.
func loadAttempts(ctx context.Context, q querier, contest string, participants []string) ([]judge.Attempt, error) {
	cond, args := only("s.account_id", contest, participants)
	attempts, err := collect(ctx, q, `SELECT s.id, s.account_id, s.problem_id, s.submitted_at, j.verdict
		FROM submissions s`+newestRequest+`
		WHERE s.contest_id = $1 AND NOT s.trial`+cond, args, scanAttempt)
	if err != nil {
		return nil, fmt.Errorf("load attempts in contest %s: %w", contest, err)
	}
	return attempts, nil
}

// loadFirsts returns the earliest attempt on each problem that is accepted or
// pending in the jury's eyes. It serves the public as well: before the freeze
// both see the same, and an attempt since then marks nothing for the public.
func loadFirsts(ctx context.Context, q querier, c judge.ContestInfo) ([]judge.Attempt, error) {
	// The inner query is in order, so that the outer one looks at the verdicts of
	// as many submissions as it takes to find the first, mostly a handful.
	attempts, err := collect(ctx, q, `SELECT f.id, f.account_id, p.problem_id, f.submitted_at, f.verdict
		FROM contest_problems p CROSS JOIN LATERAL (
			SELECT s.id, s.account_id, s.submitted_at, j.verdict
			FROM (
				SELECT id, account_id, submitted_at, contest_id FROM submissions
				WHERE contest_id = $1 AND problem_id = p.problem_id AND NOT trial AND submitted_at >= $2 AND submitted_at < $3
				ORDER BY submitted_at, id OFFSET 0
			) s JOIN contest_participants USING (contest_id, account_id)`+newestRequest+`
			WHERE j.verdict IS NULL OR j.verdict IN ('AC', 'JE')
			ORDER BY s.submitted_at, s.id LIMIT 1
		) f WHERE p.contest_id = $1`, []any{c.ID, c.StartsAt, c.EndsAt}, scanAttempt)
	if err != nil {
		return nil, fmt.Errorf("load first solves of contest %s: %w", c.ID, err)
	}
	return attempts, nil
}

func scanAttempt(r pgx.CollectableRow) (a judge.Attempt, err error) {
	var verdict *string
	if err := r.Scan(&a.Submission, &a.Participant, &a.ProblemID, &a.SubmittedAt, &verdict); err != nil {
		return a, err
	}
	if verdict != nil {
		a.Judged = true
		a.Verdict, err = judge.ParseVerdict(*verdict)
	}
	return a, err
}

// standingRow is a row of the table standings.
type standingRow struct {
	viewer  judge.Viewer
	version int64
	row     judge.Row
}

// loadStandings returns what was last computed of these participants, or of
// all where participants is nil, for both viewers.
func loadStandings(ctx context.Context, q querier, contest string, participants []string) ([]standingRow, error) {
	cond, args := only("participant_id", contest, participants)
	standings, err := collect(ctx, q, `SELECT viewer, version, board_row FROM standings
		WHERE contest_id = $1 AND viewer IN ('public', 'jury')`+cond, args, func(r pgx.CollectableRow) (s standingRow, err error) {
		return s, r.Scan(&s.viewer, &s.version, &s.row)
	})
	if err != nil {
		return nil, fmt.Errorf("load standings of contest %s: %w", contest, err)
	}
	return standings, nil
}

// loadMarked returns the participants whose stored row bears a first-solve mark
// on one of the labels.
func loadMarked(ctx context.Context, q querier, contest string, labels []string) ([]string, error) {
	patterns := make([]string, len(labels))
	for i, label := range labels {
		b, err := json.Marshal([]map[string]any{{"label": label, "first": true}})
		if err != nil {
			return nil, fmt.Errorf("load first solves of %v: %w", labels, err)
		}
		patterns[i] = string(b)
	}
	participants, err := collect(ctx, q, `SELECT DISTINCT participant_id FROM standings
		WHERE contest_id = $1 AND board_row->'cells' @> ANY($2::jsonb[])`, []any{contest, patterns}, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("load first solves of %v in contest %s: %w", labels, contest, err)
	}
	return participants, nil
}

// version is a point in time in microseconds, so that a row that was deleted
// and comes back is newer than what was deleted. Beyond 2^53 Lua would round;
// that is in the year 2255.
const version = `(extract(epoch FROM clock_timestamp()) * 1e6)::bigint`

// saveStandings writes rows anew, each with a higher version than before, and
// returns them with it.
func saveStandings(ctx context.Context, tx pgx.Tx, contest string, rows []standingRow) ([]change, error) {
	viewers, participants, docs := make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows))
	solved, penalty, last := make([]int, len(rows)), make([]int, len(rows)), make([]int, len(rows))
	index := make(map[boardKey]int, len(rows))
	changes := make([]change, len(rows))
	for i, s := range rows {
		doc, err := json.Marshal(s.row)
		if err != nil {
			return nil, fmt.Errorf("save standings of %s: %w", s.row.Participant, err)
		}
		viewers[i], participants[i], docs[i] = string(s.viewer), s.row.Participant, string(doc)
		solved[i], penalty[i], last[i] = s.row.Solved, s.row.PenaltyMinutes, s.row.LastSeconds
		index[boardKey{s.viewer, s.row.Participant}] = i
		changes[i] = change{viewer: s.viewer, participant: s.row.Participant, score: PackRow(s.row), row: doc}
	}
	saved, err := tx.Query(ctx, `
		INSERT INTO standings (contest_id, viewer, participant_id, version, solved, penalty_minutes, last_seconds, board_row)
		SELECT $1, viewer, participant, `+version+`, solved, penalty, last, doc
		FROM unnest($2::text[], $3::uuid[], $4::int[], $5::int[], $6::int[], $7::jsonb[]) AS u (viewer, participant, solved, penalty, last, doc)
		ON CONFLICT (contest_id, viewer, participant_id) DO UPDATE SET
			version = greatest(standings.version + 1, excluded.version), solved = excluded.solved,
			penalty_minutes = excluded.penalty_minutes, last_seconds = excluded.last_seconds, board_row = excluded.board_row
		RETURNING viewer, participant_id, version`, contest, viewers, participants, solved, penalty, last, docs)
	if err != nil {
		return nil, fmt.Errorf("save standings of contest %s: %w", contest, err)
	}
	var key boardKey
	var v int64
	_, err = pgx.ForEachRow(saved, []any{&key.viewer, &key.participant, &v}, func() error {
		changes[index[key]].version = v
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("save standings of contest %s: %w", contest, err)
	}
	return changes, nil
}

// dropStandings deletes the rows of participants who no longer take part.
func dropStandings(ctx context.Context, tx pgx.Tx, contest string, participants []string) ([]change, error) {
	changes, err := collect(ctx, tx, `DELETE FROM standings WHERE contest_id = $1 AND viewer IN ('public', 'jury') AND participant_id = ANY($2::uuid[])
		RETURNING viewer, participant_id, greatest(version + 1, `+version+`)`, []any{contest, participants},
		func(r pgx.CollectableRow) (c change, err error) {
			c.deleted = true
			return c, r.Scan(&c.viewer, &c.participant, &c.version)
		})
	if err != nil {
		return nil, fmt.Errorf("drop standings of %v in contest %s: %w", participants, contest, err)
	}
	return changes, nil
}

// only returns the condition that narrows a query to some participants, with
// the arguments $1 and $2. It is not there for all of them: "$2 IS NULL OR …"
// would make PostgreSQL read the whole contest for a single one.
func only(column, contest string, participants []string) (cond string, args []any) {
	if participants == nil {
		return "", []any{contest}
	}
	return " AND " + column + " = ANY($2::uuid[])", []any{contest, participants}
}

func collect[T any](ctx context.Context, q querier, sql string, args []any, scan pgx.RowToFunc[T]) ([]T, error) {
	rows, err := q.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, scan)
}
