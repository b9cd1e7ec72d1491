package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"

	"assize/blob"
	"assize/bus"
	"assize/internal/supervise"
	"assize/migrations"
)

// site is the ground that services stand on: data directory, broker, database,
// ranking store and blobs. Close gives it back in the opposite order.
type site struct {
	data     string
	database string
	redis    string
	bus      *bus.Bus
	blobs    blob.Store

	closers []func() error
}

// openSite starts everything that s does not point elsewhere.
func openSite(ctx context.Context, s *settings, log *slog.Logger) (_ *site, err error) {
	data, err := openData(s.data)
	if err != nil {
		return nil, err
	}
	st := &site{data: data, database: s.database, redis: s.redis}
	defer func() {
		if err != nil {
			err = errors.Join(err, st.close())
		}
	}()
	if err := st.lock(); err != nil {
		return nil, err
	}
	if st.database == "" {
		kept, server, err := supervise.Keep(ctx, log, "PostgreSQL", func(ctx context.Context) (*supervise.Postgres, error) {
			return supervise.StartPostgres(ctx, data)
		})
		if err != nil {
			return nil, err
		}
		st.closers = append(st.closers, kept.Close)
		st.database = server.URL
	}
	if st.redis == "" {
		kept, server, err := supervise.Keep(ctx, log, "Redis", func(ctx context.Context) (*supervise.Redis, error) {
			return supervise.StartRedis(ctx, data)
		})
		if err != nil {
			return nil, err
		}
		st.closers = append(st.closers, kept.Close)
		st.redis = server.URL
	}
	if _, err := migrations.Up(ctx, st.database); err != nil {
		return nil, err
	}
	if st.blobs, err = blob.NewDir(filepath.Join(data, "blobs")); err != nil {
		return nil, err
	}
	if s.nats != "" {
		st.bus, err = bus.Connect(s.nats)
	} else {
		var server *bus.Server
		if server, err = bus.StartServer(bus.ServerConfig{Dir: filepath.Join(data, "nats")}); err != nil {
			return nil, err
		}
		st.closers = append(st.closers, func() error { server.Close(); return nil })
		st.bus, err = server.Connect()
	}
	if err != nil {
		return nil, err
	}
	st.closers = append(st.closers, func() error { st.bus.Close(); return nil })
	return st, nil
}

// lock keeps a second process out of the data directory. The kernel lets go of
// it when this process ends, however it ends.
func (st *site) lock() error {
	path := filepath.Join(st.data, "lock")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("data directory: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return fmt.Errorf("data directory %s is in use by another assize", st.data)
	}
	st.closers = append(st.closers, f.Close)
	return nil
}

func (st *site) close() error {
	var errs []error
	for i := len(st.closers) - 1; i >= 0; i-- {
		errs = append(errs, st.closers[i]())
	}
	return errors.Join(errs...)
}
