package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"assize/internal/client"
)

type rejudgeCommand struct {
	conn      connection
	selection client.RejudgeSelection
	reason    string
	wait, all bool
	env       *env
	site      *client.Client
}

// runRejudge judges submissions again: first as a preview, then for good.
func runRejudge(ctx context.Context, env *env, args []string) error {
	c := &rejudgeCommand{env: env}
	rest, err := parse(env, "rejudge", args, func(f *flag.FlagSet) {
		var s settings
		s.dataFlag(env, f)
		c.conn.flags(env, f)
		f.StringVar(&c.selection.Submission, "submission", "", "preview: this one alone")
		f.StringVar(&c.selection.Problem, "problem", "", "preview: submissions to this problem")
		f.StringVar(&c.selection.Contest, "contest", "", "preview: submissions in this contest; board: the contest")
		f.StringVar(&c.selection.Language, "language", "", "preview: submissions in this language")
		f.StringVar(&c.selection.Verdict, "verdict", "", "preview: submissions with this verdict")
		f.IntVar(&c.selection.Version, "version", 0, "preview: try out this version of the problem")
		f.StringVar(&c.reason, "reason", "", "preview: why, for the audit log")
		f.BoolVar(&c.wait, "wait", false, "preview: wait until everything is judged")
		f.BoolVar(&c.all, "all", false, "show: also submissions that stay as they are")
	})
	if err != nil {
		return err
	}
	verbs := map[string]func(context.Context, string) error{
		"preview": c.preview, "list": c.list, "show": c.show, "board": c.board, "apply": c.end, "cancel": c.end,
	}
	if len(rest) == 0 || verbs[rest[0]] == nil {
		return usageError{"needs one of preview, list, show ID, board ID, apply ID, cancel ID"}
	}
	if needsID := rest[0] != "preview" && rest[0] != "list"; needsID != (len(rest) == 2) || len(rest) > 2 {
		return usageError{"preview and list take no id, show, board, apply and cancel take one"}
	}
	if c.site, err = c.conn.adminClient(); err != nil {
		return err
	}
	id := ""
	if len(rest) == 2 {
		id = url.PathEscape(rest[1])
		if rest[0] == "apply" || rest[0] == "cancel" {
			id += "/" + rest[0]
		}
	}
	return verbs[rest[0]](ctx, id)
}

func (c *rejudgeCommand) preview(ctx context.Context, _ string) error {
	if c.reason == "" {
		return usageError{"preview needs --reason: it goes into the audit log"}
	}
	g, err := c.site.NewRejudging(ctx, c.selection, c.reason)
	for c.wait && err == nil && g.State == "judging" {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(500 * time.Millisecond):
		}
		g, err = c.site.Rejudging(ctx, g.ID)
	}
	if err != nil {
		return err
	}
	return c.print(g)
}

// print says what a rejudging has come to.
func (c *rejudgeCommand) print(g client.Rejudging) error {
	w := c.env.stdout
	fmt.Fprintf(w, "rejudging %s: %s, %d of %d judged, %d changed, %d judging errors\n", g.ID, g.State, g.Done, g.Total, g.Changed, g.Errors)
	fmt.Fprintf(w, "  %s: %s\n", describeSelection(g.Selection), g.Reason)
	if g.Runs > 0 {
		fmt.Fprintf(w, "  %d test cases, %d of them taken over without running them\n", g.Runs, g.Reused)
	}
	for _, v := range g.Verdicts {
		from := "none"
		if v.From != nil {
			from = *v.From
		}
		fmt.Fprintf(w, "  %4s → %-4s %d\n", from, v.To, v.Count)
	}
	for _, contest := range g.Contests {
		final := ""
		if contest.Finalized {
			final = ", final: its board stays"
		}
		fmt.Fprintf(w, "  contest %s: %d of %d changed%s\n", contest.Slug, contest.Changed, contest.Total, final)
	}
	switch g.State {
	case "judging":
		fmt.Fprintf(w, "  nothing counts yet; look again with: assize rejudge show %s\n", g.ID)
	case "ready":
		fmt.Fprintf(w, "  nothing counts yet; then: assize rejudge apply %s, or cancel\n", g.ID)
	}
	return nil
}

func describeSelection(s client.RejudgeSelection) string {
	var parts []string
	for _, p := range []struct{ name, value string }{{"submission", s.Submission}, {"problem", s.Problem}, {"contest", s.Contest}, {"language", s.Language}, {"verdict", s.Verdict}} {
		if p.value != "" {
			parts = append(parts, p.name+" "+p.value)
		}
	}
	if s.Version > 0 {
		parts = append(parts, fmt.Sprint("version ", s.Version))
	}
	return strings.Join(parts, ", ")
}

func (c *rejudgeCommand) list(ctx context.Context, _ string) error {
	var page struct {
		Rejudgings []client.Rejudging `json:"rejudgings"`
	}
	if err := c.site.Do(ctx, http.MethodGet, "/api/v1/rejudgings?per_page=100", nil, &page); err != nil {
		return err
	}
	return table(c.env.stdout, func(w io.Writer) {
		for _, g := range page.Rejudgings {
			fmt.Fprintf(w, "%s\t%s\t%d of %d\t%d changed\t%s\t%s\n", g.ID, g.State, g.Done, g.Total, g.Changed, describeSelection(g.Selection), g.Reason)
		}
	})
}

func (c *rejudgeCommand) show(ctx context.Context, id string) error {
	g, err := c.site.Rejudging(ctx, id)
	if err != nil {
		return err
	}
	if err := c.print(g); err != nil {
		return err
	}
	show := "changed"
	if c.all {
		show = "all"
	}
	for page := 1; ; page++ {
		list, total, err := c.site.Rejudged(ctx, id, show, page)
		if err != nil {
			return err
		}
		if err := table(c.env.stdout, func(w io.Writer) {
			for _, i := range list {
				fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s → %s\n", i.Submission, i.Account.Login, i.Problem.Slug, i.Language, i.Old.String(), i.New.String())
			}
		}); err != nil || page*100 >= total {
			return err
		}
	}
}

func (c *rejudgeCommand) board(ctx context.Context, id string) error {
	if c.selection.Contest == "" {
		return usageError{"board needs --contest"}
	}
	type row struct {
		Rank           int     `json:"rank"`
		Solved         int     `json:"solved"`
		PenaltyMinutes int     `json:"penalty_minutes"`
		Points         float64 `json:"points"`
	}
	var board struct {
		Total int `json:"total"`
		Rows  []struct {
			Name     string `json:"name"`
			Old, New row
		} `json:"rows"`
	}
	if err := c.site.Do(ctx, http.MethodGet, "/api/v1/rejudgings/"+id+"/board?contest="+url.QueryEscape(c.selection.Contest), nil, &board); err != nil {
		return err
	}
	fmt.Fprintf(c.env.stdout, "%d participants differ\n", board.Total)
	return table(c.env.stdout, func(w io.Writer) {
		for _, r := range board.Rows {
			fmt.Fprintf(w, "%s\trank %d → %d\tsolved %d → %d\tpenalty %d → %d\tpoints %g → %g\n", r.Name, r.Old.Rank, r.New.Rank, r.Old.Solved, r.New.Solved,
				r.Old.PenaltyMinutes, r.New.PenaltyMinutes, r.Old.Points, r.New.Points)
		}
	})
}

// end applies or cancels, as the address says.
func (c *rejudgeCommand) end(ctx context.Context, address string) error {
	var g client.Rejudging
	if err := c.site.Do(ctx, http.MethodPost, "/api/v1/rejudgings/"+address, nil, &g); err != nil {
		return err
	}
	return c.print(g)
}

// problemVersions lists the versions of a problem, or applies or drops one.
func problemVersions(ctx context.Context, env *env, conn *connection, verb string, args []string) error {
	if verb == "versions" && len(args) != 1 || verb != "versions" && len(args) != 2 {
		return usageError{"versions needs the problem's slug; apply and drop also the number of the version"}
	}
	c, err := conn.adminClient()
	if err != nil {
		return err
	}
	path := "/api/v1/problems/" + url.PathEscape(args[0]) + "/versions"
	switch verb {
	case "apply":
		return c.Do(ctx, http.MethodPut, path+"/"+url.PathEscape(args[1])+"/current", nil, nil)
	case "drop":
		return c.Do(ctx, http.MethodDelete, path+"/"+url.PathEscape(args[1]), nil, nil)
	}
	var list struct {
		Versions []struct {
			Version     int       `json:"version"`
			State       string    `json:"state"`
			Dataset     string    `json:"dataset"`
			CreatedAt   time.Time `json:"created_at"`
			TestCases   int       `json:"test_cases"`
			Submissions int       `json:"submissions"`
			Changes     struct {
				Added, Removed, Changed int
				Rules                   bool
			} `json:"changes"`
		} `json:"versions"`
	}
	if err := c.Do(ctx, http.MethodGet, path, nil, &list); err != nil {
		return err
	}
	return table(env.stdout, func(w io.Writer) {
		for _, v := range list.Versions {
			rules := ""
			if v.Changes.Rules {
				rules = ", other rules"
			}
			fmt.Fprintf(w, "%d\t%s\t%s\t%.12s\t%d test cases (+%d −%d ~%d%s)\t%d submissions\n", v.Version, v.State, v.CreatedAt.Format(time.DateTime), v.Dataset,
				v.TestCases, v.Changes.Added, v.Changes.Removed, v.Changes.Changed, rules, v.Submissions)
		}
	})
}
