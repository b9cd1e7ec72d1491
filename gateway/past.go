package gateway

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// pastContest is a contest that is over, as the archive lists it.
type pastContest struct {
	Slug         string        `json:"slug"`
	Name         string        `json:"name"`
	Series       *string       `json:"series"` // slug; nil: none
	StartsAt     time.Time     `json:"starts_at"`
	EndsAt       time.Time     `json:"ends_at"`
	Scoring      judge.Scoring `json:"scoring"`
	Participants int           `json:"participants"`
	Final        bool          `json:"final"`  // there is a final board to look at
	Podium       []winner      `json:"podium"` // of it, the first three places
}

// winner is a row of a final board, with the name of that day.
type winner struct {
	Rank   int          `json:"rank"`
	Name   string       `json:"name"`
	Team   bool         `json:"team"`
	Solved int          `json:"solved"`
	Points judge.Points `json:"points"`
}

type pastYear struct {
	Year     int `json:"year"` // UTC
	Contests int `json:"contests"`
}

type pastSeries struct {
	Slug     string `json:"slug"`
	Name     string `json:"name"`
	Contests int    `json:"contests"`
}

// mostOnPodium bounds ties: a board of thousands may have as many first places.
const mostOnPodium = 6

// listArchive lists contests that are over, the latest first, with the years and
// the series that there are.
func (s *Service) listArchive(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	year, err := r.number("year", 0, 1970, 9999)
	if err != nil {
		return nil, err
	}
	of, err := r.query("series")
	if err != nil {
		return nil, err
	}
	b := struct {
		Years    []pastYear    `json:"years"`
		Series   []pastSeries  `json:"series"`
		Contests []pastContest `json:"contests"`
		paging
	}{paging: paging{0, page, perPage}}
	if b.Years, b.Series, err = s.shelves(r); err != nil {
		return nil, err
	}
	where := bygone + ` AND ($4::int = 0 OR ` + yearOf + ` = $4) AND ($5 = '' OR e.slug = $5)`
	if err := s.db.QueryRow(r.ctx, `SELECT count(*)`+where, r.accountID(), r.isJury(), r.now, year, of).Scan(&b.Total); err != nil {
		return nil, fmt.Errorf("count past contests: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT e.slug, EXISTS (SELECT FROM final_boards f WHERE f.contest_id = c.id), `+contestColumns+where+`
		ORDER BY c.starts_at DESC, c.slug LIMIT $6 OFFSET $7`, r.accountID(), r.isJury(), r.now, year, of, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list past contests: %w", err)
	}
	var list []contestSummary
	b.Contests, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (p pastContest, err error) {
		c, err := scanContest(after{row, []any{&p.Series, &p.Final}}, r.now)
		p.Slug, p.Name, p.StartsAt, p.EndsAt, p.Scoring = c.Slug, c.Name, c.StartsAt, c.EndsAt, c.Scoring
		p.Final, p.Podium = p.Final && (!c.Frozen || r.isJury()), []winner{}
		list = append(list, c)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("list past contests: %w", err)
	}
	if err := s.fillArchive(r.ctx, b.Contests, list); err != nil {
		return nil, err
	}
	return &answer{hashed: true, body: b}, nil
}

const yearOf = `extract(year FROM c.starts_at AT TIME ZONE 'UTC')::int`

// bygone is the contests that are over at $3 and may be seen.
var bygone = ` FROM contests c LEFT JOIN contest_series e ON e.id = c.series_id WHERE c.ends_at <= $3 AND ` + seen

// shelves are the years and the series that there are contests of, all of them.
func (s *Service) shelves(r *request) (years []pastYear, series []pastSeries, err error) {
	rows, err := s.db.Query(r.ctx, `SELECT `+yearOf+`, count(*)`+bygone+` GROUP BY 1 ORDER BY 1 DESC`, r.accountID(), r.isJury(), r.now)
	if err == nil {
		years, err = pgx.CollectRows(rows, pgx.RowToStructByPos[pastYear])
	}
	if err != nil {
		return nil, nil, fmt.Errorf("years of past contests: %w", err)
	}
	rows, err = s.db.Query(r.ctx, `SELECT e.slug, e.name, count(*)`+bygone+` AND e.id IS NOT NULL GROUP BY 1, 2 ORDER BY 2, 1`, r.accountID(), r.isJury(), r.now)
	if err == nil {
		series, err = pgx.CollectRows(rows, pgx.RowToStructByPos[pastSeries])
	}
	if err != nil {
		return nil, nil, fmt.Errorf("series of past contests: %w", err)
	}
	return years, series, nil
}

// fillArchive adds how many took part, and the first places where the board may
// be seen. list has the same contests in the same order.
func (s *Service) fillArchive(ctx context.Context, past []pastContest, list []contestSummary) error {
	counted := make([]*contestSummary, len(list))
	at := map[string]*pastContest{}
	var final []string
	for i := range list {
		counted[i], at[list[i].id] = &list[i], &past[i]
		if past[i].Final {
			final = append(final, list[i].id)
		}
	}
	if err := s.headcount(ctx, s.db, counted...); err != nil {
		return err
	}
	for i := range list {
		past[i].Participants = list[i].Participants
	}
	rows, err := s.db.Query(ctx, `SELECT contest_id::text, rank, name, login = '', board_row FROM final_standings
		WHERE contest_id = ANY($1::uuid[]) AND position <= $2 AND rank <= 3 ORDER BY contest_id, position`, final, mostOnPodium)
	if err != nil {
		return fmt.Errorf("podiums of past contests: %w", err)
	}
	var id string
	var w winner
	var row judge.Row
	_, err = pgx.ForEachRow(rows, []any{&id, &w.Rank, &w.Name, &w.Team, &row}, func() error {
		w.Solved, w.Points = row.Solved, row.Points
		if w.Solved > 0 || w.Points > 0 {
			at[id].Podium = append(at[id].Podium, w)
		}
		row = judge.Row{}
		return nil
	})
	if err != nil {
		return fmt.Errorf("podiums of past contests: %w", err)
	}
	return nil
}

// after is a row whose first columns are for somebody else.
type after struct {
	pgx.Row
	first []any
}

func (a after) Scan(rest ...any) error {
	return a.Row.Scan(append(append([]any{}, a.first...), rest...)...)
}
