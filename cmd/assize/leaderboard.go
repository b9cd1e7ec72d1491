package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"

	"assize/bus"
	"assize/leaderboard"
)

func runLeaderboard(ctx context.Context, env *env, args []string) error {
	var s settings
	if _, err := parse(env, "leaderboard", args, func(f *flag.FlagSet) {
		s.natsFlag(env, f)
		s.databaseFlag(env, f)
		s.redisFlag(env, f)
		s.metricsFlag(env, f)
		f.BoolVar(&s.verbose, "verbose", false, "log more")
	}); err != nil {
		return err
	}
	if err := need("--nats", s.nats, "--database", s.database, "--redis", s.redis); err != nil {
		return err
	}
	b, err := bus.Connect(s.nats)
	if err != nil {
		return err
	}
	defer b.Close()
	registry := newRegistry()
	service, closeService, err := newLeaderboard(ctx, b, s.database, s.redis, registry, s.log(env))
	if err != nil {
		return err
	}
	defer closeService()
	return s.serve(ctx, env, registry, service.Run)
}

// newLeaderboard connects the service to its stores.
func newLeaderboard(ctx context.Context, b *bus.Bus, database, redisURL string, metrics prometheus.Registerer, log *slog.Logger) (*leaderboard.Service, func(), error) {
	pool, err := openPool(ctx, database)
	if err != nil {
		return nil, nil, err
	}
	rdb, err := openRedis(redisURL)
	if err != nil {
		pool.Close()
		return nil, nil, err
	}
	service := leaderboard.New(leaderboard.Config{}, leaderboard.Deps{
		Postgres: pool, Redis: rdb, Bus: b, Metrics: metrics, Log: log.With("service", "leaderboard"),
	})
	return service, func() { pool.Close(); _ = rdb.Close() }, nil
}

// poolSize is enough for a service's own concurrency; PostgreSQL takes 100
// connections in all.
const poolSize = 20

func openPool(ctx context.Context, url string) (*pgxpool.Pool, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL: %w", err)
	}
	cfg.MaxConns = poolSize
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("connect to PostgreSQL: %w", err)
	}
	return pool, nil
}

// silent is a logger for the Redis client.
type silent struct{}

// Printf implements the client's interface.
func (silent) Printf(context.Context, string, ...any) {}

func openRedis(url string) (*redis.Client, error) {
	opts, err := redis.ParseURL(url)
	if err != nil {
		return nil, fmt.Errorf("REDIS_URL: %w", err)
	}
	opts.DisableIdentity = true
	// Whatever the client has to say comes back as an error as well, and is logged
	// where it is handled; of its own accord it would repeat itself on stderr.
	redis.SetLogger(silent{})
	return redis.NewClient(opts), nil
}
