package judge_test

import (
	"testing"
	"time"

	"assize/judge"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// TestElapsed takes the rule for removed intervals from the CCS requirements:
// submissions inside an interval share one contest time, later ones lose its
// length.
func TestElapsed(t *testing.T) {
	at := func(d time.Duration) time.Time { return noon.Add(d) }
	c := judge.ContestInfo{StartsAt: noon, EndsAt: at(5 * time.Hour), Removed: []judge.Interval{
		{From: at(2 * time.Hour), To: at(2*time.Hour + 10*time.Minute)},
		{From: at(time.Hour), To: at(time.Hour + 30*time.Minute)},
		{From: at(-time.Hour), To: at(-30 * time.Minute)}, // before the start: of no effect
	}}
	for _, test := range []struct{ at, want time.Duration }{
		{-time.Minute, -time.Minute},
		{0, 0},
		{time.Millisecond, time.Millisecond},
		{time.Hour - time.Millisecond, time.Hour - time.Millisecond},
		{time.Hour, time.Hour},
		{time.Hour + time.Millisecond, time.Hour},
		{time.Hour + 29*time.Minute, time.Hour},
		{time.Hour + 30*time.Minute, time.Hour},
		{time.Hour + 30*time.Minute + time.Millisecond, time.Hour + time.Millisecond},
		{2*time.Hour + 5*time.Minute, 90 * time.Minute},
		{3 * time.Hour, 2*time.Hour + 20*time.Minute},
	} {
		if got := c.Elapsed(at(test.at)); got != test.want {
			t.Errorf("contest time %v after the start: %v, want %v", test.at, got, test.want)
		}
	}
}

func TestContestStates(t *testing.T) {
	at := func(h int) *time.Time { v := noon.Add(time.Duration(h) * time.Hour); return &v }
	c := judge.ContestInfo{StartsAt: noon, EndsAt: *at(5), FreezeAt: *at(4), ThawAt: *at(7), FinalizedAt: *at(6)}
	for _, test := range []struct {
		name string
		now  time.Time
		want judge.ContestStates
	}{
		{"before", noon.Add(-1), judge.ContestStates{}},
		{"at the start", noon, judge.ContestStates{Started: at(0)}},
		{"just before the freeze", at(4).Add(-1), judge.ContestStates{Started: at(0)}},
		{"at the freeze", *at(4), judge.ContestStates{Started: at(0), Frozen: at(4)}},
		{"at the end", *at(5), judge.ContestStates{Started: at(0), Frozen: at(4), Ended: at(5)}},
		{"finalized", *at(6), judge.ContestStates{Started: at(0), Frozen: at(4), Ended: at(5), Finalized: at(6)}},
		{"thawed", *at(7), judge.ContestStates{Started: at(0), Frozen: at(4), Ended: at(5), Finalized: at(6), Thawed: at(7), EndOfUpdates: at(7)}},
	} {
		got := c.State(test.now)
		for name, pair := range map[string][2]*time.Time{
			"started": {got.Started, test.want.Started}, "frozen": {got.Frozen, test.want.Frozen}, "ended": {got.Ended, test.want.Ended},
			"thawed": {got.Thawed, test.want.Thawed}, "finalized": {got.Finalized, test.want.Finalized},
			"end of updates": {got.EndOfUpdates, test.want.EndOfUpdates},
		} {
			if g, w := pair[0], pair[1]; (g == nil) != (w == nil) || g != nil && !g.Equal(*w) {
				t.Errorf("%s: %s is %v, want %v", test.name, name, g, w)
			}
		}
	}
	c.FreezeAt = time.Time{}
	if got := c.State(*at(8)); got.Frozen != nil || got.Thawed != nil || got.EndOfUpdates == nil || !got.EndOfUpdates.Equal(*at(6)) {
		t.Errorf("without a freeze: %+v; want no frozen, no thawed, and the end of updates when finalized", got)
	}
}

func TestExtraTime(t *testing.T) {
	c := judge.ContestInfo{StartsAt: noon, EndsAt: noon.Add(time.Hour), Extra: map[string]time.Duration{"ada": 30 * time.Minute}}
	if got := c.EndFor("ada"); !got.Equal(noon.Add(90 * time.Minute)) {
		t.Errorf("ada's end is %v", got)
	}
	if got := c.EndFor("bob"); !got.Equal(c.EndsAt) {
		t.Errorf("bob's end is %v", got)
	}
	if got := c.LastEnd(); !got.Equal(noon.Add(90 * time.Minute)) {
		t.Errorf("the last end is %v", got)
	}
}
