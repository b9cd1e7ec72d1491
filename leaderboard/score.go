package leaderboard

import (
	"cmp"
	"slices"
	"time"

	"assize/judge"
)

// Score computes a pass-fail scoreboard by the rules of the ICPC CCS
// requirements ("Scoring Data Generation"): rows by problems solved, then
// penalty time, then the last accepted submission. Rows that tie in all three
// follow one another by participant id; Ranks gives them one rank.
//
// Every participant gets a row, and nobody else: attempts of strangers are left
// out. The order of attempts does not matter, nor does one that occurs twice
// (the same submission id). What an attempt counts for:
//
//   - made before the start, or at the end or later: nothing
//   - not judged, or JE: pending, which costs and earns nothing
//   - made at the freeze or later: pending for the public until the thaw,
//     whatever its verdict
//   - CE: nothing
//   - any other rejection: the contest's penalty, once the problem is solved
//   - made after the participant's first accepted one on the problem: nothing
//
// The mark of the first solve goes to the earliest accepted attempt on a
// problem once nobody has an earlier one pending, so that without rejudging it
// is never taken away again.
func Score(c judge.ContestInfo, participants []string, attempts []judge.Attempt, now time.Time, viewer judge.Viewer) []judge.Row {
	byParticipant := make(map[string][]judge.Attempt, len(participants))
	for _, p := range participants {
		byParticipant[p] = nil
	}
	first := firsts{}
	for _, a := range attempts {
		if own, registered := byParticipant[a.Participant]; registered {
			byParticipant[a.Participant] = append(own, a)
			first.offer(c, a, now, viewer)
		}
	}
	rows := make([]judge.Row, 0, len(byParticipant))
	for p, own := range byParticipant {
		rows = append(rows, scoreRow(c, p, own, first, now, viewer))
	}
	slices.SortFunc(rows, func(a, b judge.Row) int {
		return cmp.Or(compare(a, b), cmp.Compare(a.Participant, b.Participant))
	})
	return rows
}

// Ranks returns the rank of each row of a sorted scoreboard. Equal rows share a
// rank and the ranks after them stay empty: 1, 2, 2, 4.
func Ranks(rows []judge.Row) []int {
	ranks := make([]int, len(rows))
	for i := range rows {
		ranks[i] = i + 1
		if i > 0 && compare(rows[i-1], rows[i]) == 0 {
			ranks[i] = ranks[i-1]
		}
	}
	return ranks
}

// compare orders two rows by score alone.
func compare(a, b judge.Row) int {
	return cmp.Or(
		cmp.Compare(b.Solved, a.Solved),
		cmp.Compare(a.PenaltyMinutes, b.PenaltyMinutes),
		cmp.Compare(a.LastSeconds, b.LastSeconds),
	)
}

// scoreRow computes the row of one participant from the participant's own
// attempts, in any order. first names the first solves, which take everybody's.
func scoreRow(c judge.ContestInfo, participant string, attempts []judge.Attempt, first firsts, now time.Time, viewer judge.Viewer) judge.Row {
	attempts = slices.Clone(attempts)
	slices.SortFunc(attempts, inOrder)
	attempts = slices.CompactFunc(attempts, func(a, b judge.Attempt) bool { return a.Submission == b.Submission })

	row := judge.Row{Participant: participant, Cells: make([]judge.Cell, len(c.Problems))}
	for i, problem := range c.Problems {
		cell := judge.Cell{Label: problem.Label}
		for _, a := range attempts {
			if a.ProblemID != problem.ProblemID || cell.Solved {
				continue
			}
			switch standing(c, a, now, viewer) {
			case pending:
				cell.Pending++
			case rejected:
				cell.Rejected++
			case accepted:
				at := a.SubmittedAt.Sub(c.StartsAt)
				cell.Solved = true
				cell.Minutes = int(at / time.Minute)
				cell.First = first.marks(a)
				row.Solved++
				row.PenaltyMinutes += cell.Minutes + cell.Rejected*int(c.Penalty/time.Minute)
				row.LastSeconds = max(row.LastSeconds, int(at/time.Second))
			}
		}
		row.Cells[i] = cell
	}
	return row
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
	case a.SubmittedAt.Before(c.StartsAt) || !a.SubmittedAt.Before(c.EndsAt):
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
	return viewer != judge.Jury && !c.FreezeAt.IsZero() && !at.Before(c.FreezeAt) &&
		(c.ThawAt.IsZero() || now.Before(c.ThawAt))
}

// firsts holds, by problem id, the earliest attempt that has solved the problem
// or, while it is pending, still may.
type firsts map[string]firstSolve

type firstSolve struct {
	judge.Attempt
	accepted bool
}

// offer takes a into account. Offers may come in any order.
func (f firsts) offer(c judge.ContestInfo, a judge.Attempt, now time.Time, viewer judge.Viewer) {
	s := standing(c, a, now, viewer)
	if s != pending && s != accepted {
		return
	}
	if held, ok := f[a.ProblemID]; ok && inOrder(held.Attempt, a) <= 0 {
		return
	}
	f[a.ProblemID] = firstSolve{Attempt: a, accepted: s == accepted}
}

// marks reports whether a is the first solve of its problem.
func (f firsts) marks(a judge.Attempt) bool {
	held := f[a.ProblemID]
	return held.accepted && held.Submission == a.Submission
}
