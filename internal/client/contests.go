package client

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// ContestProblem is a problem under its label.
type ContestProblem struct {
	Label   string `json:"label"`
	Problem string `json:"problem"`
}

// NewContest is what an administrator makes a contest from.
type NewContest struct {
	Slug     string           `json:"slug"`
	Name     string           `json:"name"`
	StartsAt time.Time        `json:"starts_at"`
	EndsAt   time.Time        `json:"ends_at"`
	FreezeAt *time.Time       `json:"freeze_at"`
	Problems []ContestProblem `json:"problems"`
}

// CreateContest makes a contest (admin).
func (c *Client) CreateContest(ctx context.Context, contest NewContest) error {
	return c.Do(ctx, http.MethodPost, "/api/v1/contests", contest, nil)
}

// RegisterFor enters the account into a contest.
func (c *Client) RegisterFor(ctx context.Context, contest string) error {
	return c.Do(ctx, http.MethodPost, "/api/v1/contests/"+contest+"/registration", nil, nil)
}

// Scoreboard is one page of a contest's board.
type Scoreboard struct {
	Rows  []ScoreboardRow `json:"rows"`
	Total int             `json:"total"`
}

// ScoreboardRow is one participant's line.
type ScoreboardRow struct {
	Rank           int    `json:"rank"`
	Login          string `json:"login"`
	Solved         int    `json:"solved"`
	PenaltyMinutes int    `json:"penalty_minutes"`
	LastSeconds    int    `json:"last_seconds"`
}

// Scoreboard returns the first page of a contest's board.
func (c *Client) Scoreboard(ctx context.Context, contest string) (Scoreboard, error) {
	var board Scoreboard
	err := c.Do(ctx, http.MethodGet, "/api/v1/contests/"+contest+"/scoreboard", nil, &board)
	return board, err
}

// Imported says what an import came to.
type Imported struct {
	Slug    string `json:"slug"`
	Version int    `json:"version"`
	Changed bool   `json:"changed"`
	Applied bool   `json:"applied"` // false: it waits, and submissions are judged by the version before
}

// ImportProblem sends a problem package as a ZIP archive (admin).
func (c *Client) ImportProblem(ctx context.Context, archive io.Reader) (Imported, error) {
	var answer Imported
	err := c.patient().Do(ctx, http.MethodPost, "/api/v1/problems", archive, &answer)
	return answer, err
}

// ContestSummary is a contest in the list.
type ContestSummary struct {
	Slug  string `json:"slug"`
	State string `json:"state"`
}

// Contests lists the contests that the account may see.
func (c *Client) Contests(ctx context.Context) ([]ContestSummary, error) {
	var answer struct {
		Contests []ContestSummary `json:"contests"`
	}
	err := c.Do(ctx, http.MethodGet, "/api/v1/contests", nil, &answer)
	return answer.Contests, err
}

// ProblemSummary is a problem in the list.
type ProblemSummary struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// Problems lists the first 100 problems of the bank, the easy ones first.
func (c *Client) Problems(ctx context.Context) ([]ProblemSummary, error) {
	var answer struct {
		Problems []ProblemSummary `json:"problems"`
	}
	err := c.Do(ctx, http.MethodGet, "/api/v1/problems?sort=difficulty&per_page=100", nil, &answer)
	return answer.Problems, err
}

// Package writes the package of a problem's current version to w, as a zip file
// (jury).
func (c *Client) Package(ctx context.Context, slug string, w io.Writer) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/api/v1/problems/"+url.PathEscape(slug)+"/package", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := c.patient().http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return readError(resp)
	}
	if _, err := io.Copy(w, resp.Body); err != nil {
		return fmt.Errorf("package of %s: %w", slug, err)
	}
	return nil
}
