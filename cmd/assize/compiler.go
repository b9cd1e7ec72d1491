package main

import (
	"context"
	"errors"
	"flag"
	"log/slog"
	"path/filepath"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"assize/blob"
	"assize/bus"
	"assize/compiler"
)

func runCompiler(ctx context.Context, env *env, args []string) (err error) {
	s, data, err := stageSettings(env, "compiler", args, (*settings).installFlag, (*settings).isolationFlag, (*settings).aheadFlag)
	if err != nil {
		return err
	}
	b, blobs, err := s.stageDeps(data)
	if err != nil {
		return err
	}
	defer b.Close()
	registry := newRegistry()
	service, closeService, err := newCompiler(ctx, s, data, b, blobs, registry, s.log(env))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeService()) }()
	return s.serve(ctx, env, registry, func(ctx context.Context) error {
		g, ctx := errgroup.WithContext(ctx)
		if s.install {
			g.Go(func() error { return installRest(ctx, data, s.log(env)) })
		}
		g.Go(func() error { return service.Run(ctx) })
		return g.Wait()
	})
}

func newCompiler(ctx context.Context, s *settings, data string, b *bus.Bus, blobs blob.Store, metrics prometheus.Registerer, log *slog.Logger) (*compiler.Service, func() error, error) {
	log = log.With("service", "compiler")
	c, err := compiler.New(ctx, compiler.Config{DataDir: data, Isolation: s.isolation, Log: log}, blobs)
	if err != nil {
		return nil, nil, err
	}
	service, err := compiler.NewService(compiler.ServiceConfig{Slots: s.workers, Ahead: s.ahead, Log: log, Stats: metrics}, c, blobs, b)
	if err != nil {
		return nil, nil, errors.Join(err, c.Close())
	}
	return service, c.Close, nil
}

// stageSettings reads the flags of the two stages that handle hostile code.
func stageSettings(env *env, name string, args []string, more ...func(*settings, *env, *flag.FlagSet)) (*settings, string, error) {
	s := &settings{}
	if _, err := parse(env, name, args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.natsFlag(env, f)
		s.blobFlags(env, f)
		s.metricsFlag(env, f)
		s.workersFlag(f)
		for _, define := range more {
			define(s, env, f)
		}
	}); err != nil {
		return nil, "", err
	}
	if err := need("--nats", s.nats, "--blobs", s.blobs, "the site's secret (ASSIZE_SITE_TOKEN)", s.token); err != nil {
		return nil, "", err
	}
	data, err := openData(s.data)
	return s, data, err
}

// stageDeps are all that those stages are trusted with: the broker and blobs.
func (s *settings) stageDeps(data string) (*bus.Bus, blob.Store, error) {
	cache, err := blob.NewDir(filepath.Join(data, "blobs"))
	if err != nil {
		return nil, nil, err
	}
	b, err := bus.Connect(s.nats)
	if err != nil {
		return nil, nil, err
	}
	remote := blob.NewRemote(s.blobs, s.token, cache)
	remote.Keep(s.keptMiB << 20)
	return b, remote, nil
}
