package gateway

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"
)

// TestUpcomingContestsAreTold wants compilers and runners to hear of a contest
// that is about to begin, and of no other.
func TestUpcomingContestsAreTold(t *testing.T) {
	f := start(t, func(c *Config) { c.WarmEvery = 20 * time.Millisecond })
	f.addProblem("add")
	f.addProblem("sub", func(files fstest.MapFS) { files["data/secret/01.in"].Data = []byte("5 6\n") })
	f.addContest("soon", 10*time.Minute, "add", "sub")
	f.addContest("later", time.Hour, "add")
	f.addContest("running", -time.Hour, "add")
	var datasets []judge.Digest
	f.scan(&datasets, `SELECT array_agg(dataset ORDER BY dataset) FROM problem_versions`)
	told := make(chan judge.Upcoming, 1000)
	stop, err := f.bus.Listen(judge.UpcomingSubject, func(_ string, data []byte) {
		var u judge.Upcoming
		if err := json.Unmarshal(data, &u); err != nil {
			t.Error(err)
		}
		told <- u
	})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for range 3 {
		u := receive(t, told)
		if u.Contest != "soon" || !slices.Equal(u.Datasets, datasets) || !slices.Equal(u.Languages, []judge.LanguageID{"cpp", "go"}) || !u.StartsAt.After(f.s.now()) {
			t.Errorf("told of %+v, want soon with %v", u, datasets)
		}
	}
	f.exec(`UPDATE contests SET languages = '{go}' WHERE slug = 'soon'`)
	f.eventually(func() error {
		if u := receive(t, told); !slices.Equal(u.Languages, []judge.LanguageID{"go"}) {
			return fmt.Errorf("still all languages")
		}
		return nil
	})
}
