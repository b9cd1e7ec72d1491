package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// patience is how long a request to another process may go on without a byte either
// way. How long it takes as a whole is bounded by nothing: a large blob over a slow
// line takes as long as it takes.
const patience = time.Minute

var errStalled = errors.New("the other side has stalled")

// progress ends a request that does not get on.
type progress struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	after  time.Duration
	timer  *time.Timer
}

// watch returns the progress of a request that begins now.
func watch(ctx context.Context, after time.Duration) *progress {
	p := &progress{after: after}
	p.ctx, p.cancel = context.WithCancelCause(ctx)
	p.timer = time.AfterFunc(after, func() { p.cancel(fmt.Errorf("%w: nothing came or went for %v", errStalled, after)) })
	return p
}

// done ends the watch.
func (p *progress) done() {
	p.timer.Stop()
	p.cancel(nil)
}

// because puts the reason why the request was ended in the place of err.
func (p *progress) because(err error) error {
	if cause := context.Cause(p.ctx); err != nil && err != io.EOF && errors.Is(cause, errStalled) {
		return cause
	}
	return err
}

// moving tells the progress of what is read.
type moving struct {
	io.Reader
	*progress
}

// Read implements io.Reader.
func (m moving) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	if n > 0 || err == io.EOF {
		m.timer.Reset(m.after)
	}
	return n, m.because(err)
}

// movingBody is the body of an answer. It ends the watch.
type movingBody struct {
	moving
	io.Closer
}

// Close implements io.Closer.
func (m movingBody) Close() error {
	m.done()
	return m.Closer.Close()
}
