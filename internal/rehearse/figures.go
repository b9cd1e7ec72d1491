package rehearse

import (
	"maps"
	"slices"
	"sync"
	"time"
)

// kind is what a request was for.
type kind string

// The kinds.
const (
	kindLogin     kind = "log in"
	kindRegister  kind = "register"
	kindContest   kind = "contest page"
	kindStatement kind = "statement"
	kindBurst     kind = "submit, start burst" // until a tenth of the contest
	kindSubmit    kind = "submit, later"
	kindPoll      kind = "poll a submission"
	kindBoard     kind = "board page"
	kindQuestions kind = "clarifications"
	kindAsk       kind = "ask the jury"
	kindAdmin     kind = "administration"
)

// figures collects what was measured. It is safe for concurrent use.
type figures struct {
	mu        sync.Mutex
	latencies map[kind][]time.Duration // of answers below 500, 429 apart
	statuses  map[kind]map[int]int     // 0: no answer
	staleness []time.Duration
	toVerdict []time.Duration
	failures  []string // the first of them
	failed    int
	late      int // submissions that reached the site after the end
}

func newFigures() *figures {
	return &figures{latencies: map[kind][]time.Duration{}, statuses: map[kind]map[int]int{}}
}

func (f *figures) answered(k kind, status int, took time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.statuses[k] == nil {
		f.statuses[k] = map[int]int{}
	}
	f.statuses[k][status]++
	if status != 0 && status != 429 && status < 500 {
		f.latencies[k] = append(f.latencies[k], took)
	}
}

func (f *figures) stale(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.staleness = append(f.staleness, d)
}

func (f *figures) verdict(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.toVerdict = append(f.toVerdict, d)
}

// maxFailures are kept in words; the others are counted.
const maxFailures = 20

func (f *figures) fail(what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.failed++
	if len(f.failures) < maxFailures {
		f.failures = append(f.failures, what)
	}
}

func (f *figures) tooLate() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.late++
}

// Quantiles are of a set of durations; all 0 where it is empty.
type Quantiles struct {
	N             int
	P50, P99, Max time.Duration
}

func quantilesOf(d []time.Duration) Quantiles {
	if len(d) == 0 {
		return Quantiles{}
	}
	sorted := slices.Sorted(slices.Values(d))
	at := func(q float64) time.Duration { return sorted[int(q*float64(len(sorted)-1))] }
	return Quantiles{len(sorted), at(0.5), at(0.99), sorted[len(sorted)-1]}
}

func (f *figures) kinds() []kind {
	return slices.Sorted(maps.Keys(f.statuses))
}
