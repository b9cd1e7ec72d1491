package gateway

import (
	"encoding/csv"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"assize/judge"
)

// hidden makes a problem that nobody but the jury sees outside a contest.
func (f *fixture) addHidden(slug string) {
	f.t.Helper()
	f.addProblem(slug)
	f.admin.must(200, "PATCH", "/api/v1/problems/"+slug, map[string]any{"visibility": "hidden"}, nil)
}

// hiddenProbe is a way to ask for a problem: its slug is in the path or the body.
type hiddenProbe struct {
	method, path string
	body         func(slug string) any
}

func (h hiddenProbe) ask(p *person, slug string) response {
	path := h.path
	if strings.Contains(path, "%s") {
		path = fmt.Sprintf(path, slug)
	}
	var body any
	if h.body != nil {
		body = h.body(slug)
	}
	return p.do(h.method, path, body)
}

// hiddenProbes is every way there is.
var hiddenProbes = []hiddenProbe{
	{"GET", "/api/v1/problems/%s", nil},
	{"GET", "/api/v1/problems/%s?contest=cup", nil},
	{"GET", "/api/v1/problems/%s/statement.pdf", nil},
	{"GET", "/api/v1/problems/%s/images/0000", nil},
	{"GET", "/api/v1/problems/%s/package", nil},
	{"GET", "/api/v1/problems?q=%s", nil},
	{"GET", "/api/v1/problems?q=Adding+in+%s&sort=relevance", nil},
	{"GET", "/api/v1/problems?q=zebras&sort=solvers&tag=sums", nil},
	{"GET", "/api/v1/problems/%s/similar", nil},
	{"GET", "/api/v1/problems/%s/editorial", nil},
	{"GET", "/api/v1/problems/%s/solutions", nil},
	{"POST", "/api/v1/problems/%s/solutions", func(string) any { return writeUp("00000000-0000-4000-8000-000000000000") }},
	{"GET", "/api/v1/problems/%s/versions", nil},
	{"GET", "/api/v1/submissions?problem=%s", nil},
	{"GET", "/api/v1/tags", nil},
	{"GET", "/api/v1/contests/cup", nil},
	{"GET", "/api/v1/contests/cup/scoreboard", nil},
	{"GET", "/api/v1/contests/cup/final", nil},
	{"PATCH", "/api/v1/problems/%s", func(string) any { return map[string]any{"visibility": "public"} }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug) }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug, "contest", "cup") }},
	{"POST", "/api/v1/submissions", func(slug string) any { return submission(slug, "language", "cobol") }},
	{"POST", "/api/v1/trials", func(slug string) any {
		return map[string]any{"problem": slug, "language": "cpp", "source": "int main() {}", "samples": true}
	}},
	{"POST", "/api/v1/trials", func(slug string) any {
		return map[string]any{"problem": slug, "contest": "cup", "language": "cpp", "source": "int main() {}", "input": ""}
	}},
	{"GET", "/api/v1/me/stats", nil},
	{"GET", "/api/v1/me/drafts?problem=%s", nil},
	{"GET", "/api/v1/me/drafts/%s/cpp", nil},
	{"PUT", "/api/v1/me/drafts/%s/cpp", func(string) any { return map[string]any{"source": "x", "version": 0} }},
	{"DELETE", "/api/v1/me/drafts/%s/cpp", nil},
	{"POST", "/api/v1/contests/cup/clarifications", func(slug string) any { return map[string]any{"problem": slug, "text": "what?"} }},
}

// TestHiddenProblemsDoNotExist asks for a problem of a contest that has not
// begun in every way there is, and for one that does not exist: the answers are
// the same to the last byte but for the name and the request's id.
func TestHiddenProblemsDoNotExist(t *testing.T) {
	f := start(t)
	f.addHidden("secret1")
	f.addContest("cup", time.Hour, "secret1")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	anonymous := &person{f: f}
	for _, probe := range hiddenProbes {
		for name, p := range map[string]*person{"anonymous": anonymous, "contestant": ada} {
			if name == "anonymous" && probe.method == "POST" {
				continue // 401 before anything is looked at
			}
			ask := func(slug string) string {
				r := probe.ask(p, slug)
				text := strings.ReplaceAll(string(r.body), slug, "SLUG")
				if i := strings.Index(text, `"request_id"`); i >= 0 {
					text = text[:i]
				}
				if i := strings.Index(text, `"now"`); i >= 0 {
					text = text[:i]
				}
				return fmt.Sprintf("%d %s %s", r.status, r.header.Get("Content-Type"), text)
			}
			if hidden, absent := ask("secret1"), ask("absent1"); hidden != absent {
				t.Errorf("%s: %s %s: a hidden problem is answered\n%s\nand one that does not exist\n%s", name, probe.method, probe.path, hidden, absent)
			}
		}
	}
	f.advance(time.Hour)
	ada.must(200, "GET", "/api/v1/problems/secret1", nil, nil)
}

// TestPracticeCanBeClosed: a hidden problem stays open after the contest only
// where practice is allowed.
func TestPracticeCanBeClosed(t *testing.T) {
	f := start(t)
	f.addHidden("open1")
	f.addHidden("shut1")
	f.addContest("open", -time.Minute, "open1")
	f.addContest("shut", -time.Minute, "shut1")
	f.admin.must(200, "PATCH", "/api/v1/contests/shut", map[string]any{"practice": false, "virtual": false}, nil)
	ada := f.contestant("ada")
	ada.must(200, "GET", "/api/v1/problems/shut1", nil, nil)
	f.advance(3 * time.Hour)
	ada.must(200, "GET", "/api/v1/problems/open1", nil, nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("open1"), nil)
	ada.must(404, "GET", "/api/v1/problems/shut1", nil, nil)
	ada.must(404, "POST", "/api/v1/submissions", submission("shut1"), nil)
	ada.must(403, "POST", "/api/v1/contests/shut/virtual", nil, nil)
}

// TestPrivateContest: for whoever is not invited there is no such contest.
func TestPrivateContest(t *testing.T) {
	f := start(t)
	f.addHidden("p1")
	f.addContest("club", -time.Minute, "p1")
	f.admin.must(200, "PATCH", "/api/v1/contests/club", map[string]any{"visibility": "private", "registration": "closed"}, nil)
	ada, bob, eve := f.contestant("ada"), f.contestant("bob"), f.contestant("eve")
	var code invitationInfo
	f.admin.must(201, "POST", "/api/v1/contests/club/invitations", map[string]any{"uses": 1}, &code)
	f.admin.must(201, "POST", "/api/v1/contests/club/invitations", map[string]any{"account": "bob"}, nil)
	f.admin.must(409, "POST", "/api/v1/contests/club/invitations", map[string]any{"account": "bob"}, nil)
	for _, path := range []string{"", "/scoreboard", "/final", "/clarifications"} {
		eve.must(404, "GET", "/api/v1/contests/club"+path, nil, nil)
		(&person{f: f}).must(404, "GET", "/api/v1/contests/club"+path, nil, nil)
	}
	bob.must(200, "GET", "/api/v1/contests/club/scoreboard", nil, nil)
	eve.must(404, "GET", "/api/v1/contests/club/scoreboard", nil, nil) // cached by now
	eve.must(404, "GET", "/api/v1/problems/p1", nil, nil)
	eve.must(404, "POST", "/api/v1/submissions", submission("p1", "contest", "club"), nil)
	eve.must(404, "POST", "/api/v1/contests/club/registration", map[string]any{"code": "wrong"}, nil)
	var list struct{ Total int }
	eve.must(200, "GET", "/api/v1/contests", nil, &list)
	if list.Total != 0 {
		t.Errorf("a stranger's list has %d contests", list.Total)
	}
	ada.must(200, "POST", "/api/v1/contests/club/registration", map[string]any{"code": strings.ToUpper(code.Code)}, nil)
	ada.must(200, "POST", "/api/v1/contests/club/registration", map[string]any{"code": code.Code}, nil) // twice changes nothing
	eve.must(404, "POST", "/api/v1/contests/club/registration", map[string]any{"code": code.Code}, nil) // used up
	bob.must(200, "POST", "/api/v1/contests/club/registration", nil, nil)
	ada.must(202, "POST", "/api/v1/submissions", submission("p1", "contest", "club"), nil)
	ada.must(200, "GET", "/api/v1/contests", nil, &list)
	if list.Total != 1 {
		t.Errorf("a participant's list has %d contests", list.Total)
	}
}

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
}

// TestClockOfTheJury freezes, thaws and finalizes by hand.
func TestClockOfTheJury(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	ada.must(403, "POST", "/api/v1/contests/cup/freeze", nil, nil)
	var c contestPage
	f.admin.must(403, "POST", "/api/v1/contests/cup/thaw", nil, nil)
	f.admin.must(200, "POST", "/api/v1/contests/cup/freeze", nil, &c)
	if !c.Frozen || c.States.Frozen == nil || c.States.Thawed != nil {
		t.Errorf("frozen: %+v", c.States)
	}
	pending := ada.submitIn("add", "cup")
	ada.say(201, "is zero even?")
	f.admin.must(403, "POST", "/api/v1/contests/cup/finalize", nil, nil) // running
	f.advance(2 * time.Hour)
	f.admin.must(409, "POST", "/api/v1/contests/cup/finalize", nil, nil) // not judged
	f.judged(pending, judge.AC)
	if _, said := f.admin.must(409, "POST", "/api/v1/contests/cup/finalize", nil, nil).error(); !strings.Contains(said, "1 questions") {
		t.Errorf("with an open question: %q", said)
	}
	f.admin.must(200, "POST", "/api/v1/contests/cup/finalize", map[string]bool{"leave_unanswered": true}, &c)
	if c.States.Finalized == nil || c.States.EndOfUpdates != nil {
		t.Errorf("finalized: %+v; there is the thaw to come", c.States)
	}
	f.advance(time.Minute)
	f.admin.must(200, "POST", "/api/v1/contests/cup/thaw", nil, &c)
	if c.Frozen || c.States.EndOfUpdates == nil || !c.States.EndOfUpdates.Equal(*c.States.Thawed) {
		t.Errorf("thawed: %+v", c.States)
	}
	f.admin.must(409, "PATCH", "/api/v1/contests/cup", map[string]any{"penalty_minutes": 5}, nil)
	f.admin.must(409, "PATCH", "/api/v1/contests/cup/participants/ada", map[string]any{"extra_seconds": 5}, nil)
	f.admin.must(409, "POST", "/api/v1/contests/cup/removed-intervals", map[string]any{"starts_at": c.StartsAt, "ends_at": c.StartsAt.Add(time.Minute)}, nil)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"name": "The Cup of 2026"}, nil)
	var n int
	f.scan(&n, `SELECT count(*) FROM audit_log WHERE action IN ('contest.freeze', 'contest.thaw', 'contest.finalize', 'contest.create', 'contest.change')`)
	if n != 5 {
		t.Errorf("%d deeds in the audit log, want 5", n)
	}
}

// TestFinalArchive reads a final board as the leaderboard writes it.
func TestFinalArchive(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	id := f.contestID("cup")
	ada := f.contestant("ada")
	ada.must(404, "GET", "/api/v1/contests/cup/final", nil, nil)
	f.admin.must(200, "POST", "/api/v1/contests/cup/freeze", nil, nil)
	f.advance(3 * time.Hour)
	f.admin.must(200, "POST", "/api/v1/contests/cup/finalize", nil, nil)
	f.exec(`INSERT INTO final_boards (contest_id, finalized_at, scoring, problems, totals, participants) VALUES ($1, now(), 'pass-fail',
		'[{"label":"A","slug":"add","name":"Adding","points":100}]', '[{"label":"A","solved":1,"tried":1,"pending":0}]', 1)`, id)
	f.exec(`INSERT INTO final_standings (contest_id, position, rank, participant_id, name, login, organization, members, sort_key, board_row)
		VALUES ($1, 1, 1, $2, '=Ada', 'ada', 'Hill', '[{"login":"ada","name":"=Ada"}]', 1,
		'{"solved":1,"penalty_minutes":42,"last_seconds":1320,"cells":[{"label":"A","solved":true,"rejected":1,"minutes":22}]}')`, id, f.accountID("ada"))
	ada.must(404, "GET", "/api/v1/contests/cup/final", nil, nil) // not thawed
	var early struct{ Contests []pastContest }
	if ada.must(200, "GET", "/api/v1/archive", nil, &early); len(early.Contests) != 1 || early.Contests[0].Final || len(early.Contests[0].Podium) != 0 {
		t.Errorf("archive before the thaw: %+v", early)
	}
	f.admin.must(200, "GET", "/api/v1/contests/cup/final", nil, nil)
	f.admin.must(200, "POST", "/api/v1/contests/cup/thaw", nil, nil)
	var b finalBoard
	ada.must(200, "GET", "/api/v1/contests/cup/final", nil, &b)
	if len(b.Rows) != 1 || b.Rows[0].Login != "ada" || b.Rows[0].PenaltyMinutes != 42 || b.Problems[0].Solved != 1 || len(b.Rows[0].Members) != 1 {
		t.Errorf("final board %+v", b)
	}
	lines, err := csv.NewReader(strings.NewReader(string(ada.must(200, "GET", "/api/v1/contests/cup/final?format=csv", nil, nil).body))).ReadAll()
	if err != nil || len(lines) != 2 || strings.Join(lines[1], ";") != "1;ada;'=Ada;Hill;ada;1;42;0;0;1320;2;22;0" {
		t.Errorf("CSV %v, %v", lines, err)
	}
	var past struct {
		Years    []pastYear
		Series   []pastSeries
		Contests []pastContest
		Total    int
	}
	ada.must(200, "GET", "/api/v1/archive", nil, &past)
	if past.Total != 1 || len(past.Years) != 1 || past.Years[0].Contests != 1 || !past.Contests[0].Final || len(past.Contests[0].Podium) != 1 || past.Contests[0].Podium[0] != (winner{Rank: 1, Name: "=Ada", Solved: 1}) {
		t.Errorf("archive %+v", past)
	}
	for _, sql := range []string{`UPDATE final_standings SET rank = 2`, `DELETE FROM final_boards`, `TRUNCATE final_standings`} {
		if _, err := f.s.db.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "immutable") {
			t.Errorf("%s: %v; want a refusal", sql, err)
		}
	}
}

// TestBoardOfSome picks an organization and friends out of a board, and the rows
// around one's own, from Redis and from PostgreSQL.
func TestBoardOfSome(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	id := f.contestID("cup")
	people := map[string]*person{}
	for i := range 20 {
		login := fmt.Sprintf("u%02d", i)
		people[login] = f.contestant(login)
		people[login].must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
		f.standing(id, login, judge.Public, judge.Row{Solved: 1, PenaltyMinutes: 10 + i/2, LastSeconds: 600,
			Cells: []judge.Cell{{Label: "A", Solved: true, Minutes: 10}}}, true)
	}
	for _, login := range []string{"u03", "u07", "u11"} {
		people[login].must(200, "GET", "/api/v1/me", nil, nil) // remembered from now on
		people[login].must(200, "PATCH", "/api/v1/me", map[string]any{"organization": "Hill & Dale"}, nil)
		var me account
		if people[login].must(200, "GET", "/api/v1/me", nil, &me); me.Organization != "Hill & Dale" {
			t.Errorf("%s is of %q after the change", login, me.Organization)
		}
	}
	me := people["u07"]
	for _, friend := range []string{"u00", "u19", "u19"} {
		me.must(204, "PUT", "/api/v1/me/friends/"+friend, nil, nil)
	}
	me.must(404, "PUT", "/api/v1/me/friends/nobody", nil, nil)
	me.must(400, "PUT", "/api/v1/me/friends/u07", nil, nil)
	me.must(204, "PUT", "/api/v1/me/friends/u01", nil, nil)
	me.must(204, "DELETE", "/api/v1/me/friends/u01", nil, nil)
	check := func(source string) {
		t.Helper()
		for _, test := range []struct{ query, want string }{
			{"?organization=Hill+%26+Dale", "3 u03, 7 u07, 11 u11"},
			{"?organization=Nowhere", ""},
			{"?friends=true", "1 u00, 7 u07, 19 u19"},
		} {
			var b scoreboard
			me.must(200, "GET", "/api/v1/contests/cup/scoreboard"+test.query, nil, &b)
			var got []string
			for _, row := range b.Rows {
				got = append(got, fmt.Sprint(row.Rank, " ", row.Login))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%s: %s: %v, want %s", source, test.query, got, test.want)
			}
		}
		var b struct {
			scoreboard
			Offset int
		}
		me.must(200, "GET", "/api/v1/contests/cup/scoreboard?around=me", nil, &b)
		at := -1
		for i, row := range b.Rows {
			if row.Login == "u07" {
				at = i
			}
		}
		if len(b.Rows) != 11 || at != 5 || b.Rows[at].Rank != 7 || b.Me.Rank != 7 {
			t.Errorf("%s: %d rows around me at %d, offset %d", source, len(b.Rows), at, b.Offset)
		}
	}
	check("Redis")
	if err := f.redis.FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	f.s.boards = newBoards()
	check("PostgreSQL")
	(&person{f: f}).must(401, "GET", "/api/v1/contests/cup/scoreboard?friends=true", nil, nil)
	me.must(400, "GET", "/api/v1/contests/cup/scoreboard?friends=true&around=me", nil, nil)
}
