package runner

import (
	"context"
	"fmt"
	"time"
)

// Every judgement has a worker of its own. The workers that are idle then may
// help those judgements that have many test cases: they are called spare, and
// are given up as soon as another judgement wants one for its own.

// spareGrace is how long a judgement waits for a spare worker to end its test
// case. Then the process is killed: the test case is run again by its judgement,
// and comes to the same.
const spareGrace = 20 * time.Millisecond

// Acquire waits for a worker and returns it for use by one goroutine, until
// Release.
func (p *Pool) Acquire(ctx context.Context) (*Worker, error) {
	select {
	case process := <-p.free:
		return p.hand(process)
	default:
	}
	p.mu.Lock()
	p.waiting++
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		p.waiting--
		p.mu.Unlock()
	}()
	grace := time.NewTimer(spareGrace)
	defer grace.Stop()
	for {
		select {
		case process := <-p.free:
			return p.hand(process)
		case <-grace.C:
			p.preempt()
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for a worker: %w", context.Cause(ctx))
		}
	}
}

// hand makes a Worker of a place that was free.
func (p *Pool) hand(free *process) (*Worker, error) {
	if free == nil {
		var err error
		if free, err = p.start(); err != nil {
			p.free <- nil
			return nil, err
		}
	}
	return &Worker{pool: p, process: free}, nil
}

// spare returns an idle worker, or nil where there is none to spare for a
// judgement of a contest, or of none. Its runs must use the context, which is
// done when the worker is wanted elsewhere. returnSpare gives it back.
func (p *Pool) spare(ctx context.Context, contest bool) (*Worker, context.Context) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.waiting > 0 || !contest && p.hungry > 0 {
		return nil, nil
	}
	select {
	case process := <-p.free:
		if process == nil {
			p.free <- nil // starting one is for those who need it
			return nil, nil
		}
		w := &Worker{pool: p, process: process}
		ctx, cancel := context.WithCancel(ctx)
		p.spares[w] = cancel
		return w, ctx
	default:
		return nil, nil
	}
}

// preempt takes a spare worker away from its judgement.
func (p *Pool) preempt() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for w, cancel := range p.spares {
		cancel()
		delete(p.spares, w)
		return
	}
}

// wanted reports whether a spare worker should be given back: another judgement
// waits for one, or one of a contest could use it and this one is none.
func (p *Pool) wanted(contest bool) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.waiting > 0 || !contest && p.hungry > 0
}

// hunger says that a judgement of a contest would take more spare workers, until
// the function that it returns is called.
func (p *Pool) hunger() (sated func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.hungry++
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.hungry--
	}
}

// returnSpare gives a spare worker back.
func (p *Pool) returnSpare(w *Worker) {
	p.mu.Lock()
	if cancel, ok := p.spares[w]; ok {
		cancel()
		delete(p.spares, w)
	}
	p.mu.Unlock()
	w.Release()
}
