package gateway

import (
	"testing"
	"time"

	"assize/judge"
)

// TestPasswordsSayWhen wants a rush of log-ins to be told when to come back,
// rather than to wait until the request has run out of time.
func TestPasswordsSayWhen(t *testing.T) {
	p := newPasswords(argonMemoryKiB)
	p.cost.Store(int64(20 * time.Millisecond))
	p.waiting.Store(int64(cap(p.slots)) * 200) // 4 s
	_, err := p.hash(t.Context(), password)
	_, _, after := describe(err)
	if judge.CodeOf(err) != judge.TooMany || after < 4*time.Second || after > 12*time.Second {
		t.Errorf("200 before us in each slot: %v, again after %v", err, after)
	}
	p.waiting.Store(int64(cap(p.slots)) * 100)
	if _, err := p.hash(t.Context(), password); err != nil {
		t.Errorf("100 before us in each slot: %v", err)
	}
	if n := p.waiting.Load(); n != int64(cap(p.slots))*100 {
		t.Errorf("%d wait afterwards", n)
	}
}
