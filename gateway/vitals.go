package gateway

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"assize/bus"
	"assize/judge"
)

// vitals is the health of the site for its plots: what this gateway has seen in
// the last hour, in memory.
type vitals struct {
	requests, failed   atomic.Uint64 // HTTP requests, and those answered with 5xx
	requestTimes       durations
	judged             atomic.Uint64
	verdictTimes       durations // from the request of a judgement to its record
	mu                 sync.Mutex
	samples            []vitalSample // the oldest first
	pulses             map[string]pulseSeen
	lastReq, lastError uint64
	lastJudged         uint64
	last               time.Time
}

type pulseSeen struct {
	judge.Pulse
	at time.Time
}

const (
	// keptVitals is how many samples there are: an hour of one each 10 s.
	keptVitals = 360
	// pulseFor is how long a worker is listed after its last sign of life.
	pulseFor = 4 * bus.PulseEvery
)

func newVitals() *vitals { return &vitals{pulses: map[string]pulseSeen{}} }

// vitalSample is one point of each line.
type vitalSample struct {
	at                        time.Time
	waiting, inFlight         map[string]uint64 // by stream
	open                      map[judge.Class]int
	oldest                    time.Duration
	slots, busy               map[string]int // by stream
	requests, failed, judged  float64        // a second
	requestP50, requestP99    time.Duration
	verdictP50, verdictP95    time.Duration
	anyRequests, anyJudgement bool
}

func (v *vitals) request(status int, took time.Duration) {
	v.requests.Add(1)
	if status >= http.StatusInternalServerError {
		v.failed.Add(1)
	}
	v.requestTimes.add(took)
}

func (v *vitals) answered(took time.Duration) {
	v.judged.Add(1)
	v.verdictTimes.add(took)
}

// hear takes in a sign of life of a worker.
func (v *vitals) hear(data []byte, now time.Time) {
	var p judge.Pulse
	if json.Unmarshal(data, &p) != nil {
		return
	}
	key := p.Stream + " " + p.Node
	v.mu.Lock()
	defer v.mu.Unlock()
	if p.Slots == 0 {
		delete(v.pulses, key)
		return
	}
	if len(v.pulses) < 10_000 {
		v.pulses[key] = pulseSeen{p, now}
	}
}

// living are the workers heard of lately, by stream and node.
func (v *vitals) living(now time.Time) []pulseSeen {
	var list []pulseSeen
	for key, p := range v.pulses {
		if now.Sub(p.at) > pulseFor {
			delete(v.pulses, key)
			continue
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b pulseSeen) int {
		return cmp.Or(cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Node, b.Node))
	})
	return list
}

// sample adds a point to each line. mono is the moment on the monotonic clock.
func (v *vitals) sample(state queueState, now, mono time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	s := vitalSample{at: now, waiting: map[string]uint64{}, inFlight: map[string]uint64{}, open: map[judge.Class]int{},
		oldest: state.oldest, slots: map[string]int{}, busy: map[string]int{}}
	for stream, d := range state.depths {
		s.waiting[stream], s.inFlight[stream] = d.Waiting, d.InFlight
	}
	for _, p := range state.places {
		s.open[p.class]++
	}
	for _, p := range v.living(mono) {
		s.slots[p.Stream] += p.Slots
		s.busy[p.Stream] += p.Busy
	}
	requests, failed, judged := v.requests.Load(), v.failed.Load(), v.judged.Load()
	if took := mono.Sub(v.last).Seconds(); !v.last.IsZero() && took > 0 {
		s.requests, s.failed = float64(requests-v.lastReq)/took, float64(failed-v.lastError)/took
		s.judged = float64(judged-v.lastJudged) / took
	}
	v.last, v.lastReq, v.lastError, v.lastJudged = mono, requests, failed, judged
	times := v.requestTimes.take()
	s.requestP50, s.anyRequests = times.quantile(.5)
	s.requestP99, _ = times.quantile(.99)
	times = v.verdictTimes.take()
	s.verdictP50, s.anyJudgement = times.quantile(.5)
	s.verdictP95, _ = times.quantile(.95)
	if len(v.samples) == keptVitals {
		v.samples = slices.Delete(v.samples, 0, 1)
	}
	v.samples = append(v.samples, s)
}

func (s *Service) vitalsLoop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.VitalsEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.vitals.sample(s.queue.get(), s.now(), time.Now())
		case <-ctx.Done():
			return
		}
	}
}

// durations counts durations in steps of 2^(1/4) from 1 µs on. It may be used by
// several goroutines.
type durations struct{ counts [durationSteps]atomic.Uint64 }

const durationSteps = 4 * 32 // to more than an hour

type durationCounts [durationSteps]uint64

func (d *durations) add(took time.Duration) {
	step := 0
	if us := float64(took) / float64(time.Microsecond); us > 1 {
		step = min(int(math.Ceil(4*math.Log2(us))), durationSteps-1)
	}
	d.counts[step].Add(1)
}

// take returns the counts and begins anew.
func (d *durations) take() (c durationCounts) {
	for i := range d.counts {
		c[i] = d.counts[i].Swap(0)
	}
	return c
}

// quantile is the upper end of the step in which the quantile lies; false where
// nothing was counted.
func (c *durationCounts) quantile(q float64) (time.Duration, bool) {
	total := uint64(0)
	for _, n := range c {
		total += n
	}
	if total == 0 {
		return 0, false
	}
	left := uint64(math.Ceil(q * float64(total)))
	for step, n := range c {
		if n >= left {
			return time.Duration(math.Exp2(float64(step)/4) * float64(time.Microsecond)), true
		}
		left -= n
	}
	return 0, false
}
