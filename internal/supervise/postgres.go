package supervise

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// Postgres is a supervised PostgreSQL server.
type Postgres struct {
	child *child
	// URL connects to the database "postgres" as the only user.
	URL string
}

// ErrNotInstalled is wrapped where a server's programs are missing.
var ErrNotInstalled = errors.New("not installed")

// StartPostgres starts PostgreSQL on the cluster in dir/postgres, which is made
// where it is missing, and waits until it answers.
func StartPostgres(ctx context.Context, dir string) (*Postgres, error) {
	return startPostgres(ctx, dir, nil)
}

// StartThrowawayPostgres is StartPostgres for data that nobody needs once the server
// has ended: it waits for no disk, and a machine that goes down may spoil it.
func StartThrowawayPostgres(ctx context.Context, dir string) (*Postgres, error) {
	return startPostgres(ctx, dir, []string{"fsync=off", "full_page_writes=off"})
}

func startPostgres(ctx context.Context, dir string, settings []string) (*Postgres, error) {
	owner, err := unprivileged()
	if err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	data, run := filepath.Join(dir, "postgres"), filepath.Join(dir, "run-postgres")
	if err := checkSocketDir(run); err != nil {
		return nil, err
	}
	for _, d := range []string{data, run} {
		if err := ownDir(d, owner); err != nil {
			return nil, fmt.Errorf("start PostgreSQL: %w", err)
		}
	}
	bin, err := postgresBin(data)
	if err != nil {
		return nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	if _, err := os.Stat(filepath.Join(data, "PG_VERSION")); errors.Is(err, os.ErrNotExist) {
		args := []string{"-D", data, "-U", "assize", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"}
		if slices.Contains(settings, "fsync=off") {
			args = append(args, "--no-sync")
		}
		out, err := command(owner, filepath.Join(bin, "initdb"), args...).CombinedOutput()
		if err != nil {
			return nil, fmt.Errorf("make a database cluster in %s: %w: %s", data, err, strings.TrimSpace(string(out)))
		}
	}
	// After a kill -9 of assize the old server may still be on its way out, and
	// until it is gone a new one refuses the cluster.
	return again(ctx, func() (*Postgres, error) { return launchPostgres(ctx, bin, data, run, owner, settings) })
}

func launchPostgres(ctx context.Context, bin, data, run string, owner *syscall.Credential, settings []string) (*Postgres, error) {
	// Only this machine's owner of the 0700 folder reaches the socket, hence
	// "trust". SIGQUIT is PostgreSQL's immediate shutdown: the right one when the
	// parent has died.
	args := []string{"-D", data, "-c", "listen_addresses=", "-c", "unix_socket_directories=" + run,
		"-c", "unix_socket_permissions=0700", "-c", "shared_buffers=128MB", "-c", "max_connections=100",
		// Compiling a plan takes longer than any query here runs.
		"-c", "jit=off"}
	for _, setting := range settings {
		args = append(args, "-c", setting)
	}
	c, err := start("PostgreSQL", filepath.Join(run, "postgres.log"), owner, syscall.SIGQUIT, filepath.Join(bin, "postgres"), args...)
	if err != nil {
		return nil, err
	}
	p := &Postgres{child: c, URL: "host=" + run + " user=assize dbname=postgres"}
	err = c.ready(ctx, func(ctx context.Context) error {
		conn, err := pgx.Connect(ctx, p.URL)
		if err != nil {
			return err
		}
		return conn.Close(ctx)
	})
	if err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// Done is closed when the server has ended, for whatever reason.
func (p *Postgres) Done() <-chan struct{} { return p.child.done }

// PID is the process id of the postmaster.
func (p *Postgres) PID() int { return p.child.cmd.Process.Pid }

// Close shuts the server down; open transactions are rolled back.
func (p *Postgres) Close() error { return p.child.stop(syscall.SIGINT, 30*time.Second) }

// postgresBin finds the programs that fit the cluster in data: a cluster is
// read by its own major version alone.
func postgresBin(data string) (string, error) {
	if v, err := os.ReadFile(filepath.Join(data, "PG_VERSION")); err == nil {
		major := strings.TrimSpace(string(v))
		bin := filepath.Join("/usr/lib/postgresql", major, "bin")
		if _, err := os.Stat(filepath.Join(bin, "postgres")); err != nil {
			return "", fmt.Errorf("%s belongs to PostgreSQL %s, which is %w: apt-get install postgresql-%s, or move the folder away after a dump",
				data, major, ErrNotInstalled, major)
		}
		return bin, nil
	}
	if p := newest("/usr/lib/postgresql/*/bin/postgres"); p != "" {
		return filepath.Dir(p), nil
	}
	if p, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(p), nil
	}
	return "", fmt.Errorf("PostgreSQL is %w: apt-get install postgresql, or give a DATABASE_URL", ErrNotInstalled)
}
