package supervise

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/redis/go-redis/v9"
)

// Redis is a supervised Redis server. It keeps nothing on disk: everything in
// it is computed from PostgreSQL.
type Redis struct {
	child *child
	URL   string // unix:///…/redis.sock
}

// StartRedis starts Redis on a socket in dir/run-redis and waits until it answers.
func StartRedis(ctx context.Context, dir string) (*Redis, error) {
	var program string
	for _, name := range []string{"redis-server", "valkey-server"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		return nil, fmt.Errorf("start Redis: redis-server is %w: apt-get install redis-server, or give a REDIS_URL", ErrNotInstalled)
	}
	owner, err := unprivileged()
	if err != nil {
		return nil, fmt.Errorf("start Redis: %w", err)
	}
	run := filepath.Join(dir, "run-redis")
	if err := checkSocketDir(run); err != nil {
		return nil, err
	}
	if err := ownDir(run, owner); err != nil {
		return nil, fmt.Errorf("start Redis: %w", err)
	}
	socket := filepath.Join(run, "redis.sock")
	c, err := start("Redis", filepath.Join(run, "redis.log"), owner, syscall.SIGKILL, program,
		"--port", "0", "--unixsocket", socket, "--unixsocketperm", "700", "--dir", run,
		"--save", "", "--appendonly", "no", "--daemonize", "no")
	if err != nil {
		return nil, err
	}
	r := &Redis{child: c, URL: "unix://" + socket}
	client := redis.NewClient(&redis.Options{Network: "unix", Addr: socket, DisableIdentity: true, MaxRetries: -1})
	defer client.Close()
	if err := c.ready(ctx, func(ctx context.Context) error { return client.Ping(ctx).Err() }); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Done is closed when the server has ended, for whatever reason.
func (r *Redis) Done() <-chan struct{} { return r.child.done }

// PID is the process id of the server.
func (r *Redis) PID() int { return r.child.cmd.Process.Pid }

// Close stops the server.
func (r *Redis) Close() error { return r.child.stop(syscall.SIGTERM, 10*time.Second) }
