package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// contestEntry names a problem of a contest.
type contestEntry struct {
	Label   string       `json:"label"`
	Problem string       `json:"problem"` // slug
	Points  judge.Points `json:"points"`  // 0 counts as 100 points
}

// contestRow is what a contest consists of besides its slug.
type contestRow struct {
	name         string
	starts, ends time.Time
	freeze, thaw *time.Time
	penalty      int
	registration string
	problems     []contestEntry // in board order

	scoring                  judge.Scoring
	visibility               string
	teamSize                 int
	practice, virtual, rated bool
	languages                []string
	multipliers              map[judge.LanguageID]float64
}

// newContest is what a contest is where nobody says otherwise.
func newContest() contestRow {
	return contestRow{penalty: 20, registration: "open", scoring: judge.PassFail, visibility: "public", practice: true, virtual: true,
		languages: []string{}, multipliers: map[judge.LanguageID]float64{}}
}

var languagePattern = regexp.MustCompile(`^[a-z][a-z0-9]{0,31}$`)

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
	case c.teamSize < 0 || c.teamSize > 100:
		return invalid("team_size must be 0 to 100")
	case c.rated && c.teamSize > 0:
		return invalid("rated: a contest of teams cannot be rated; ratings are of individuals")
	case len(c.languages) > 100 || len(c.multipliers) > 100:
		return invalid("languages or fuel_multipliers are more than 100")
	case !slices.Contains(judge.Scorings, c.scoring):
		return invalid("scoring is %q; it must be one of %v", clip(string(c.scoring)), judge.Scorings)
	}
	for _, id := range c.languages {
		if !languagePattern.MatchString(id) {
			return invalid("languages: %q is no id of a language", clip(id))
		}
	}
	for id, m := range c.multipliers {
		if !languagePattern.MatchString(string(id)) || !(m >= 0.1 && m <= 100) {
			return invalid("fuel_multipliers: %q: %v; the multiplier of a language must be 0.1 to 100", clip(string(id)), m)
		}
	}
	if err := oneOf("visibility", c.visibility, "public", "private"); err != nil {
		return err
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
		case p.Points < 0 || p.Points > 1_000_000*judge.OnePoint:
			return invalid("problems[%d].points must be 0 to 1000000", i)
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

	Scoring         *judge.Scoring                `json:"scoring"`
	Visibility      *string                       `json:"visibility"`
	TeamSize        *int                          `json:"team_size"`
	Practice        *bool                         `json:"practice"`
	Virtual         *bool                         `json:"virtual"`
	Rated           *bool                         `json:"rated"`
	Languages       *[]string                     `json:"languages"`
	FuelMultipliers *map[judge.LanguageID]float64 `json:"fuel_multipliers"`
}

// told is what the body gives, for the audit log.
func (b contestBody) told() map[string]any {
	told := map[string]any{}
	for name, field := range map[string]maybe[when]{"starts_at": b.StartsAt, "ends_at": b.EndsAt, "freeze_at": b.FreezeAt, "thaw_at": b.ThawAt} {
		if field.set {
			told[name] = field.value
		}
	}
	for name, field := range map[string]any{"name": b.Name, "penalty_minutes": b.PenaltyMinutes, "registration": b.Registration, "problems": b.Problems,
		"scoring": b.Scoring, "visibility": b.Visibility, "team_size": b.TeamSize, "practice": b.Practice, "virtual": b.Virtual, "rated": b.Rated,
		"languages": b.Languages, "fuel_multipliers": b.FuelMultipliers} {
		if !reflect.ValueOf(field).IsNil() {
			told[name] = field
		}
	}
	return told
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
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
	set(&c.name, b.Name)
	set(&c.penalty, b.PenaltyMinutes)
	set(&c.registration, b.Registration)
	set(&c.problems, b.Problems)
	set(&c.scoring, b.Scoring)
	set(&c.visibility, b.Visibility)
	set(&c.teamSize, b.TeamSize)
	set(&c.practice, b.Practice)
	set(&c.virtual, b.Virtual)
	set(&c.rated, b.Rated)
	set(&c.languages, b.Languages)
	set(&c.multipliers, b.FuelMultipliers)
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
	row := newContest()
	if err := b.apply(&row); err != nil {
		return nil, err
	}
	err := pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		id, err := insertContest(r.ctx, tx, *b.Slug, row, r.now, nil, nil)
		if err != nil {
			return err
		}
		return audit(r, tx, deed{action: "contest.create", subject: *b.Slug, contest: id, detail: b.told()})
	})
	if err != nil {
		return nil, coded(err, "insert contest "+*b.Slug)
	}
	c, err := s.readContest(r, *b.Slug)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

// insertContest makes a contest, alone or as an occurrence of a series.
func insertContest(ctx context.Context, tx pgx.Tx, slug string, c contestRow, now time.Time, series *string, occurrence *int) (id string, err error) {
	if !slugPattern.MatchString(slug) {
		return "", invalid("slug %q must be of lower-case letters, digits and dashes, at most 64", clip(slug))
	}
	if err := c.check(); err != nil {
		return "", err
	}
	made, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("make a contest id: %w", err)
	}
	id = made.String()
	_, err = tx.Exec(ctx, `INSERT INTO contests (id, slug, name, starts_at, ends_at, freeze_at, thaw_at, penalty_minutes, registration, created_at, updated_at,
			scoring, visibility, team_size, practice, virtual, rated, languages, fuel_multipliers, series_id, occurrence)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp(), $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		id, slug, c.name, c.starts, c.ends, c.freeze, c.thaw, c.penalty, c.registration, now,
		c.scoring, c.visibility, c.teamSize, c.practice, c.virtual, c.rated, c.languages, c.multipliers, series, occurrence)
	if isViolation(err, uniqueViolation) {
		return "", judge.E(judge.Conflict, fmt.Sprintf("there is a contest %q already", slug))
	}
	if err != nil {
		return "", err
	}
	return id, putProblems(ctx, tx, id, c.problems)
}

// scoresLike reports whether the same attempts have the same result in both.
func (c contestRow) scoresLike(o contestRow) bool {
	same := func(a, b *time.Time) bool { return a == nil && b == nil || a != nil && b != nil && a.Equal(*b) }
	return c.starts.Equal(o.starts) && c.ends.Equal(o.ends) && same(c.freeze, o.freeze) && c.penalty == o.penalty &&
		c.scoring == o.scoring && c.teamSize == o.teamSize
}

func putProblems(ctx context.Context, tx pgx.Tx, contest string, problems []contestEntry) error {
	if _, err := tx.Exec(ctx, `DELETE FROM contest_problems WHERE contest_id = $1`, contest); err != nil {
		return err
	}
	for i, p := range problems {
		points := p.Points
		if points == 0 {
			points = 100 * judge.OnePoint
		}
		tag, err := tx.Exec(ctx, `INSERT INTO contest_problems (contest_id, problem_id, label, ordinal, points)
			SELECT $1, id, $3, $4, $5 FROM problems WHERE slug = $2 AND current_version IS NOT NULL`, contest, p.Problem, p.Label, i, int64(points))
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
		var finalized *time.Time
		err := tx.QueryRow(r.ctx, `SELECT id, name, starts_at, ends_at, freeze_at, thaw_at, penalty_minutes, registration,
				scoring, visibility, team_size, practice, virtual, rated, languages, fuel_multipliers, finalized_at
			FROM contests WHERE slug = $1 FOR UPDATE`, slug).
			Scan(&id, &c.name, &c.starts, &c.ends, &c.freeze, &c.thaw, &c.penalty, &c.registration,
				&c.scoring, &c.visibility, &c.teamSize, &c.practice, &c.virtual, &c.rated, &c.languages, &c.multipliers, &finalized)
		if err != nil {
			return err
		}
		before := c
		if err := b.apply(&c); err != nil {
			return err
		}
		if finalized != nil && (b.Problems != nil || !c.scoresLike(before)) {
			return judge.E(judge.Conflict, fmt.Sprintf("the contest %q is finalized: what its result depends on cannot change any more", slug))
		}
		if before.teamSize > 0 != (c.teamSize > 0) {
			var taken bool
			if err := tx.QueryRow(r.ctx, `SELECT EXISTS (SELECT FROM contest_participants WHERE contest_id = $1)`, id).Scan(&taken); err != nil {
				return err
			}
			if taken {
				return judge.E(judge.Conflict, fmt.Sprintf("team_size: the contest %q has participants already", slug))
			}
		}
		// Whoever computes the board looks at updated_at.
		if _, err := tx.Exec(r.ctx, `UPDATE contests SET name = $2, starts_at = $3, ends_at = $4, freeze_at = $5, thaw_at = $6,
				penalty_minutes = $7, registration = $8, scoring = $9, visibility = $10, team_size = $11, practice = $12, virtual = $13,
				rated = $14, languages = $15, fuel_multipliers = $16, updated_at = clock_timestamp() WHERE id = $1`,
			id, c.name, c.starts, c.ends, c.freeze, c.thaw, c.penalty, c.registration, c.scoring, c.visibility, c.teamSize, c.practice,
			c.virtual, c.rated, c.languages, c.multipliers); err != nil {
			return err
		}
		if b.Problems != nil {
			if err := putProblems(r.ctx, tx, id, c.problems); err != nil {
				return err
			}
		}
		return audit(r, tx, deed{action: "contest.change", subject: slug, contest: id, detail: b.told()})
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
