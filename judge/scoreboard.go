package judge

import "time"

// Attempt is one submission of one participant as scoring needs it. Verdict is
// meaningful only where Judged; a JE counts as not judged.
type Attempt struct {
	Submission  string
	Participant string
	ProblemID   string
	SubmittedAt time.Time
	Judged      bool
	Verdict     Verdict
	// Score is nil where the dataset has no test groups: then AC earns the
	// points of the problem, and nothing else does.
	Score *Points
	// GroupScores are those of the test groups, in the dataset's order.
	GroupScores []Points
}

// SetResult fills in what a judgement came to, as it is stored: its verdict, nil
// where there is no judgement yet, its score in hundredths, nil where there is
// none, and those of its test groups.
func (a *Attempt) SetResult(verdict *string, score *int64, groups []int64) (err error) {
	if score != nil {
		points := Points(*score)
		a.Score = &points
	}
	for _, points := range groups {
		a.GroupScores = append(a.GroupScores, Points(points))
	}
	if verdict != nil {
		a.Judged = true
		a.Verdict, err = ParseVerdict(*verdict)
	}
	return err
}

// Row is one participant on a scoreboard. In a PassFail contest times are
// rounded down to the minute, as in the CCS specification.
type Row struct {
	Participant string `json:"participant"`
	Solved      int    `json:"solved"`
	// PenaltyMinutes is the total penalty time of the solved problems in a
	// PassFail contest.
	PenaltyMinutes int `json:"penalty_minutes"`
	// LastSeconds is the contest time of the last submission that counts, in
	// whole seconds: the tie-breaker after penalty in a PassFail contest.
	LastSeconds int `json:"last_seconds"`
	// Points is the sum over the problems, where points are counted.
	Points Points `json:"points,omitempty"`
	// FinishSeconds is LastSeconds with the penalty added, in a PointsByTime
	// contest.
	FinishSeconds int    `json:"finish_seconds,omitempty"`
	Cells         []Cell `json:"cells"` // in board order
}

// Cell is one participant's standing on one problem.
type Cell struct {
	Label string `json:"label"`
	// Rejected counts the penalised attempts before the accepted one, or all of
	// them where there is none.
	Rejected int  `json:"rejected,omitempty"`
	Pending  int  `json:"pending,omitempty"`
	Solved   bool `json:"solved,omitempty"`
	First    bool `json:"first,omitempty"` // first to solve it in the contest
	// Minutes and Seconds are the contest time of the submission that counts,
	// each rounded down.
	Minutes int `json:"minutes,omitempty"`
	Seconds int `json:"seconds,omitempty"`
	// Points is what the problem has earned, where points are counted.
	Points Points `json:"points,omitempty"`
}

// Total sums up one problem over a scoreboard.
type Total struct {
	Label   string `json:"label"`
	Solved  int    `json:"solved"`  // participants who have solved it
	Tried   int    `json:"tried"`   // participants with an attempt that counts or is pending
	Pending int    `json:"pending"` // attempts that are pending
}

// Tried reports whether there is an attempt in the cell.
func (c Cell) Tried() bool { return c.Solved || c.Rejected > 0 || c.Pending > 0 }

// Add counts a cell in, or out again with sign -1.
func (t *Total) Add(c Cell, sign int) {
	if c.Solved {
		t.Solved += sign
	}
	if c.Tried() {
		t.Tried += sign
	}
	t.Pending += sign * c.Pending
}
