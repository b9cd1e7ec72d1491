package supervise_test

import (
	"context"
	"log/slog"
	"os"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/internal/supervise"
)

// TestKilledPostgresComesBack kills the postmaster with SIGKILL; what was
// committed is there again under the same URL.
func TestKilledPostgresComesBack(t *testing.T) {
	dir, err := os.MkdirTemp("", "assize-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	kept, server, err := supervise.Keep(t.Context(), slog.New(slog.DiscardHandler), "PostgreSQL",
		func(ctx context.Context) (*supervise.Postgres, error) { return supervise.StartPostgres(ctx, dir) })
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := kept.Close(); err != nil {
			t.Error(err)
		}
	}()
	query := func(sql string) error {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		conn, err := pgx.Connect(ctx, server.URL)
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		_, err = conn.Exec(ctx, sql)
		return err
	}
	if err := query("CREATE TABLE kept (n int)"); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(server.PID(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-server.Done()
	for query("SELECT n FROM kept") != nil {
		select {
		case <-t.Context().Done():
			t.Fatal("PostgreSQL did not come back")
		case <-time.After(20 * time.Millisecond):
		}
	}
}
