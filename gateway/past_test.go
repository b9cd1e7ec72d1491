package gateway

import (
	"fmt"
	"testing"
	"time"
)

// TestArchive wants contests that are over, by year and series, and of each what
// whoever asks may see.
func TestArchive(t *testing.T) {
	f := start(t)
	ada, eve := f.contestant("ada"), f.contestant("eve")
	f.exec(`INSERT INTO contest_series (id, slug, name, time_zone, first_date, local_time, every_weeks, ahead_days, template, active, created_at)
		VALUES ($1, 'weekly', 'Weekly', 'UTC', '2020-01-01', '18:00', 1, 14, '{"length_minutes":60}', false, now())`, "00000000-0000-4000-8000-000000000001")
	contest := func(slug, starts, visibility string, series any) {
		t.Helper()
		at, err := time.Parse(time.RFC3339, starts)
		if err != nil {
			t.Fatal(err)
		}
		f.admin.must(201, "POST", "/api/v1/contests", map[string]any{"slug": slug, "name": slug, "starts_at": at, "ends_at": at.Add(time.Hour), "visibility": visibility}, nil)
		if series != nil {
			f.exec(`UPDATE contests SET series_id = $2, occurrence = 1 WHERE slug = $1`, slug, series)
		}
	}
	contest("old", "2020-12-31T23:59:00Z", "public", nil)
	contest("weekly-1", "2021-01-01T00:00:00Z", "public", "00000000-0000-4000-8000-000000000001")
	contest("club", "2021-05-01T00:00:00Z", "private", nil)
	contest("coming", time.Now().Add(time.Hour).UTC().Format(time.RFC3339), "public", nil)
	f.admin.must(201, "POST", "/api/v1/contests/club/invitations", map[string]any{"account": "ada"}, nil)

	for _, c := range []struct {
		who   *person
		query string
		want  string
		years int
	}{
		{ada, "", "[club weekly-1 old]", 2},
		{eve, "", "[weekly-1 old]", 2},
		{f.admin, "", "[club weekly-1 old]", 2},
		{eve, "?year=2021", "[weekly-1]", 2},
		{ada, "?year=2021&per_page=1&page=2", "[weekly-1]", 2},
		{ada, "?series=weekly", "[weekly-1]", 2},
		{ada, "?series=weekly&year=2020", "[]", 2},
	} {
		var got struct {
			Years    []pastYear
			Series   []pastSeries
			Contests []pastContest
		}
		c.who.must(200, "GET", "/api/v1/archive"+c.query, nil, &got)
		slugs := []string{}
		for _, one := range got.Contests {
			slugs = append(slugs, one.Slug)
			if one.Final || len(one.Podium) != 0 {
				t.Errorf("%s has a final board: %+v", one.Slug, one)
			}
		}
		if fmt.Sprint(slugs) != c.want || len(got.Years) != c.years || got.Years[0].Year != 2021 || len(got.Series) != 1 || got.Series[0] != (pastSeries{"weekly", "Weekly", 1}) {
			t.Errorf("%s: %v, want %s; %+v %+v", c.query, slugs, c.want, got.Years, got.Series)
		}
	}
	eve.must(400, "GET", "/api/v1/archive?year=MMXX", nil, nil)
}
