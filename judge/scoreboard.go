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
}

// Row is one participant on a scoreboard. Contest time is rounded down to the
// minute for scoring, as in the CCS specification.
type Row struct {
	Participant string `json:"participant"`
	Solved      int    `json:"solved"`
	// PenaltyMinutes is the total penalty time of the solved problems.
	PenaltyMinutes int `json:"penalty_minutes"`
	// LastSeconds is the contest time of the last accepted submission that
	// counts, in whole seconds: the tie-breaker after penalty.
	LastSeconds int    `json:"last_seconds"`
	Cells       []Cell `json:"cells"` // in board order
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
	Minutes  int  `json:"minutes,omitempty"`
}
