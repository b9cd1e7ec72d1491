package gateway

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestWallTime crosses the changes of 2026 and 2027. A contest at 10:00 stays at
// 10:00; a time that clocks skip or show twice is resolved as RFC 5545 says.
func TestWallTime(t *testing.T) {
	for _, test := range []struct{ zone, wall, want string }{
		{"Europe/Zurich", "2027-03-21 10:00", "2027-03-21T09:00:00Z"},
		{"Europe/Zurich", "2027-03-28 10:00", "2027-03-28T08:00:00Z"}, // summer time since 02:00
		{"Europe/Zurich", "2026-10-18 10:00", "2026-10-18T08:00:00Z"},
		{"Europe/Zurich", "2026-10-25 10:00", "2026-10-25T09:00:00Z"},
		{"Europe/Zurich", "2027-03-28 02:30", "2027-03-28T01:30:00Z"}, // skipped: as 03:30
		{"Europe/Zurich", "2026-10-25 02:30", "2026-10-25T00:30:00Z"}, // twice: the first
		{"Europe/Zurich", "2026-10-25 03:00", "2026-10-25T02:00:00Z"},
		{"America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z"},
		{"America/New_York", "2027-03-14 02:30", "2027-03-14T07:30:00Z"},
		{"Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:45:00Z"}, // half an hour skipped
		{"Asia/Kolkata", "2026-12-06 08:00", "2026-12-06T02:30:00Z"},
		{"UTC", "2026-12-06 08:00", "2026-12-06T08:00:00Z"},
	} {
		zone, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		wall, err := time.Parse("2006-01-02 15:04", test.wall)
		if err != nil {
			t.Fatal(err)
		}
		if got := wallTime(wall, zone).UTC().Format(time.RFC3339); got != test.want {
			t.Errorf("%s in %s is %s, want %s", test.wall, test.zone, got, test.want)
		}
	}
}

// TestSeries makes weekly contests ahead of time, each once, and on across the
// end of summer time.
func TestSeries(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	zone, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	// To the Monday noon before the last but one Sunday of an October.
	year := f.s.now().Year() + 1
	last := time.Date(year, 10, 31, 0, 0, 0, 0, time.UTC)
	for last.Weekday() != time.Sunday {
		last = last.AddDate(0, 0, -1)
	}
	f.advance(time.Date(year, 10, last.Day()-13, 12, 0, 0, 0, time.UTC).Sub(f.s.now()))
	f.admin = f.adminAgain()
	body := map[string]any{
		"slug": "weekly", "name": "Weekly", "time_zone": "Europe/Zurich", "first_date": last.AddDate(0, 0, -7).Format(time.DateOnly),
		"local_time": "10:30", "ahead_days": 14,
		"template": map[string]any{"length_minutes": 90, "freeze_minutes": 15, "scoring": "points", "rated": true, "penalty_minutes": 5,
			"problem_sets": []any{[]any{map[string]any{"label": "A", "problem": "add", "points": 3}}}},
	}
	var c series
	f.admin.must(201, "POST", "/api/v1/series", body, &c)
	f.admin.must(409, "POST", "/api/v1/series", body, nil)
	for range 2 {
		if err := f.s.makeContests(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	var list struct{ Contests []contestSummary }
	f.admin.must(200, "GET", "/api/v1/contests", nil, &list)
	if len(list.Contests) != 2 {
		t.Fatalf("%d contests were made ahead of time, want 2: %+v", len(list.Contests), list.Contests)
	}
	for i, slug := range []string{"weekly-2", "weekly-1"} {
		got := list.Contests[i]
		if got.Slug != slug || got.StartsAt.In(zone).Format("15:04 Mon") != "10:30 Sun" || got.EndsAt.Sub(got.StartsAt) != 90*time.Minute ||
			got.EndsAt.Sub(*got.FreezeAt) != 15*time.Minute || got.Scoring != "points" || !got.Rated || got.PenaltyMinutes != 5 {
			t.Errorf("made %+v; want %s on Sunday at 10:30 in Zurich", got, slug)
		}
	}
	if apart := list.Contests[0].StartsAt.Sub(list.Contests[1].StartsAt); apart != 7*24*time.Hour+time.Hour {
		t.Errorf("across the end of summer time they are %v apart, want a week and an hour", apart)
	}
	var page contestPage
	f.admin.must(200, "GET", "/api/v1/contests/weekly-1", nil, &page)
	if len(page.Problems) != 1 || page.Problems[0].Points != 300 {
		t.Errorf("problems of the first: %+v", page.Problems)
	}
	f.advance(7 * 24 * time.Hour)
	f.admin = f.adminAgain()
	if err := f.s.makeContests(t.Context()); err != nil {
		t.Fatal(err)
	}
	f.admin.must(200, "PATCH", "/api/v1/series/weekly", map[string]any{"active": false}, &c)
	f.advance(7 * 24 * time.Hour)
	f.admin = f.adminAgain()
	if err := f.s.makeContests(t.Context()); err != nil {
		t.Fatal(err)
	}
	var n int
	f.scan(&n, `SELECT count(*) FROM contests WHERE series_id IS NOT NULL`)
	if n != 3 {
		t.Errorf("%d contests after a week more and an end, want 3", n)
	}
	for i, bad := range []map[string]any{
		{"time_zone": "Middle/Earth"}, {"local_time": "25:00"}, {"first_date": "soon"}, {"every_weeks": 0},
		{"template": map[string]any{"length_minutes": 0}}, {"template": map[string]any{"length_minutes": 10, "scoring": "luck"}},
	} {
		bad = merged(body, bad)
		bad["slug"] = fmt.Sprint("bad-", i)
		f.admin.must(400, "POST", "/api/v1/series", bad, nil)
	}
	f.contestant("ada").must(403, "GET", "/api/v1/series", nil, nil)
}

// TestSeriesGoesOn past what keeps one of its contests from being made, and says so.
func TestSeriesGoesOn(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	set := func(problem string) []any { return []any{map[string]any{"label": "A", "problem": problem}} }
	f.addContest("weekly-2", time.Hour)
	f.addContest("weekly-2-2", time.Hour)
	first := f.s.now().Add(36 * time.Hour)
	body := map[string]any{"slug": "weekly", "name": "Weekly", "time_zone": "UTC", "first_date": first.Format(time.DateOnly), "local_time": "10:30", "ahead_days": 14,
		"template": map[string]any{"length_minutes": 60, "problem_sets": []any{set("add"), set("add"), set("later"), set("add")}}}
	f.admin.must(201, "POST", "/api/v1/series", body, nil)
	slugs := func() (list string) {
		f.scan(&list, `SELECT coalesce(string_agg(slug, ' ' ORDER BY occurrence), '') FROM contests WHERE series_id IS NOT NULL`)
		return list
	}
	if got := slugs(); got != "weekly-1 weekly-2-3" {
		t.Errorf("made %s", got)
	}
	findings := func() []Finding {
		var e examination
		f.s.examined.Store(nil)
		f.admin.must(200, "GET", "/api/v1/admin/findings", nil, &e)
		return e.Findings
	}
	f.advance(14 * 24 * time.Hour)
	f.admin = f.adminAgain()
	if err := f.s.makeContests(t.Context()); err == nil {
		t.Error("nothing is said of a contest that could not be made")
	}
	if got := slugs(); got != "weekly-1 weekly-2-3 weekly-4" {
		t.Errorf("made without the third's problem: %s", got)
	}
	if found := findings(); len(found) != 1 || found[0].OK || !strings.Contains(found[0].Help, `contest 3 of series weekly: problems[0].problem: there is no problem "later"`) {
		t.Errorf("findings %+v", found)
	}
	f.addProblem("later")
	if err := f.s.makeContests(t.Context()); err != nil {
		t.Error(err)
	}
	if got := slugs(); got != "weekly-1 weekly-2-3 weekly-3 weekly-4" || len(findings()) != 0 {
		t.Errorf("made in the end: %s, findings %+v", got, findings())
	}
}

func merged(a, b map[string]any) map[string]any {
	m := map[string]any{}
	for k, v := range a {
		m[k] = v
	}
	for k, v := range b {
		m[k] = v
	}
	return m
}

// adminAgain is the administrator with a fresh token: the old one may have
// expired when the clock was moved far.
func (f *fixture) adminAgain() *person {
	f.t.Helper()
	token, err := f.s.EnsureAdmin(f.t.Context(), "admin", "test")
	if err != nil {
		f.t.Fatal(err)
	}
	return &person{f: f, login: "admin", token: token}
}
