package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"path/filepath"
	"slices"

	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"assize/blob"
	"assize/bus"
	"assize/gateway"
	"assize/judge"
	"assize/toolchains"
	"assize/web"
)

func runGateway(ctx context.Context, env *env, args []string) error {
	var s settings
	var blobsListen string
	if _, err := parse(env, "gateway", args, func(f *flag.FlagSet) {
		s.dataFlag(env, f)
		s.natsFlag(env, f)
		s.databaseFlag(env, f)
		s.redisFlag(env, f)
		s.gatewayFlags(env, f)
		f.StringVar(&blobsListen, "blobs-listen", "127.0.0.1:8081", "serve blobs to the other services here")
	}); err != nil {
		return err
	}
	if err := s.readProxies(); err != nil {
		return err
	}
	s.token = env.getenv("ASSIZE_SITE_TOKEN")
	if err := need("--nats", s.nats, "--database", s.database, "--redis", s.redis, "the site's secret (ASSIZE_SITE_TOKEN)", s.token); err != nil {
		return err
	}
	data, err := openData(s.data)
	if err != nil {
		return err
	}
	blobs, err := blob.NewDir(filepath.Join(data, "blobs"))
	if err != nil {
		return err
	}
	b, err := bus.Connect(s.nats)
	if err != nil {
		return err
	}
	defer b.Close()
	blobListener, err := net.Listen("tcp", blobsListen)
	if err != nil {
		return err
	}
	defer blobListener.Close()
	st := &site{data: data, database: s.database, redis: s.redis, bus: b, blobs: blobs}
	// The other services look at machines of their own.
	examine := func(context.Context) []gateway.Finding { return append(checkStores(&s), checkDisk(data)) }
	service, closeService, err := newGateway(ctx, &s, st, examine, newRegistry(), s.log(env))
	if err != nil {
		return err
	}
	defer closeService()
	if err := furnish(ctx, env, &s, st, service); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return serveHTTP(ctx, blobListener, blob.Handler(blobs, s.token)) })
	g.Go(func() error { return service.Run(ctx) })
	if err := g.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

func (s *settings) gatewayFlags(env *env, f *flag.FlagSet) {
	f.StringVar(&s.listen, "listen", "127.0.0.1:8080", "address to serve HTTP on")
	f.StringVar(&s.proxies, "trusted-proxies", env.getenv("ASSIZE_TRUSTED_PROXIES"), "reverse proxies that are believed about who asks, and whether over HTTPS: addresses or networks, with commas; they must set X-Forwarded-For and X-Forwarded-Proto themselves (ASSIZE_TRUSTED_PROXIES)")
	f.DurationVar(&s.keepTrials, "keep-trials", gateway.DefaultKeepTrials, "how long runs on samples and on input of one's own are kept; then they are deleted with what they printed")
	f.BoolVar(&s.bank, "bank", false, "load the sample question bank")
	f.BoolVar(&s.demo, "demo", false, "load the sample question bank and start a demo contest")
	s.unlimited = env.getenv("ASSIZE_RATE_LIMITS") == "off"
}

// newGateway connects the service to its stores and takes the address.
func newGateway(ctx context.Context, s *settings, st *site, examine func(context.Context) []gateway.Finding, registry *prometheus.Registry, log *slog.Logger) (*gateway.Service, func(), error) {
	pool, err := openPool(ctx, st.database)
	if err != nil {
		return nil, nil, err
	}
	rdb, err := openRedis(st.redis)
	if err != nil {
		pool.Close()
		return nil, nil, err
	}
	closeStores := func() { pool.Close(); _ = rdb.Close() }
	listener, err := net.Listen("tcp", s.listen)
	if err != nil {
		closeStores()
		return nil, nil, fmt.Errorf("listen on %s: %w (choose another address with --listen)", s.listen, err)
	}
	s.listen = reachable(s.listen, listener.Addr())
	cfg := gateway.Config{Listener: listener, Web: web.Dist(), TrustedProxies: s.trusted, Examine: examine, KeepTrials: s.keepTrials}
	if s.unlimited {
		const plenty = 1_000_000_000
		cfg.Rates = gateway.Rates{LogIns: plenty, Guesses: plenty, Registrations: plenty, Submissions: plenty, Trials: plenty, Searches: plenty, Drafts: plenty, Posts: plenty}
		cfg.MaxUnanswered = plenty
	}
	service, err := gateway.New(cfg, gateway.Deps{
		DB: pool, Redis: rdb, Bus: st.bus, Blobs: st.blobs, Languages: installed{st.data, s.install, log},
		Metrics: registry, Log: log.With("service", "gateway"),
	})
	if err != nil {
		listener.Close()
		closeStores()
		return nil, nil, err
	}
	return service, closeStores, nil
}

// reachable is where somebody on this machine finds what listens at an address:
// the port is the one that was taken where 0 was asked for, and the host this
// machine's own where all of its addresses were.
func reachable(asked string, taken net.Addr) string {
	_, port, err := net.SplitHostPort(taken.String())
	if err != nil {
		return asked
	}
	host, _, err := net.SplitHostPort(asked)
	if err != nil {
		return asked
	}
	if address, err := netip.ParseAddr(host); host == "" || err == nil && address.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

// installed lists the languages of the data directory. rest: those that are
// missing are installed beside the services (installRest).
type installed struct {
	data string
	rest bool
	log  *slog.Logger
}

// Languages implements gateway.Languages.
func (i installed) Languages() []judge.Language {
	have, _, err := toolchains.Installed(i.data)
	if err != nil {
		i.log.Error("the installed languages cannot be read", "error", err)
		return nil
	}
	languages := make([]judge.Language, len(have))
	for k, t := range have {
		languages[k] = t.Language()
	}
	return languages
}

// Coming implements gateway.Languages. One whose installation has failed is left
// out, though it is tried again: nobody knows when it will be there.
func (i installed) Coming() []judge.Language {
	_, missing, err := toolchains.Installed(i.data)
	all, err2 := toolchains.All()
	if err != nil || err2 != nil {
		return nil // Languages has said so
	}
	var coming []judge.Language
	for _, t := range all {
		if !slices.Contains(missing, t.ID) {
			continue
		}
		on, err := i.comes(t.ID)
		if err != nil {
			i.log.Error("whether a language is being installed cannot be read", "language", t.ID, "error", err)
		}
		if on {
			coming = append(coming, t.Language())
		}
	}
	return coming
}

// comes reports whether a language that is missing is being installed, or will
// be by this process.
func (i installed) comes(id judge.LanguageID) (bool, error) {
	now, err := toolchains.Installing(i.data, id)
	if now || err != nil || !i.rest {
		return now, err
	}
	failed, err := toolchains.LastFailure(i.data, id)
	return failed == nil && err == nil, err
}
