package gateway

import (
	"net/http"
	"runtime"
	"strings"
	"time"

	"assize/judge"
)

// readers bounds how many requests that only read are worked on at once. When a
// contest starts, thousands come in the same second; what is beyond the bound waits
// here, in order, and neither takes the database's connections nor a turn of the
// processor from a submission, which never waits here.
type readers chan struct{}

// newReaders lets in what keeps every core busy while some wait for the database,
// and leaves most of the database's connections to what is written.
func newReaders() readers { return make(readers, min(4*runtime.GOMAXPROCS(0), 64)) }

// enter waits for a place; leave gives it back. What would only go along with a page
// does not wait.
func (l readers) enter(r *request, rt route) (leave func(), err error) {
	if rt.method != http.MethodGet || !strings.HasPrefix(rt.path, "/api/") || strings.HasPrefix(rt.path, "/api/v1/admin/") {
		return func() {}, nil // whoever watches the site must get in, and examining it takes a while
	}
	select {
	case l <- struct{}{}:
		return func() { <-l }, nil
	default:
	}
	full := retryError{judge.E(judge.Unavailable, "too many people ask at once; try again in a moment"), 2 * time.Second}
	if r.c.Locals(aheadKey) != nil {
		return nil, full
	}
	select {
	case l <- struct{}{}:
		return func() { <-l }, nil
	case <-r.ctx.Done():
		return nil, full
	}
}
