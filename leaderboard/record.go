package leaderboard

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"assize/judge"
)

// request is the judgement request that a result answers.
type request struct {
	judgement   string
	submission  string
	account     string
	problem     string // "": a trial on own input
	class       judge.Class
	language    judge.LanguageID
	participant string
	contest     string // "" outside contests, and for trials and previews, which do not score
	requestedAt time.Time
}

// record writes results down in one transaction, together with what they do to
// the standings, then passes the changes on to Redis. Each result is written
// once, however often it comes. A result that nobody asked for is dropped with
// a line in the log. The error, if any, is for all of them: nothing is written.
func (s *Service) record(ctx context.Context, results []judge.Judged) error {
	requests, err := s.asked(ctx, results)
	if err != nil {
		return err
	}
	wanted := make([]judge.Judged, 0, len(results))
	touched := map[string][]string{} // contest → participants
	for _, j := range results {
		if req, ok := requests[j.Judgement]; ok && req.submission == j.Submission {
			wanted = append(wanted, clean(j))
			if req.contest != "" {
				touched[req.contest] = append(touched[req.contest], req.participant)
			}
			continue
		}
		s.metrics.dropped.Inc()
		s.log.Warn("record: nobody asked for this judgement, result dropped", "judgement", j.Judgement, "submission", j.Submission)
	}
	if len(wanted) == 0 {
		return nil
	}
	// Everybody takes rows and locks in the same order: with a judgement go those of
	// what its account has done on its problem.
	slices.SortFunc(wanted, func(a, b judge.Judged) int {
		x, y := requests[a.Judgement], requests[b.Judgement]
		return cmp.Or(strings.Compare(x.account, y.account), strings.Compare(x.problem, y.problem), strings.Compare(a.Judgement, b.Judgement))
	})
	var fresh map[string]bool
	changes := map[string][]change{}
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) (err error) {
		for _, contest := range slices.Sorted(maps.Keys(touched)) {
			if err := lockContest(ctx, tx, contest); err != nil {
				return err
			}
		}
		if fresh, err = insertJudgements(ctx, tx, wanted); err != nil {
			return err
		}
		if err := insertRuns(ctx, tx, wanted, fresh); err != nil {
			return err
		}
		// The clock is read under the lock: a row of before the thaw must not
		// come after those of a board that has thawed.
		now := s.now()
		for contest, participants := range touched {
			if changes[contest], err = recompute(ctx, tx, contest, participants, now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("record %d results: %w", len(results), err)
	}
	for _, j := range wanted {
		if fresh[j.Judgement] {
			delete(fresh, j.Judgement) // the same result may be in there twice
			s.metrics.recorded(requests[j.Judgement], j, s.now())
		}
	}
	for contest, c := range changes {
		s.push(ctx, contest, c)
	}
	return nil
}

// asked returns the requests behind results, by judgement id. Ids that are no
// ids at all have none.
func (s *Service) asked(ctx context.Context, results []judge.Judged) (map[string]request, error) {
	var ids []string
	for _, j := range results {
		id, err := uuid.Parse(j.Judgement)
		if err == nil && id.String() == j.Judgement && (j.Result.ID == "" || j.Result.ID == j.Judgement) {
			ids = append(ids, j.Judgement)
		}
	}
	found, err := collect(ctx, s.pool, `SELECT r.id, r.submission_id, s.account_id, coalesce(s.problem_id::text, ''), r.class, s.language, coalesce(cp.participant_id, s.account_id),
			CASE WHEN s.trial OR r.preview THEN '' ELSE coalesce(s.contest_id::text, '') END, r.requested_at
		FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id
		LEFT JOIN contest_participants cp ON cp.contest_id = s.contest_id AND cp.account_id = s.account_id
		WHERE r.id = ANY($1::uuid[])`, []any{ids},
		func(r pgx.CollectableRow) (q request, err error) {
			return q, r.Scan(&q.judgement, &q.submission, &q.account, &q.problem, &q.class, &q.language, &q.participant, &q.contest, &q.requestedAt)
		})
	if err != nil {
		return nil, fmt.Errorf("look up the requests behind %d results: %w", len(results), err)
	}
	requests := make(map[string]request, len(found))
	for _, q := range found {
		requests[q.judgement] = q
	}
	return requests, nil
}

// insertJudgements returns the ids of those that were not there before.
func insertJudgements(ctx context.Context, tx pgx.Tx, results []judge.Judged) (map[string]bool, error) {
	batch := &pgx.Batch{}
	fresh := make(map[string]bool, len(results))
	for _, j := range results {
		compile, err := json.Marshal(j.Result.Compile)
		if err != nil {
			return nil, fmt.Errorf("insert judgement %s: %w", j.Judgement, err)
		}
		r := j.Result
		batch.Queue(`INSERT INTO judgements (id, submission_id, verdict, fuel, fuel_limit, memory_bytes, memory_limit,
				reason, compile, dataset, cost_table, engine, judged_at, score, group_scores, output_limit, fuel_multiplier, reused, rules)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) ON CONFLICT (id) DO NOTHING`,
			j.Judgement, j.Submission, r.Verdict.String(), int64(r.Fuel), int64(r.FuelLimit), r.MemoryBytes, r.MemoryLimit,
			r.Reason, compile, string(r.Dataset), r.CostTable, r.Engine, r.JudgedAt, (*int64)(r.Score), hundredths(r.GroupScores),
			r.OutputLimit, r.FuelMultiplier, r.Reused, r.Rules,
		).Exec(func(tag pgconn.CommandTag) error {
			if tag.RowsAffected() > 0 {
				fresh[j.Judgement] = true
			}
			return nil
		})
	}
	if err := tx.SendBatch(ctx, batch).Close(); err != nil {
		return nil, fmt.Errorf("insert %d judgements: %w", len(results), err)
	}
	return fresh, nil
}

func hundredths(points []judge.Points) []int64 {
	var list []int64
	for _, p := range points {
		list = append(list, int64(p))
	}
	return list
}

// insertRuns inserts the runs of the fresh judgements.
func insertRuns(ctx context.Context, tx pgx.Tx, results []judge.Judged, fresh map[string]bool) error {
	var rows [][]any
	seen := map[string]bool{}
	for _, j := range results {
		if !fresh[j.Judgement] || seen[j.Judgement] {
			continue
		}
		seen[j.Judgement] = true
		for i, r := range j.Result.Runs {
			rows = append(rows, []any{j.Judgement, i, r.Case, r.Verdict.String(), int64(r.Fuel), r.MemoryBytes, r.OutputBytes,
				string(r.Output), string(r.Stderr), r.Reason, r.Feedback, string(r.Stdout), r.TeamMessage, string(r.Transcript),
				(*int64)(r.Score), (*int64)(r.Share), r.Passes, int64(r.ValidatorFuel)})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"runs"}, []string{"judgement_id", "ordinal", "test_case", "verdict", "fuel",
		"memory_bytes", "output_bytes", "output", "stderr", "reason", "feedback", "stdout", "team_message", "transcript", "score", "share", "passes",
		"validator_fuel"}, pgx.CopyFromRows(rows))
	if err != nil {
		return fmt.Errorf("insert %d runs: %w", len(rows), err)
	}
	return nil
}

// clean returns j with texts that PostgreSQL takes: valid UTF-8 without NUL. A
// compiler quotes the source, which may hold anything.
func clean(j judge.Judged) judge.Judged {
	r := &j.Result
	for _, text := range []*string{&r.Reason, &r.Compile.Diagnostics, &r.CostTable, &r.Engine} {
		*text = cleanText(*text)
	}
	r.Runs = slices.Clone(r.Runs)
	for i := range r.Runs {
		for _, text := range []*string{&r.Runs[i].Case, &r.Runs[i].Reason, &r.Runs[i].Feedback, &r.Runs[i].TeamMessage} {
			*text = cleanText(*text)
		}
	}
	return j
}

func cleanText(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// unrecordable reports whether err is about the data, so that trying again is
// of no use: SQLSTATE classes 22 (data exception) and 23 (constraint violated).
func unrecordable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (strings.HasPrefix(pg.Code, "22") || strings.HasPrefix(pg.Code, "23"))
}

// giveUp is where a result ends that could not be recorded so far. If the
// database is the reason, it goes back once more: results are never lost. If
// the result itself is, a JE that says so is recorded in its place.
func (s *Service) giveUp(ctx context.Context, j judge.Judged) error {
	if err := j.Check(); err != nil {
		if j.Version > judge.MessageVersion {
			return err // it waits for a newer leaderboard
		}
		s.metrics.dropped.Inc()
		s.log.Error("record: malformed result dropped", "judgement", j.Judgement, "error", err)
		return nil
	}
	err := s.record(ctx, []judge.Judged{j})
	if !unrecordable(err) {
		return err
	}
	s.log.Error("record: result cannot be stored, recorded as JE", "judgement", j.Judgement, "error", err)
	j.Result = judge.Judgement{ID: j.Judgement, Submission: j.Submission, Verdict: judge.JE, JudgedAt: s.now(),
		Reason: "the result could not be stored: " + err.Error()}
	return s.record(ctx, []judge.Judged{j})
}
