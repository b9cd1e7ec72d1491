package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type contestSummary struct {
	Slug           string     `json:"slug"`
	Name           string     `json:"name"`
	State          string     `json:"state"`
	StartsAt       time.Time  `json:"starts_at"`
	EndsAt         time.Time  `json:"ends_at"`
	FreezeAt       *time.Time `json:"freeze_at"`
	ThawAt         *time.Time `json:"thaw_at"`
	Frozen         bool       `json:"frozen"`
	PenaltyMinutes int        `json:"penalty_minutes"`
	Registration   string     `json:"registration"`
	Registered     bool       `json:"registered"`
	Participants   int        `json:"participants"`
	Now            time.Time  `json:"now"`

	id string
}

type contestPage struct {
	contestSummary
	Problems []contestProblem `json:"problems"`
}

type contestProblem struct {
	Label      string `json:"label"`
	Slug       string `json:"slug"`
	Name       string `json:"name"`
	Difficulty string `json:"difficulty"`
	Solved     bool   `json:"solved"`
	Attempted  bool   `json:"attempted"`
}

// contestColumns of the contest c, for the account $1.
const contestColumns = `c.id, c.slug, c.name, c.starts_at, c.ends_at, c.freeze_at, c.thaw_at, c.penalty_minutes, c.registration,
	EXISTS (SELECT FROM contest_participants cp WHERE cp.contest_id = c.id AND cp.account_id = nullif($1, '')::uuid),
	(SELECT count(*) FROM contest_participants cp WHERE cp.contest_id = c.id)`

func scanContest(row pgx.Row, now time.Time) (c contestSummary, err error) {
	err = row.Scan(&c.id, &c.Slug, &c.Name, &c.StartsAt, &c.EndsAt, &c.FreezeAt, &c.ThawAt, &c.PenaltyMinutes, &c.Registration,
		&c.Registered, &c.Participants)
	c.StartsAt, c.EndsAt, c.FreezeAt, c.ThawAt, c.Now = c.StartsAt.UTC(), c.EndsAt.UTC(), utc(c.FreezeAt), utc(c.ThawAt), now
	c.State = contestState(c.StartsAt, c.EndsAt, now)
	info := judge.ContestInfo{}
	if c.FreezeAt != nil {
		info.FreezeAt = *c.FreezeAt
	}
	if c.ThawAt != nil {
		info.ThawAt = *c.ThawAt
	}
	c.Frozen = info.Frozen(now)
	return c, err
}

// The states of a contest.
const (
	upcoming = "upcoming"
	running  = "running"
	ended    = "ended"
)

func contestState(starts, ends, now time.Time) string {
	switch {
	case now.Before(starts):
		return upcoming
	case now.Before(ends):
		return running
	}
	return ended
}

func noContest(slug string) error { return notFound("there is no contest %q", clip(slug)) }

func (s *Service) listContests(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM contests`).Scan(&total); err != nil {
		return nil, fmt.Errorf("count contests: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT `+contestColumns+` FROM contests c ORDER BY c.starts_at DESC, c.slug LIMIT $2 OFFSET $3`,
		r.accountID(), perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list contests: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (contestSummary, error) { return scanContest(row, r.now) })
	if err != nil {
		return nil, fmt.Errorf("list contests: %w", err)
	}
	return ok(struct {
		Contests []contestSummary `json:"contests"`
		paging
	}{list, paging{total, page, perPage}}), nil
}

func (s *Service) getContest(r *request) (*answer, error) {
	c, err := s.readContest(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}

func (s *Service) readContest(r *request, slug string) (*contestPage, error) {
	c, err := scanContest(s.db.QueryRow(r.ctx, `SELECT `+contestColumns+` FROM contests c WHERE c.slug = $2`, r.accountID(), slug), r.now)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noContest(slug)
	}
	if err != nil {
		return nil, fmt.Errorf("get contest %s: %w", slug, err)
	}
	p := &contestPage{c, []contestProblem{}}
	if c.State == upcoming && !r.isJury() {
		return p, nil
	}
	rows, err := s.db.Query(r.ctx, `SELECT cp.label, p.slug, p.name, p.difficulty, coalesce(m.solved, false), m.problem_id IS NOT NULL
		FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id
		LEFT JOIN (SELECT s.problem_id, bool_or(coalesce(j.verdict = 'AC', false)) AS solved FROM submissions s`+currentJudgement+`
			WHERE s.account_id = nullif($2, '')::uuid AND s.contest_id = $1 AND NOT s.trial GROUP BY s.problem_id) m ON m.problem_id = p.id
		WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, c.id, r.accountID())
	if err == nil {
		p.Problems, err = pgx.CollectRows(rows, pgx.RowToStructByPos[contestProblem])
	}
	if err != nil {
		return nil, fmt.Errorf("problems of contest %s: %w", slug, err)
	}
	return p, nil
}

func (s *Service) registerForContest(r *request) (*answer, error) {
	slug := r.param("slug")
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	switch {
	case c.Registered:
		return ok(c), nil
	case c.State == ended:
		return nil, judge.E(judge.ContestState, fmt.Sprintf("the contest %q is over", slug))
	case c.Registration != "open":
		return nil, judge.E(judge.ContestState, fmt.Sprintf("registration for the contest %q is closed", slug))
	}
	// The leaderboard notices new participants by itself.
	_, err = s.db.Exec(r.ctx, `INSERT INTO contest_participants (contest_id, account_id, registered_at) VALUES ($1, $2, $3)
		ON CONFLICT DO NOTHING`, c.id, r.account.ID, r.now)
	if err != nil {
		return nil, fmt.Errorf("register %s for contest %s: %w", r.account.Login, slug, err)
	}
	if c, err = s.readContest(r, slug); err != nil {
		return nil, err
	}
	return ok(c), nil
}

// contestEntry names a problem of a contest.
type contestEntry struct {
	Label   string `json:"label"`
	Problem string `json:"problem"` // slug
}

// contestRow is what a contest consists of besides its slug.
type contestRow struct {
	name         string
	starts, ends time.Time
	freeze, thaw *time.Time
	penalty      int
	registration string
	problems     []contestEntry // in board order
}

var labelPattern = regexp.MustCompile(`^[A-Z][A-Z0-9]{0,3}$`)

func (c contestRow) check() error {
	switch {
	case strings.TrimSpace(c.name) == "" || len(c.name) > 200:
		return invalid("name must have 1 to 200 bytes")
	case c.starts.IsZero():
		return invalid("starts_at is missing")
	case c.ends.IsZero():
		return invalid("ends_at is missing")
	case !c.ends.After(c.starts):
		return invalid("ends_at must be after starts_at")
	case c.freeze != nil && (c.freeze.Before(c.starts) || c.freeze.After(c.ends)):
		return invalid("freeze_at must lie between starts_at and ends_at")
	case c.thaw != nil && c.freeze == nil:
		return invalid("thaw_at is of no use without freeze_at")
	case c.thaw != nil && c.thaw.Before(*c.freeze):
		return invalid("thaw_at must not be before freeze_at")
	case c.penalty < 0 || c.penalty > 1000:
		return invalid("penalty_minutes must be 0 to 1000")
	case len(c.problems) > 100:
		return invalid("problems are more than 100")
	}
	labels, slugs := map[string]bool{}, map[string]bool{}
	for i, p := range c.problems {
		switch {
		case !labelPattern.MatchString(p.Label):
			return invalid("problems[%d].label is %q; it must be like A or B2", i, clip(p.Label))
		case labels[p.Label]:
			return invalid("problems[%d].label %q is there twice", i, p.Label)
		case slugs[p.Problem]:
			return invalid("problems[%d].problem %q is there twice", i, clip(p.Problem))
		}
		labels[p.Label], slugs[p.Problem] = true, true
	}
	return oneOf("registration", c.registration, "open", "closed")
}

// contestBody is the body that makes a contest, or changes one: what is nil
// stays as it is.
type contestBody struct {
	Slug           *string         `json:"slug"`
	Name           *string         `json:"name"`
	StartsAt       maybe[when]     `json:"starts_at"`
	EndsAt         maybe[when]     `json:"ends_at"`
	FreezeAt       maybe[when]     `json:"freeze_at"`
	ThawAt         maybe[when]     `json:"thaw_at"`
	PenaltyMinutes *int            `json:"penalty_minutes"`
	Registration   *string         `json:"registration"`
	Problems       *[]contestEntry `json:"problems"`
}

// apply changes c to what the body says.
func (b contestBody) apply(c *contestRow) error {
	for _, f := range []struct {
		field string
		from  maybe[when]
		to    *time.Time
	}{{"starts_at", b.StartsAt, &c.starts}, {"ends_at", b.EndsAt, &c.ends}} {
		if !f.from.set {
			continue
		}
		t, err := f.from.value.time(f.field)
		if err != nil {
			return err
		}
		if t == nil {
			return invalid("%s must be a time, not null", f.field)
		}
		*f.to = *t
	}
	for _, f := range []struct {
		field string
		from  maybe[when]
		to    **time.Time
	}{{"freeze_at", b.FreezeAt, &c.freeze}, {"thaw_at", b.ThawAt, &c.thaw}} {
		if !f.from.set {
			continue
		}
		t, err := f.from.value.time(f.field)
		if err != nil {
			return err
		}
		*f.to = t
	}
	if b.Name != nil {
		c.name = *b.Name
	}
	if b.PenaltyMinutes != nil {
		c.penalty = *b.PenaltyMinutes
	}
	if b.Registration != nil {
		c.registration = *b.Registration
	}
	if b.Problems != nil {
		c.problems = *b.Problems
	}
	return c.check()
}

func (s *Service) createContest(r *request) (*answer, error) {
	var b contestBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Slug == nil {
		return nil, invalid("slug is missing")
	}
	row := contestRow{penalty: 20, registration: "open"}
	if err := b.apply(&row); err != nil {
		return nil, err
	}
	if err := s.insertContest(r.ctx, *b.Slug, row, r.now); err != nil {
		return nil, err
	}
	c, err := s.readContest(r, *b.Slug)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

func (s *Service) insertContest(ctx context.Context, slug string, c contestRow, now time.Time) error {
	if !slugPattern.MatchString(slug) {
		return invalid("slug %q must be of lower-case letters, digits and dashes, at most 64", clip(slug))
	}
	if err := c.check(); err != nil {
		return err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("make a contest id: %w", err)
	}
	err = pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO contests (id, slug, name, starts_at, ends_at, freeze_at, thaw_at, penalty_minutes, registration, created_at, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp())`,
			id.String(), slug, c.name, c.starts, c.ends, c.freeze, c.thaw, c.penalty, c.registration, now)
		if isViolation(err, uniqueViolation) {
			return judge.E(judge.Conflict, fmt.Sprintf("there is a contest %q already", slug))
		}
		if err != nil {
			return err
		}
		return putProblems(ctx, tx, id.String(), c.problems)
	})
	if err != nil {
		return coded(err, "insert contest "+slug)
	}
	return nil
}

func putProblems(ctx context.Context, tx pgx.Tx, contest string, problems []contestEntry) error {
	if _, err := tx.Exec(ctx, `DELETE FROM contest_problems WHERE contest_id = $1`, contest); err != nil {
		return err
	}
	for i, p := range problems {
		tag, err := tx.Exec(ctx, `INSERT INTO contest_problems (contest_id, problem_id, label, ordinal)
			SELECT $1, id, $3, $4 FROM problems WHERE slug = $2 AND current_version IS NOT NULL`, contest, p.Problem, p.Label, i)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return invalid("problems[%d].problem: there is no problem %q", i, clip(p.Problem))
		}
	}
	return nil
}

func (s *Service) changeContest(r *request) (*answer, error) {
	var b contestBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Slug != nil {
		return nil, invalid("slug cannot be changed")
	}
	slug := r.param("slug")
	err := pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		var id string
		var c contestRow
		err := tx.QueryRow(r.ctx, `SELECT id, name, starts_at, ends_at, freeze_at, thaw_at, penalty_minutes, registration
			FROM contests WHERE slug = $1 FOR UPDATE`, slug).
			Scan(&id, &c.name, &c.starts, &c.ends, &c.freeze, &c.thaw, &c.penalty, &c.registration)
		if err != nil {
			return err
		}
		if err := b.apply(&c); err != nil {
			return err
		}
		// Whoever computes the board looks at updated_at.
		if _, err := tx.Exec(r.ctx, `UPDATE contests SET name = $2, starts_at = $3, ends_at = $4, freeze_at = $5, thaw_at = $6,
			penalty_minutes = $7, registration = $8, updated_at = clock_timestamp() WHERE id = $1`,
			id, c.name, c.starts, c.ends, c.freeze, c.thaw, c.penalty, c.registration); err != nil {
			return err
		}
		if b.Problems == nil {
			return nil
		}
		return putProblems(r.ctx, tx, id, c.problems)
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noContest(slug)
	}
	if err != nil {
		return nil, coded(err, "change contest "+slug)
	}
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}
