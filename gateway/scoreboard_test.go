package gateway

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"assize/judge"
	"assize/judge/scoring"
)

type scoreboard struct {
	Contest  boardContest
	Problems []boardProblem
	Rows     []boardRow
	Me       *boardRow
	paging
}

// standing writes what the leaderboard would of one participant: to PostgreSQL,
// and to Redis unless that is said to be empty.
func (f *fixture) standing(contest, login string, viewer judge.Viewer, row judge.Row, inRedis bool) {
	f.t.Helper()
	row.Participant = f.accountID(login)
	encoded, err := json.Marshal(row)
	if err != nil {
		f.t.Fatal(err)
	}
	f.exec(`INSERT INTO standings (contest_id, viewer, participant_id, version, solved, penalty_minutes, last_seconds, board_row, sort_key)
		VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8) ON CONFLICT (contest_id, viewer, participant_id)
		DO UPDATE SET solved = $4, penalty_minutes = $5, last_seconds = $6, board_row = $7, sort_key = $8`,
		contest, string(viewer), row.Participant, row.Solved, row.PenaltyMinutes, row.LastSeconds, string(encoded), scoring.Key(judge.PassFail, row))
	if !inRedis {
		return
	}
	packed := float64(scoring.Key(judge.PassFail, row))
	key := "board:{" + contest + "}:" + string(viewer)
	if _, err := f.redis.Pipelined(f.t.Context(), func(p redis.Pipeliner) error {
		p.ZAdd(f.t.Context(), key, redis.Z{Score: packed, Member: row.Participant})
		p.HSet(f.t.Context(), key+":rows", row.Participant, encoded)
		p.Set(f.t.Context(), "board:{"+contest+"}:ready", 1, 0)
		return nil
	}); err != nil {
		f.t.Fatal(err)
	}
}

// TestScoreboard reads the same board from Redis and, after it was wiped, from
// PostgreSQL.
func TestScoreboard(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	contest := f.contestID("cup")
	people := map[string]*person{}
	for i, login := range []string{"ada", "bob", "cleo", "dan"} {
		people[login] = f.contestant(login)
		solved := judge.Row{Solved: 1, PenaltyMinutes: 10, LastSeconds: 600, Cells: []judge.Cell{{Label: "A", Solved: true, Minutes: 10}}}
		rows := []judge.Row{solved, solved, {Solved: 1, PenaltyMinutes: 30, LastSeconds: 600, Cells: []judge.Cell{{Label: "A", Solved: true, Rejected: 1, Minutes: 10}}},
			{Cells: []judge.Cell{{Label: "A", Pending: 1}}}}
		f.standing(contest, login, judge.Public, rows[i], true)
	}
	juryRow := judge.Row{Solved: 1, PenaltyMinutes: 59, LastSeconds: 3540, Cells: []judge.Cell{{Label: "A", Solved: true, Minutes: 59}}}
	f.standing(contest, "dan", judge.Jury, juryRow, true)

	check := func(source string) {
		t.Helper()
		var b scoreboard
		r := people["dan"].must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
		var got []string
		for _, row := range b.Rows {
			got = append(got, fmt.Sprint(row.Rank, row.Solved, row.PenaltyMinutes))
		}
		if strings.Join(got, ", ") != "1 1 10, 1 1 10, 3 1 30, 4 0 0" {
			t.Errorf("%s: rank, solved, penalty: %v", source, got)
		}
		if b.Me == nil || b.Me.Login != "dan" || b.Me.Rank != 4 || b.Me.Cells[0].Pending != 1 || b.Total != 4 ||
			len(b.Problems) != 1 || b.Problems[0].Label != "A" || b.Contest.State != "running" {
			t.Errorf("%s: %s", source, r.body)
		}
		if r.header.Get("ETag") == "" {
			t.Errorf("%s: no ETag", source)
		}
		people["dan"].must(304, "GET", "/api/v1/contests/cup/scoreboard", nil, nil, "If-None-Match", r.header.Get("ETag"))
		// What is for one pair of eyes is not answered to another's tag.
		people["ada"].must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b, "If-None-Match", r.header.Get("ETag"))
		if b.Me.Rank != 1 || b.Me.Login != "ada" {
			t.Errorf("%s: ada sees herself as %+v", source, b.Me)
		}
		(&person{f: f}).must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
		if b.Me != nil {
			t.Errorf("%s: a visitor sees a row of their own: %+v", source, b.Me)
		}
		people["ada"].must(403, "GET", "/api/v1/contests/cup/scoreboard?view=jury", nil, nil)
		(&person{f: f}).must(401, "GET", "/api/v1/contests/cup/scoreboard?view=jury", nil, nil)
		f.admin.must(200, "GET", "/api/v1/contests/cup/scoreboard?view=jury", nil, &b)
		if b.Total != 1 || b.Rows[0].PenaltyMinutes != 59 {
			t.Errorf("%s: jury: %+v", source, b)
		}
		people["ada"].must(200, "GET", "/api/v1/contests/cup/scoreboard?page=2", nil, &b)
		if len(b.Rows) != 0 || b.Total != 4 || b.Me == nil {
			t.Errorf("%s: page 2: %+v", source, b)
		}
	}
	check("Redis")
	if err := f.redis.FlushDB(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	f.stop()
	f.run()
	check("PostgreSQL")
	// Half a board is no board: a member without a row is not shown as nobody.
	f.standing(contest, "dan", judge.Public, judge.Row{Cells: []judge.Cell{{Label: "A", Pending: 1}}}, true)
	if err := f.redis.HDel(t.Context(), "board:{"+contest+"}:public:rows", f.accountID("dan")).Err(); err != nil {
		t.Fatal(err)
	}
	f.stop()
	f.run()
	var b scoreboard
	(&person{f: f}).must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
	if len(b.Rows) != 4 {
		t.Errorf("half a board: %+v", b.Rows)
	}
}

// TestScoreboardFollows: a change that was told shows up at the next poll.
func TestScoreboardFollows(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	contest := f.contestID("cup")
	ada := f.contestant("ada")
	f.standing(contest, "ada", judge.Public, judge.Row{}, true)
	var b scoreboard
	ada.must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
	f.standing(contest, "ada", judge.Public, judge.Row{Solved: 1}, true)
	if err := f.bus.Tell(judge.BoardSubject(contest), map[string]any{}); err != nil {
		t.Fatal(err)
	}
	f.eventually(func() error {
		ada.must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
		if b.Rows[0].Solved != 1 {
			return fmt.Errorf("the board does not follow: %+v", b.Rows)
		}
		return nil
	})
}

// TestFrozenView is whole from the freeze on: the leaderboard is not awaited.
func TestFrozenView(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", -time.Minute, "add")
	contest, ada := f.contestID("cup"), f.contestant("ada")
	f.standing(contest, "ada", judge.Public, judge.Row{Solved: 1, Cells: []judge.Cell{{Label: "A", Solved: true}}}, true)
	want := func(when string, rows int) {
		t.Helper()
		var b scoreboard
		ada.must(200, "GET", "/api/v1/contests/cup/scoreboard?view=frozen", nil, &b)
		if len(b.Rows) != rows || b.Total != rows {
			t.Errorf("%s: %+v, want %d rows", when, b.Rows, rows)
		}
	}
	want("before the freeze", 1)
	f.admin.must(200, "POST", "/api/v1/contests/cup/freeze", nil, nil)
	f.s.boards = newBoards()
	want("frozen", 1)
	f.admin.must(200, "POST", "/api/v1/contests/cup/thaw", nil, nil)
	f.s.boards = newBoards()
	want("thawed, where the leaderboard keeps nothing", 0)
}

// TestScoreboardBeforeItBegins shows neither labels nor cells.
func TestScoreboardBeforeItBegins(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", time.Hour, "add")
	ada := f.contestant("ada")
	f.standing(f.contestID("cup"), "ada", judge.Public, judge.Row{Cells: []judge.Cell{{Label: "A"}}}, true)
	var b scoreboard
	r := ada.must(200, "GET", "/api/v1/contests/cup/scoreboard", nil, &b)
	if len(b.Problems) != 0 || len(b.Rows) != 1 || len(b.Rows[0].Cells) != 0 || len(b.Me.Cells) != 0 {
		t.Errorf("before it begins: %s", r.body)
	}
}

func TestBoardCache(t *testing.T) {
	b := newBoards()
	computed := 0
	compute := func() (*boardEntry, error) { computed++; return &boardEntry{contest: contestSummary{id: "c"}}, nil }
	key := boardKey{slug: "cup", viewer: judge.Public, count: boardPage}
	for range 3 {
		if _, err := b.get(key, compute); err != nil {
			t.Fatal(err)
		}
	}
	if computed != 1 {
		t.Errorf("computed %d times without a change", computed)
	}
	b.pages[key].made = time.Now().Add(-boardMinAge)
	b.hear("judge.v1.board.other", nil)
	_, _ = b.get(key, compute)
	if computed != 1 {
		t.Errorf("another contest's change made it compute")
	}
	b.hear("judge.v1.board.c", nil)
	_, _ = b.get(key, compute)
	if computed != 2 {
		t.Errorf("computed %d times after a change", computed)
	}
	b.pages[key].made = time.Now().Add(-boardMaxAge)
	_, _ = b.get(key, compute)
	if computed != 3 {
		t.Errorf("computed %d times after its time", computed)
	}
}
