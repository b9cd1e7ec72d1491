// Package testkit gives a test the real servers: PostgreSQL, Redis and NATS,
// each private to the test binary, on unix sockets or loopback port 0.
package testkit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"assize/blob"
	"assize/bus"
	"assize/internal/supervise"
	"assize/migrations"
)

// Main runs the tests and then ends the servers that they started. Call it from
// TestMain: os.Exit(testkit.Main(m)).
func Main(m *testing.M) int {
	code := m.Run()
	if err := shutdown(); err != nil {
		fmt.Fprintln(os.Stderr, "testkit:", err)
		return max(code, 1)
	}
	return code
}

var shared struct {
	sync.Mutex
	dir      string
	postgres *supervise.Postgres
	template string // migrated database that others are copied from
}

var databases atomic.Int64

// Dir makes an empty folder that the unprivileged users of the servers and of
// the sandbox can reach, with a path short enough for unix sockets.
func Dir(t testing.TB) string {
	t.Helper()
	dir, err := makeDir()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func makeDir() (string, error) {
	dir, err := os.MkdirTemp("", "assize-")
	if err != nil {
		return "", err
	}
	return dir, os.Chmod(dir, 0o711)
}

// Postgres returns the URL of a fresh database with the whole schema.
func Postgres(t testing.TB) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	ctx := context.Background()
	if shared.postgres == nil {
		dir, err := makeDir()
		if err != nil {
			t.Fatal(err)
		}
		shared.dir = dir
		if shared.postgres, err = supervise.StartThrowawayPostgres(ctx, dir); err != nil {
			t.Fatal(err, "(make setup installs what the tests need)")
		}
		if err := execSQL(ctx, shared.postgres.URL, "CREATE DATABASE template"); err != nil {
			t.Fatal(err)
		}
		if _, err := migrations.Up(ctx, database(shared.postgres.URL, "template")); err != nil {
			t.Fatal(err)
		}
	}
	name := fmt.Sprintf("test%d", databases.Add(1))
	if err := execSQL(ctx, shared.postgres.URL, "CREATE DATABASE "+name+" TEMPLATE template"); err != nil {
		t.Fatal(err)
	}
	return database(shared.postgres.URL, name)
}

func database(url, name string) string {
	return strings.Replace(url, "dbname=postgres", "dbname="+name, 1)
}

func execSQL(ctx context.Context, url, sql string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// Redis returns the URL of an empty Redis of the test's own.
func Redis(t testing.TB) string {
	t.Helper()
	server, err := supervise.StartRedis(context.Background(), Dir(t))
	if err != nil {
		t.Fatal(err, "(make setup installs what the tests need)")
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server.URL
}

// Bus returns a connection to an empty NATS server of the test's own.
func Bus(t testing.TB) *bus.Bus {
	t.Helper()
	server, err := bus.StartServer(bus.ServerConfig{Dir: filepath.Join(Dir(t), "nats"), Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	b, err := server.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	return b
}

// Blobs returns an empty blob store.
func Blobs(t testing.TB) *blob.Dir {
	t.Helper()
	store, err := blob.NewDir(filepath.Join(Dir(t), "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	return store
}

func shutdown() error {
	shared.Lock()
	defer shared.Unlock()
	if shared.postgres == nil {
		return nil
	}
	return errors.Join(shared.postgres.Close(), os.RemoveAll(shared.dir))
}

// DataDir is where the toolchains are installed: ASSIZE_DATA, or the default of
// a machine-wide installation.
func DataDir() string {
	if dir := os.Getenv("ASSIZE_DATA"); dir != "" {
		return dir
	}
	return "/var/lib/assize"
}
