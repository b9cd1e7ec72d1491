// Package supervise runs the site's own PostgreSQL and Redis as child processes
// on private unix sockets, as an unprivileged user, for as long as this process
// lives and not a moment longer.
package supervise

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// child is a supervised process.
type child struct {
	name string
	cmd  *exec.Cmd
	log  string
	done chan struct{} // closed once the process has ended
	err  error         // valid after done
}

// startTimeout is generous: crash recovery of a large database comes first.
const startTimeout = 2 * time.Minute

// start runs the program as the unprivileged user, with its output in logPath.
// The kernel ends it with deathSignal when this process dies, however it dies.
func start(name, logPath string, owner *syscall.Credential, deathSignal syscall.Signal, program string, args ...string) (*child, error) {
	logFile, err := os.OpenFile(logPath, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	cmd := command(owner, program, args...)
	cmd.Stdout, cmd.Stderr = logFile, logFile
	cmd.SysProcAttr.Pdeathsig = deathSignal
	c := &child{name: name, cmd: cmd, log: logPath, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		// The parent-death signal is tied to the thread that forked, so this
		// one is kept until the child has ended.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		defer logFile.Close()
		err := cmd.Start()
		started <- err
		if err == nil {
			c.err = cmd.Wait()
			close(c.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	return c, nil
}

// command prepares a program that keeps out of the terminal's process group, so
// that Ctrl-C reaches this process alone and the order of shutdown is ours.
func command(owner *syscall.Credential, program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: owner, Setpgid: true}
	cmd.Dir = "/"
	cmd.Env = []string{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"}
	return cmd
}

// ready calls ask until it succeeds, the process ends or ctx is done.
func (c *child) ready(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for wait := 2 * time.Millisecond; ; wait = min(2*wait, 100*time.Millisecond) {
		err := ask(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-c.done:
			return fmt.Errorf("%s %w (%v); its log is %s", c.name, errEnded, c.err, c.log)
		case <-ctx.Done():
			return fmt.Errorf("%s is not answering: %w (last answer: %v; its log is %s)", c.name, ctx.Err(), err, c.log)
		case <-time.After(wait):
		}
	}
}

// errEnded says that a server ended instead of getting ready.
var errEnded = errors.New("ended while starting")

// patience is how long a server that ends while starting is tried again.
const patience = 20 * time.Second

// again starts a server until it stays, or patience is at its end.
func again[S any](ctx context.Context, launch func() (S, error)) (S, error) {
	for deadline := time.Now().Add(patience); ; {
		server, err := launch()
		if !errors.Is(err, errEnded) || ctx.Err() != nil || time.Now().After(deadline) {
			return server, err
		}
		time.Sleep(restartPause)
	}
}

// stop asks the process to end with sig and waits; past the grace it is killed.
func (c *child) stop(sig syscall.Signal, grace time.Duration) error {
	select {
	case <-c.done:
		return nil
	default:
	}
	if err := c.cmd.Process.Signal(sig); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stop %s: %w", c.name, err)
	}
	select {
	case <-c.done:
		return nil
	case <-time.After(grace):
		_ = c.cmd.Process.Kill() // it may have ended just now
		<-c.done
		return fmt.Errorf("stop %s: had to be killed after %v", c.name, grace)
	}
}

// unprivileged returns the user that the servers run as: nil (this user) unless
// this process is root, which PostgreSQL refuses to run as.
func unprivileged() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("running as root needs the user \"postgres\" to run the database as (apt-get install postgresql): %w", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("user postgres: %w", err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("user postgres: %w", err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

// ownDir makes dir for the unprivileged user alone.
func ownDir(dir string, owner *syscall.Credential) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if owner == nil {
		return nil
	}
	return os.Chown(dir, int(owner.Uid), int(owner.Gid))
}

// maxSocketPath is sun_path's size less the longest socket name that is used.
const maxSocketPath = 107 - len("/.s.PGSQL.5432")

func checkSocketDir(dir string) error {
	if len(dir) > maxSocketPath {
		return fmt.Errorf("data directory: %s is longer than %d bytes, too long for a unix socket; choose a shorter one with --data", dir, maxSocketPath)
	}
	return nil
}

// newest returns the lexically last match of pattern, or "".
func newest(pattern string) string {
	matches, err := filepath.Glob(pattern)
	if err != nil || len(matches) == 0 { // the patterns are constants: err is always nil
		return ""
	}
	return matches[len(matches)-1]
}
