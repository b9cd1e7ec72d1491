package gateway

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"time"

	"assize/judge"
)

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
