package main

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"golang.org/x/sync/errgroup"

	"assize/gateway"
)

// runUp runs a whole site in this process.
func runUp(ctx context.Context, env *env, args []string) (err error) {
	var s settings
	if _, err := parse(env, "up", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.natsFlag(env, f)
		s.databaseFlag(env, f)
		s.redisFlag(env, f)
		s.gatewayFlags(env, f)
		s.metricsFlag(env, f)
		s.workersFlag(f)
		s.aheadFlag(env, f)
		s.installFlag(env, f)
		s.isolationFlag(env, f)
	}); err != nil {
		return err
	}
	if err := s.readProxies(); err != nil {
		return err
	}
	log := s.log(env)
	st, err := openSite(ctx, &s, log)
	if err != nil {
		return err
	}
	closers := []func() error{st.close}
	defer func() {
		for i := len(closers) - 1; i >= 0; i-- {
			err = errors.Join(err, closers[i]())
		}
	}()
	onClose := func(f func()) { closers = append(closers, func() error { f(); return nil }) }

	registry := newRegistry()
	leaderboard, closeLeaderboard, err := newLeaderboard(ctx, st.bus, st.database, st.redis, registry, log)
	if err != nil {
		return err
	}
	onClose(closeLeaderboard)
	runner, closeRunner, err := newRunner(ctx, st.data, s.workers, st.bus, st.blobs, registry, log)
	if err != nil {
		return err
	}
	closers = append(closers, closeRunner)
	compiler, closeCompiler, err := newCompiler(ctx, &s, st.data, st.bus, st.blobs, registry, log)
	if err != nil {
		return err
	}
	closers = append(closers, closeCompiler)
	examined := s
	examined.data = st.data
	gateway, closeGateway, err := newGateway(ctx, &s, st, func(ctx context.Context) []gateway.Finding { return examine(ctx, &examined) }, registry, log)
	if err != nil {
		return err
	}
	onClose(closeGateway)
	if err := furnish(ctx, env, &s, st, gateway); err != nil {
		return err
	}

	// All end at once: whatever is cut off is in PostgreSQL or in a queue.
	g, ctx := errgroup.WithContext(ctx)
	for _, run := range []func(context.Context) error{gateway.Run, compiler.Run, runner.Run, leaderboard.Run} {
		g.Go(func() error { return run(ctx) })
	}
	if s.install {
		g.Go(func() error { return installRest(ctx, st.data, log) })
	}
	if s.metrics != "" {
		g.Go(func() error { return serveMetrics(ctx, s.metrics, registry) })
	}
	err = g.Wait()
	if errors.Is(err, context.Canceled) {
		err = nil
		fmt.Fprintln(env.stdout, "stopped")
	}
	return err
}
