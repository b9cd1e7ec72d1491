package rehearse

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"
)

// probeEvery is how often a probe looks at the board: what it measures is at
// most this much too long.
const probeEvery = 50 * time.Millisecond

// probe measures how late the board is. Until the freeze, it submits a program
// that is judged quickly, waits for its verdict and for the page of the public
// board that shows it, and takes the time from the verdict's record to the
// answer with the page.
func (c *contestant) probe(ctx context.Context, r *repertoire, number int) {
	rng := rand.New(rand.NewPCG(c.stage.cfg.Seed, uint64(1<<32+number)))
	// A little late: the board must have the verdict before the freeze.
	last := c.stage.freeze.Add(-max(2*time.Second, c.stage.cfg.Length/60))
	if !sleep(ctx, time.Until(c.stage.start.Add(c.plan.open))) {
		return
	}
	for n := 0; time.Now().Before(last); n++ {
		problem := r.problems[rng.IntN(len(r.problems))]
		o := wrong
		if n%4 == 3 {
			o = accepted
		}
		p := planned{at: time.Since(c.stage.start), program: r.pick(rng, problem, o), key: fmt.Sprintf("%s/probe%d", c.plan.login, n)}
		before := c.counted(problem)
		c.submit(ctx, p)
		c.mu.Lock()
		made := len(c.sent)
		var it *sent
		if made > 0 && c.sent[made-1].planned.key == p.key {
			it = c.sent[made-1]
		}
		c.mu.Unlock()
		if it == nil {
			return // it has been reported
		}
		// What comes after a solved problem never shows; so it says nothing.
		if before.solved {
			c.polls.Wait()
		} else if !c.seen(ctx, it, before) {
			return
		}
		if !sleep(ctx, 100*time.Millisecond+time.Duration(rng.Int64N(int64(c.stage.cfg.Length)/100+1))) {
			return
		}
	}
}

// tally is what a probe expects of its cell on a problem.
type tally struct {
	rejected int
	solved   bool
}

// counted is what the probe's earlier submissions come to.
func (c *contestant) counted(problem string) (t tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, s := range c.sent {
		if s.planned.program.problem != problem || t.solved {
			continue
		}
		switch s.final.Verdict {
		case "AC":
			t.solved = true
		case "CE", "JE", "":
		default:
			t.rejected++
		}
	}
	return t
}

// seen waits until the board shows the verdict of it.
func (c *contestant) seen(ctx context.Context, it *sent, before tally) bool {
	shown := time.Time{}
	etag, page := "", 1
	for shown.IsZero() {
		r, err := c.ask(ctx, kindBoard, http.MethodGet, c.stage.boardPath(page, ""), nil, "If-None-Match", etag)
		if err == nil && r.status == http.StatusOK {
			var b boardPage
			if err := json.Unmarshal(r.body, &b); err != nil || b.Me == nil {
				c.figures.fail(fmt.Sprintf("%s: scoreboard without a row for me: %v", c.plan.login, err))
				return false
			}
			etag = r.etag
			if c.showsOn(b, it.label, before) {
				shown = time.Now()
				break
			}
			if mine := (b.Me.Rank-1)/50 + 1; mine != page {
				page, etag = mine, "" // at once: the row has moved there
				continue
			}
		}
		if time.Now().After(c.stage.freeze) {
			return false
		}
		// While it is queued there is nothing to be seen; the polls know.
		if !sleep(ctx, probeEvery) {
			return false
		}
	}
	c.polls.Wait()
	if it.final.RecordedAt == nil {
		c.figures.fail(fmt.Sprintf("%s: submission %s has no recorded_at", c.plan.login, it.id))
		return false
	}
	c.figures.stale(shown.Sub(*it.final.RecordedAt))
	return true
}

// showsOn reports whether the page's own rows show one more verdict than before.
// Those who tie may be spread over several pages; then the row of me must do.
func (c *contestant) showsOn(b boardPage, label string, before tally) bool {
	row := *b.Me
	for _, r := range b.Rows {
		if r.Login == c.plan.login {
			row = r
		}
	}
	for _, cell := range row.Cells {
		if cell.Label == label {
			return cell.Solved || cell.Rejected > before.rejected
		}
	}
	return false
}
