package gateway

import (
	"sync/atomic"
	"testing"
	"time"

	"assize/judge"
)

// TestTeams: members share one row, one end and one set of solved problems.
func TestTeams(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("teams", -time.Minute, "add")
	f.admin.must(200, "PATCH", "/api/v1/contests/teams", map[string]any{"team_size": 2}, nil)
	ada, bob, cleo := f.contestant("ada"), f.contestant("bob"), f.contestant("cleo")
	ada.must(400, "POST", "/api/v1/contests/teams/registration", nil, nil)
	var c contestPage
	ada.must(200, "POST", "/api/v1/contests/teams/registration", map[string]any{"team": "Goats", "organization": "Hill School"}, &c)
	if c.Team == nil || c.Team.Name != "Goats" || len(c.Team.Members) != 1 || c.Team.JoinCode == "" {
		t.Fatalf("team %+v", c.Team)
	}
	cleo.must(409, "POST", "/api/v1/contests/teams/registration", map[string]any{"team": "Goats"}, nil)
	bob.must(404, "POST", "/api/v1/contests/teams/registration", map[string]any{"join": "nonsense"}, nil)
	bob.must(200, "POST", "/api/v1/contests/teams/registration", map[string]any{"join": c.Team.JoinCode}, &c)
	cleo.must(409, "POST", "/api/v1/contests/teams/registration", map[string]any{"join": c.Team.JoinCode}, nil)
	if c.Participants != 1 || len(c.Team.Members) != 2 {
		t.Errorf("%d participants, team %+v; want one of two", c.Participants, c.Team)
	}
	f.admin.must(409, "PATCH", "/api/v1/contests/teams", map[string]any{"team_size": 0}, nil)
	f.judged(ada.submitIn("add", "teams"), judge.AC)
	bob.must(200, "GET", "/api/v1/contests/teams", nil, &c)
	if !c.Problems[0].Solved {
		t.Error("what a member has solved is not solved for the team")
	}
	row := `INSERT INTO standings (contest_id, viewer, participant_id, version, solved, penalty_minutes, last_seconds, sort_key, board_row)
		VALUES ($1, 'public', $2, 1, 1, 0, 0, 5, '{"solved":1,"cells":[{"label":"A","solved":true}]}')`
	f.exec(row, f.contestID("teams"), c.Team.ID)
	var b scoreboard
	bob.must(200, "GET", "/api/v1/contests/teams/scoreboard", nil, &b)
	if len(b.Rows) != 1 || b.Rows[0].Name != "Goats" || !b.Rows[0].Team || b.Rows[0].Organization != "Hill School" || b.Me == nil || b.Me.Login != c.Team.ID {
		t.Errorf("board %+v, me %+v", b.Rows, b.Me)
	}
	f.admin.must(200, "PATCH", "/api/v1/contests/teams/participants/bob", map[string]any{"extra_seconds": 600}, nil)
	f.advance(2*time.Hour + 5*time.Minute) // over for others, not for a team with more time
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "teams"), nil)
	f.advance(10 * time.Minute)
	ada.must(403, "POST", "/api/v1/submissions", submission("add", "contest", "teams"), nil)
	var list struct {
		Participants []participantInfo
		Total        int
	}
	// By the team's name and a member's login, with everybody else of the team.
	for _, q := range []string{"", "?q=oat", "?q=BOB"} {
		f.admin.must(200, "GET", "/api/v1/contests/teams/participants"+q, nil, &list)
		if len(list.Participants) != 1 || list.Total != 1 || list.Participants[0].ExtraSeconds != 600 || len(list.Participants[0].Members) != 2 {
			t.Errorf("participants%s: %d, %+v", q, list.Total, list.Participants)
		}
	}
	f.admin.must(200, "GET", "/api/v1/contests/teams/participants?q=sheep", nil, &list)
	if len(list.Participants) != 0 || list.Total != 0 {
		t.Errorf("participants that nothing fits: %d, %+v", list.Total, list.Participants)
	}
}

func (p *person) submitIn(problem, contest string) acceptedBody {
	p.f.t.Helper()
	var a acceptedBody
	p.must(202, "POST", "/api/v1/submissions", submission(problem, "contest", contest), &a)
	return a
}

// TestRemovedIntervals: the freeze and the end move, and move back to the
// microsecond.
func TestRemovedIntervals(t *testing.T) {
	f := start(t)
	f.addContest("cup", -30*time.Minute)
	var before, c contestPage
	f.admin.must(200, "GET", "/api/v1/contests/cup", nil, &before)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"freeze_at": before.EndsAt.Add(-30 * time.Minute)}, &before)
	at := func(minutes int) time.Time { return before.StartsAt.Add(time.Duration(minutes) * time.Minute) }
	remove := func(status, from, to int) {
		t.Helper()
		f.admin.must(status, "POST", "/api/v1/contests/cup/removed-intervals", map[string]any{"starts_at": at(from), "ends_at": at(to), "reason": "no power"}, &c)
	}
	remove(400, -10, 5)
	remove(400, 500, 510)
	remove(400, 20, 10)
	remove(201, 10, 20)
	remove(409, 19, 25)
	if !c.EndsAt.Equal(before.EndsAt.Add(10*time.Minute)) || !c.FreezeAt.Equal(before.FreezeAt.Add(10*time.Minute)) {
		t.Errorf("after 10 minutes were removed it ends at %v and freezes at %v", c.EndsAt, c.FreezeAt)
	}
	first := c.RemovedIntervals[0].ID
	remove(201, 20, 25)
	f.admin.must(200, "DELETE", "/api/v1/contests/cup/removed-intervals/"+first, nil, &c)
	f.admin.must(404, "DELETE", "/api/v1/contests/cup/removed-intervals/"+first, nil, nil)
	f.admin.must(200, "DELETE", "/api/v1/contests/cup/removed-intervals/"+c.RemovedIntervals[0].ID, nil, &c)
	if !c.EndsAt.Equal(before.EndsAt) || !c.FreezeAt.Equal(*before.FreezeAt) || len(c.RemovedIntervals) != 0 {
		t.Errorf("after all was restored: %+v, want %+v", c.contestSummary, before.contestSummary)
	}
	remove(201, 10, 100)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"ends_at": at(50), "freeze_at": nil}, nil)
	f.admin.must(409, "DELETE", "/api/v1/contests/cup/removed-intervals/"+c.RemovedIntervals[0].ID, nil, nil)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"ends_at": time.Date(9998, 1, 1, 0, 0, 0, 0, time.UTC)}, nil)
	f.admin.must(400, "POST", "/api/v1/contests/cup/removed-intervals", map[string]any{"starts_at": at(200), "ends_at": at(200).AddDate(3, 0, 0)}, nil)
}

// TestFirstAndLastMillisecond submits at the edges of a contest.
func TestFirstAndLastMillisecond(t *testing.T) {
	// A clock that stands still: a millisecond is less than a request takes.
	var clock atomic.Int64
	clock.Store(time.Now().UnixNano())
	f := start(t, func(c *Config) { c.Clock = func() time.Time { return time.Unix(0, clock.Load()) } })
	f.addProblem("add")
	f.addContest("cup", time.Hour, "add")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	var c contestPage
	ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
	to := func(at time.Time) { clock.Store(at.UnixNano()) }
	for _, edge := range []struct {
		at     time.Time
		status int
	}{
		{c.StartsAt.Add(-time.Millisecond), 403}, {c.StartsAt, 202}, {c.StartsAt.Add(time.Millisecond), 202},
		{c.EndsAt.Add(-time.Millisecond), 202}, {c.EndsAt, 403}, {c.EndsAt.Add(time.Millisecond), 403},
	} {
		to(edge.at)
		ada.must(edge.status, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), nil)
	}
	var n int
	f.scan(&n, `SELECT count(*) FROM submissions s JOIN contests c ON c.id = s.contest_id WHERE submitted_at >= starts_at AND submitted_at < ends_at`)
	if n != 3 {
		t.Errorf("%d submissions in the contest, want 3", n)
	}
}

// TestMoreTime: a contest goes on for whoever has more time, and for the team of
// such a member: its hidden problems can be submitted to in it, and not beside it.
func TestMoreTime(t *testing.T) {
	f := start(t)
	for _, slug := range []string{"add", "sub"} {
		f.addProblem(slug)
		f.admin.must(200, "PATCH", "/api/v1/problems/"+slug, map[string]any{"visibility": "hidden"}, nil)
	}
	f.addContest("teams", -time.Minute, "add")
	f.admin.must(200, "PATCH", "/api/v1/contests/teams", map[string]any{"team_size": 2, "practice": false}, nil)
	f.addContest("cup", -time.Minute, "sub")
	ada, bob, cleo := f.contestant("ada"), f.contestant("bob"), f.contestant("cleo")
	var c contestPage
	ada.must(200, "POST", "/api/v1/contests/teams/registration", map[string]any{"team": "Goats"}, &c)
	bob.must(200, "POST", "/api/v1/contests/teams/registration", map[string]any{"join": c.Team.JoinCode}, nil)
	bob.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	for _, slug := range []string{"teams", "cup"} {
		f.admin.must(200, "PATCH", "/api/v1/contests/"+slug+"/participants/bob", map[string]any{"extra_seconds": 600}, nil)
	}
	f.advance(2*time.Hour + 5*time.Minute)
	ada.must(200, "GET", "/api/v1/problems/add?contest=teams", nil, nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "teams"), nil)
	ada.must(403, "POST", "/api/v1/submissions", submission("add"), nil)
	bob.must(202, "POST", "/api/v1/submissions", submission("sub", "contest", "cup"), nil)
	bob.must(403, "POST", "/api/v1/submissions", submission("sub"), nil)
	cleo.must(202, "POST", "/api/v1/submissions", submission("sub"), nil)
	cleo.must(404, "POST", "/api/v1/submissions", submission("add"), nil)
	f.advance(10 * time.Minute)
	bob.must(202, "POST", "/api/v1/submissions", submission("sub"), nil)
	ada.must(404, "POST", "/api/v1/submissions", submission("add"), nil)
}

func TestContestLanguagesAndFuel(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"languages": []string{"cpp"}, "fuel_multipliers": map[string]any{"cpp": 2.5}}, nil)
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	facts := f.submittedFacts()
	ada.must(400, "POST", "/api/v1/submissions", submission("add", "contest", "cup", "language", "go", "source", "package main"), nil)
	a := ada.submitIn("add", "cup")
	if got := receive(t, facts); got.FuelMultiplier != 2.5 {
		t.Errorf("multiplier %v, want that of the contest: 2.5", got.FuelMultiplier)
	}
	f.judged(a, judge.WA)
	f.admin.must(202, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, nil)
	if got := receive(t, facts); got.FuelMultiplier != 2.5 {
		t.Errorf("multiplier of the rejudging %v, want 2.5", got.FuelMultiplier)
	}
	ada.must(202, "POST", "/api/v1/submissions", submission("add"), nil)
	if got := receive(t, facts); got.FuelMultiplier != 0 {
		t.Errorf("multiplier outside the contest %v, want none", got.FuelMultiplier)
	}
}

// TestVirtual takes a contest again: the board is that of the same contest time,
// and the official one never changes.
func TestVirtual(t *testing.T) {
	f := start(t)
	f.addHidden("add")
	f.addContest("cup", -time.Minute, "add")
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"practice": false}, nil)
	ada, vera := f.contestant("ada"), f.contestant("vera")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	vera.must(403, "POST", "/api/v1/contests/cup/virtual", nil, nil)
	f.advance(29 * time.Minute)
	f.judged(ada.submitIn("add", "cup"), judge.AC) // minute 30
	f.advance(100 * time.Minute)
	vera.must(404, "GET", "/api/v1/problems/add", nil, nil)
	var c contestPage
	vera.must(201, "POST", "/api/v1/contests/cup/virtual", nil, &c)
	vera.must(200, "POST", "/api/v1/contests/cup/virtual", nil, &c)
	if c.VirtualStart == nil || c.VirtualStart.EndsAt.Sub(c.VirtualStart.StartsAt) != 2*time.Hour {
		t.Fatalf("virtual start %+v", c.VirtualStart)
	}
	vera.must(200, "GET", "/api/v1/problems/add", nil, nil)
	board := func() (b scoreboard) {
		t.Helper()
		vera.must(200, "GET", "/api/v1/contests/cup/virtual/scoreboard", nil, &b)
		return b
	}
	f.advance(10 * time.Minute)
	f.judged(vera.submitIn("add", "cup"), judge.WA)
	if b := board(); len(b.Rows) != 1 || b.Rows[0].Solved != 0 || b.Me.Rank != 1 || b.Me.Cells[0].Rejected != 1 || b.Problems[0].Tried != 0 {
		t.Errorf("at minute 10: rows %+v, me %+v, problems %+v; want nothing solved", b.Rows, b.Me, b.Problems)
	}
	f.advance(30 * time.Minute)
	if b := board(); b.Rows[0].Solved != 1 || b.Rows[0].Cells[0].Minutes != 30 || b.Me.Rank != 2 {
		t.Errorf("at minute 40: rows %+v, me %+v; want ada's solve of minute 30 above", b.Rows, b.Me)
	}
	f.judged(vera.submitIn("add", "cup"), judge.AC)
	if b := board(); b.Me.Solved != 1 || b.Me.PenaltyMinutes != 60 || b.Me.Rank != 2 {
		t.Errorf("solved at minute 40 after one rejection: me %+v; want penalty 60, rank 2", b.Me)
	}
	var official int
	f.scan(&official, `SELECT count(*) FROM submissions WHERE contest_id IS NOT NULL`)
	if official != 1 {
		t.Errorf("%d submissions count for the official board, want 1", official)
	}
	f.advance(81 * time.Minute)
	vera.must(403, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), nil)
	vera.must(404, "GET", "/api/v1/problems/add", nil, nil)
	if b := board(); len(b.Rows) != 1 {
		t.Errorf("at the end: rows %+v, want ada's", b.Rows)
	}
	f.admin.must(204, "PUT", "/api/v1/contests/cup/participants/ada/disqualification", map[string]any{"reason": "copied"}, nil)
	f.advance(historyFor)
	if b := board(); len(b.Rows) != 0 {
		t.Errorf("rows %+v, and ada is disqualified", b.Rows)
	}
}
