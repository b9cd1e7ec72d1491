package gateway

import (
	"context"
	"sync/atomic"
	"time"

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
}

func (q *queueWatch) get() queueState {
	if state := q.seen.Load(); state != nil {
		return *state
	}
	return queueState{}
}

// watchQueues looks once a second. What cannot be read stays as it was.
func (s *Service) watchQueues(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		state := s.queue.get()
		if depths, err := s.bus.Depths(ctx); err == nil {
			state.depths = depths
		}
		var oldest float64
		err := s.db.QueryRow(ctx, `SELECT coalesce(extract(epoch FROM $1::timestamptz - min(requested_at)), 0)::float8
			FROM judgement_requests r WHERE NOT answered`, s.now()).Scan(&oldest)
		if err == nil {
			state.oldest = time.Duration(oldest * float64(time.Second))
		}
		s.queue.seen.Store(&state)
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// Polling too early costs a request, too late costs the contestant's patience.
const (
	fastPoll = 100 * time.Millisecond
	slowPoll = 5 * time.Second
)

// pollAfter is when it is worth asking again for something that has waited for
// age already: soon in the beginning, and later the more is queued before it.
func (q *queueWatch) pollAfter(state judge.State, age time.Duration) time.Duration {
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
	if state == judge.Queued {
		var waiting uint64
		for _, d := range q.get().depths {
			waiting += d.Waiting
		}
		after += time.Duration(min(waiting, 1000)) * 20 * time.Millisecond
	}
	return min(after, slowPoll)
}
