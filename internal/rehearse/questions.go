package rehearse

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// questionsEvery is how often a page asks for clarifications, by the clock.
const questionsEvery = 30 * time.Second

// watchQuestions polls the clarifications as long as the contest lasts, and asks
// one question, if it is planned.
func (c *contestant) watchQuestions(ctx context.Context) {
	start, end := c.stage.start, c.stage.end
	path := "/api/v1/contests/" + c.stage.contest + "/clarifications"
	if !sleep(ctx, time.Until(start.Add(c.plan.open+c.plan.question%questionsEvery))) {
		return
	}
	asked := c.plan.question == 0
	etag := ""
	for time.Now().Before(end) {
		if !asked && time.Now().After(start.Add(c.plan.question)) {
			asked = true
			if _, err := c.must(ctx, kindAsk, http.MethodPost, path, map[string]string{
				"text": "Is the input always sorted?", "problem_id": c.stage.problems[0],
			}, nil); err != nil && ctx.Err() == nil {
				c.figures.fail(fmt.Sprintf("%s: question: %v", c.plan.login, err))
			}
		}
		r, err := c.ask(ctx, kindQuestions, http.MethodGet, path, nil, "If-None-Match", etag)
		switch {
		case err != nil && ctx.Err() == nil, err == nil && r.status >= 400 && r.status != http.StatusTooManyRequests:
			c.figures.fail(fmt.Sprintf("%s: clarifications: %d %v", c.plan.login, r.status, err))
		case r.status == http.StatusOK:
			etag = r.etag
		}
		if !sleep(ctx, min(questionsEvery, time.Until(end))) {
			return
		}
	}
}

// announcements are what the jury says to all, at even distances.
const announcements = 3

func (s *stage) announce(ctx context.Context, admin *person, f *figures) {
	for i := range announcements {
		if !sleep(ctx, time.Until(s.start.Add(s.cfg.Length*time.Duration(i+1)/(announcements+1)))) {
			return
		}
		if _, err := admin.must(ctx, kindAdmin, http.MethodPost, "/api/v1/contests/"+s.contest+"/clarifications",
			map[string]string{"text": fmt.Sprintf("Announcement %d.", i+1)}, nil); err != nil && ctx.Err() == nil {
			f.fail(fmt.Sprintf("announcement: %v", err))
		}
	}
}
