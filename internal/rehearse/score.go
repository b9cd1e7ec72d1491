package rehearse

import (
	"cmp"
	"slices"
	"time"
)

// line is a row of a final board.
type line struct {
	rank, solved, penalty, last int
}

// finalBoard scores a pass-fail contest in the plainest way there is: everybody's
// submissions in order of time, one after the other. It knows nothing of the
// site's own scoring.
func finalBoard(start, end time.Time, logins []string, all []*sent) map[string]line {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b *sent) int {
		return cmp.Or(a.final.SubmittedAt.Compare(b.final.SubmittedAt), cmp.Compare(a.id, b.id))
	})
	board := make(map[string]line, len(logins))
	for _, login := range logins {
		board[login] = line{}
	}
	solved, wrongs := map[string]bool{}, map[string]int{}
	for _, s := range all {
		at := s.final.SubmittedAt
		cell := s.login + "/" + s.label
		if at.Before(start) || !at.Before(end) || solved[cell] {
			continue
		}
		switch s.final.Verdict {
		case "AC":
			solved[cell] = true
			l := board[s.login]
			l.solved++
			l.penalty += int(at.Sub(start).Minutes()) + penaltyMinutes*wrongs[cell]
			l.last = max(l.last, int(at.Sub(start).Seconds()))
			board[s.login] = l
		case "WA", "TLE", "RTE", "MLE", "OLE":
			wrongs[cell]++
		}
	}
	better := func(a, b line) int {
		return cmp.Or(cmp.Compare(b.solved, a.solved), cmp.Compare(a.penalty, b.penalty), cmp.Compare(a.last, b.last))
	}
	sorted := slices.Clone(logins)
	slices.SortFunc(sorted, func(a, b string) int { return better(board[a], board[b]) })
	for i, login := range sorted {
		l := board[login]
		l.rank = i + 1
		if i > 0 && better(board[sorted[i-1]], l) == 0 {
			l.rank = board[sorted[i-1]].rank
		}
		board[login] = l
	}
	return board
}
