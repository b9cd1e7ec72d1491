package leaderboard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/judge/scoring"
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

const contestColumns = `id, starts_at, ends_at, freeze_at, thaw_at, finalized_at, penalty_minutes, scoring`

// scanContest scans contestColumns, then more.
func scanContest(r pgx.Row, more ...any) (c judge.ContestInfo, err error) {
	var freeze, thaw, finalized *time.Time
	var penalty int
	err = r.Scan(append([]any{&c.ID, &c.StartsAt, &c.EndsAt, &freeze, &thaw, &finalized, &penalty, &c.Scoring}, more...)...)
	c.Penalty = time.Duration(penalty) * time.Minute
	for at, to := range map[*time.Time]*time.Time{freeze: &c.FreezeAt, thaw: &c.ThawAt, finalized: &c.FinalizedAt} {
		if at != nil {
			*to = *at
		}
	}
	return c, err
}

// loadContest returns judge.NotFound where there is no such contest.
func loadContest(ctx context.Context, q querier, id string) (judge.ContestInfo, error) {
	type problem struct {
		ID     string `json:"id"`
		Label  string `json:"label"`
		Points int64  `json:"points"`
	}
	type extra struct {
		Participant string `json:"participant"`
		Seconds     int64  `json:"seconds"`
	}
	var problems []problem
	var extras []extra
	var removed []judge.Interval
	c, err := scanContest(q.QueryRow(ctx, `SELECT `+contestColumns+`,
			coalesce((SELECT json_agg(json_build_object('id', problem_id, 'label', label, 'points', points) ORDER BY ordinal)
				FROM contest_problems WHERE contest_id = $1), '[]'),
			coalesce((SELECT json_agg(json_build_object('participant', participant_id, 'seconds', seconds)) FROM (
				SELECT participant_id, max(extra_seconds) AS seconds FROM contest_participants
				WHERE contest_id = $1 AND extra_seconds > 0 GROUP BY participant_id) e), '[]'),
			coalesce((SELECT json_agg(json_build_object('From', starts_at, 'To', ends_at))
				FROM contest_removed_intervals WHERE contest_id = $1), '[]')
		FROM contests WHERE id = $1`, id), &problems, &extras, &removed)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, judge.E(judge.NotFound, fmt.Sprintf("there is no contest %s", id))
	}
	if err != nil {
		return c, fmt.Errorf("load contest %s: %w", id, err)
	}
	for _, p := range problems {
		c.Problems = append(c.Problems, judge.ContestProblem{ProblemID: p.ID, Label: p.Label, Points: judge.Points(p.Points)})
	}
	c.Removed = removed
	c.Extra = make(map[string]time.Duration, len(extras))
	for _, e := range extras {
		c.Extra[e.Participant] = time.Duration(e.Seconds) * time.Second
	}
	return c, nil
}

// qualified is the condition that nobody of the participant cp is disqualified.
const qualified = `NOT EXISTS (SELECT FROM contest_participants d
	WHERE d.contest_id = cp.contest_id AND d.participant_id = cp.participant_id AND d.disqualified_at IS NOT NULL)`

// counted is the condition that the submission s is not disqualified.
const counted = `NOT EXISTS (SELECT FROM disqualified_submissions d WHERE d.submission_id = s.id)`

// loadParticipants returns those of among who take part in the contest; all
// participants where among is nil.
func loadParticipants(ctx context.Context, q querier, contest string, among []string) ([]string, error) {
	cond, args := only("cp.participant_id", contest, among)
	participants, err := collect(ctx, q, `SELECT DISTINCT cp.participant_id FROM contest_participants cp
		WHERE cp.contest_id = $1 AND `+qualified+cond, args, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("load participants of contest %s: %w", contest, err)
	}
	return participants, nil
}

// newestRequest joins the newest judgement request of submission s that is no
// preview, and its judgement where there is one. That judgement is current: the older ones of a
// submission no longer count, and until it is there the submission is pending.
// Once the contest k is finalized, newer requests change nothing.
const newestRequest = `
	LEFT JOIN LATERAL (
		SELECT r.id FROM judgement_requests r WHERE r.submission_id = s.id AND NOT r.preview AND r.requested_at <= coalesce(k.finalized_at, 'infinity')
		ORDER BY r.requested_at DESC, r.id DESC LIMIT 1
	) newest ON true
	LEFT JOIN judgements j ON j.id = newest.id`

const attemptColumns = `s.id, cp.participant_id, s.problem_id, s.submitted_at, j.verdict, j.score, j.group_scores`

// loadAttempts returns the submissions to the contest that were no trials, of
// these participants or, where participants is nil, of all.
func loadAttempts(ctx context.Context, q querier, contest string, participants []string) ([]judge.Attempt, error) {
	cond, args := only("cp.participant_id", contest, participants)
	attempts, err := collect(ctx, q, `SELECT `+attemptColumns+`
		FROM contest_participants cp JOIN contests k ON k.id = cp.contest_id
		JOIN submissions s ON s.contest_id = cp.contest_id AND s.account_id = cp.account_id`+newestRequest+`
		WHERE cp.contest_id = $1 AND NOT s.trial AND `+counted+cond, args, scanAttempt)
	if err != nil {
		return nil, fmt.Errorf("load attempts in contest %s: %w", contest, err)
	}
	return attempts, nil
}

// loadFirsts returns the earliest attempt on each problem that is accepted or
// pending in the jury's eyes. It serves the others as well: before the freeze
// all see the same, and an attempt since then marks nothing for them.
func loadFirsts(ctx context.Context, q querier, c judge.ContestInfo) ([]judge.Attempt, error) {
	who, extra := make([]string, 0, len(c.Extra)), make([]int64, 0, len(c.Extra))
	for p, d := range c.Extra {
		who, extra = append(who, p), append(extra, int64(d/time.Second))
	}
	// The inner query is in order, so that the outer one looks at the verdicts of
	// as many submissions as it takes to find the first, mostly a handful.
	attempts, err := collect(ctx, q, `SELECT f.id, f.participant_id, p.problem_id, f.submitted_at, f.verdict, f.score, f.group_scores
		FROM contest_problems p CROSS JOIN LATERAL (
			SELECT s.id, cp.participant_id, s.submitted_at, j.verdict, j.score, j.group_scores
			FROM (
				SELECT id, account_id, submitted_at, contest_id FROM submissions
				WHERE contest_id = $1 AND problem_id = p.problem_id AND NOT trial AND submitted_at >= $2 AND submitted_at < $4
				ORDER BY submitted_at, id OFFSET 0
			) s JOIN contest_participants cp USING (contest_id, account_id) JOIN contests k ON k.id = cp.contest_id`+newestRequest+`
			WHERE (j.verdict IS NULL OR j.verdict IN ('AC', 'JE')) AND `+qualified+` AND `+counted+`
				AND (s.submitted_at < $3 OR s.submitted_at < $3 + make_interval(secs =>
					(SELECT e.seconds FROM unnest($5::uuid[], $6::bigint[]) AS e (who, seconds) WHERE e.who = cp.participant_id)))
			ORDER BY s.submitted_at, s.id LIMIT 1
		) f WHERE p.contest_id = $1`, []any{c.ID, c.StartsAt, c.EndsAt, c.LastEnd(), who, extra}, scanAttempt)
	if err != nil {
		return nil, fmt.Errorf("load first solves of contest %s: %w", c.ID, err)
	}
	return attempts, nil
}

func scanAttempt(r pgx.CollectableRow) (a judge.Attempt, err error) {
	var verdict *string
	var score *int64
	var groups []int64
	if err := r.Scan(&a.Submission, &a.Participant, &a.ProblemID, &a.SubmittedAt, &verdict, &score, &groups); err != nil {
		return a, err
	}
	err = a.SetResult(verdict, score, groups)
	return a, err
}

// standingRow is a row of the table standings.
type standingRow struct {
	viewer  judge.Viewer
	version int64
	sortKey int64 // as stored; of a row that was just computed it is not set
	row     judge.Row
}

// loadStandings returns what was last computed of these participants, or of
// all where participants is nil, for every viewer.
func loadStandings(ctx context.Context, q querier, contest string, participants []string) ([]standingRow, error) {
	cond, args := only("participant_id", contest, participants)
	standings, err := collect(ctx, q, `SELECT viewer, version, sort_key, board_row FROM standings
		WHERE contest_id = $1`+cond, args, func(r pgx.CollectableRow) (s standingRow, err error) {
		return s, r.Scan(&s.viewer, &s.version, &s.sortKey, &s.row)
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
func saveStandings(ctx context.Context, tx pgx.Tx, c judge.ContestInfo, rows []standingRow) ([]change, error) {
	viewers, participants, docs := make([]string, len(rows)), make([]string, len(rows)), make([]string, len(rows))
	solved, penalty, last := make([]int, len(rows)), make([]int, len(rows)), make([]int, len(rows))
	keys := make([]int64, len(rows))
	index := make(map[boardKey]int, len(rows))
	changes := make([]change, len(rows))
	for i, s := range rows {
		doc, err := json.Marshal(s.row)
		if err != nil {
			return nil, fmt.Errorf("save standings of %s: %w", s.row.Participant, err)
		}
		viewers[i], participants[i], docs[i] = string(s.viewer), s.row.Participant, string(doc)
		solved[i], penalty[i], last[i], keys[i] = s.row.Solved, s.row.PenaltyMinutes, s.row.LastSeconds, scoring.Key(c.Scoring, s.row)
		index[boardKey{s.viewer, s.row.Participant}] = i
		changes[i] = change{viewer: s.viewer, participant: s.row.Participant, score: keys[i], row: doc}
	}
	saved, err := tx.Query(ctx, `
		INSERT INTO standings (contest_id, viewer, participant_id, version, solved, penalty_minutes, last_seconds, sort_key, board_row)
		SELECT $1, viewer, participant, `+version+`, solved, penalty, last, sort_key, doc
		FROM unnest($2::text[], $3::uuid[], $4::int[], $5::int[], $6::int[], $7::bigint[], $8::jsonb[])
			AS u (viewer, participant, solved, penalty, last, sort_key, doc)
		ON CONFLICT (contest_id, viewer, participant_id) DO UPDATE SET
			version = greatest(standings.version + 1, excluded.version), solved = excluded.solved,
			penalty_minutes = excluded.penalty_minutes, last_seconds = excluded.last_seconds,
			sort_key = excluded.sort_key, board_row = excluded.board_row
		RETURNING viewer, participant_id, version`, c.ID, viewers, participants, solved, penalty, last, keys, docs)
	if err != nil {
		return nil, fmt.Errorf("save standings of contest %s: %w", c.ID, err)
	}
	var key boardKey
	var v int64
	_, err = pgx.ForEachRow(saved, []any{&key.viewer, &key.participant, &v}, func() error {
		changes[index[key]].version = v
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("save standings of contest %s: %w", c.ID, err)
	}
	return changes, nil
}

// dropStandings deletes rows of those who no longer take part, or that a viewer
// no longer has.
func dropStandings(ctx context.Context, tx pgx.Tx, contest string, keys []boardKey) ([]change, error) {
	viewers, participants := make([]string, len(keys)), make([]string, len(keys))
	for i, key := range keys {
		viewers[i], participants[i] = string(key.viewer), key.participant
	}
	changes, err := collect(ctx, tx, `DELETE FROM standings WHERE contest_id = $1
			AND (viewer, participant_id) IN (SELECT * FROM unnest($2::text[], $3::uuid[]))
		RETURNING viewer, participant_id, greatest(version + 1, `+version+`)`, []any{contest, viewers, participants},
		func(r pgx.CollectableRow) (c change, err error) {
			c.deleted = true
			return c, r.Scan(&c.viewer, &c.participant, &c.version)
		})
	if err != nil {
		return nil, fmt.Errorf("drop %d standings in contest %s: %w", len(keys), contest, err)
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
