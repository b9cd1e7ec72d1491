package scoring

import (
	"slices"
	"time"

	"assize/judge"
)

// Row computes the row of one participant from the participant's own attempts,
// in any order. first names the first solves, which take everybody's.
//
// What counts, by the contest's way of scoring:
//
//   - pass-fail (ICPC CCS requirements, "Scoring Data Generation"): problems
//     solved; then penalty time, the minute of each accepted attempt plus the
//     contest's penalty for each rejected one before it; then the second of the
//     last accepted one.
//   - points: the points of the problems solved; then the finish time, the
//     second of the last accepted attempt plus the contest's penalty for each
//     rejected one before an accepted one.
//   - best-score, last-score: the sum over the problems of the score of the best
//     attempt, or of the last one that is judged. Only the sum ranks.
//   - best-groups (IOI since 2017): the same, with each test group's best score
//     over all attempts.
//
// Attempts after the accepted one count for nothing, but for last-score.
func Row(c judge.ContestInfo, participant string, attempts []judge.Attempt, first Firsts, now time.Time, viewer judge.Viewer) judge.Row {
	attempts = slices.Clone(attempts)
	slices.SortFunc(attempts, inOrder)
	attempts = slices.CompactFunc(attempts, func(a, b judge.Attempt) bool { return a.Submission == b.Submission })

	cells := make([]judge.Cell, len(c.Problems))
	for i, problem := range c.Problems {
		var best groupBest
		cell := judge.Cell{Label: problem.Label}
		for _, a := range attempts {
			if a.ProblemID != problem.ProblemID || cell.Solved && c.Scoring != judge.LastScore {
				continue
			}
			s := standing(c, a, now, viewer)
			switch {
			case s == pending:
				cell.Pending++
				continue
			case s == ignored:
				continue
			case s == rejected:
				cell.Rejected++
			case !cell.First:
				cell.First = first.Marks(a)
			}
			counts := s == accepted
			if c.Scoring.ByGroups() {
				counts = best.take(c.Scoring, &cell, scoreOf(problem, a), a.GroupScores) || counts
			}
			if c.Scoring == judge.LastScore {
				cell.Solved, counts = s == accepted, true
			} else if s == accepted {
				cell.Solved = true
			}
			if counts {
				at := c.Elapsed(a.SubmittedAt)
				cell.Minutes, cell.Seconds = int(at/time.Minute), int(at/time.Second)
			}
		}
		if cell.Solved && c.Scoring == judge.PointsByTime {
			cell.Points = problem.Points
		}
		cells[i] = cell
	}
	return sum(c, participant, cells)
}

// sum makes a row of its cells.
func sum(c judge.ContestInfo, participant string, cells []judge.Cell) judge.Row {
	row := judge.Row{Participant: participant, Cells: cells}
	penalty := 0 // seconds
	for _, cell := range cells {
		row.Points += cell.Points
		row.LastSeconds = max(row.LastSeconds, cell.Seconds)
		if !cell.Solved {
			continue
		}
		row.Solved++
		switch c.Scoring {
		case judge.PointsByTime:
			penalty += cell.Rejected * int(c.Penalty/time.Second)
		case judge.BestScore, judge.BestGroups, judge.LastScore:
		default:
			row.PenaltyMinutes += cell.Minutes + cell.Rejected*int(c.Penalty/time.Minute)
		}
	}
	if c.Scoring == judge.PointsByTime {
		row.FinishSeconds = row.LastSeconds + penalty
	}
	return row
}

// scoreOf is what an attempt that is judged has earned by itself.
func scoreOf(p judge.ContestProblem, a judge.Attempt) judge.Points {
	switch {
	case a.Score != nil:
		return *a.Score
	case a.Verdict == judge.AC:
		return p.Points
	}
	return 0
}

// groupBest holds the best score of each test group so far.
type groupBest []judge.Points

// take brings the points of the cell up to date and reports whether they grew.
func (g *groupBest) take(s judge.Scoring, cell *judge.Cell, score judge.Points, groups []judge.Points) bool {
	before := cell.Points
	switch s {
	case judge.LastScore:
		cell.Points = score
	case judge.BestGroups:
		for i, points := range groups {
			if i == len(*g) {
				*g = append(*g, 0)
			}
			(*g)[i] = max((*g)[i], points)
		}
		var sum judge.Points
		for _, points := range *g {
			sum += points
		}
		cell.Points = max(cell.Points, score, sum)
	default:
		cell.Points = max(cell.Points, score)
	}
	return cell.Points > before
}
