package gateway

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"
)

// metrics are the figures of one service; two in one process do not mix.
type metrics struct {
	registry       *prometheus.Registry
	requests       *prometheus.HistogramVec
	verdicts       *prometheus.CounterVec
	latency        *prometheus.HistogramVec
	republished    prometheus.Counter
	boardFallbacks prometheus.Counter
}

func newMetrics(s *Service, registry *prometheus.Registry) (*metrics, error) {
	var all []prometheus.Collector
	if registry == nil {
		registry = prometheus.NewRegistry()
		all = append(all, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	}
	m := &metrics{
		registry: registry,
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "assize_http_request_seconds", Help: "Time to answer, by route.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}, []string{"method", "route", "status"}),
		verdicts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "assize_verdicts_total", Help: "Judgement requests answered, by class and verdict.",
		}, []string{"class", "verdict"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "assize_request_to_verdict_seconds", Help: "From the commit of a judgement request to the record of its verdict.",
			Buckets: []float64{.05, .1, .2, .3, .5, .75, 1, 2, 5, 10, 30, 60, 300, 1800},
		}, []string{"class"}),
		republished: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "assize_sweeper_published_total", Help: "Judgement requests published by the sweeper: late ones and lost ones.",
		}),
		boardFallbacks: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "assize_board_fallbacks_total", Help: "Scoreboard pages read from PostgreSQL because Redis did not have them.",
		}),
	}
	for _, c := range append(all, m.requests, m.verdicts, m.latency, m.republished, m.boardFallbacks, queueCollector{s}) {
		if err := registry.Register(c); err != nil {
			return nil, fmt.Errorf("gateway: metrics: %w", err)
		}
	}
	return m, nil
}

func (m *metrics) request(method, route string, status int, took time.Duration) {
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
}

func (m *metrics) judged(class, verdict string, seconds float64) {
	m.verdicts.WithLabelValues(class, verdict).Inc()
	m.latency.WithLabelValues(class).Observe(seconds)
}

// queueCollector shows what watchQueues saw last.
type queueCollector struct{ s *Service }

var (
	waitingDesc  = prometheus.NewDesc("assize_queue_waiting", "Messages that nobody works on yet.", []string{"stream"}, nil)
	inFlightDesc = prometheus.NewDesc("assize_queue_in_flight", "Messages that are being worked on.", []string{"stream"}, nil)
	oldestDesc   = prometheus.NewDesc("assize_oldest_unanswered_seconds", "Age of the judgement request that has waited longest; 0: none waits.", nil, nil)
)

// Describe implements prometheus.Collector.
func (queueCollector) Describe(ch chan<- *prometheus.Desc) {
	ch <- waitingDesc
	ch <- inFlightDesc
	ch <- oldestDesc
}

// Collect implements prometheus.Collector.
func (c queueCollector) Collect(ch chan<- prometheus.Metric) {
	state := c.s.queue.get()
	for stream, d := range state.depths {
		ch <- prometheus.MustNewConstMetric(waitingDesc, prometheus.GaugeValue, float64(d.Waiting), stream)
		ch <- prometheus.MustNewConstMetric(inFlightDesc, prometheus.GaugeValue, float64(d.InFlight), stream)
	}
	ch <- prometheus.MustNewConstMetric(oldestDesc, prometheus.GaugeValue, state.oldest.Seconds())
}

func (s *Service) serveMetrics(*request) (*answer, error) {
	families, err := s.metrics.registry.Gather()
	if err != nil {
		return nil, fmt.Errorf("gather metrics: %w", err)
	}
	var out bytes.Buffer
	for _, f := range families {
		if _, err := expfmt.MetricFamilyToText(&out, f); err != nil {
			return nil, fmt.Errorf("write metrics: %w", err)
		}
	}
	return &answer{raw: out.Bytes(), contentType: "text/plain; version=0.0.4; charset=utf-8"}, nil
}
