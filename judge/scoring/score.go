// Package scoring turns attempts into scoreboards. Everything in it is a pure
// function: of the contest, the attempts, the instant and the viewer, whatever
// the order in which they came. It knows neither database nor clock.
package scoring

import (
	"cmp"
	"slices"
	"time"

	"assize/judge"
)

// Board computes a scoreboard. Rows that tie follow one another by participant
// id; Ranks gives them one rank.
//
// Every participant gets a row, and nobody else: attempts of strangers are left
// out. The order of attempts does not matter, nor does one that occurs twice
// (the same submission id). What an attempt counts for:
//
//   - made before the start, or at the participant's end or later: nothing
//   - not judged, or JE: pending, which costs and earns nothing
//   - made at the freeze or later: pending for the public until the thaw,
//     whatever its verdict
//   - CE: nothing
//   - otherwise what row.go says for the contest's way of scoring
//
// The mark of the first solve goes to the earliest accepted attempt on a
// problem once nobody has an earlier one pending, so that without rejudging it
// is never taken away again.
func Board(c judge.ContestInfo, participants []string, attempts []judge.Attempt, now time.Time, viewer judge.Viewer) []judge.Row {
	byParticipant := make(map[string][]judge.Attempt, len(participants))
	for _, p := range participants {
		byParticipant[p] = nil
	}
	first := Firsts{}
	for _, a := range attempts {
		if own, registered := byParticipant[a.Participant]; registered {
			byParticipant[a.Participant] = append(own, a)
			first.offer(c, a, now, viewer)
		}
	}
	rows := make([]judge.Row, 0, len(byParticipant))
	for p, own := range byParticipant {
		rows = append(rows, Row(c, p, own, first, now, viewer))
	}
	Sort(c.Scoring, rows)
	return rows
}

// Sort puts the rows of a scoreboard in order.
func Sort(s judge.Scoring, rows []judge.Row) {
	slices.SortFunc(rows, func(a, b judge.Row) int {
		return cmp.Or(cmp.Compare(Key(s, b), Key(s, a)), cmp.Compare(a.Participant, b.Participant))
	})
}

// Ranks returns the rank of each row of a sorted scoreboard. Equal rows share a
// rank and the ranks after them stay empty: 1, 2, 2, 4.
func Ranks(s judge.Scoring, rows []judge.Row) []int {
	ranks := make([]int, len(rows))
	for i := range rows {
		ranks[i] = i + 1
		if i > 0 && Key(s, rows[i-1]) == Key(s, rows[i]) {
			ranks[i] = ranks[i-1]
		}
	}
	return ranks
}

// Totals sums up each problem over the rows, in board order.
func Totals(c judge.ContestInfo, rows []judge.Row) []judge.Total {
	totals := make([]judge.Total, len(c.Problems))
	for i, p := range c.Problems {
		totals[i].Label = p.Label
		for _, row := range rows {
			totals[i].Add(row.Cells[i], 1)
		}
	}
	return totals
}

// inOrder sorts attempts by time; the id decides between equal times.
func inOrder(a, b judge.Attempt) int {
	return cmp.Or(a.SubmittedAt.Compare(b.SubmittedAt), cmp.Compare(a.Submission, b.Submission))
}

// count is what an attempt stands for in somebody's eyes.
type count int

const (
	ignored count = iota
	pending
	rejected
	accepted
)

func standing(c judge.ContestInfo, a judge.Attempt, now time.Time, viewer judge.Viewer) count {
	switch {
	case a.SubmittedAt.Before(c.StartsAt) || !a.SubmittedAt.Before(c.EndFor(a.Participant)):
		return ignored
	case hidden(c, a.SubmittedAt, now, viewer), !a.Judged, a.Verdict == judge.JE:
		return pending
	case a.Verdict == judge.AC:
		return accepted
	case a.Verdict.Penalised():
		return rejected
	}
	return ignored
}

// hidden reports whether the verdict of an attempt made at the instant at is
// kept from viewer. It asks for the thaw only, not whether the freeze has come:
// where another machine's clock stamps the attempts, one stamped after the
// freeze may be seen here before it.
func hidden(c judge.ContestInfo, at, now time.Time, viewer judge.Viewer) bool {
	if viewer == judge.Jury || c.FreezeAt.IsZero() || at.Before(c.FreezeAt) {
		return false
	}
	return viewer == judge.Frozen || c.ThawAt.IsZero() || now.Before(c.ThawAt)
}

// Firsts holds, by problem id, the earliest attempt that has solved the problem
// or, while it is pending, still may.
type Firsts map[string]firstSolve

type firstSolve struct {
	judge.Attempt
	accepted bool
}

// Offered takes attempts into account, in any order. To be right about the
// whole contest it is enough that the earliest attempt on each problem that is
// accepted or pending is among them.
func Offered(c judge.ContestInfo, attempts []judge.Attempt, now time.Time, viewer judge.Viewer) Firsts {
	f := Firsts{}
	for _, a := range attempts {
		f.offer(c, a, now, viewer)
	}
	return f
}

func (f Firsts) offer(c judge.ContestInfo, a judge.Attempt, now time.Time, viewer judge.Viewer) {
	s := standing(c, a, now, viewer)
	if s != pending && s != accepted {
		return
	}
	if held, ok := f[a.ProblemID]; ok && inOrder(held.Attempt, a) <= 0 {
		return
	}
	f[a.ProblemID] = firstSolve{Attempt: a, accepted: s == accepted}
}

// Marks reports whether a is the first solve of its problem.
func (f Firsts) Marks(a judge.Attempt) bool {
	held := f[a.ProblemID]
	return held.accepted && held.Submission == a.Submission
}
