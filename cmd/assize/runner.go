package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/prometheus/client_golang/prometheus"

	"assize/blob"
	"assize/bus"
	"assize/runner"
)

// workerCommand makes of this program a worker process of the runner. Nobody
// types it.
const workerCommand = runner.WorkerCommand

func runWorker([]string) int { return runner.WorkerMain() }

func runRunner(ctx context.Context, env *env, args []string) error {
	s, data, err := stageSettings(env, "runner", args)
	if err != nil {
		return err
	}
	b, blobs, err := s.stageDeps(data)
	if err != nil {
		return err
	}
	defer b.Close()
	registry := newRegistry()
	service, closeService, err := newRunner(ctx, data, s.workers, b, blobs, registry, s.log(env))
	if err != nil {
		return err
	}
	defer func() { _ = closeService() }() // Run has closed it already
	return s.serve(ctx, env, registry, service.Run)
}

func newRunner(_ context.Context, data string, workers int, b *bus.Bus, blobs blob.Store, metrics prometheus.Registerer, log *slog.Logger) (*runner.Service, func() error, error) {
	node, err := os.Hostname()
	if err != nil {
		return nil, nil, fmt.Errorf("name of this machine: %w", err)
	}
	service, err := runner.New(runner.Config{Pool: poolConfig(data, workers), Node: node}, b, blobs, log, metrics)
	if err != nil {
		return nil, nil, err
	}
	return service, func() error { service.Close(); return nil }, nil
}

func poolConfig(data string, workers int) runner.PoolConfig {
	return runner.PoolConfig{Workers: workers, CacheDir: filepath.Join(data, "modules")}
}
