package gateway

import (
	"math"
	"time"

	"assize/judge"
)

type vitalsPage struct {
	Now             time.Time         `json:"now"`
	Status          string            `json:"status"`
	Checks          map[string]string `json:"checks"`
	IntervalSeconds float64           `json:"interval_seconds"`
	Queues          []queueNow        `json:"queues"`
	Classes         []classNow        `json:"classes"`
	Workers         []workerNow       `json:"workers"`
	Series          vitalSeries       `json:"series"`
}

type queueNow struct {
	Stage    string `json:"stage"`
	Waiting  uint64 `json:"waiting"`
	InFlight uint64 `json:"in_flight"`
}

type classNow struct {
	Class     judge.Class `json:"class"`
	Open      int         `json:"open"`
	PerSecond *float64    `json:"per_second"` // null: nothing of the kind was judged lately
}

type workerNow struct {
	Stage   string `json:"stage"`
	Node    string `json:"node"`
	Slots   int    `json:"slots"`
	Busy    int    `json:"busy"`
	Handled uint64 `json:"handled"`
	Failed  uint64 `json:"failed"`
	AgeMS   int64  `json:"age_ms"` // since its last sign of life
}

// vitalSeries is the last hour column by column: all lines have the length of at.
type vitalSeries struct {
	At                []int64    `json:"at"` // seconds since 1970
	CompileWaiting    []uint64   `json:"compile_waiting"`
	RunWaiting        []uint64   `json:"run_waiting"`
	RecordWaiting     []uint64   `json:"record_waiting"`
	Contest           []int      `json:"open_contest"`
	Practice          []int      `json:"open_practice"`
	Rejudge           []int      `json:"open_rejudge"`
	OldestSeconds     []float64  `json:"oldest_seconds"`
	CompilerSlots     []int      `json:"compiler_slots"`
	CompilerBusy      []int      `json:"compiler_busy"`
	RunnerSlots       []int      `json:"runner_slots"`
	RunnerBusy        []int      `json:"runner_busy"`
	JudgedPerSecond   []float64  `json:"judged_per_second"`
	VerdictP50MS      []*float64 `json:"verdict_p50_ms"` // null: nothing was judged
	VerdictP95MS      []*float64 `json:"verdict_p95_ms"`
	RequestsPerSecond []float64  `json:"requests_per_second"`
	ErrorsPerSecond   []float64  `json:"errors_per_second"`
	RequestP50MS      []*float64 `json:"request_p50_ms"`
	RequestP99MS      []*float64 `json:"request_p99_ms"`
}

// stages names who takes from a stream, in the order of the pipeline.
var stages = []struct{ stream, stage string }{
	{judge.CompileStream, "compiler"}, {judge.RunStream, "runner"}, {judge.ResultStream, "leaderboard"},
}

func stageOf(stream string) string {
	for _, s := range stages {
		if s.stream == stream {
			return s.stage
		}
	}
	return stream
}

// getVitals shows how the site is and was in the last hour, as far as this
// gateway knows: requests are its own, queues and workers those of the site.
func (s *Service) getVitals(r *request) (*answer, error) {
	p := vitalsPage{Now: r.now, IntervalSeconds: s.cfg.VitalsEvery.Seconds(), Queues: []queueNow{}, Classes: []classNow{}, Workers: []workerNow{}}
	h := s.ready(r.ctx)
	p.Status, p.Checks = h.Status, h.Checks
	state := s.queue.get()
	for _, stage := range stages {
		d := state.depths[stage.stream]
		p.Queues = append(p.Queues, queueNow{stage.stage, d.Waiting, d.InFlight})
	}
	open := map[judge.Class]int{}
	for _, place := range state.places {
		open[place.class]++
	}
	for _, class := range judge.Classes {
		c := classNow{Class: class, Open: open[class]}
		if rate := state.paces[class].perSecond(); rate > 0 {
			rate = round(rate)
			c.PerSecond = &rate
		}
		p.Classes = append(p.Classes, c)
	}
	now := time.Now()
	s.vitals.mu.Lock()
	defer s.vitals.mu.Unlock()
	for _, w := range s.vitals.living(now) {
		p.Workers = append(p.Workers, workerNow{stageOf(w.Stream), w.Node, w.Slots, w.Busy, w.Handled, w.Failed, now.Sub(w.at).Milliseconds()})
	}
	p.Series = newVitalSeries(s.vitals.samples)
	return ok(p), nil
}

func newVitalSeries(samples []vitalSample) vitalSeries {
	n := len(samples)
	v := vitalSeries{
		At: make([]int64, n), CompileWaiting: make([]uint64, n), RunWaiting: make([]uint64, n), RecordWaiting: make([]uint64, n),
		Contest: make([]int, n), Practice: make([]int, n), Rejudge: make([]int, n), OldestSeconds: make([]float64, n),
		CompilerSlots: make([]int, n), CompilerBusy: make([]int, n), RunnerSlots: make([]int, n), RunnerBusy: make([]int, n),
		JudgedPerSecond: make([]float64, n), VerdictP50MS: make([]*float64, n), VerdictP95MS: make([]*float64, n),
		RequestsPerSecond: make([]float64, n), ErrorsPerSecond: make([]float64, n), RequestP50MS: make([]*float64, n), RequestP99MS: make([]*float64, n),
	}
	for i, s := range samples {
		v.At[i] = s.at.Unix()
		v.CompileWaiting[i], v.RunWaiting[i], v.RecordWaiting[i] = s.waiting[judge.CompileStream], s.waiting[judge.RunStream], s.waiting[judge.ResultStream]
		v.Contest[i], v.Practice[i], v.Rejudge[i] = s.open[judge.Contest], s.open[judge.Practice], s.open[judge.Rejudge]
		v.OldestSeconds[i] = round(s.oldest.Seconds())
		v.CompilerSlots[i], v.CompilerBusy[i] = s.slots[judge.CompileStream], s.busy[judge.CompileStream]
		v.RunnerSlots[i], v.RunnerBusy[i] = s.slots[judge.RunStream], s.busy[judge.RunStream]
		v.JudgedPerSecond[i], v.RequestsPerSecond[i], v.ErrorsPerSecond[i] = round(s.judged), round(s.requests), round(s.failed)
		if s.anyJudgement {
			v.VerdictP50MS[i], v.VerdictP95MS[i] = inMS(s.verdictP50), inMS(s.verdictP95)
		}
		if s.anyRequests {
			v.RequestP50MS[i], v.RequestP99MS[i] = inMS(s.requestP50), inMS(s.requestP99)
		}
	}
	return v
}

func inMS(d time.Duration) *float64 {
	ms := round(float64(d) / float64(time.Millisecond))
	return &ms
}

// round keeps three digits behind the point.
func round(f float64) float64 { return math.Round(f*1000) / 1000 }
