package compiler

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"assize/judge"
	"assize/toolchains"
)

// How many boxes wait for jobs of a language, by the jobs that there were.
const (
	demandLasts = 10 * time.Minute // one that is asked for keeps a box for so long
	busyAt      = 5                // jobs in that time, from which on two boxes wait
)

// ahead keeps boxes that were started before there is a job for them
// (toolchains.Ahead). A job takes the oldest one of its language that is ready, and
// never waits for one.
type ahead struct {
	boxes   *boxes
	working atomic.Int32  // jobs under way
	changed chan struct{} // holds one where there is something to look at

	mu     sync.Mutex
	demand map[judge.LanguageID]*demand
	all    []*prepared // oldest first

	waiting *prometheus.GaugeVec
	total   *prometheus.CounterVec
}

// demand is how a language was asked for lately.
type demand struct {
	tc    toolchains.Toolchain
	jobs  []time.Time // the newest ones, at most busyAt
	until time.Time   // a box is wanted so long; the zero time means not any more
}

func newAhead(b *boxes) *ahead {
	return &ahead{
		boxes: b, changed: make(chan struct{}, 1), demand: map[judge.LanguageID]*demand{},
		waiting: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "assize_compiler_ahead_boxes",
			Help: "Boxes that were started ahead of their job, those that get ready included.",
		}, []string{"language"}),
		total: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "assize_compiler_ahead_total",
			Help: "What came of such boxes: used, lost (the job was compiled in another), failed (never ready), expired. And missed: jobs that found none.",
		}, []string{"language", "result"}),
	}
}

// run compiles a job, in a box that waits for one where there is such.
func (a *ahead) run(ctx context.Context, tc toolchains.Toolchain, j job) (outcome, error) {
	a.working.Add(1)
	defer a.working.Add(-1)
	if j.lines { // whose environment would be another one
		return a.boxes.run(ctx, tc, j)
	}
	defer a.look()
	p := a.take(tc, time.Now())
	if p == nil {
		a.count(tc, "missed")
		return a.boxes.run(ctx, tc, j)
	}
	o, err := p.compile(ctx, j)
	if err != nil && ctx.Err() == nil {
		a.boxes.log.Warn("a job is compiled again, in a new box", "language", tc.ID, "error", err)
		a.count(tc, "lost")
		return a.boxes.run(ctx, tc, j)
	}
	a.count(tc, "used")
	return o, err
}

// take notes a job and takes a box for it; nil where none is ready.
func (a *ahead) take(tc toolchains.Toolchain, now time.Time) *prepared {
	a.mu.Lock()
	defer a.mu.Unlock()
	d := a.asked(tc, now)
	d.jobs = append(d.jobs, now)
	d.jobs = d.jobs[max(0, len(d.jobs)-busyAt):]
	at := slices.IndexFunc(a.all, func(p *prepared) bool { return p.fits(tc) && p.isReady() })
	if at < 0 {
		return nil
	}
	p := a.all[at]
	a.remove(at)
	return p
}

// expect notes that jobs of a language are to come.
func (a *ahead) expect(tc toolchains.Toolchain) {
	a.mu.Lock()
	a.asked(tc, time.Now())
	a.mu.Unlock()
	a.look()
}

// asked is called with the lock.
func (a *ahead) asked(tc toolchains.Toolchain, now time.Time) *demand {
	d := a.demand[tc.ID]
	if d == nil {
		d = &demand{}
		a.demand[tc.ID] = d
	}
	d.tc, d.until = tc, now.Add(demandLasts)
	return d
}

// wanted is how many boxes of a language should wait at a time.
func (d *demand) wanted(now time.Time) int {
	switch {
	case now.After(d.until):
		return 0
	case len(d.jobs) == busyAt && now.Sub(d.jobs[0]) < demandLasts:
		return 2
	}
	return 1
}

// lastJob is when the language had one; the zero time means that it is only expected.
func (d *demand) lastJob() time.Time {
	if len(d.jobs) == 0 {
		return time.Time{}
	}
	return d.jobs[len(d.jobs)-1]
}

// allot divides most boxes among the languages that want some: one for each first,
// where there are too few for those that had a job last. It is called with the lock.
func (a *ahead) allot(now time.Time, most int) (order []*demand, boxes map[judge.LanguageID]int) {
	order = slices.SortedFunc(maps.Values(a.demand), func(d, e *demand) int {
		return cmp.Or(e.lastJob().Compare(d.lastJob()), strings.Compare(string(d.tc.ID), string(e.tc.ID)))
	})
	boxes = map[judge.LanguageID]int{}
	for round := 1; round <= 2; round++ {
		for _, d := range order {
			if most > 0 && d.wanted(now) >= round {
				boxes[d.tc.ID]++
				most--
			}
		}
	}
	return order, boxes
}

// look has keep look at once.
func (a *ahead) look() {
	select {
	case a.changed <- struct{}{}:
	default:
	}
}

// keep keeps up to most boxes until ctx is done, and leaves none.
func (a *ahead) keep(ctx context.Context, most int) {
	if most <= 0 || a.boxes.isolation != Runc {
		return
	}
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		for _, p := range a.surplus(time.Now(), most) {
			p.discard()
		}
		if p := a.prepareOne(time.Now(), most); p != nil {
			go func() {
				select {
				case <-p.ready:
				case <-p.ended:
				}
				a.look() // for the next one
			}()
		}
		select {
		case <-tick.C:
		case <-a.changed:
		case <-ctx.Done():
			a.mu.Lock()
			all := slices.Clone(a.all)
			a.all = nil
			a.waiting.Reset()
			a.mu.Unlock()
			for _, p := range all {
				p.discard()
			}
			return
		}
	}
}

// surplus takes out what has ended, what others want more and what is of a
// toolchain that was replaced.
func (a *ahead) surplus(now time.Time, most int) (discard []*prepared) {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, allotted := a.allot(now, most)
	have := map[judge.LanguageID]int{}
	for at := 0; at < len(a.all); {
		p := a.all[at]
		d := a.demand[p.tc.ID]
		have[p.tc.ID]++
		result := ""
		switch {
		case isClosed(p.ended):
			a.boxes.log.Warn("a box for a job to come has ended", "language", p.tc.ID, "error", p.err)
			d.until = time.Time{} // the next job asks again
			result = "failed"
		case !p.fits(d.tc) || have[p.tc.ID] > allotted[p.tc.ID]:
			result = "expired"
		default:
			at++
			continue
		}
		have[p.tc.ID]--
		a.remove(at)
		a.count(p.tc, result)
		discard = append(discard, p)
	}
	return discard
}

// prepareOne starts the box of the language that had a job last, unless another one is being
// prepared, a job is under way, or memory is short.
func (a *ahead) prepareOne(now time.Time, most int) *prepared {
	a.mu.Lock()
	defer a.mu.Unlock()
	preparing := func(p *prepared) bool { return !p.isReady() }
	if len(a.all) >= most || a.working.Load() > 0 || slices.ContainsFunc(a.all, preparing) {
		return nil
	}
	order, allotted := a.allot(now, most)
	next := slices.IndexFunc(order, func(d *demand) bool {
		have := 0
		for _, p := range a.all {
			if p.tc.ID == d.tc.ID {
				have++
			}
		}
		return have < allotted[d.tc.ID]
	})
	if next < 0 || !memoryFor(order[next].tc.Limits.MemoryMiB) {
		return nil
	}
	p := a.boxes.prepareAhead(order[next].tc)
	a.all = append(a.all, p)
	a.waiting.WithLabelValues(string(p.tc.ID)).Inc()
	return p
}

// remove is called with the lock.
func (a *ahead) remove(at int) {
	a.waiting.WithLabelValues(string(a.all[at].tc.ID)).Dec()
	a.all = slices.Delete(a.all, at, at+1)
}

func (a *ahead) count(tc toolchains.Toolchain, result string) {
	a.total.WithLabelValues(string(tc.ID), result).Inc()
}

// fits reports whether a job of tc may take p.
func (p *prepared) fits(tc toolchains.Toolchain) bool {
	return p.tc.ID == tc.ID && p.tc.Digest == tc.Digest
}

func (p *prepared) isReady() bool { return isClosed(p.ready) && !isClosed(p.ended) }

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// memoryFor reports whether a box that takes all that it may would leave a
// quarter of the machine's memory.
func memoryFor(mib int) bool {
	total, available, err := machineMemoryMiB()
	return err == nil && available-mib >= total/4
}

// machineMemoryMiB returns what there is and what could be had without swapping.
func machineMemoryMiB() (total, available int, err error) {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, 0, err
	}
	for line := range bytes.Lines(text) {
		var kib int
		switch _, err := fmt.Sscanf(string(line), "MemAvailable: %d kB", &kib); {
		case err == nil:
			available = kib >> 10
		default:
			if _, err := fmt.Sscanf(string(line), "MemTotal: %d kB", &kib); err == nil {
				total = kib >> 10
			}
		}
	}
	if total == 0 {
		return 0, 0, fmt.Errorf("/proc/meminfo does not say how much memory there is")
	}
	return total, available, nil
}
