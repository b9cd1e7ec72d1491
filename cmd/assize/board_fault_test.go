package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"assize/internal/client"
	"assize/internal/testsite"
)

// boardBack is how soon after a fault in mid-contest the board must be right
// again.
const boardBack = 10 * time.Second

// TestBoardComesBack hurts a site in the middle of a contest
// in the ways that a board depends on: Redis is killed and loses its
// data, or is wiped while it runs; the leaderboard is killed; PostgreSQL is
// killed. Each time the board that the site serves equals a plain recomputation
// again within 10 s.
func TestBoardComesBack(t *testing.T) {
	site := testsite.Start(t, testsite.Apart)
	contest := site.NewContest("midway", 3*time.Hour, simplestProblem)
	for i := range 6 {
		c := site.Contestant(fmt.Sprintf("m%d", i))
		if err := c.RegisterFor(t.Context(), contest); err != nil {
			t.Fatal(err)
		}
		program := faultPrograms[i%3]
		accepted, err := c.Submit(t.Context(), client.Submit{Problem: simplestProblem, Contest: contest, Language: "c",
			Files: []client.File{{Name: "main.c", Content: fmt.Sprintf(program.source, i)}}})
		if err != nil {
			t.Fatal(err)
		}
		if result, err := c.Wait(t.Context(), accepted.ID, nil); err != nil || result.Verdict != program.want {
			t.Fatalf("submission %d: %v %v, want %v", i, result.Verdict, err, program.want)
		}
	}
	site.CheckBoard(contest)
	faults := slices.DeleteFunc(site.Faults(), func(f testsite.Fault) bool {
		return !slices.Contains([]string{"kill leaderboard", "kill PostgreSQL", "kill Redis, its data is lost"}, f.Name)
	})
	faults = append(faults, testsite.Fault{Name: "wipe Redis", Strike: site.WipeRedis})
	if len(faults) != 4 {
		t.Fatalf("%d faults, want 4", len(faults))
	}
	for _, fault := range faults {
		struck := time.Now()
		fault.Strike()
		// The first look counts only once the fault has gone through: a board that
		// was cached before it proves nothing.
		site.CheckReady()
		site.CheckBoard(contest)
		back := time.Since(struck)
		t.Logf("%s: the board is right after %v", fault.Name, back.Round(time.Millisecond))
		if back > boardBack {
			t.Errorf("%s: the board is right after %v, want at most %v", fault.Name, back, boardBack)
		}
		if err := site.BoardInRedis(contest); err != nil {
			t.Errorf("%s: %v", fault.Name, err)
		}
	}
}
