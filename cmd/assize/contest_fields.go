package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

func createContest(ctx context.Context, c *contestCommand) error {
	body, err := c.fields(shownContest{StartsAt: time.Now().UTC().Truncate(time.Second)})
	if err != nil {
		return err
	}
	body["slug"] = c.slug
	if body["name"] == nil {
		body["name"] = c.slug
	}
	return c.sendContest(ctx, http.MethodPost, "/api/v1/contests", body)
}

func editContest(ctx context.Context, c *contestCommand) error {
	var now shownContest
	if err := c.site.Do(ctx, http.MethodGet, c.path(""), nil, &now); err != nil {
		return err
	}
	body, err := c.fields(now)
	if err != nil {
		return err
	}
	if len(body) == 0 {
		return usageError{"edit needs something to change: --name, --starts, --length, --freeze, --problems, --set or --file"}
	}
	return c.sendContest(ctx, http.MethodPatch, c.path(""), body)
}

func (c *contestCommand) sendContest(ctx context.Context, method, path string, body map[string]any) error {
	if err := c.site.Do(ctx, method, path, body, nil); err != nil {
		return err
	}
	return showContest(ctx, c)
}

// fields makes a body of the API from the file and the flags, which win. now is
// the contest as it stands: lengths count from its times.
func (c *contestCommand) fields(now shownContest) (map[string]any, error) {
	body := map[string]any{}
	if c.file != "" {
		var r io.Reader = c.env.stdin
		if c.file != "-" {
			f, err := os.Open(c.file)
			if err != nil {
				return nil, err
			}
			defer f.Close()
			r = f
		}
		if err := json.NewDecoder(r).Decode(&body); err != nil {
			return nil, fmt.Errorf("%s is no JSON object: %w", c.file, err)
		}
	}
	if c.name != "" {
		body["name"] = c.name
	}
	starts, ends := now.StartsAt, now.EndsAt
	if c.starts != "" {
		at, err := moment(c.starts)
		if err != nil {
			return nil, err
		}
		// The contest moves as a whole.
		ends, starts = ends.Add(at.Sub(starts)), at
		body["starts_at"] = starts
		if !now.EndsAt.IsZero() {
			body["ends_at"] = ends
			if now.FreezeAt != nil {
				body["freeze_at"] = now.FreezeAt.Add(starts.Sub(now.StartsAt))
			}
		}
	}
	if c.length > 0 {
		ends = starts.Add(c.length)
		body["starts_at"], body["ends_at"] = starts, ends
	}
	if c.freeze > 0 {
		body["freeze_at"] = ends.Add(-c.freeze)
	}
	if c.problems != "" {
		body["problems"] = entries(c.problems)
	}
	for _, setting := range c.set {
		field, value, _ := strings.Cut(setting, "=")
		var parsed any
		if json.Unmarshal([]byte(value), &parsed) != nil {
			parsed = value // a word needs no quotes
		}
		body[field] = parsed
	}
	return body, nil
}

// moment is a time, or a time from now on.
func moment(text string) (time.Time, error) {
	if d, err := time.ParseDuration(text); err == nil {
		return time.Now().UTC().Truncate(time.Second).Add(d), nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return at, usageError{fmt.Sprintf("%q is neither a time like 2026-12-31T18:00:00+01:00 nor one from now on like 30m", text)}
	}
	return at.UTC(), nil
}

// entries gives problems the labels A, B, … where they have none.
func entries(text string) []map[string]string {
	var list []map[string]string
	for i, part := range strings.Split(text, ",") {
		label, slug, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			label, slug = string(rune('A'+i%26)), label
		}
		list = append(list, map[string]string{"label": label, "problem": slug})
	}
	return list
}
