package gateway

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/bus"
	"assize/judge"
)

// queueWatch holds what was last seen of the queues; it may be a second old.
type queueWatch struct {
	seen atomic.Pointer[queueState]
}

type queueState struct {
	depths map[string]bus.Depth
	// oldest is the age of the request that has waited longest, 0 where none
	// waits.
	oldest time.Duration
	// places are those of the judgements that are still to come, by id.
	places map[string]place
	paces  map[judge.Class]pace
}

// place is where a judgement stands among those of its class: 1 is the next one.
// Classes wait in lines of their own: a contest's goes first, and practice keeps
// a slot. A place only ever gets smaller: whoever comes later stands behind.
type place struct {
	class    judge.Class
	position int
}

// pace is how fast a class moves: what was answered in the last paceTime, of the
// time in which somebody waited.
type pace struct {
	last  time.Time
	looks []look // the oldest first
}

type look struct {
	at       time.Time
	took     time.Duration // since the look before; 0 where nobody waited then
	answered int           // of those who did
}

const paceTime = 20 * time.Second

// perSecond is 0 while it is not known.
func (p pace) perSecond() float64 {
	n, took := 0, time.Duration(0)
	for _, l := range p.looks {
		n, took = n+l.answered, took+l.took
	}
	if took == 0 {
		return 0
	}
	return float64(n) / took.Seconds()
}

// with adds a look at a line in which somebody waited, or nobody did.
func (p pace) with(at time.Time, waited bool, answered int) pace {
	next := pace{last: at}
	for _, l := range p.looks {
		if at.Sub(l.at) < paceTime {
			next.looks = append(next.looks, l)
		}
	}
	if waited && !p.last.IsZero() {
		next.looks = append(next.looks, look{at, at.Sub(p.last), answered})
	}
	return next
}

func (q *queueWatch) get() queueState {
	if state := q.seen.Load(); state != nil {
		return *state
	}
	return queueState{}
}

// watchQueues looks once a second. What cannot be read stays as it was.
func (s *Service) watchQueues(ctx context.Context) {
	tick := time.NewTicker(s.cfg.QueueEvery)
	defer tick.Stop()
	for {
		state := s.queue.get()
		if depths, err := s.bus.Depths(ctx); err == nil {
			state.depths = depths
		}
		if open, err := s.openRequests(ctx); err == nil {
			state.look(open, s.now(), time.Now())
		} else if ctx.Err() == nil {
			s.log.Warn("gateway: places in the queue are as old as the last look", "error", err)
		}
		s.queue.seen.Store(&state)
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// waiting is a judgement that is still to come.
type waiting struct {
	judgement string
	class     judge.Class
	since     time.Time
}

// maxPlaces bounds how many places are kept; who stands behind them has none.
const maxPlaces = 50_000

// openRequests returns what waits, in the order in which it was asked for.
func (s *Service) openRequests(ctx context.Context) ([]waiting, error) {
	rows, err := s.db.Query(ctx, `SELECT r.id::text, r.class, r.requested_at FROM judgement_requests r
		WHERE NOT r.answered AND NOT EXISTS (SELECT FROM judgements j WHERE j.id = r.id) ORDER BY r.requested_at, r.id LIMIT $1`, maxPlaces)
	if err != nil {
		return nil, fmt.Errorf("read the queue: %w", err)
	}
	open, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (w waiting, err error) {
		return w, row.Scan(&w.judgement, &w.class, &w.since)
	})
	if err != nil {
		return nil, fmt.Errorf("read the queue: %w", err)
	}
	return open, nil
}

// look takes in what waits at now; at is the moment on the monotonic clock.
func (q *queueState) look(open []waiting, now, at time.Time) {
	q.oldest = 0
	if len(open) > 0 {
		q.oldest = max(0, now.Sub(open[0].since))
	}
	before := q.places
	q.places = make(map[string]place, len(open))
	lines := map[judge.Class]int{}
	for _, w := range open {
		lines[w.class]++
		p := place{w.class, lines[w.class]}
		// A request may be committed after one that was made later: it does not push
		// back whoever was told a place already.
		if told, ok := before[w.judgement]; ok {
			p.position = min(p.position, told.position)
		}
		q.places[w.judgement] = p
	}
	answered, waited := map[judge.Class]int{}, map[judge.Class]bool{}
	for id, p := range before {
		waited[p.class] = true
		if _, open := q.places[id]; !open {
			answered[p.class]++
		}
	}
	paces := make(map[judge.Class]pace, len(judge.Classes))
	for _, class := range judge.Classes {
		paces[class] = q.paces[class].with(at, waited[class], answered[class])
	}
	q.paces = paces
}

// queuePlace is what a poll says of the line: null in the place of one where the
// judgement has come, or was asked for just now.
type queuePlace struct {
	Position   int    `json:"position"`
	EstimateMS *int64 `json:"estimate_ms"` // null: nothing of the kind was judged lately
}

func (q *queueWatch) place(judgement string) *queuePlace {
	state := q.get()
	p, ok := state.places[judgement]
	if !ok {
		return nil
	}
	out := &queuePlace{Position: p.position}
	if rate := state.paces[p.class].perSecond(); rate > 0 {
		ms := int64(math.Ceil(float64(p.position)/rate*10)) * 100
		out.EstimateMS = &ms
	}
	return out
}

// wait is the estimate as a duration, 0 where there is none.
func (p *queuePlace) wait() time.Duration {
	if p == nil || p.EstimateMS == nil {
		return 0
	}
	return time.Duration(*p.EstimateMS) * time.Millisecond
}

// Polling too early costs a request, too late costs the contestant's patience.
const (
	fastPoll = 100 * time.Millisecond
	slowPoll = 5 * time.Second
)

// pollAfter is when it is worth asking again for a judgement that has waited for
// age already: soon in the beginning, and later the longer the line before it.
func (q *queueWatch) pollAfter(state judge.State, judgement string, age time.Duration) time.Duration {
	if state == judge.Done {
		return 0
	}
	after := fastPoll
	switch {
	case age > time.Minute:
		after = 2 * time.Second
	case age > 10*time.Second:
		after = time.Second
	case age > 2*time.Second:
		after = 250 * time.Millisecond
	}
	seen := q.get()
	if p := q.place(judgement); p != nil {
		if p.EstimateMS != nil {
			// A quarter of the time: the estimate may be wrong, and places change.
			after = max(fastPoll, p.wait()/4)
		}
		return min(after, slowPoll)
	}
	if state == judge.Queued {
		var waiting uint64
		for _, d := range seen.depths {
			waiting += d.Waiting
		}
		after += time.Duration(min(waiting, 1000)) * 20 * time.Millisecond
	}
	return min(after, slowPoll)
}
