package gateway

import (
	"strings"
	"testing"
	"time"
)

func TestContest(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addProblem("sub")
	begins := f.s.now().Add(time.Hour).Truncate(time.Second)
	var c contestPage
	f.admin.must(201, "POST", "/api/v1/contests", map[string]any{
		"slug": "cup", "name": "The Cup", "starts_at": begins, "ends_at": begins.Add(2 * time.Hour), "freeze_at": begins.Add(time.Hour),
		"problems": []map[string]any{{"label": "A", "problem": "sub"}, {"label": "B", "problem": "add"}},
	}, &c)
	if c.State != "upcoming" || c.PenaltyMinutes != 20 || c.Frozen || !c.StartsAt.Equal(begins) || len(c.Problems) != 2 || c.Problems[0].Slug != "sub" {
		t.Errorf("made %+v", c)
	}
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, &c)
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, &c)
	if !c.Registered || c.Participants != 1 || len(c.Problems) != 0 {
		t.Errorf("registered: %+v", c)
	}
	f.advance(time.Hour + time.Minute)
	ada.must(200, "GET", "/api/v1/contests/cup", nil, &c)
	if c.State != "running" || len(c.Problems) != 2 || c.Problems[1].Label != "B" {
		t.Errorf("running: %+v", c)
	}
	f.advance(time.Hour)
	var list struct {
		Contests []contestSummary
		Total    int
	}
	(&person{f: f}).must(200, "GET", "/api/v1/contests", nil, &list)
	if list.Total != 1 || !list.Contests[0].Frozen || list.Contests[0].Registered {
		t.Errorf("frozen: %+v", list)
	}
	var before, after time.Time
	f.scan(&before, `SELECT updated_at FROM contests`)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"freeze_at": nil, "penalty_minutes": 5}, &c)
	f.scan(&after, `SELECT updated_at FROM contests`)
	if c.Frozen || c.FreezeAt != nil || c.PenaltyMinutes != 5 || c.Name != "The Cup" || len(c.Problems) != 2 || !after.After(before) {
		t.Errorf("changed: %+v, updated %v then %v", c, before, after)
	}
	f.advance(time.Hour)
	r := f.contestant("bob").must(403, "POST", "/api/v1/contests/cup/registration", nil, nil)
	if code, message := r.error(); code != "contest_state" || !strings.Contains(message, `"cup" is over`) {
		t.Errorf("late registration: %s", r.body)
	}
}

func TestBadContests(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", 0, "add")
	good := func(more ...any) map[string]any {
		m := map[string]any{"slug": "x", "name": "X", "starts_at": "2026-01-01T10:00:00Z", "ends_at": "2026-01-01T12:00:00+01:00"}
		for i := 0; i+1 < len(more); i += 2 {
			m[more[i].(string)] = more[i+1]
		}
		return m
	}
	problem := func(label, slug string) []any { return []any{map[string]any{"label": label, "problem": slug}} }
	for _, test := range []struct {
		name    string
		body    any
		status  int
		message string
	}{
		{"slug taken", good("slug", "cup"), 409, `"cup"`},
		{"slug", good("slug", "No Slug"), 400, "slug"},
		{"no slug", good("slug", nil), 400, "slug is missing"},
		{"name", good("name", " "), 400, "name"},
		{"time", good("starts_at", "tomorrow"), 400, `starts_at is "tomorrow"`},
		{"time is a number", good("ends_at", 5), 400, `ends_at is "5"`},
		{"time is null", good("ends_at", nil), 400, "ends_at must be a time"},
		{"time of long ago", good("starts_at", "0001-01-01T00:00:00Z"), 400, "starts_at"},
		{"ends before it begins", good("ends_at", "2026-01-01T10:00:00Z"), 400, "ends_at must be after"},
		{"freeze outside", good("freeze_at", "2027-01-01T00:00:00Z"), 400, "freeze_at"},
		{"thaw without freeze", good("thaw_at", "2027-01-01T00:00:00Z"), 400, "thaw_at"},
		{"penalty", good("penalty_minutes", -1), 400, "penalty_minutes"},
		{"penalty is a string", good("penalty_minutes", "20"), 400, "penalty_minutes must be a whole number"},
		{"registration", good("registration", "maybe"), 400, "registration"},
		{"unknown problem", good("problems", problem("A", "absent")), 400, `problems[0].problem: there is no problem "absent"`},
		{"label", good("problems", problem("a", "add")), 400, "problems[0].label"},
		{"problem twice", good("problems", append(problem("A", "add"), problem("B", "add")...)), 400, "twice"},
		{"label twice", good("problems", append(problem("A", "add"), problem("A", "sub")...)), 400, "twice"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := f.admin.must(test.status, "POST", "/api/v1/contests", test.body, nil)
			if _, message := r.error(); !strings.Contains(message, test.message) {
				t.Errorf("%q, want %q", message, test.message)
			}
		})
	}
	f.admin.must(400, "PATCH", "/api/v1/contests/cup", map[string]any{"slug": "other"}, nil)
	f.admin.must(400, "PATCH", "/api/v1/contests/cup", map[string]any{"ends_at": "2020-01-01T00:00:00Z"}, nil)
	f.admin.must(404, "PATCH", "/api/v1/contests/absent", map[string]any{"name": "Y"}, nil)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"registration": "closed"}, nil)
	ada := f.contestant("ada")
	r := ada.must(403, "POST", "/api/v1/contests/cup/registration", nil, nil)
	if code, _ := r.error(); code != "contest_state" {
		t.Errorf("closed registration: %s", r.body)
	}
	ada.must(403, "POST", "/api/v1/contests", good(), nil)
	ada.must(403, "PATCH", "/api/v1/contests/cup", map[string]any{"name": "Y"}, nil)
	var n int
	f.scan(&n, `SELECT count(*) FROM contests`)
	if n != 1 {
		t.Errorf("%d contests", n)
	}
}
