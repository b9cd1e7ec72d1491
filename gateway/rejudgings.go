package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// A rejudging is a set of submissions that are judged again, behind everything
// else. What comes of it is a preview: nothing that anybody sees depends on it
// until the set is applied.

// maxRejudged bounds one rejudging.
const maxRejudged = 20_000

// rejudgeSelection says which submissions: those that fit everything that is
// given, and have a judgement.
type rejudgeSelection struct {
	Submission string `json:"submission"`
	Problem    string `json:"problem"` // slug
	Contest    string `json:"contest"` // slug
	Language   string `json:"language"`
	Verdict    string `json:"verdict"`
	Version    int    `json:"version"` // of the problem: tried out, and applied together with the rejudging
}

func (b *rejudgeSelection) check() error {
	switch {
	case *b == (rejudgeSelection{}):
		return invalid("say which submissions: submission, problem, contest, language or verdict")
	case b.Submission != "" && uuid.Validate(b.Submission) != nil:
		return notFound("there is no submission %q", clip(b.Submission))
	case b.Version < 0 || b.Version != 0 && b.Problem == "":
		return invalid("version is %d; it must be a version of the problem that is named", b.Version)
	}
	if b.Verdict != "" {
		if _, err := judge.ParseVerdict(b.Verdict); err != nil {
			return invalid("verdict is %q, which is none", clip(b.Verdict))
		}
	}
	return nil
}

// rejudgingRow is what is stored of a rejudging.
type rejudgingRow struct {
	id                           string
	submission, problem, contest *string // ids
	language, verdict            string
	version                      *string // id
}

// find looks up what the selection names.
func (b *rejudgeSelection) find(r *request, tx pgx.Tx) (g rejudgingRow, err error) {
	id, err := uuid.NewV7()
	if err != nil {
		return g, fmt.Errorf("make a rejudging id: %w", err)
	}
	g = rejudgingRow{id: id.String(), language: b.Language, verdict: b.Verdict}
	look := func(to **string, what, sql string, args ...any) {
		if err != nil || args[0] == "" {
			return
		}
		*to = new(string)
		if err = tx.QueryRow(r.ctx, sql, args...).Scan(*to); errors.Is(err, pgx.ErrNoRows) {
			err = notFound("there is no %s %q", what, clip(fmt.Sprint(args[0])))
		}
	}
	look(&g.submission, "submission", `SELECT id::text FROM submissions WHERE id::text = lower($1) AND NOT trial`, b.Submission)
	look(&g.problem, "problem", `SELECT id::text FROM problems WHERE slug = $1`, b.Problem)
	look(&g.contest, "contest", `SELECT id::text FROM contests WHERE slug = $1`, b.Contest)
	if err != nil || b.Version == 0 {
		return g, err
	}
	v, err := findVersion(r.ctx, tx, b.Problem, b.Version)
	if err != nil {
		return g, err
	}
	if v.dropped {
		return g, judge.E(judge.Conflict, fmt.Sprintf("version %d of %q was dropped", b.Version, b.Problem))
	}
	g.version = &v.id
	return g, nil
}

// insert writes the rejudging down.
func (g *rejudgingRow) insert(r *request, tx pgx.Tx, reason, state string) error {
	_, err := tx.Exec(r.ctx, `INSERT INTO rejudgings (id, account_id, created_at, reason, submission_id, problem_id, contest_id, language, verdict, version_id, state, closed_at, closed_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE WHEN $11 <> 'open' THEN $3::timestamptz END, CASE WHEN $11 <> 'open' THEN $2::uuid END)`,
		g.id, r.account.ID, r.now, reason, g.submission, g.problem, g.contest, g.language, g.verdict, g.version, state)
	return err
}

// extend asks for judgements of those submissions of the selection that are not in
// the set yet, and returns how many. As a preview they are those that have a
// judgement; otherwise of a version that is applied also those that are being
// judged by another one. stale leaves out those whose current judgement is by the
// wanted version already.
func (g *rejudgingRow) extend(ctx context.Context, tx pgx.Tx, now time.Time, preview, stale bool) (int, error) {
	args := arguments{g.id, now, preview, g.version}
	conditions := []string{`NOT s.trial`, `NOT EXISTS (SELECT FROM judgement_requests o WHERE o.rejudging_id = $1 AND o.submission_id = s.id)`}
	if stale {
		conditions = append(conditions, `r.dataset <> v.dataset`)
	}
	if preview || !stale {
		conditions = append(conditions, `j.id IS NOT NULL`)
	}
	for _, c := range []struct {
		column string
		value  *string
	}{{`s.id`, g.submission}, {`s.problem_id`, g.problem}, {`s.contest_id`, g.contest}} {
		if c.value != nil {
			conditions = append(conditions, c.column+` = `+args.add(*c.value)+`::uuid`)
		}
	}
	if g.language != "" {
		conditions = append(conditions, `s.language = `+args.add(g.language))
	}
	if g.verdict != "" {
		conditions = append(conditions, `j.verdict = `+args.add(g.verdict))
	}
	// In the order in which they were made: UUIDs of version 4, since they are made
	// here, and the time tells the order.
	tag, err := tx.Exec(ctx, `INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at, rejudging_id, replaces, preview)
		SELECT gen_random_uuid(), s.id, 'rejudge', v.dataset, greatest($2::timestamptz + row_number() OVER (ORDER BY s.submitted_at, s.id) * interval '1 microsecond',
			r.requested_at + interval '1 microsecond'), $1, r.id, $3
		FROM submissions s JOIN problems p ON p.id = s.problem_id JOIN problem_versions v ON v.id = coalesce($4::uuid, p.current_version)`+currentJudgement+`
		WHERE `+strings.Join(conditions, ` AND `)+` ORDER BY s.submitted_at, s.id LIMIT `+args.add(maxRejudged+1), args...)
	if err != nil {
		return 0, fmt.Errorf("rejudging %s: %w", g.id, err)
	}
	if n := tag.RowsAffected(); n > maxRejudged {
		return 0, invalid("more than %d submissions fit; narrow it down by contest, language or verdict", maxRejudged)
	}
	return int(tag.RowsAffected()), nil
}

func (s *Service) createRejudging(r *request) (*answer, error) {
	var b struct {
		rejudgeSelection
		Reason string `json:"reason"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	if b.Reason == "" || len(b.Reason) > maxReasonBytes {
		return nil, invalid("reason must have 1 to %d bytes", maxReasonBytes)
	}
	var g rejudgingRow
	d := &deed{action: "rejudging.create"}
	err := s.audited(r, d, func(tx pgx.Tx) (err error) {
		if g, err = b.find(r, tx); err != nil {
			return err
		}
		if err := g.insert(r, tx, b.Reason, "open"); err != nil {
			return err
		}
		n, err := g.extend(r.ctx, tx, r.now, true, g.version != nil)
		if err != nil {
			return err
		}
		if n == 0 && g.version == nil {
			return invalid("no submission that is judged fits")
		}
		d.subject, d.detail = g.id, map[string]any{"selection": b.rejudgeSelection, "reason": b.Reason, "submissions": n}
		if g.contest != nil {
			d.contest = *g.contest
		}
		return nil
	})
	if err != nil {
		return nil, coded(err, "rejudge")
	}
	p, err := s.readRejudging(r.ctx, g.id)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusAccepted, body: p, location: "/api/v1/rejudgings/" + g.id}, nil
}

// rejudgeContest judges a contest's submissions again at once, without a preview:
// the old judgements count no more. What contestants submit meanwhile goes first.
func (s *Service) rejudgeContest(r *request) (*answer, error) {
	var b struct {
		Problem  string `json:"problem"`
		Language string `json:"language"`
		Verdict  string `json:"verdict"`
		Reason   string `json:"reason"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	slug := r.param("slug")
	selection := rejudgeSelection{Problem: b.Problem, Contest: slug, Language: b.Language, Verdict: b.Verdict}
	if err := selection.check(); err != nil {
		return nil, err
	}
	if b.Reason == "" || len(b.Reason) > maxReasonBytes {
		return nil, invalid("reason must have 1 to %d bytes", maxReasonBytes)
	}
	var requested int
	var g rejudgingRow
	d := &deed{action: "contest.rejudge", subject: slug}
	err := s.audited(r, d, func(tx pgx.Tx) error {
		err := lockForChange(r, tx, slug, &d.contest)
		if err != nil {
			return err
		}
		if g, err = selection.find(r, tx); err != nil {
			return err
		}
		if err := g.insert(r, tx, b.Reason, "applied"); err != nil {
			return err
		}
		requested, err = g.extend(r.ctx, tx, r.now, false, false)
		d.detail = map[string]any{"problem": b.Problem, "language": b.Language, "verdict": b.Verdict, "reason": b.Reason, "requested": requested}
		return err
	})
	if err != nil {
		return nil, coded(err, "rejudge contest "+slug)
	}
	return &answer{status: http.StatusAccepted, body: struct {
		Requested int    `json:"requested"`
		Rejudging string `json:"rejudging"`
	}{requested, g.id}}, nil
}

// lockRejudging finds the open rejudging that the address names, and keeps others
// from closing it.
func lockRejudging(r *request, tx pgx.Tx, id string) (g rejudgingRow, err error) {
	var state string
	err = tx.QueryRow(r.ctx, `SELECT id, submission_id::text, problem_id::text, contest_id::text, language, verdict, version_id::text, state
		FROM rejudgings WHERE id = $1 FOR UPDATE`, id).
		Scan(&g.id, &g.submission, &g.problem, &g.contest, &g.language, &g.verdict, &g.version, &state)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return g, notFound("there is no rejudging %q", id)
	case err != nil:
		return g, err
	case state != "open":
		return g, judge.E(judge.Conflict, fmt.Sprintf("the rejudging is %s already", state))
	}
	return g, nil
}

func closeRejudging(r *request, tx pgx.Tx, id, state string) error {
	_, err := tx.Exec(r.ctx, `UPDATE rejudgings SET state = $2, closed_at = $3, closed_by = $4 WHERE id = $1`, id, state, r.now, r.account.ID)
	return err
}

// cancelRejudging ends a rejudging: what is not published yet is not judged, and
// nothing of it ever counts.
func (s *Service) cancelRejudging(r *request) (*answer, error) {
	return s.endRejudging(r, &deed{action: "rejudging.cancel"}, func(tx pgx.Tx, g rejudgingRow, d *deed) error {
		_, err := tx.Exec(r.ctx, `UPDATE judgement_requests SET answered = true WHERE rejudging_id = $1 AND NOT answered`, g.id)
		if err != nil {
			return err
		}
		return closeRejudging(r, tx, g.id, "cancelled")
	})
}

// endRejudging runs f on the open rejudging that the address names.
func (s *Service) endRejudging(r *request, d *deed, f func(tx pgx.Tx, g rejudgingRow, d *deed) error) (*answer, error) {
	id, err := r.idParam("rejudging")
	if err != nil {
		return nil, err
	}
	d.subject = id
	err = s.audited(r, d, func(tx pgx.Tx) error {
		g, err := lockRejudging(r, tx, id)
		if err != nil {
			return err
		}
		if g.contest != nil {
			d.contest = *g.contest
		}
		return f(tx, g, d)
	})
	if err != nil {
		return nil, coded(err, d.action+" "+id)
	}
	p, err := s.readRejudging(r.ctx, id)
	if err != nil {
		return nil, err
	}
	return ok(p), nil
}

// applyRejudging makes the judgements of the set the current ones, and its version
// that of the problem, all in one transaction. Those that are JE stay previews.
func (s *Service) applyRejudging(r *request) (*answer, error) {
	return s.endRejudging(r, &deed{action: "rejudging.apply"}, func(tx pgx.Tx, g rejudgingRow, d *deed) error {
		var open, other int
		err := tx.QueryRow(r.ctx, `SELECT count(*) FILTER (WHERE j.id IS NULL),
				count(*) FILTER (WHERE $2::uuid IS NULL AND v.dataset <> r.dataset)
			FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id JOIN problems p ON p.id = s.problem_id
			JOIN problem_versions v ON v.id = p.current_version LEFT JOIN judgements j ON j.id = r.id WHERE r.rejudging_id = $1`, g.id, g.version).Scan(&open, &other)
		switch {
		case err != nil:
			return err
		case open > 0:
			return judge.E(judge.Conflict, fmt.Sprintf("%d submissions of the rejudging are not judged yet", open))
		case other > 0:
			return judge.E(judge.Conflict, fmt.Sprintf("%d submissions were judged by what is no longer the current version of their problem; cancel this rejudging and begin a new one", other))
		}
		// Before what accounts have solved is locked, as rejudgeContest does.
		if _, err := tx.Exec(r.ctx, `SELECT FROM contests WHERE id IN (SELECT s.contest_id FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id
			WHERE r.rejudging_id = $1) ORDER BY id FOR NO KEY UPDATE`, g.id); err != nil {
			return err
		}
		if g.version != nil {
			if err := applyVersion(r.ctx, tx, *g.version, r.now); err != nil {
				return err
			}
		}
		var applied, changed int
		var problems, contests []string
		err = tx.QueryRow(r.ctx, `WITH counting AS (
				UPDATE judgement_requests r SET preview = false, requested_at = greatest($2::timestamptz + n.place * interval '1 microsecond',
					(SELECT max(o.requested_at) FROM judgement_requests o WHERE o.submission_id = r.submission_id) + interval '1 microsecond')
				FROM (SELECT r.id, row_number() OVER (ORDER BY s.submitted_at, s.id) AS place
					FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id JOIN judgements j ON j.id = r.id
					WHERE r.rejudging_id = $1 AND r.preview AND j.verdict <> 'JE') n
				WHERE r.id = n.id RETURNING r.id, r.submission_id, r.replaces
			), differing AS (
				SELECT s.problem_id, s.contest_id FROM counting c JOIN submissions s ON s.id = c.submission_id
				JOIN judgements n ON n.id = c.id LEFT JOIN judgements o ON o.id = c.replaces WHERE `+differs+`)
			SELECT (SELECT count(*) FROM counting), (SELECT count(*) FROM differing),
				coalesce((SELECT array_agg(DISTINCT problem_id::text) FROM differing), '{}'),
				coalesce((SELECT array_agg(DISTINCT contest_id::text) FROM differing WHERE contest_id IS NOT NULL), '{}')`, g.id, r.now).
			Scan(&applied, &changed, &problems, &contests)
		if err != nil {
			return err
		}
		late := 0
		if g.version != nil {
			// Whoever has submitted meanwhile was judged, or is, by the version before.
			if late, err = g.extend(r.ctx, tx, r.now, false, true); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(r.ctx, markCounts, problems); err != nil {
			return err
		}
		// The leaderboard computes these boards anew; finalized ones stay as they are.
		if _, err := tx.Exec(r.ctx, `UPDATE contests SET updated_at = clock_timestamp() WHERE id = ANY($1::uuid[]) AND finalized_at IS NULL`, contests); err != nil {
			return err
		}
		d.detail = map[string]int{"applied": applied, "changed": changed, "late": late}
		return closeRejudging(r, tx, g.id, "applied")
	})
}

// differs is the condition that the new judgement n says something else than the
// old one o.
const differs = `(o.id IS NULL OR n.verdict <> o.verdict OR n.score IS DISTINCT FROM o.score)`

// lateFor is how long after a version was applied one looks for submissions that
// were committed with the one before.
const lateFor = time.Minute

// extendRejudgings takes submissions that were made since into the previews of new
// versions, and judges those again that had the version before one that was
// applied while they came in.
func (s *Service) extendRejudgings(ctx context.Context) error {
	rows, err := s.db.Query(ctx, `SELECT g.id, g.submission_id::text, g.problem_id::text, g.contest_id::text, g.language, g.verdict, g.version_id::text, g.state = 'open'
		FROM rejudgings g JOIN problems p ON p.id = g.problem_id
		WHERE g.version_id IS NOT NULL AND (g.state = 'open' OR g.state = 'applied' AND g.closed_at > $1 AND p.current_version = g.version_id)`, s.now().Add(-lateFor))
	if err != nil {
		return fmt.Errorf("look for rejudgings: %w", err)
	}
	type growing struct {
		rejudgingRow
		open bool
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (g growing, err error) {
		return g, row.Scan(&g.id, &g.submission, &g.problem, &g.contest, &g.language, &g.verdict, &g.version, &g.open)
	})
	if err != nil {
		return fmt.Errorf("look for rejudgings: %w", err)
	}
	for _, g := range list {
		err := pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
			// Whoever closes it, or another gateway, may have been faster.
			var same bool
			err := tx.QueryRow(ctx, `SELECT (state = 'open') = $2 FROM rejudgings WHERE id = $1 FOR UPDATE`, g.id, g.open).Scan(&same)
			if err != nil || !same {
				return err
			}
			_, err = g.extend(ctx, tx, s.now(), g.open, true)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
