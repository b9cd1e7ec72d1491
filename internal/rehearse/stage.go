package rehearse

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"assize/judge"
)

// stage is the contest that is played, as everybody knows it.
type stage struct {
	cfg      Config
	contest  string   // slug
	problems []string // slugs in order: A, B, …
	start    time.Time
	freeze   time.Time
	end      time.Time
}

func (s *stage) label(problem string) string {
	return string(rune('A' + slices.Index(s.problems, problem)))
}

func (s *stage) statement(i int) string {
	return "/api/v1/problems/" + s.problems[i] + "?contest=" + s.contest
}

// boardPath is the address of a page of the board; view is "" or "jury".
func (s *stage) boardPath(page int, view string) string {
	path := "/api/v1/contests/" + s.contest + "/scoreboard?page=" + strconv.Itoa(page)
	if view != "" {
		path += "&view=" + view
	}
	return path
}

const penaltyMinutes = 20

// set makes the contest. It begins far away: moved brings it near once everybody
// has come in.
func (s *stage) set(ctx context.Context, admin *person) error {
	entries := make([]map[string]string, len(s.problems))
	for i, p := range s.problems {
		entries[i] = map[string]string{"label": s.label(p), "problem": p}
	}
	begin := time.Now().Add(24 * time.Hour).UTC()
	_, err := admin.must(ctx, kindAdmin, http.MethodPost, "/api/v1/contests", map[string]any{
		"slug": s.contest, "name": "Rehearsal " + s.contest, "starts_at": begin, "ends_at": begin.Add(s.cfg.Length),
		"penalty_minutes": penaltyMinutes, "problems": entries,
	}, nil)
	return err
}

// begin moves the contest so that it starts soon. Everybody's watch is the
// site's: the difference to ours is taken from its answer.
func (s *stage) begin(ctx context.Context, admin *person, in time.Duration) error {
	var page struct {
		Now time.Time `json:"now"`
	}
	if _, err := admin.must(ctx, kindAdmin, http.MethodGet, "/api/v1/contests/"+s.contest, nil, &page); err != nil {
		return err
	}
	ahead := time.Until(page.Now)
	start := page.Now.Add(in).Truncate(time.Millisecond)
	freeze, end := start.Add(s.cfg.Length*5/6), start.Add(s.cfg.Length)
	_, err := admin.must(ctx, kindAdmin, http.MethodPatch, "/api/v1/contests/"+s.contest, map[string]any{
		"starts_at": start, "freeze_at": freeze, "ends_at": end,
	}, nil)
	s.start, s.freeze, s.end = start.Add(-ahead), freeze.Add(-ahead), end.Add(-ahead)
	return err
}

// languages lists what the site compiles.
func languages(ctx context.Context, admin *person) ([]judge.LanguageID, error) {
	var list struct {
		Languages []judge.Language `json:"languages"`
	}
	if _, err := admin.must(ctx, kindAdmin, http.MethodGet, "/api/v1/languages", nil, &list); err != nil {
		return nil, err
	}
	ids := make([]judge.LanguageID, len(list.Languages))
	for i, l := range list.Languages {
		ids[i] = l.ID
	}
	return ids, nil
}

// makeAccounts makes an account for each plan, a few at a time: each costs the
// site a password hash.
func makeAccounts(ctx context.Context, admin *person, plans []plan, password string) error {
	return each(len(plans), 4, func(i int) error {
		_, err := admin.must(ctx, kindAdmin, http.MethodPost, "/api/v1/accounts", map[string]string{
			"login": plans[i].login, "name": fmt.Sprintf("Rehearsal %05d", i), "password": password,
		}, nil)
		return err
	})
}

// each calls f for 0 to n-1, width at a time, and returns the first error.
func each(n, width int, f func(i int) error) error {
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	next := make(chan int)
	for range width {
		wg.Go(func() {
			for i := range next {
				if err := f(i); err != nil {
					once.Do(func() { first = err })
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return first
}
