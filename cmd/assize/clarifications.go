package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// runClarifications reads and writes what the jury and the contestants of a
// contest have to say to one another.
func runClarifications(ctx context.Context, env *env, args []string) error {
	c := &contestCommand{env: env}
	var all, open bool
	var problem string
	rest, err := parse(env, "clarifications", args, func(f *flag.FlagSet) {
		c.conn.flags(env, f)
		f.BoolVar(&c.asJSON, "json", false, "list: print what the site answers, as JSON")
		f.BoolVar(&open, "open", false, "list: only the questions without an answer")
		f.BoolVar(&all, "all", false, "answer: let everybody read it")
		f.StringVar(&problem, "problem", "", "ask, announce: about this problem (slug)")
		f.StringVar(&c.participant, "to", "", "announce: to this participant alone (id)")
	})
	if err != nil {
		return err
	}
	if len(rest) < 2 {
		return usageError{"needs list, ask, answer or announce, and the slug of a contest"}
	}
	verb := rest[0]
	c.slug, c.args = rest[1], rest[2:]
	if c.site, err = c.conn.adminClient(); err != nil {
		return err
	}
	switch {
	case verb == "list" && len(c.args) == 0:
		return c.listClarifications(ctx, open)
	case verb == "ask" && len(c.args) == 1:
		return c.say(ctx, map[string]string{"text": c.args[0], "problem_id": problem})
	case verb == "announce" && len(c.args) == 1:
		return c.say(ctx, map[string]string{"text": c.args[0], "problem_id": problem, "to_team_id": c.participant})
	case verb == "answer" && len(c.args) == 2:
		return c.answer(ctx, c.args[0], c.args[1], all)
	}
	return usageError{"usage: assize clarifications list SLUG [--open] | ask SLUG TEXT | answer SLUG ID TEXT [--all] | announce SLUG TEXT [--to ID]"}
}

type shownClarification struct {
	ID          string    `json:"id"`
	FromTeam    *string   `json:"from_team_id"`
	ReplyTo     *string   `json:"reply_to_id"`
	FromName    *string   `json:"from_name"`
	ToName      *string   `json:"to_name"`
	Label       *string   `json:"label"`
	Text        string    `json:"text"`
	Time        time.Time `json:"time"`
	ContestTime string    `json:"contest_time"`
	Answered    bool      `json:"answered"`
}

func (c *contestCommand) clarifications(ctx context.Context, status string) (list []shownClarification, printed bool, err error) {
	var page struct {
		Clarifications []shownClarification `json:"clarifications"`
	}
	path := c.path("/clarifications")
	if status != "" {
		path += "?status=" + url.QueryEscape(status)
	}
	printed, err = c.get(ctx, path, &page)
	return page.Clarifications, printed, err
}

func (c *contestCommand) listClarifications(ctx context.Context, open bool) error {
	status := ""
	if open {
		status = "open"
	}
	list, printed, err := c.clarifications(ctx, status)
	if printed || err != nil {
		return err
	}
	for _, q := range list {
		who, about := "jury to all", ""
		switch {
		case q.FromName != nil:
			who = *q.FromName
		case q.ToName != nil:
			who = "jury to " + *q.ToName
		}
		if q.Label != nil {
			about = " on " + *q.Label
		}
		if q.FromTeam != nil && !q.Answered {
			about += ", open"
		}
		fmt.Fprintf(c.env.stdout, "%s  %s  %s%s\n  %s\n", q.ID, q.ContestTime, who, about, strings.ReplaceAll(strings.TrimSpace(q.Text), "\n", "\n  "))
	}
	return nil
}

func (c *contestCommand) say(ctx context.Context, body map[string]string) error {
	for name, value := range body {
		if value == "" {
			delete(body, name)
		}
	}
	var made shownClarification
	if err := c.site.Do(ctx, http.MethodPost, c.path("/clarifications"), body, &made); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.env.stdout, made.ID)
	return err
}

// answer replies to whoever has asked, or to all.
func (c *contestCommand) answer(ctx context.Context, id, text string, all bool) error {
	body := map[string]string{"text": text, "reply_to_id": id}
	if !all {
		c.asJSON = false
		list, _, err := c.clarifications(ctx, "")
		if err != nil {
			return err
		}
		for _, q := range list {
			if q.ID == id && q.FromTeam != nil {
				body["to_team_id"] = *q.FromTeam
			}
		}
		if body["to_team_id"] == "" {
			return fmt.Errorf("there is no question %s in the contest %s", id, c.slug)
		}
	}
	return c.say(ctx, body)
}
