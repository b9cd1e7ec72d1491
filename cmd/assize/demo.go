package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"assize/internal/client"
)

// The demo account. Everybody may know its password: a demo is for trying out.
const (
	demoLogin    = "demo"
	demoPassword = "demo-demo-demo"
	demoPrefix   = "demo-"
	demoLength   = 7 * 24 * time.Hour
)

// startDemo makes the demo account and a running contest, unless one is under
// way, and prints how to submit.
func startDemo(ctx context.Context, env *env, s *settings, adminToken string) error {
	base := "http://" + s.listen
	anonymous := client.New(base, "")
	if err := waitFor(ctx, func() error { return anonymous.Do(ctx, http.MethodGet, "/readyz", nil, nil) }); err != nil {
		return err
	}
	if err := anonymous.Register(ctx, demoLogin, "Demo contestant", demoPassword); err != nil && !client.IsStatus(err, http.StatusConflict) {
		return err
	}
	token, err := anonymous.NewToken(ctx, demoLogin, demoPassword, time.Now().Add(demoLength))
	if err != nil {
		return err
	}
	contest, err := demoContest(ctx, client.New(base, adminToken))
	if err != nil {
		return err
	}
	if err := client.New(base, token).RegisterFor(ctx, contest); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, `
Log in as %q with the password %q, or submit from the command line:

  export ASSIZE_URL=%s ASSIZE_TOKEN=%s
  bin/assize submit -p %s -c %s problems/bank/%s/submissions/accepted/sum.cpp

The scoreboard of the demo contest: %s/contests/%s/standings
`, demoLogin, demoPassword, base, token, simplestProblem, contest, simplestProblem, base, contest)
	return nil
}

// simplestProblem is the one to begin with.
const simplestProblem = "twobaskets"

// demoContest returns the slug of a running demo contest, made now if there is
// none, with the first problems of the bank.
func demoContest(ctx context.Context, admin *client.Client) (string, error) {
	contests, err := admin.Contests(ctx)
	if err != nil {
		return "", err
	}
	for _, c := range contests {
		if c.State == "running" && strings.HasPrefix(c.Slug, demoPrefix) {
			return c.Slug, nil
		}
	}
	bank, err := admin.Problems(ctx)
	if err != nil {
		return "", err
	}
	now := time.Now().UTC().Truncate(time.Second)
	contest := client.NewContest{
		Slug: demoPrefix + now.Format("20060102-150405"), Name: "Demo contest",
		StartsAt: now, EndsAt: now.Add(demoLength),
	}
	for i, p := range bank[:min(len(bank), 8)] {
		contest.Problems = append(contest.Problems, client.ContestProblem{Label: string(rune('A' + i)), Problem: p.Slug})
	}
	return contest.Slug, admin.CreateContest(ctx, contest)
}

// waitFor asks until the answer is nil.
func waitFor(ctx context.Context, ask func() error) error {
	for {
		err := ask()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}
