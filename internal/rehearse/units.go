package rehearse

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Unit is what one thing costs each part of the site, in processor time.
type Unit struct {
	Name  string
	Count int
	Each  map[string]time.Duration
}

// Sum is the cost of all parts of the site together.
func (u Unit) Sum() (sum time.Duration) {
	for name, d := range u.Each {
		if name != generator {
			sum += d
		}
	}
	return sum
}

// The names of the units.
const (
	unitLogin     = "log in"
	unitContest   = "contest page"
	unitStatement = "statement"
	unitBoard     = "board page, unchanged"
	unitPoll      = "poll a submission"
	unitCached    = "submit and judge, compiled before"
	unitFresh     = "submit and judge, compiled anew"
)

// Each kind of request is made for unitTime at least, by unitWidth at once;
// submissions are counted out.
const (
	unitTime    = 2 * time.Second
	unitWidth   = 4
	cachedCount = 120
	freshCount  = 40
)

// idleTime is how long the site is left alone to see what it uses anyway, for its
// looks at queues and boards: that is no part of a unit.
const idleTime = 5 * time.Second

// unitCosts does one kind of thing after the other on the site that is idle
// otherwise. It submits outside of the contest, which is over; what is asked at a
// start is asked by one contestant after the other of another contest that runs.
func unitCosts(ctx context.Context, st *stage, admin *person, crowd []*contestant, password string, r *repertoire) ([]Unit, error) {
	c := crowd[0]
	open := &stage{cfg: st.cfg, contest: st.contest + "-units", problems: st.problems}
	open.cfg.Length = max(open.cfg.Length, time.Hour)
	if err := open.set(ctx, admin); err != nil {
		return nil, err
	}
	if err := open.begin(ctx, admin, -time.Minute); err != nil {
		return nil, err
	}
	id := ""
	for _, s := range c.sent {
		id = s.id
	}
	login := func(int) error {
		return newPerson(c.site, newFigures()).logIn(ctx, c.plan.login, password)
	}
	get := func(path string) func(int) error {
		etag := ""
		if r, err := c.ask(ctx, kindAdmin, http.MethodGet, path, nil); err == nil && path == st.boardPath(1, "") {
			etag = r.etag
		}
		return func(int) error {
			r, err := c.ask(ctx, kindAdmin, http.MethodGet, path, nil, "If-None-Match", etag)
			if err == nil && r.status >= 400 {
				err = fmt.Errorf("GET %s: %d", path, r.status)
			}
			return err
		}
	}
	// Everybody in turn, as in the first seconds of a contest.
	each := func(path string) func(int) error {
		return func(i int) error {
			r, err := crowd[i%len(crowd)].ask(ctx, kindAdmin, http.MethodGet, path, nil)
			if err == nil && r.status != http.StatusOK {
				err = fmt.Errorf("GET %s: %d", path, r.status)
			}
			return err
		}
	}
	submit := func(mark string) func(int) error {
		return func(i int) error {
			p := r.pick(planRand(st.cfg.Seed, i), r.problems[i%len(r.problems)], drawOutcome(planRand(st.cfg.Seed+1, i)))
			if mark != "" {
				p = p.fresh(fmt.Sprintf("%s/%s%d", c.plan.login, mark, i))
			}
			return c.practise(ctx, p)
		}
	}
	idle := newMeter(st.cfg.Meter)
	sleep(ctx, idleTime)
	idling := idle.stop()
	var units []Unit
	for _, u := range []struct {
		name  string
		count int // 0: for unitTime
		f     func(int) error
	}{
		{unitLogin, 10, login}, // within what one login may try in a minute
		{unitContest, 0, each("/api/v1/contests/" + open.contest)},
		{unitStatement, 0, each(open.statement(0))},
		{unitBoard, 0, get(st.boardPath(1, ""))},
		{unitPoll, 0, get("/api/v1/submissions/" + id)},
		{unitCached, cachedCount, submit("")},
		{unitFresh, freshCount, submit("unit")},
	} {
		unit, err := st.measure(u.name, u.count, idling, u.f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", u.name, err)
		}
		units = append(units, unit)
	}
	return units, nil
}

// measure calls f count times, or for unitTime, and divides what it cost beyond
// what the site used in idleTime.
func (s *stage) measure(name string, count int, idling map[string]time.Duration, f func(int) error) (Unit, error) {
	m := newMeter(s.cfg.Meter)
	began := time.Now()
	deadline := began.Add(unitTime)
	var next atomic.Int64
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	var done atomic.Int64
	for range unitWidth {
		wg.Go(func() {
			for {
				i := next.Add(1) - 1
				if count > 0 && i >= int64(count) || count == 0 && time.Now().After(deadline) {
					return
				}
				if err := f(int(i)); err != nil {
					once.Do(func() { first = err })
					return
				}
				done.Add(1)
			}
		})
	}
	wg.Wait()
	used := m.stop()
	n := max(1, done.Load())
	idleTimes := time.Since(began).Seconds() / idleTime.Seconds()
	for part := range used {
		used[part] = max(0, used[part]-time.Duration(idleTimes*float64(idling[part]))) / time.Duration(n)
	}
	return Unit{name, int(done.Load()), used}, first
}

// practise submits outside of the contest and waits for the verdict.
func (c *contestant) practise(ctx context.Context, p program) error {
	var s submission
	if _, err := c.must(ctx, kindAdmin, http.MethodPost, "/api/v1/submissions", map[string]any{
		"problem": p.problem, "language": p.language, "files": []map[string]string{{"name": p.file, "content": p.source}},
	}, &s); err != nil {
		return err
	}
	id := s.ID
	for s.State != judged {
		if !sleep(ctx, 100*time.Millisecond) {
			return ctx.Err()
		}
		if _, err := c.must(ctx, kindAdmin, http.MethodGet, "/api/v1/submissions/"+id, nil, &s); err != nil {
			return err
		}
	}
	return nil
}
