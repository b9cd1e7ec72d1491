package client

import (
	"context"
	"net/http"
	"time"

	"assize/judge"
)

// File is one source file of a submission.
type File struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// Submit asks for a judgement.
type Submit struct {
	Problem  string `json:"problem"`
	Language string `json:"language"`
	Files    []File `json:"files"`
	Entry    string `json:"entry,omitempty"`
	Contest  string `json:"contest,omitempty"`
	// Key makes the request idempotent where it is not "".
	Key string `json:"-"`
}

// Accepted is the answer to a submission that was taken.
type Accepted struct {
	ID          string `json:"id"`
	Judgement   string `json:"judgement"`
	Poll        string `json:"poll"`
	PollAfterMS int    `json:"poll_after_ms"`
}

// Result is a submission as the poll answers.
type Result struct {
	ID       string      `json:"id"`
	State    judge.State `json:"state"`
	Progress struct {
		Done  int `json:"done"`
		Total int `json:"total"`
	} `json:"progress"`
	Verdict     judge.Verdict `json:"verdict"` // meaningful in state judged
	Reason      string        `json:"reason"`
	Fuel        judge.Fuel    `json:"fuel"`
	FuelLimit   judge.Fuel    `json:"fuel_limit"`
	MemoryBytes int64         `json:"memory_bytes"`
	Diagnostics string        `json:"diagnostics"`
	Marks       []judge.Mark  `json:"marks"`
	Runs        []judge.Run   `json:"runs"`
	// Score is nil where the problem has no partial scores; Groups are its parts.
	Score       *judge.Points `json:"score"`
	Groups      []GroupScore  `json:"groups"`
	PollAfterMS int           `json:"poll_after_ms"`
}

// GroupScore is what a test group has earned.
type GroupScore struct {
	Name   string        `json:"name"`
	Score  judge.Points  `json:"score"`
	Points *judge.Points `json:"points"` // at most; null: nothing bounds it
}

// Submit sends a submission.
func (c *Client) Submit(ctx context.Context, s Submit) (Accepted, error) {
	var a Accepted
	var headers []string
	if s.Key != "" {
		headers = []string{"Idempotency-Key", s.Key}
	}
	err := c.Do(ctx, http.MethodPost, "/api/v1/submissions", s, &a, headers...)
	return a, err
}

// Result polls once.
func (c *Client) Result(ctx context.Context, id string) (Result, error) {
	var r Result
	err := c.Do(ctx, http.MethodGet, "/api/v1/submissions/"+id, nil, &r)
	return r, err
}

// Receipt fetches the receipt of a submission's judgement.
func (c *Client) Receipt(ctx context.Context, id string) (judge.Receipt, error) {
	var r judge.Receipt
	err := c.Do(ctx, http.MethodGet, "/api/v1/submissions/"+id+"/receipt", nil, &r)
	return r, err
}

// Wait polls as often as the site asks for until the submission is judged. It
// calls seen, where it is not nil, with every answer.
func (c *Client) Wait(ctx context.Context, id string, seen func(Result)) (Result, error) {
	for {
		r, err := c.Result(ctx, id)
		if err != nil {
			return r, err
		}
		if seen != nil {
			seen(r)
		}
		if r.State == judge.Done {
			return r, nil
		}
		select {
		case <-ctx.Done():
			return r, ctx.Err()
		case <-time.After(max(time.Duration(r.PollAfterMS)*time.Millisecond, 20*time.Millisecond)):
		}
	}
}

// Languages lists what can be submitted in.
func (c *Client) Languages(ctx context.Context) ([]judge.Language, error) {
	var answer struct {
		Languages []judge.Language `json:"languages"`
	}
	err := c.Do(ctx, http.MethodGet, "/api/v1/languages", nil, &answer)
	return answer.Languages, err
}
