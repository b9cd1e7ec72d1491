package rehearse

import (
	"fmt"
	"io"
)

// The contest that reportLarger reckons for, uncompressed.
const (
	largerMinutes     = 120
	largerSubmissions = 5.0 // of each contestant
	// In the first tenth of the time come startShare of the submissions.
	largerBurstMinutes = largerMinutes * edge
	openSeconds        = 10.0 // all contestants open the contest within that
	boardShare         = 0.5  // of the contestants have the board open
	boardSeconds       = 5.0  // between two polls of it
	pollsEach          = 6.0  // of each submission
	loginMinutes       = 15.0
)

// reportLarger says what a contest of n contestants at its real speed would need,
// from the unit costs: processors for each part of the day. It reckons with
// sources that no cache knows, and leaves a third of each processor free.
func (r *Result) reportLarger(w io.Writer, n int) {
	cost := map[string]float64{} // seconds of processor time
	for _, u := range r.Units {
		cost[u.Name] = u.Sum().Seconds()
	}
	people := float64(n)
	rate := people * largerSubmissions * startShare / (largerBurstMinutes * 60)
	boards := people * boardShare / boardSeconds
	const room = 1.5
	fmt.Fprintf(w, "\nA contest of %d contestants and %d minutes, %.0f submissions each, none of them in a cache, would need (with a third of each processor left free):\n",
		n, largerMinutes, largerSubmissions)
	for _, l := range []struct {
		what  string
		rate  float64
		cores float64
	}{
		{fmt.Sprintf("logging in over %.0f minutes", loginMinutes), people / (loginMinutes * 60), people / (loginMinutes * 60) * cost[unitLogin]},
		{fmt.Sprintf("minute 0: the contest and %d statements each within %.0f s", problemsOpened, openSeconds), people * (1 + problemsOpened) / openSeconds,
			people * (cost[unitContest] + problemsOpened*cost[unitStatement]) / openSeconds},
		{"the board open at half of them", boards, boards * cost[unitBoard]},
		{"polling for verdicts in the start burst", rate * pollsEach, rate * pollsEach * cost[unitPoll]},
		{"submitting and judging in the start burst", rate, rate * cost[unitFresh]},
	} {
		fmt.Fprintf(w, "  %6.1f cores  %s (%.0f a second)\n", l.cores*room, l.what, l.rate)
	}
}

// problemsOpened at minute 0 by each contestant.
const problemsOpened = 2
