package gateway

import (
	"context"
	"sync/atomic"
	"testing"
)

// TestFindings: administrators alone see what the machine lacks, and who asks at
// the same time or soon after sets nothing going again.
func TestFindings(t *testing.T) {
	var looked atomic.Int32
	f := start(t, func(c *Config) {
		c.Examine = func(context.Context) []Finding {
			looked.Add(1)
			return []Finding{
				{What: "PostgreSQL", OK: true},
				{What: "Landlock", Optional: true, Help: "a newer kernel"},
				{What: "disk", Help: "make room"},
			}
		}
	})
	const address = "/api/v1/admin/findings"
	(&person{f: f}).must(401, "GET", address, nil, nil)
	f.contestant("ada").must(403, "GET", address, nil, nil)
	f.juror("jo").must(403, "GET", address, nil, nil)
	if n := looked.Load(); n != 0 {
		t.Fatalf("looked %d times for who may not ask", n)
	}
	for range 2 {
		var e examination
		f.admin.must(200, "GET", address, nil, &e)
		if e.Missing != 1 || len(e.Findings) != 3 || e.Findings[2].Help != "make room" || e.CheckedAt.IsZero() {
			t.Errorf("findings: %+v", e)
		}
	}
	if n := looked.Load(); n != 1 {
		t.Errorf("looked %d times, want 1", n)
	}
}
