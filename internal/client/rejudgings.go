package client

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// RejudgeSelection says which submissions are judged again: those that fit
// everything given.
type RejudgeSelection struct {
	Submission string `json:"submission,omitempty"`
	Problem    string `json:"problem,omitempty"`
	Contest    string `json:"contest,omitempty"`
	Language   string `json:"language,omitempty"`
	Verdict    string `json:"verdict,omitempty"`
	Version    int    `json:"version,omitempty"` // of the problem: tried out
}

// Rejudging is a set of submissions that are judged again, and what comes of it.
type Rejudging struct {
	ID        string           `json:"id"`
	State     string           `json:"state"` // judging, ready, applied, cancelled
	Selection RejudgeSelection `json:"selection"`
	Reason    string           `json:"reason"`
	Total     int              `json:"total"`
	Done      int              `json:"done"`
	Changed   int              `json:"changed"`
	Errors    int              `json:"errors"`
	Runs      int              `json:"runs"`
	Reused    int              `json:"reused"` // of Runs
	Verdicts  []struct {
		From  *string `json:"from"`
		To    string  `json:"to"`
		Count int     `json:"count"`
	} `json:"verdicts"`
	Contests []struct {
		Slug      string `json:"slug"`
		Finalized bool   `json:"finalized"`
		Total     int    `json:"total"`
		Changed   int    `json:"changed"`
	} `json:"contests"`
}

// NewRejudging begins a rejudging as a preview (jury).
func (c *Client) NewRejudging(ctx context.Context, selection RejudgeSelection, reason string) (g Rejudging, err error) {
	body := struct {
		RejudgeSelection
		Reason string `json:"reason"`
	}{selection, reason}
	err = c.Do(ctx, http.MethodPost, "/api/v1/rejudgings", body, &g)
	return g, err
}

// Rejudging asks how far a rejudging has come (jury).
func (c *Client) Rejudging(ctx context.Context, id string) (g Rejudging, err error) {
	err = c.Do(ctx, http.MethodGet, "/api/v1/rejudgings/"+url.PathEscape(id), nil, &g)
	return g, err
}

// Rejudged is what became of one submission.
type Rejudged struct {
	Submission string
	Account    struct{ Login string }
	Problem    ProblemSummary
	Language   string
	Old, New   *RejudgedJudgement // nil: not judged
}

// RejudgedJudgement is one of the two.
type RejudgedJudgement struct {
	Verdict string `json:"verdict"`
}

// String is the verdict.
func (j *RejudgedJudgement) String() string {
	if j == nil {
		return "none"
	}
	return j.Verdict
}

// Rejudged returns a page of 100 submissions of a rejudging, and how many there are
// in all (jury).
func (c *Client) Rejudged(ctx context.Context, id, show string, page int) (list []Rejudged, total int, err error) {
	var answer struct {
		Submissions []Rejudged `json:"submissions"`
		Total       int        `json:"total"`
	}
	err = c.Do(ctx, http.MethodGet, fmt.Sprintf("/api/v1/rejudgings/%s/submissions?per_page=100&page=%d&show=%s", url.PathEscape(id), page, show), nil, &answer)
	return answer.Submissions, answer.Total, err
}
