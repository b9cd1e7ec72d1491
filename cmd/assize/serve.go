package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"
)

// newRegistry collects what the services count, and what Go counts itself.
func newRegistry() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return r
}

func (s *settings) metricsFlag(env *env, f *flag.FlagSet) {
	f.StringVar(&s.metrics, "metrics-listen", env.getenv("ASSIZE_METRICS_LISTEN"), "serve Prometheus metrics here, HOST:PORT (ASSIZE_METRICS_LISTEN; by default nowhere)")
}

// serve runs one service until it ends or ctx is done, with its metrics beside
// it where that was asked for. Ending because ctx is done is no error.
func (s *settings) serve(ctx context.Context, env *env, registry *prometheus.Registry, run func(context.Context) error) error {
	g, ctx := errgroup.WithContext(ctx)
	if s.metrics != "" {
		g.Go(func() error { return serveMetrics(ctx, s.metrics, registry) })
	}
	g.Go(func() error { return run(ctx) })
	fmt.Fprintln(env.stdout, "running")
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func serveMetrics(ctx context.Context, address string, registry *prometheus.Registry) error {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("metrics: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return serveHTTP(ctx, l, mux)
}

// serveHTTP serves until ctx is done.
func serveHTTP(ctx context.Context, l net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() }) // its error would be the listener's, which is gone too
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return ctx.Err()
}
