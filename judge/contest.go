package judge

import "time"

// ContestInfo is a contest as the scoreboard needs it. Times are instants; the
// zero FreezeAt means that the board never freezes, the zero ThawAt that it
// stays frozen until somebody thaws it, the zero FinalizedAt that the jury has
// not signed the result yet.
type ContestInfo struct {
	ID          string
	StartsAt    time.Time
	EndsAt      time.Time
	FreezeAt    time.Time
	ThawAt      time.Time
	FinalizedAt time.Time
	Scoring     Scoring // the zero value is PassFail
	// Penalty is added for each rejected attempt before the accepted one, in
	// PassFail and PointsByTime.
	Penalty time.Duration
	// Removed are the intervals in which contest time stands still. They do not
	// overlap; their order does not matter.
	Removed []Interval
	// Extra is how much later than EndsAt the contest ends for a participant.
	// Most have none.
	Extra    map[string]time.Duration
	Problems []ContestProblem // in board order
}

// ContestProblem is a problem under the label that the contest gives it.
type ContestProblem struct {
	ProblemID string `json:"problem_id"`
	Label     string `json:"label"` // A, B, …
	// Points is what solving it is worth, where points are counted.
	Points Points `json:"points,omitempty"`
}

// Interval is the time from From on and before To.
type Interval struct{ From, To time.Time }

// Scoring says how a contest is scored. docs/contests.md has the rules.
type Scoring string

// The ways of scoring. The zero value counts as PassFail.
const (
	PassFail     Scoring = "pass-fail"   // ICPC: problems solved, then penalty time
	PointsByTime Scoring = "points"      // points of the problems solved, then finish time with penalty
	BestScore    Scoring = "best-score"  // test groups: of each problem the best submission
	BestGroups   Scoring = "best-groups" // test groups: of each group the best submission
	LastScore    Scoring = "last-score"  // test groups: of each problem the last submission
)

// Scorings lists the ways of scoring.
var Scorings = []Scoring{PassFail, PointsByTime, BestScore, BestGroups, LastScore}

// ByGroups reports whether partial scores of a judgement count.
func (s Scoring) ByGroups() bool { return s == BestScore || s == BestGroups || s == LastScore }

// Frozen reports whether the public board is frozen at now.
func (c ContestInfo) Frozen(now time.Time) bool {
	return !c.FreezeAt.IsZero() && !now.Before(c.FreezeAt) && (c.ThawAt.IsZero() || now.Before(c.ThawAt))
}

// Elapsed is the contest time at the instant t: what has passed since the
// start, without the removed intervals. All instants of a removed interval have
// one contest time. It is negative before the start.
func (c ContestInfo) Elapsed(t time.Time) time.Duration {
	elapsed := t.Sub(c.StartsAt)
	for _, r := range c.Removed {
		from, to := r.From, r.To
		if from.Before(c.StartsAt) {
			from = c.StartsAt
		}
		if to.After(t) {
			to = t
		}
		if to.After(from) {
			elapsed -= to.Sub(from)
		}
	}
	return elapsed
}

// EndFor is when the contest ends for a participant.
func (c ContestInfo) EndFor(participant string) time.Time { return c.EndsAt.Add(c.Extra[participant]) }

// LastEnd is when the contest ends for the last participant.
func (c ContestInfo) LastEnd() time.Time {
	last := c.EndsAt
	for _, extra := range c.Extra {
		if end := c.EndsAt.Add(extra); end.After(last) {
			last = end
		}
	}
	return last
}

// ContestStates says which of its states a contest has reached and when, as in
// the CCS specification ("Contest state"). A state that it has not reached is
// nil.
type ContestStates struct {
	Started   *time.Time `json:"started"`
	Frozen    *time.Time `json:"frozen"`
	Ended     *time.Time `json:"ended"`
	Thawed    *time.Time `json:"thawed"`
	Finalized *time.Time `json:"finalized"`
	// EndOfUpdates is when everything there is to know is public: finalized
	// and, where it was frozen, thawed.
	EndOfUpdates *time.Time `json:"end_of_updates"`
}

// State returns the states that c has reached at now.
func (c ContestInfo) State(now time.Time) (s ContestStates) {
	reached := func(at time.Time) *time.Time {
		if at.IsZero() || now.Before(at) {
			return nil
		}
		at = at.UTC()
		return &at
	}
	s.Started, s.Frozen, s.Ended, s.Finalized = reached(c.StartsAt), reached(c.FreezeAt), reached(c.EndsAt), reached(c.FinalizedAt)
	if s.Frozen != nil {
		s.Thawed = reached(c.ThawAt)
	}
	switch {
	case s.Finalized == nil:
	case s.Frozen == nil:
		s.EndOfUpdates = s.Finalized
	case s.Thawed != nil && s.Thawed.After(*s.Finalized):
		s.EndOfUpdates = s.Thawed
	case s.Thawed != nil:
		s.EndOfUpdates = s.Finalized
	}
	return s
}

// Viewer says whose eyes a scoreboard is for.
type Viewer string

// The viewers.
const (
	Public Viewer = "public" // sees nothing of others from the freeze until the thaw
	Frozen Viewer = "frozen" // sees the board as it was frozen, after the thaw as well
	Jury   Viewer = "jury"   // sees everything
)
