package compiler

import (
	"fmt"

	"github.com/prometheus/client_golang/prometheus"

	"assize/judge"
)

// stats are the stage's metrics.
type stats struct {
	seconds *prometheus.HistogramVec
	total   *prometheus.CounterVec
	warm    *prometheus.CounterVec
}

func newStats(r prometheus.Registerer, a *ahead) (*stats, error) {
	s := &stats{
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "assize_compile_seconds",
			Help:    "Wall time of compiles that were not in the cache.",
			Buckets: []float64{.025, .05, .1, .15, .2, .3, .5, .75, 1, 2, 5, 10, 20, 40},
		}, []string{"language"}),
		total: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "assize_compiles_total",
			Help: "Compiles by what came of them: ok, compile_error, cached, refused (no such language here), failed (to be tried again), given_up.",
		}, []string{"language", "result"}),
		warm: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "assize_compiler_warm_total",
			Help: "Languages tried out before a contest that allows them: ok, failed.",
		}, []string{"language", "result"}),
	}
	if r == nil {
		return s, nil
	}
	for _, c := range []prometheus.Collector{s.seconds, s.total, s.warm, a.waiting, a.total} {
		if err := r.Register(c); err != nil {
			return nil, fmt.Errorf("register compiler metrics: %w", err)
		}
	}
	return s, nil
}

func (s *stats) compiled(language judge.LanguageID, r Result) {
	switch {
	case r.Cached:
		s.count(language, "cached")
		return
	case r.OK:
		s.count(language, "ok")
	default:
		s.count(language, "compile_error")
	}
	s.seconds.WithLabelValues(string(language)).Observe(r.Duration.Seconds())
}

func (s *stats) count(language judge.LanguageID, result string) {
	s.total.WithLabelValues(string(language), result).Inc()
}

func (s *stats) warmed(language judge.LanguageID, result string) {
	s.warm.WithLabelValues(string(language), result).Inc()
}
