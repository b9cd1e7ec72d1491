package gateway

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/judge/scoring"
)

type finalBoard struct {
	Contest     boardContest   `json:"contest"`
	FinalizedAt time.Time      `json:"finalized_at"`
	Problems    []boardProblem `json:"problems"`
	Rows        []finalRow     `json:"rows"`
}

type finalRow struct {
	boardRow
	Members []accountName `json:"members"`
}

// getFinal is the archive: the final board as it was written down, with the
// names of that day, as JSON or CSV. Until the thaw it is for the jury.
func (s *Service) getFinal(r *request) (*answer, error) {
	format, err := r.choice("format", "json", "csv")
	if err != nil {
		return nil, err
	}
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	if c.Frozen && !r.isJury() {
		return nil, noFinal(c.Slug)
	}
	f := finalBoard{Contest: boardContest{c.Slug, c.Name, c.State, c.Scoring, c.Frozen, c.StartsAt, c.EndsAt, c.FreezeAt, c.ThawAt, c.States}}
	var totals []judge.Total
	err = s.db.QueryRow(r.ctx, `SELECT finalized_at, problems, totals FROM final_boards WHERE contest_id = $1`, c.id).Scan(&f.FinalizedAt, &f.Problems, &totals)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noFinal(c.Slug)
	}
	if err != nil {
		return nil, fmt.Errorf("final board of %s: %w", c.Slug, err)
	}
	f.FinalizedAt = f.FinalizedAt.UTC()
	for i, t := range totals {
		if i < len(f.Problems) {
			f.Problems[i].Solved, f.Problems[i].Tried, f.Problems[i].Pending = t.Solved, t.Tried, t.Pending
		}
	}
	rows, err := s.db.Query(r.ctx, `SELECT rank, participant_id::text, name, login, organization, members, board_row
		FROM final_standings WHERE contest_id = $1 ORDER BY position`, c.id)
	if err != nil {
		return nil, fmt.Errorf("final board of %s: %w", c.Slug, err)
	}
	f.Rows, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (fr finalRow, err error) {
		var rank int
		var id string
		var who entrant
		var standing judge.Row
		if err := row.Scan(&rank, &id, &who.Name, &who.Login, &who.Organization, &fr.Members, &standing); err != nil {
			return fr, err
		}
		if who.Login == "" {
			who.Login, who.Team = id, true
		}
		fr.boardRow = newBoardRow(rank, standing, who, false)
		return fr, nil
	})
	if err != nil {
		return nil, fmt.Errorf("final board of %s: %w", c.Slug, err)
	}
	if format == "csv" {
		encoded, err := f.csv()
		if err != nil {
			return nil, fmt.Errorf("final board of %s: %w", c.Slug, err)
		}
		return &answer{raw: encoded, contentType: "text/csv; charset=utf-8", etag: hashTag(encoded)}, nil
	}
	return &answer{body: f, hashed: true}, nil
}

func noFinal(slug string) error {
	return notFound("there is no final board of the contest %q yet", clip(slug))
}

// csv writes a line a participant: rank, names, sums, and of each problem its
// attempts and the minute, as results files of ICPC contests have them.
func (f finalBoard) csv() ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"rank", "login", "name", "organization", "members", "solved", "penalty_minutes", "points", "finish_seconds", "last_seconds"}
	for _, p := range f.Problems {
		head = append(head, p.Label+"_attempts", p.Label+"_minutes", p.Label+"_points")
	}
	lines := [][]string{head}
	for _, row := range f.Rows {
		members := make([]string, len(row.Members))
		for i, m := range row.Members {
			members[i] = m.Login
		}
		login := row.Login
		if row.Team {
			login = ""
		}
		line := []string{strconv.Itoa(row.Rank), login, plainCell(row.Name), plainCell(row.Organization), strings.Join(members, " "),
			strconv.Itoa(row.Solved), strconv.Itoa(row.PenaltyMinutes), row.Points.String(), strconv.Itoa(row.FinishSeconds), strconv.Itoa(row.LastSeconds)}
		for _, c := range row.Cells {
			attempts, minutes := c.Rejected, ""
			if c.Solved {
				attempts++
				minutes = strconv.Itoa(c.Minutes)
			}
			line = append(line, strconv.Itoa(attempts), minutes, c.Points.String())
		}
		lines = append(lines, line)
	}
	err := w.WriteAll(lines)
	return b.Bytes(), err
}

// plainCell keeps a spreadsheet from taking a name for a formula.
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// resolver is for the ceremony: the frozen board, and the steps that lead from
// it to the final one.
func (s *Service) resolver(r *request) (*answer, error) {
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	if c.States.Frozen == nil {
		return nil, judge.E(judge.ContestState, fmt.Sprintf("the scoreboard of the contest %q has not been frozen", c.Slug))
	}
	info, err := s.contestInfo(r.ctx, c)
	if err != nil {
		return nil, err
	}
	// Both boards from one look at the table.
	rows, err := s.db.Query(r.ctx, `SELECT viewer, participant_id::text, board_row FROM standings WHERE contest_id = $1 AND viewer IN ('frozen', 'jury')`, c.id)
	if err != nil {
		return nil, fmt.Errorf("resolver of %s: %w", c.Slug, err)
	}
	boards := map[judge.Viewer][]judge.Row{}
	var viewer judge.Viewer
	var id string
	var row judge.Row
	_, err = pgx.ForEachRow(rows, []any{&viewer, &id, &row}, func() error {
		row.Participant = id
		if len(row.Cells) == len(info.Problems) {
			boards[viewer] = append(boards[viewer], row)
		}
		row = judge.Row{}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("resolver of %s: %w", c.Slug, err)
	}
	frozen := boards[judge.Frozen]
	scoring.Sort(info.Scoring, frozen)
	ranks := scoring.Ranks(info.Scoring, frozen)
	standings := make([]standing, len(frozen))
	for i := range frozen {
		standings[i] = standing{ranks[i], frozen[i]}
	}
	b, err := s.boardOf(r.ctx, c, standings, scoring.Totals(info, frozen), paging{len(frozen), 1, len(frozen)}, false)
	if err != nil {
		return nil, fmt.Errorf("resolver of %s: %w", c.Slug, err)
	}
	names, err := s.namesOf(r.ctx, c, standings)
	if err != nil {
		return nil, fmt.Errorf("resolver of %s: %w", c.Slug, err)
	}
	steps := scoring.Resolve(info, frozen, boards[judge.Jury])
	list := make([]resolverStep, len(steps))
	for i, step := range steps {
		list[i] = resolverStep{Login: names[step.Participant].Login, Final: step.Label == "", From: step.From, To: step.To,
			Rank: step.Rank, Solved: step.Solved, PenaltyMinutes: step.PenaltyMinutes, Points: step.Points}
		if step.Label != "" {
			cell := boardCell(step.Cell)
			list[i].Cell = &cell
		}
	}
	return &answer{hashed: true, body: struct {
		Contest  boardContest   `json:"contest"`
		Problems []boardProblem `json:"problems"`
		Rows     []boardRow     `json:"rows"`
		Steps    []resolverStep `json:"steps"`
	}{b.Contest, b.Problems, b.Rows, list}}, nil
}

type resolverStep struct {
	Login          string       `json:"login"`
	Final          bool         `json:"final"`
	Cell           *boardCell   `json:"cell"` // nil where final
	From           int          `json:"from"`
	To             int          `json:"to"`
	Rank           int          `json:"rank"`
	Solved         int          `json:"solved"`
	PenaltyMinutes int          `json:"penalty_minutes"`
	Points         judge.Points `json:"points"`
}
