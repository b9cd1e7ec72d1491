package testsite

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"assize/internal/client"
)

// CheckBoard fails the test unless the scoreboard that the site serves comes to
// equal one that is computed here, straight from the submissions and their
// judgements and in the plainest way there is.
func (s *Site) CheckBoard(contest string) {
	s.t.Helper()
	s.waitFor("the scoreboard", func() error { return s.BoardError(contest) })
}

// BoardError says how the scoreboard that the site serves just now differs from
// one that is computed here.
func (s *Site) BoardError(contest string) error {
	s.t.Helper()
	want := s.plainBoard(contest)
	board, err := s.Admin().Scoreboard(s.t.Context(), contest)
	if err != nil {
		return err
	}
	// Equal results share a rank and may stand in any order.
	slices.SortFunc(board.Rows, func(a, b client.ScoreboardRow) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Login, b.Login))
	})
	if !slices.Equal(board.Rows, want) {
		return fmt.Errorf("the site serves %+v, want %+v", board.Rows, want)
	}
	return nil
}

// plainBoard computes a pass-fail board without a freeze.
func (s *Site) plainBoard(contest string) []client.ScoreboardRow {
	s.t.Helper()
	conn := s.Database()
	defer conn.Close(s.t.Context())
	ctx := s.t.Context()

	var start time.Time
	var penalty int
	if err := conn.QueryRow(ctx, `SELECT starts_at, penalty_minutes FROM contests WHERE slug = $1`, contest).Scan(&start, &penalty); err != nil {
		s.t.Fatal(err)
	}
	rows, err := conn.Query(ctx, `
		SELECT a.login, s.problem_id::text, s.submitted_at, j.verdict
		FROM submissions s
		JOIN contests c ON c.id = s.contest_id AND c.slug = $1
		JOIN accounts a ON a.id = s.account_id
		JOIN judgements j ON j.submission_id = s.id
		WHERE NOT s.trial ORDER BY s.submitted_at`, contest)
	if err != nil {
		s.t.Fatal(err)
	}
	defer rows.Close()
	board := map[string]*client.ScoreboardRow{}
	rejected, solved := map[string]int{}, map[string]bool{}
	for rows.Next() {
		var login, problem, verdict string
		var at time.Time
		if err := rows.Scan(&login, &problem, &at, &verdict); err != nil {
			s.t.Fatal(err)
		}
		row := board[login]
		if row == nil {
			row = &client.ScoreboardRow{Login: login}
			board[login] = row
		}
		cell := login + " " + problem
		switch {
		case solved[cell] || verdict == "CE" || verdict == "JE":
		case verdict == "AC":
			solved[cell] = true
			row.Solved++
			row.PenaltyMinutes += int(at.Sub(start).Minutes()) + penalty*rejected[cell]
			row.LastSeconds = max(row.LastSeconds, int(at.Sub(start).Seconds()))
		default:
			rejected[cell]++
		}
	}
	if err := rows.Err(); err != nil {
		s.t.Fatal(err)
	}
	var sorted []client.ScoreboardRow
	for _, row := range board {
		sorted = append(sorted, *row)
	}
	better := func(a, b client.ScoreboardRow) int {
		return cmp.Or(cmp.Compare(b.Solved, a.Solved), cmp.Compare(a.PenaltyMinutes, b.PenaltyMinutes), cmp.Compare(a.LastSeconds, b.LastSeconds))
	}
	slices.SortFunc(sorted, func(a, b client.ScoreboardRow) int { return cmp.Or(better(a, b), cmp.Compare(a.Login, b.Login)) })
	for i := range sorted {
		sorted[i].Rank = i + 1
		if i > 0 && better(sorted[i-1], sorted[i]) == 0 {
			sorted[i].Rank = sorted[i-1].Rank
		}
	}
	return sorted
}
