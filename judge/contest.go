package judge

import "time"

// ContestInfo is a contest as the scoreboard needs it. Times are instants; the
// zero FreezeAt means that the board never freezes, the zero ThawAt that it
// stays frozen until somebody thaws it.
type ContestInfo struct {
	ID       string
	StartsAt time.Time
	EndsAt   time.Time
	FreezeAt time.Time
	ThawAt   time.Time
	// Penalty is added for each rejected attempt before the accepted one.
	Penalty  time.Duration
	Problems []ContestProblem // in board order
}

// ContestProblem is a problem under the label that the contest gives it.
type ContestProblem struct {
	ProblemID string `json:"problem_id"`
	Label     string `json:"label"` // A, B, …
}

// Frozen reports whether the public board is frozen at now.
func (c ContestInfo) Frozen(now time.Time) bool {
	return !c.FreezeAt.IsZero() && !now.Before(c.FreezeAt) && (c.ThawAt.IsZero() || now.Before(c.ThawAt))
}

// Viewer says whose eyes a scoreboard is for.
type Viewer string

// The viewers.
const (
	Public Viewer = "public" // sees nothing of others after the freeze
	Jury   Viewer = "jury"   // sees everything
)
