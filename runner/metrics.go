package runner

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

type metrics struct {
	judgements *prometheus.CounterVec
	failures   prometheus.Counter
	runs       prometheus.Counter
	reused     prometheus.Counter
	seconds    prometheus.Histogram

	warmDatasets, warmBytes, warmModules, warmFailures prometheus.Counter
}

// newMetrics registers the metrics; without a registerer they are counted and
// not shown.
func newMetrics(reg prometheus.Registerer, pool *Pool) *metrics {
	f := promauto.With(reg)
	f.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "assize_runner_workers_busy", Help: "Worker processes that are judging.",
	}, func() float64 { return float64(pool.Workers() - len(pool.free)) })
	f.NewCounterFunc(prometheus.CounterOpts{
		Name: "assize_runner_worker_starts_total", Help: "Worker processes started, the first ones included.",
	}, func() float64 { return float64(pool.starts.Load()) })
	return &metrics{
		judgements: f.NewCounterVec(prometheus.CounterOpts{
			Name: "assize_runner_judgements_total", Help: "Judgements published, by verdict.",
		}, []string{"verdict"}),
		failures: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_failures_total", Help: "Tries at a judgement that failed on our side.",
		}),
		runs: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_runs_total", Help: "Test cases judged.",
		}),
		reused: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_runs_reused_total", Help: "Of these, those taken over from an earlier judgement and not run again.",
		}),
		seconds: f.NewHistogram(prometheus.HistogramOpts{
			Name: "assize_runner_judgement_seconds", Help: "Time from taking a judgement to its verdict.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 17),
		}),
		warmDatasets: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_warm_datasets_total", Help: "Datasets taken in before a contest that needs them.",
		}),
		warmBytes: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_warm_bytes_total", Help: "Bytes of test data taken in before a contest.",
		}),
		warmModules: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_warm_modules_total", Help: "Modules, and interpreters, taken in before a contest.",
		}),
		warmFailures: f.NewCounter(prometheus.CounterOpts{
			Name: "assize_runner_warm_failures_total", Help: "Tries at taking something in that failed.",
		}),
	}
}
