package leaderboard

import (
	"context"
	"sync"

	"assize/judge"
)

// gather makes one transaction of the results that arrive while the one before
// is being committed: alone, a result waits for nobody; in a crowd, many share
// one sync to disk.
type gather struct {
	record func(ctx context.Context, results []judge.Judged) error
	turn   chan struct{} // holds one token while a batch is recorded

	mu      sync.Mutex
	waiting []*waiter
}

type waiter struct {
	result judge.Judged
	done   chan struct{}
	err    error // valid after done
}

// gatherMost bounds the results in one transaction.
const gatherMost = 256

func newGather(record func(context.Context, []judge.Judged) error) *gather {
	return &gather{record: record, turn: make(chan struct{}, 1)}
}

// do returns once the result has been recorded, by this caller or another.
func (g *gather) do(ctx context.Context, result judge.Judged) error {
	w := &waiter{result: result, done: make(chan struct{})}
	g.mu.Lock()
	g.waiting = append(g.waiting, w)
	g.mu.Unlock()
	for {
		select {
		case <-w.done:
			return w.err
		case g.turn <- struct{}{}:
			g.lead(ctx)
			<-g.turn
		}
	}
}

// lead records whatever is waiting. A result that the database refuses does not
// hold up the others of its batch.
func (g *gather) lead(ctx context.Context) {
	g.mu.Lock()
	n := min(len(g.waiting), gatherMost)
	batch := g.waiting[:n:n]
	g.waiting = g.waiting[n:]
	g.mu.Unlock()
	if n == 0 {
		return
	}
	results := make([]judge.Judged, n)
	for i, w := range batch {
		results[i] = w.result
	}
	err := g.record(ctx, results)
	for i, w := range batch {
		w.err = err
		if n > 1 && unrecordable(err) {
			w.err = g.record(ctx, results[i:i+1])
		}
		close(w.done)
	}
}
