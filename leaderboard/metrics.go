package leaderboard

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"assize/judge"
)

type metrics struct {
	judgements *prometheus.CounterVec
	stages     *prometheus.HistogramVec
	dropped    prometheus.Counter
	refused    prometheus.Counter
	fills      prometheus.Counter
	dirty      prometheus.Gauge
}

func newMetrics(r prometheus.Registerer) *metrics {
	m := &metrics{
		judgements: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "assize_judgements_total",
			Help: "Judgements recorded; the rate is results per second."}, []string{"verdict", "language", "class"}),
		stages: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "assize_judgement_seconds",
			Help:    "Time since the judgement was asked for, until it was judged and until it was recorded.",
			Buckets: prometheus.ExponentialBuckets(0.005, 2, 16)}, []string{"until", "class"}),
		dropped: prometheus.NewCounter(prometheus.CounterOpts{Name: "assize_leaderboard_dropped_total",
			Help: "Results dropped because nobody had asked for them."}),
		refused: prometheus.NewCounter(prometheus.CounterOpts{Name: "assize_leaderboard_board_errors_total",
			Help: "Updates that Redis did not take; the board is filled anew afterwards."}),
		fills: prometheus.NewCounter(prometheus.CounterOpts{Name: "assize_leaderboard_board_fills_total",
			Help: "Boards filled from PostgreSQL as a whole."}),
		dirty: prometheus.NewGauge(prometheus.GaugeOpts{Name: "assize_leaderboard_boards_behind",
			Help: "Boards in Redis that are known to be behind PostgreSQL."}),
	}
	if r != nil {
		r.MustRegister(m.judgements, m.stages, m.dropped, m.refused, m.fills, m.dirty)
	}
	return m
}

func (m *metrics) recorded(q request, j judge.Judged, now time.Time) {
	m.judgements.WithLabelValues(j.Result.Verdict.String(), string(q.language), string(q.class)).Inc()
	for until, at := range map[string]time.Time{"judged": j.Result.JudgedAt, "recorded": now} {
		// Clocks of other machines may differ a little.
		m.stages.WithLabelValues(until, string(q.class)).Observe(max(0, at.Sub(q.requestedAt).Seconds()))
	}
}
