package gateway

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// headcounts remember for a moment how many take part in each contest: counting a
// large contest costs more than the rest of its page.
type headcounts struct {
	mu     sync.Mutex
	counts map[string]headcount // by contest id
}

type headcount struct {
	n    int
	seen time.Time // on the monotonic clock
}

const headcountFor = time.Second

func newHeadcounts() *headcounts { return &headcounts{counts: map[string]headcount{}} }

// forget is called after somebody has entered, who wants to be counted at once.
func (h *headcounts) forget() {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.counts)
}

// headcount fills in how many take part in each of the contests. q is the
// transaction, where there is one: it must not wait for another connection.
func (s *Service) headcount(ctx context.Context, q querier, contests ...*contestSummary) error {
	var unknown []string
	h := s.heads
	h.mu.Lock()
	for _, c := range contests {
		if e, ok := h.counts[c.id]; ok && time.Since(e.seen) < headcountFor {
			c.Participants = e.n
		} else {
			unknown = append(unknown, c.id)
		}
	}
	h.mu.Unlock()
	if len(unknown) == 0 {
		return nil
	}
	seen := time.Now()
	found := map[string]int{}
	rows, err := q.Query(ctx, `SELECT contest_id::text, count(DISTINCT participant_id) FROM contest_participants
		WHERE contest_id = ANY($1::uuid[]) GROUP BY contest_id`, unknown)
	if err != nil {
		return fmt.Errorf("count participants: %w", err)
	}
	var id string
	var n int
	if _, err := pgx.ForEachRow(rows, []any{&id, &n}, func() error { found[id] = n; return nil }); err != nil {
		return fmt.Errorf("count participants: %w", err)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.counts) > 10_000 {
		clear(h.counts)
	}
	for _, id := range unknown {
		h.counts[id] = headcount{found[id], seen}
	}
	for _, c := range contests {
		if n, ok := found[c.id]; ok {
			c.Participants = n
		}
	}
	return nil
}
