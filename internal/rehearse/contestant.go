package rehearse

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// sent is a submission that the site has acknowledged.
type sent struct {
	id      string
	login   string
	label   string
	planned planned
	acked   time.Time
	final   submission // as the last poll answered
}

// submission is what the poll says of one.
type submission struct {
	ID          string     `json:"id"`
	State       string     `json:"state"`
	Verdict     string     `json:"verdict"`
	SubmittedAt time.Time  `json:"submitted_at"`
	RecordedAt  *time.Time `json:"recorded_at"`
	PollAfterMS int        `json:"poll_after_ms"`
}

const judged = "judged"

// contestant plays a plan.
type contestant struct {
	*person
	plan  plan
	stage *stage

	polls sync.WaitGroup
	mu    sync.Mutex
	sent  []*sent
}

// play lives through the contest, and returns when everything is judged or ctx
// is done.
func (c *contestant) play(ctx context.Context) {
	start := c.stage.start
	var also sync.WaitGroup
	also.Go(func() { c.read(ctx) })
	also.Go(func() { c.watchBoard(ctx) })
	also.Go(func() { c.watchQuestions(ctx) })
	for _, s := range c.plan.submissions {
		if !sleep(ctx, time.Until(start.Add(s.at))) {
			break
		}
		c.submit(ctx, s)
	}
	also.Wait()
	c.polls.Wait()
}

// read opens the contest and the first problem at the start, the others soon
// after, and comes back to one now and then.
func (c *contestant) read(ctx context.Context) {
	start := c.stage.start
	if !sleep(ctx, time.Until(start.Add(c.plan.open))) {
		return
	}
	c.get(ctx, kindContest, "/api/v1/contests/"+c.stage.contest)
	for i := range c.stage.problems {
		c.get(ctx, kindStatement, c.stage.statement(i))
		if !sleep(ctx, time.Duration(i+1)*c.stage.cfg.Length/200) {
			return
		}
	}
	for i, at := range c.plan.rereads {
		if !sleep(ctx, time.Until(start.Add(at))) {
			return
		}
		c.get(ctx, kindStatement, c.stage.statement(i%len(c.stage.problems)))
	}
}

// get reads a page that must be there.
func (c *contestant) get(ctx context.Context, k kind, path string) {
	if _, err := c.must(ctx, k, http.MethodGet, path, nil, nil); err != nil && ctx.Err() == nil {
		c.figures.fail(fmt.Sprintf("%s: %v", c.plan.login, err))
	}
}

// watchBoard polls the scoreboard while it is open.
func (c *contestant) watchBoard(ctx context.Context) {
	etag := ""
	for _, w := range c.plan.board {
		if !sleep(ctx, time.Until(c.stage.start.Add(w.from))) {
			return
		}
		for time.Now().Before(c.stage.start.Add(w.to)) {
			r, err := c.ask(ctx, kindBoard, http.MethodGet, c.stage.boardPath(1, ""), nil, "If-None-Match", etag)
			switch {
			case err != nil && ctx.Err() == nil, err == nil && r.status >= 400 && r.status != http.StatusTooManyRequests:
				c.figures.fail(fmt.Sprintf("%s: scoreboard: %d %v", c.plan.login, r.status, err))
			case r.status == http.StatusOK:
				etag = r.etag
			}
			if !sleep(ctx, c.stage.cfg.BoardEvery) {
				return
			}
		}
	}
}

// submit sends a program and follows it in the background.
func (c *contestant) submit(ctx context.Context, s planned) {
	k := kindSubmit
	if s.at < time.Duration(edge*float64(c.stage.cfg.Length)) {
		k = kindBurst
	}
	body := map[string]any{
		"problem": s.program.problem, "contest": c.stage.contest, "language": s.program.language,
		"files": []map[string]string{{"name": s.program.file, "content": s.program.source}},
	}
	var accepted struct {
		ID          string `json:"id"`
		PollAfterMS int    `json:"poll_after_ms"`
	}
	if r, err := c.must(ctx, k, http.MethodPost, "/api/v1/submissions", body, &accepted, "Idempotency-Key", s.key); err != nil {
		switch {
		case r.status == http.StatusForbidden && time.Now().After(c.stage.end):
			c.figures.tooLate() // this machine was too busy to send it in time
		case ctx.Err() == nil:
			c.figures.fail(fmt.Sprintf("%s: submission %s was not taken: %v", c.plan.login, s.key, err))
		}
		return
	}
	it := &sent{id: accepted.ID, login: c.plan.login, label: c.stage.label(s.program.problem), planned: s, acked: time.Now()}
	c.mu.Lock()
	c.sent = append(c.sent, it)
	c.mu.Unlock()
	c.polls.Go(func() { c.follow(ctx, it, time.Duration(accepted.PollAfterMS)*time.Millisecond) })
}

// follow polls as often as the site asks for, until there is a verdict. Then it
// looks at the board once.
func (c *contestant) follow(ctx context.Context, it *sent, wait time.Duration) {
	etag := ""
	for it.final.State != judged {
		if !sleep(ctx, max(wait, 50*time.Millisecond)) {
			return
		}
		r, err := c.ask(ctx, kindPoll, http.MethodGet, "/api/v1/submissions/"+it.id, nil, "If-None-Match", etag)
		switch {
		case err != nil || r.status == http.StatusTooManyRequests || r.status >= 500:
			wait = max(r.retryAfter, time.Second)
		case r.status == http.StatusNotModified:
			wait = max(r.retryAfter, 100*time.Millisecond)
		case r.status != http.StatusOK:
			c.figures.fail(fmt.Sprintf("%s: poll of %s: %d", c.plan.login, it.id, r.status))
			return
		default:
			etag = r.etag
			if err := json.Unmarshal(r.body, &it.final); err != nil {
				c.figures.fail(fmt.Sprintf("%s: poll of %s: %v", c.plan.login, it.id, err))
				return
			}
			wait = time.Duration(it.final.PollAfterMS) * time.Millisecond
		}
	}
	c.figures.verdict(time.Since(it.acked))
	c.get(ctx, kindBoard, c.stage.boardPath(1, ""))
}
