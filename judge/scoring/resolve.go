package scoring

import (
	"slices"

	"assize/judge"
)

// Step is one step of a resolver: a cell is revealed, or a row is known to be
// final at its place.
type Step struct {
	Participant string `json:"participant"`
	// Label is that of the cell that is revealed; "" says that the row is final.
	Label string     `json:"label,omitempty"`
	Cell  judge.Cell `json:"cell"` // as it is after the step
	// From and To are the row's places before and after, from 0 at the top.
	From int `json:"from"`
	To   int `json:"to"`
	// Rank, Solved, PenaltyMinutes and Points are the row's after the step.
	Rank           int          `json:"rank"`
	Solved         int          `json:"solved"`
	PenaltyMinutes int          `json:"penalty_minutes"`
	Points         judge.Points `json:"points"`
}

// Resolve returns the steps from a frozen board to the final one, in the order
// in which a ceremony shows them: always the lowest row that is not final yet,
// and of it the first cell, in board order, that the freeze hides. A row that
// rises leaves its place to the one above it. Both boards must have the same
// participants.
func Resolve(c judge.ContestInfo, frozen, final []judge.Row) []Step {
	end := make(map[string]judge.Row, len(final))
	for _, row := range final {
		end[row.Participant] = row
	}
	rows := make([]judge.Row, 0, len(frozen))
	for _, row := range frozen {
		if _, ok := end[row.Participant]; ok {
			row.Cells = slices.Clone(row.Cells)
			rows = append(rows, row)
		}
	}
	Sort(c.Scoring, rows)
	var steps []Step
	for at := len(rows) - 1; at >= 0; {
		row := rows[at]
		i := 0
		for i < len(row.Cells) && row.Cells[i] == end[row.Participant].Cells[i] {
			i++
		}
		step := Step{Participant: row.Participant, From: at, To: at}
		if i < len(row.Cells) {
			row.Cells[i] = end[row.Participant].Cells[i]
			row = sum(c, row.Participant, row.Cells)
			step.Label, step.Cell = row.Cells[i].Label, row.Cells[i]
			step.To = place(c.Scoring, rows, at, row)
			copy(rows[step.To+1:at+1], rows[step.To:at])
			rows[step.To] = row
		} else {
			at--
		}
		step.Rank = rankAt(c.Scoring, rows, step.To)
		step.Solved, step.PenaltyMinutes, step.Points = row.Solved, row.PenaltyMinutes, row.Points
		steps = append(steps, step)
	}
	return steps
}

// place is where a row belongs that stood at a place and can only rise.
func place(s judge.Scoring, rows []judge.Row, at int, row judge.Row) int {
	key := Key(s, row)
	for at > 0 {
		above := rows[at-1]
		if k := Key(s, above); k > key || k == key && above.Participant < row.Participant {
			break
		}
		at--
	}
	return at
}

// rankAt is the rank of the row at a place: that of the first with its key.
func rankAt(s judge.Scoring, rows []judge.Row, at int) int {
	key := Key(s, rows[at])
	for at > 0 && Key(s, rows[at-1]) == key {
		at--
	}
	return at + 1
}
