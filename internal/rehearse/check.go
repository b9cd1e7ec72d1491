package rehearse

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"assize/judge"
)

// checkSubmissions holds what was acknowledged against what the site has: each
// once, judged once, with a verdict that its program may get.
func checkSubmissions(ctx context.Context, st *stage, admin *person, f *figures, all []*sent) error {
	acked := make(map[string]*sent, len(all))
	for _, s := range all {
		if other := acked[s.id]; other != nil {
			f.fail(fmt.Sprintf("submissions %s and %s were acknowledged with the same id %s", other.planned.key, s.planned.key, s.id))
		}
		acked[s.id] = s
		if s.final.State != judged {
			f.fail(fmt.Sprintf("submission %s of %s has no verdict: %s", s.id, s.login, s.final.State))
			continue
		}
		v, err := judge.ParseVerdict(s.final.Verdict)
		fits := false
		for _, expected := range s.planned.program.expected {
			fits = fits || err == nil && v == expected
		}
		if !fits {
			f.fail(fmt.Sprintf("submission %s (%s, %s): %s, want one of %v", s.id, s.planned.program.problem, s.planned.program.file,
				s.final.Verdict, s.planned.program.expected))
		}
	}
	stored, cursor := map[string]bool{}, ""
	for {
		var page struct {
			Submissions []submission `json:"submissions"`
			NextCursor  *string      `json:"next_cursor"`
		}
		path := "/api/v1/submissions?account=*&limit=100&contest=" + st.contest + "&cursor=" + url.QueryEscape(cursor)
		if _, err := admin.must(ctx, kindAdmin, http.MethodGet, path, nil, &page); err != nil {
			return err
		}
		for _, s := range page.Submissions {
			mine := acked[s.ID]
			switch {
			case stored[s.ID]:
				f.fail(fmt.Sprintf("submission %s is listed twice", s.ID))
			case mine == nil:
				f.fail(fmt.Sprintf("submission %s is on the site and was never acknowledged: doubled", s.ID))
			case mine.final.State == judged && mine.final.Verdict != s.Verdict:
				f.fail(fmt.Sprintf("submission %s was judged %s and is listed as %s", s.ID, mine.final.Verdict, s.Verdict))
			}
			stored[s.ID] = true
		}
		if page.NextCursor == nil {
			break
		}
		cursor = *page.NextCursor
	}
	for id, s := range acked {
		if !stored[id] {
			f.fail(fmt.Sprintf("submission %s of %s was acknowledged and is not on the site: lost", id, s.login))
		}
	}
	return nil
}

// boardRow is a row as the site serves it.
type boardRow struct {
	Rank           int    `json:"rank"`
	Login          string `json:"login"`
	Solved         int    `json:"solved"`
	PenaltyMinutes int    `json:"penalty_minutes"`
	LastSeconds    int    `json:"last_seconds"`
	Cells          []struct {
		Label    string `json:"label"`
		Rejected int    `json:"rejected"`
		Pending  int    `json:"pending"`
		Solved   bool   `json:"solved"`
	} `json:"cells"`
}

type boardPage struct {
	Rows  []boardRow `json:"rows"`
	Total int        `json:"total"`
	Me    *boardRow  `json:"me"`
}

// boardTime is how long the board may take to show the last verdict.
const boardTime = 10 * time.Second

// checkBoard compares every row of the jury's board with finalBoard.
func checkBoard(ctx context.Context, st *stage, admin *person, f *figures, plans []plan, all []*sent) error {
	logins := make([]string, len(plans))
	for i, p := range plans {
		logins[i] = p.login
	}
	// The site's own times, so that a difference between clocks is none here.
	var contest struct {
		StartsAt time.Time `json:"starts_at"`
		EndsAt   time.Time `json:"ends_at"`
	}
	if _, err := admin.must(ctx, kindAdmin, http.MethodGet, "/api/v1/contests/"+st.contest, nil, &contest); err != nil {
		return err
	}
	want := finalBoard(contest.StartsAt, contest.EndsAt, logins, all)
	var differences []string
	for deadline := time.Now().Add(boardTime); ; {
		got := map[string]line{}
		for page := 1; ; page++ {
			var b boardPage
			if _, err := admin.must(ctx, kindAdmin, http.MethodGet, st.boardPath(page, "jury"), nil, &b); err != nil {
				return err
			}
			for _, r := range b.Rows {
				got[r.Login] = line{r.Rank, r.Solved, r.PenaltyMinutes, r.LastSeconds}
			}
			if len(b.Rows) == 0 || len(got) >= b.Total {
				break
			}
		}
		differences = nil
		for login, w := range want {
			if got[login] != w {
				differences = append(differences, fmt.Sprintf("final board: %s has %+v, should have %+v", login, got[login], w))
			}
		}
		if len(got) != len(want) {
			differences = append(differences, fmt.Sprintf("final board: %d rows, should be %d", len(got), len(want)))
		}
		if len(differences) == 0 {
			return nil
		}
		if time.Now().After(deadline) {
			break
		}
		if !sleep(ctx, 500*time.Millisecond) {
			return ctx.Err()
		}
	}
	for _, d := range differences {
		f.fail(d)
	}
	return nil
}
