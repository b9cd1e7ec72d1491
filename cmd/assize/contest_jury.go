package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"assize/judge"
)

func showBoard(ctx context.Context, c *contestCommand) error {
	view := ""
	if c.jury {
		view = "?view=jury"
	}
	var board struct {
		Rows []struct {
			Rank           int    `json:"rank"`
			Login          string `json:"login"`
			Name           string `json:"name"`
			Solved         int    `json:"solved"`
			PenaltyMinutes int    `json:"penalty_minutes"`
		} `json:"rows"`
		Total int `json:"total"`
	}
	printed, err := c.get(ctx, c.path("/scoreboard"+view), &board)
	if printed || err != nil {
		return err
	}
	return table(c.env.stdout, func(w io.Writer) {
		for _, r := range board.Rows {
			fmt.Fprintf(w, "%d\t%s\t%s\t%d solved\t%d\n", r.Rank, r.Login, r.Name, r.Solved, r.PenaltyMinutes)
		}
		if more := board.Total - len(board.Rows); more > 0 {
			fmt.Fprintf(w, "and %d more\n", more)
		}
	})
}

func listSubmissions(ctx context.Context, c *contestCommand) error {
	query := url.Values{"contest": {c.slug}, "account": {c.account}, "limit": {"100"}}
	for name, value := range map[string]string{"problem": c.problem, "language": c.language, "verdict": c.verdict, "state": c.state} {
		if value != "" {
			query.Set(name, value)
		}
	}
	var page struct {
		Submissions []struct {
			ID          string    `json:"id"`
			SubmittedAt time.Time `json:"submitted_at"`
			Account     struct {
				Login string `json:"login"`
			} `json:"account"`
			Problem struct {
				Slug string `json:"slug"`
			} `json:"problem"`
			Language string         `json:"language"`
			State    string         `json:"state"`
			Verdict  *judge.Verdict `json:"verdict"`
		} `json:"submissions"`
		NextCursor *string `json:"next_cursor"`
	}
	var lines strings.Builder
	for {
		printed, err := c.get(ctx, "/api/v1/submissions?"+query.Encode(), &page)
		if err != nil {
			return err
		}
		if printed {
			return nil // one page, with the cursor of the next one
		}
		for _, s := range page.Submissions {
			outcome := s.State
			if s.Verdict != nil {
				outcome = s.Verdict.String()
			}
			fmt.Fprintf(&lines, "%s\t%s\t%s\t%s\t%s\t%s\n", s.ID, s.SubmittedAt.Format(time.RFC3339), s.Account.Login, s.Problem.Slug, s.Language, outcome)
		}
		if page.NextCursor == nil {
			break
		}
		query.Set("cursor", *page.NextCursor)
	}
	return table(c.env.stdout, func(w io.Writer) { fmt.Fprint(w, lines.String()) })
}

func showJudgements(ctx context.Context, c *contestCommand) error {
	if c.submission == "" {
		return usageError{"judgements needs --submission ID"}
	}
	var list struct {
		Judgements []struct {
			ID          string         `json:"id"`
			Class       string         `json:"class"`
			Current     bool           `json:"current"`
			RequestedAt time.Time      `json:"requested_at"`
			Verdict     *judge.Verdict `json:"verdict"`
			Reason      string         `json:"reason"`
			Diagnostics string         `json:"diagnostics"`
			Runs        []struct {
				Case     string        `json:"case"`
				Verdict  judge.Verdict `json:"verdict"`
				Fuel     judge.Fuel    `json:"fuel"`
				Feedback string        `json:"feedback"`
			} `json:"runs"`
		} `json:"judgements"`
	}
	printed, err := c.get(ctx, "/api/v1/submissions/"+url.PathEscape(c.submission)+"/judgements", &list)
	if printed || err != nil {
		return err
	}
	for _, j := range list.Judgements {
		verdict := "to come"
		if j.Verdict != nil {
			verdict = j.Verdict.String()
		}
		current := ""
		if j.Current {
			current = ", current"
		}
		fmt.Fprintf(c.env.stdout, "%s  %s  %s%s  %s%s\n", j.ID, j.RequestedAt.Format(time.RFC3339), j.Class, current, verdict, reasonSuffix(j.Reason))
		if j.Diagnostics != "" {
			fmt.Fprintln(c.env.stdout, strings.TrimRight(j.Diagnostics, "\n"))
		}
		for _, r := range j.Runs {
			fmt.Fprintf(c.env.stdout, "  %-24s %-4v fuel %.3f M%s\n", r.Case, r.Verdict, float64(r.Fuel)/1e6, reasonSuffix(r.Feedback))
		}
	}
	return nil
}

func rejudgeContest(ctx context.Context, c *contestCommand) error {
	if c.submission != "" {
		return c.site.Do(ctx, http.MethodPost, "/api/v1/submissions/"+url.PathEscape(c.submission)+"/rejudge", nil, nil)
	}
	if c.reason == "" {
		return usageError{"rejudge needs --reason: it goes into the audit log"}
	}
	var done struct {
		Requested int `json:"requested"`
	}
	err := c.site.Do(ctx, http.MethodPost, c.path("/rejudge"), map[string]string{
		"problem": c.problem, "language": c.language, "verdict": c.verdict, "reason": c.reason,
	}, &done)
	if err == nil {
		fmt.Fprintf(c.env.stdout, "%d submissions will be judged again\n", done.Requested)
	}
	return err
}

func disqualify(ctx context.Context, c *contestCommand) error {
	if c.reason == "" {
		return usageError{"disqualify needs --reason: it goes into the audit log"}
	}
	return c.disqualification(ctx, http.MethodPut, map[string]string{"reason": c.reason})
}

func requalify(ctx context.Context, c *contestCommand) error {
	return c.disqualification(ctx, http.MethodDelete, nil)
}

func (c *contestCommand) disqualification(ctx context.Context, method string, body any) error {
	switch {
	case (c.submission == "") == (c.participant == ""):
		return usageError{"needs --participant or --submission, and not both"}
	case c.submission != "":
		return c.site.Do(ctx, method, "/api/v1/submissions/"+url.PathEscape(c.submission)+"/disqualification", body, nil)
	}
	return c.site.Do(ctx, method, c.path("/participants/"+url.PathEscape(c.participant)+"/disqualification"), body, nil)
}

// exportContest prints the final board.
func exportContest(ctx context.Context, c *contestCommand) error {
	format := "json"
	if c.csv {
		format = "csv"
	}
	text, err := c.site.Text(ctx, c.path("/final?format="+format))
	if err != nil {
		return err
	}
	_, err = c.env.stdout.Write(text)
	return err
}

func showLog(ctx context.Context, c *contestCommand) error {
	var page struct {
		Entries []struct {
			At      time.Time       `json:"at"`
			Login   string          `json:"login"`
			Action  string          `json:"action"`
			Subject string          `json:"subject"`
			Detail  json.RawMessage `json:"detail"`
		} `json:"entries"`
	}
	printed, err := c.get(ctx, "/api/v1/admin/audit?limit=500&contest="+url.QueryEscape(c.slug), &page)
	if printed || err != nil {
		return err
	}
	return table(c.env.stdout, func(w io.Writer) {
		for _, e := range page.Entries {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", e.At.Format(time.RFC3339), e.Login, e.Action, e.Subject, e.Detail)
		}
	})
}
