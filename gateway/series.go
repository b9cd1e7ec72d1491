package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"time"
	_ "time/tzdata" // a bare system has no time zones

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// A series makes contests that recur, each ahead of time. What it makes are
// contests like any other: changed, moved or given other problems one by one.

// seriesTemplate is what the contests of a series are like.
type seriesTemplate struct {
	LengthMinutes int  `json:"length_minutes"`
	FreezeMinutes *int `json:"freeze_minutes"` // before the end; nil: no freeze

	PenaltyMinutes  *int                          `json:"penalty_minutes,omitempty"`
	Registration    *string                       `json:"registration,omitempty"`
	Scoring         *judge.Scoring                `json:"scoring,omitempty"`
	Visibility      *string                       `json:"visibility,omitempty"`
	TeamSize        *int                          `json:"team_size,omitempty"`
	Practice        *bool                         `json:"practice,omitempty"`
	Virtual         *bool                         `json:"virtual,omitempty"`
	Rated           *bool                         `json:"rated,omitempty"`
	Languages       *[]string                     `json:"languages,omitempty"`
	FuelMultipliers *map[judge.LanguageID]float64 `json:"fuel_multipliers,omitempty"`
	// ProblemSets are the problems of the first contest, the second and so on.
	// One that has no set is made without problems, for the jury to add.
	ProblemSets [][]contestEntry `json:"problem_sets,omitempty"`
}

// contest is what the template makes of an occurrence.
func (t seriesTemplate) contest(name string, starts time.Time, occurrence int) (contestRow, error) {
	c := newContest()
	if t.LengthMinutes < 1 || t.LengthMinutes > 60*24*60 {
		return c, invalid("template.length_minutes must be 1 to 86400")
	}
	c.name, c.starts, c.ends = name+" "+strconv.Itoa(occurrence), starts, starts.Add(time.Duration(t.LengthMinutes)*time.Minute)
	if t.FreezeMinutes != nil {
		if *t.FreezeMinutes < 0 || *t.FreezeMinutes > t.LengthMinutes {
			return c, invalid("template.freeze_minutes must be 0 to length_minutes")
		}
		freeze := c.ends.Add(-time.Duration(*t.FreezeMinutes) * time.Minute)
		c.freeze = &freeze
	}
	set(&c.penalty, t.PenaltyMinutes)
	set(&c.registration, t.Registration)
	set(&c.scoring, t.Scoring)
	set(&c.visibility, t.Visibility)
	set(&c.teamSize, t.TeamSize)
	set(&c.practice, t.Practice)
	set(&c.virtual, t.Virtual)
	set(&c.rated, t.Rated)
	set(&c.languages, t.Languages)
	set(&c.multipliers, t.FuelMultipliers)
	if occurrence <= len(t.ProblemSets) {
		c.problems = t.ProblemSets[occurrence-1]
	}
	return c, c.check()
}

type series struct {
	Slug       string         `json:"slug"`
	Name       string         `json:"name"`
	TimeZone   string         `json:"time_zone"`
	FirstDate  string         `json:"first_date"` // 2026-11-29
	LocalTime  string         `json:"local_time"` // 10:30
	EveryWeeks int            `json:"every_weeks"`
	AheadDays  int            `json:"ahead_days"`
	Template   seriesTemplate `json:"template"`
	Active     bool           `json:"active"`
	Next       []time.Time    `json:"next"` // the next five starts

	id string
}

var seriesSlugPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,47}$`)

func (c series) check() error {
	switch {
	case !seriesSlugPattern.MatchString(c.Slug):
		return invalid("slug %q must be of lower-case letters, digits and dashes, at most 48", clip(c.Slug))
	case c.Name == "" || len(c.Name) > 150:
		return invalid("name must have 1 to 150 bytes")
	case c.EveryWeeks < 1 || c.EveryWeeks > 52:
		return invalid("every_weeks must be 1 to 52")
	case c.AheadDays < 1 || c.AheadDays > 366:
		return invalid("ahead_days must be 1 to 366")
	}
	if _, err := c.start(1); err != nil {
		return err
	}
	for i := range max(1, len(c.Template.ProblemSets)) {
		if _, err := c.Template.contest(c.Name, time.Unix(0, 0), i+1); err != nil {
			return err
		}
	}
	return nil
}

// start is when the occurrence begins, from 1.
func (c series) start(occurrence int) (time.Time, error) {
	zone, err := time.LoadLocation(c.TimeZone)
	if err != nil || c.TimeZone == "" || c.TimeZone == "Local" {
		return time.Time{}, invalid("time_zone %q is no IANA time zone such as Europe/Zurich", clip(c.TimeZone))
	}
	day, err := time.Parse(time.DateOnly, c.FirstDate)
	if err != nil || day.Year() < 1970 || day.Year() > 9000 {
		return time.Time{}, invalid("first_date is %q; it must be a day such as 2026-12-31", clip(c.FirstDate))
	}
	clock, err := time.Parse("15:04", c.LocalTime)
	if err != nil {
		return time.Time{}, invalid("local_time is %q; it must be a time of day such as 18:30", clip(c.LocalTime))
	}
	day = day.AddDate(0, 0, 7*c.EveryWeeks*(occurrence-1))
	return wallTime(day.Add(time.Duration(clock.Hour())*time.Hour+time.Duration(clock.Minute())*time.Minute), zone), nil
}

// wallTime is the instant at which clocks in zone show what wall shows in UTC.
// Where they show it twice, as when summer time ends, it is the first; where
// they skip it, it is the one that clocks would show if they had not been put
// forward yet. RFC 5545 (3.3.5) has it so.
func wallTime(wall time.Time, zone *time.Location) time.Time {
	offset := func(at time.Time) time.Duration {
		_, seconds := at.In(zone).Zone()
		return time.Duration(seconds) * time.Second
	}
	before := wall.Add(-offset(wall.Add(-24 * time.Hour)))
	after := wall.Add(-offset(wall.Add(24 * time.Hour)))
	shows := func(at time.Time) bool { return at.Add(offset(at)).Equal(wall) }
	switch {
	case !shows(after), shows(before) && before.Before(after):
		return before
	}
	return after
}

// from is the first occurrence that begins after now.
func (c series) from(now time.Time) (int, error) {
	first, err := c.start(1)
	if err != nil {
		return 0, err
	}
	// Two weeks earlier than by division: a week is not always as long.
	k := max(1, int(now.Sub(first)/(7*24*time.Hour))/c.EveryWeeks-1)
	for {
		starts, err := c.start(k)
		if err != nil || starts.After(now) {
			return k, err
		}
		k++
	}
}

const seriesColumns = `id, slug, name, time_zone, first_date::text, to_char(local_time, 'HH24:MI'), every_weeks, ahead_days, template, active`

func (s *Service) scanSeries(row pgx.Row, now time.Time) (c series, err error) {
	if err := row.Scan(&c.id, &c.Slug, &c.Name, &c.TimeZone, &c.FirstDate, &c.LocalTime, &c.EveryWeeks, &c.AheadDays, &c.Template, &c.Active); err != nil {
		return c, err
	}
	k, err := c.from(now)
	for i := 0; i < 5 && err == nil; i++ {
		var at time.Time
		at, err = c.start(k + i)
		c.Next = append(c.Next, at.UTC())
	}
	return c, err
}

func (s *Service) listSeries(r *request) (*answer, error) {
	list, err := s.readSeries(r.ctx, r.now)
	if err != nil {
		return nil, err
	}
	return ok(struct {
		Series []series `json:"series"`
	}{list}), nil
}

func (s *Service) readSeries(ctx context.Context, now time.Time) ([]series, error) {
	rows, err := s.db.Query(ctx, `SELECT `+seriesColumns+` FROM contest_series ORDER BY slug`)
	if err != nil {
		return nil, fmt.Errorf("list series: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (series, error) { return s.scanSeries(row, now) })
	if err != nil {
		return nil, fmt.Errorf("list series: %w", err)
	}
	return list, nil
}

type seriesBody struct {
	Slug       *string         `json:"slug"`
	Name       *string         `json:"name"`
	TimeZone   *string         `json:"time_zone"`
	FirstDate  *string         `json:"first_date"`
	LocalTime  *string         `json:"local_time"`
	EveryWeeks *int            `json:"every_weeks"`
	AheadDays  *int            `json:"ahead_days"`
	Template   *seriesTemplate `json:"template"`
	Active     *bool           `json:"active"`
}

func (b seriesBody) apply(c *series) error {
	set(&c.Name, b.Name)
	set(&c.TimeZone, b.TimeZone)
	set(&c.FirstDate, b.FirstDate)
	set(&c.LocalTime, b.LocalTime)
	set(&c.EveryWeeks, b.EveryWeeks)
	set(&c.AheadDays, b.AheadDays)
	set(&c.Template, b.Template)
	set(&c.Active, b.Active)
	return c.check()
}

func (s *Service) createSeries(r *request) (*answer, error) {
	var b seriesBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	c := series{EveryWeeks: 1, AheadDays: 14, Active: true, id: uuid.NewString()}
	set(&c.Slug, b.Slug)
	if err := b.apply(&c); err != nil {
		return nil, err
	}
	err := s.audited(r, &deed{action: "series.create", subject: c.Slug, detail: b}, func(tx pgx.Tx) (err error) {
		c, err = s.scanSeries(tx.QueryRow(r.ctx, `INSERT INTO contest_series (id, slug, name, time_zone, first_date, local_time, every_weeks, ahead_days, template, active, created_at)
			VALUES ($1, $2, $3, $4, $5::text::date, $6::text::time, $7, $8, $9, $10, $11) RETURNING `+seriesColumns,
			c.id, c.Slug, c.Name, c.TimeZone, c.FirstDate, c.LocalTime, c.EveryWeeks, c.AheadDays, c.Template, c.Active, r.now), r.now)
		if isViolation(err, uniqueViolation) {
			return judge.E(judge.Conflict, fmt.Sprintf("there is a series %q already", *b.Slug))
		}
		return err
	})
	if err != nil {
		return nil, coded(err, "create series")
	}
	if err := s.makeOccurrences(r.ctx, c, r.now); err != nil {
		return nil, coded(err, "make the contests of series "+c.Slug)
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

func (s *Service) changeSeries(r *request) (*answer, error) {
	var b seriesBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Slug != nil {
		return nil, invalid("slug cannot be changed")
	}
	slug := r.param("slug")
	var c series
	err := s.audited(r, &deed{action: "series.change", subject: slug, detail: b}, func(tx pgx.Tx) (err error) {
		c, err = s.scanSeries(tx.QueryRow(r.ctx, `SELECT `+seriesColumns+` FROM contest_series WHERE slug = $1 FOR UPDATE`, slug), r.now)
		if errors.Is(err, pgx.ErrNoRows) {
			return notFound("there is no series %q", clip(slug))
		}
		if err != nil {
			return err
		}
		if err := b.apply(&c); err != nil {
			return err
		}
		c, err = s.scanSeries(tx.QueryRow(r.ctx, `UPDATE contest_series SET name = $2, time_zone = $3, first_date = $4::text::date, local_time = $5::text::time,
			every_weeks = $6, ahead_days = $7, template = $8, active = $9 WHERE slug = $1 RETURNING `+seriesColumns,
			slug, c.Name, c.TimeZone, c.FirstDate, c.LocalTime, c.EveryWeeks, c.AheadDays, c.Template, c.Active), r.now)
		return err
	})
	if err != nil {
		return nil, coded(err, "change series "+slug)
	}
	return ok(c), nil
}

// seriesEvery is how often the contests of series are made.
const seriesEvery = time.Minute

func (s *Service) seriesLoop(ctx context.Context) {
	tick := time.NewTicker(seriesEvery)
	defer tick.Stop()
	for {
		if err := s.makeContests(ctx); err != nil && ctx.Err() == nil {
			s.log.Warn("gateway: contests of a series could not be made, the next look tries again", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// makeContests makes what is due of every active series.
func (s *Service) makeContests(ctx context.Context) error {
	now := s.now()
	list, err := s.readSeries(ctx, now)
	errs := []error{err}
	var late []Finding
	for _, c := range list {
		if !c.Active {
			continue
		}
		if err := s.makeOccurrences(ctx, c, now); err != nil {
			errs = append(errs, err)
			late = append(late, Finding{What: "contests of the series " + c.Slug, Help: err.Error()})
		}
	}
	if err == nil {
		s.lateSeries.Store(&late)
	}
	return errors.Join(errs...)
}

// makeOccurrences makes the contests that begin in the next AheadDays and are
// not there yet. Several gateways may do it at once, and again: an occurrence is
// made once.
func (s *Service) makeOccurrences(ctx context.Context, c series, now time.Time) error {
	var errs []error
	k, err := c.from(now)
	if err != nil {
		return err
	}
	for ; ; k++ {
		starts, err := c.start(k)
		if err != nil {
			return err
		}
		if starts.After(now.AddDate(0, 0, c.AheadDays)) {
			return errors.Join(errs...)
		}
		err = pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
			var made bool
			// The lock makes whoever comes second look again.
			if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended('series:' || $1, 0))`, c.id); err != nil {
				return err
			}
			if err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT FROM contests WHERE series_id = $1 AND occurrence = $2)`, c.id, k).Scan(&made); err != nil || made {
				return err
			}
			row, err := c.Template.contest(c.Name, starts.UTC(), k)
			if err != nil {
				return err
			}
			slug, err := freeSlug(ctx, tx, c.Slug+"-"+strconv.Itoa(k))
			if err != nil {
				return err
			}
			_, err = insertContest(ctx, tx, slug, row, now, &c.id, &k)
			return err
		})
		if err != nil {
			// Those after it can be made all the same.
			errs = append(errs, fmt.Errorf("contest %d of series %s: %w", k, c.Slug, err))
		}
	}
}

// freeSlug is slug, or, where somebody has a contest of that name, it with the first
// free of -2, -3 and so on.
func freeSlug(ctx context.Context, tx pgx.Tx, slug string) (string, error) {
	rows, err := tx.Query(ctx, `SELECT slug FROM contests WHERE slug = $1 OR slug LIKE $1 || '-%'`, slug)
	if err != nil {
		return "", err
	}
	taken, err := pgx.CollectRows(rows, pgx.RowTo[string])
	free := slug
	for n := 2; slices.Contains(taken, free); n++ {
		free = slug + "-" + strconv.Itoa(n)
	}
	return free, err
}
