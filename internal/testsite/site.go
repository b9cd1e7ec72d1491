// Package testsite runs the real program, as a user would, for the tests that
// look at the whole: one process with everything, or every service alone.
package testsite

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"assize/internal/supervise"
	"assize/internal/testkit"
	"assize/judge"
	"assize/migrations"
	"assize/toolchains"
)

// Shape says how the services are spread over processes.
type Shape string

// The shapes.
const (
	Together Shape = "together" // assize up
	Apart    Shape = "apart"    // assize nats, gateway, compiler, runner, leaderboard
)

// Site is a running site with its own data directory, database and ports.
type Site struct {
	t testing.TB
	// URL is where the gateway answers. It stays the same over restarts.
	URL   string
	Shape Shape

	data     string
	database string
	redis    string
	without  judge.LanguageID
	stores   string // where PostgreSQL and Redis live, if apart
	env      []string
	args     map[string][]string

	mu        sync.Mutex
	processes map[string]*process
}

type process struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// services in the order in which they are started apart.
var services = []string{"nats", "gateway", "compiler", "runner", "leaderboard"}

// Start runs a site until the test ends. More environment variables may be
// given as NAME=value.
func Start(t testing.TB, shape Shape, env ...string) *Site {
	t.Helper()
	return StartWithout(t, shape, "", env...)
}

// Data is the site's data directory.
func (s *Site) Data() string { return s.data }

// StartWithout runs a site that lacks one language of the machine.
func StartWithout(t testing.TB, shape Shape, language judge.LanguageID, env ...string) *Site {
	t.Helper()
	s := &Site{without: language, t: t, Shape: shape, data: testkit.Dir(t), processes: map[string]*process{}}
	s.env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + s.data,
		"ASSIZE_SITE_TOKEN=a-secret-of-this-test",
		"ASSIZE_INSTALL=off", // a test takes what is there
	}, env...)
	for _, dir := range []string{"", "compiler", "gateway"} {
		s.shareToolchains(dir)
	}
	for _, dir := range []string{"", "runner"} {
		s.shareModules(dir)
	}
	web := "127.0.0.1:" + freePort(t)
	s.URL = "http://" + web
	switch shape {
	case Together:
		s.args = map[string][]string{"up": {"--data", s.data, "--listen", web, "--bank"}}
	case Apart:
		s.startStores()
		nats, blobs := "127.0.0.1:"+freePort(t), "127.0.0.1:"+freePort(t)
		s.env = append(s.env, "ASSIZE_NATS_URL=nats://a-secret-of-this-test@"+nats, "ASSIZE_BLOBS_URL=http://"+blobs)
		dir := func(name string) string { return filepath.Join(s.data, name) }
		stores := []string{"--database", s.database, "--redis", s.redis}
		s.args = map[string][]string{
			"nats":        {"--data", dir("nats"), "--listen", nats},
			"gateway":     append([]string{"--data", dir("gateway"), "--listen", web, "--blobs-listen", blobs, "--bank"}, stores...),
			"compiler":    {"--data", dir("compiler")},
			"runner":      {"--data", dir("runner")},
			"leaderboard": stores,
		}
	}
	t.Cleanup(s.stop)
	for _, name := range append([]string{"up"}, services...) {
		if _, ok := s.args[name]; ok {
			s.Run(name)
		}
		if name == "nats" && shape == Apart {
			s.waitFor("NATS", func() error {
				conn, err := net.Dial("tcp", s.args["nats"][3])
				if err == nil {
					err = conn.Close()
				}
				return err
			})
		}
	}
	s.WaitReady()
	return s
}

// shareToolchains lets a data directory of this site use the languages that are
// installed on the machine.
func (s *Site) shareToolchains(dir string) {
	s.t.Helper()
	dir = filepath.Join(s.data, dir, "toolchains")
	if err := os.MkdirAll(dir, 0o711); err != nil {
		s.t.Fatal(err)
	}
	installed, _, err := toolchains.Installed(testkit.DataDir())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, t := range installed {
		if t.ID == s.without {
			continue
		}
		if err := os.Symlink(filepath.Dir(t.Root), filepath.Join(dir, string(t.ID))); err != nil {
			s.t.Fatal(err)
		}
	}
}

// shareModules lets a data directory of this site use what the machine keeps of
// compiled modules: an interpreter alone takes seconds of each site otherwise.
func (s *Site) shareModules(dir string) {
	s.t.Helper()
	dir = filepath.Join(s.data, dir)
	modules := filepath.Join(testkit.DataDir(), "modules")
	for _, name := range []string{dir, modules} {
		if err := os.MkdirAll(name, 0o711); err != nil {
			s.t.Fatal(err)
		}
	}
	if err := os.Symlink(modules, filepath.Join(dir, "modules")); err != nil {
		s.t.Fatal(err)
	}
}

// startStores gives services that run apart a PostgreSQL and a Redis.
func (s *Site) startStores() {
	dir := testkit.Dir(s.t)
	s.stores = dir
	log := testLog(s.t)
	ctx := context.Background()
	postgres, pg, err := supervise.Keep(ctx, log, "PostgreSQL", func(ctx context.Context) (*supervise.Postgres, error) {
		return supervise.StartPostgres(ctx, dir)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { s.check(postgres.Close()) })
	redis, rd, err := supervise.Keep(ctx, log, "Redis", func(ctx context.Context) (*supervise.Redis, error) {
		return supervise.StartRedis(ctx, dir)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { s.check(redis.Close()) })
	if _, err := migrations.Up(ctx, pg.URL); err != nil {
		s.t.Fatal(err)
	}
	s.database, s.redis = pg.URL, rd.URL
}

func (s *Site) check(err error) {
	if err != nil {
		s.t.Error(err)
	}
}

// Run starts a service that is not running.
func (s *Site) Run(name string) {
	s.t.Helper()
	logPath := filepath.Join(s.data, name+".log")
	logFile, err := os.OpenFile(logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		s.t.Fatal(err)
	}
	defer logFile.Close()
	cmd := exec.Command(Binary(s.t), append([]string{name}, s.args[name]...)...)
	cmd.Env, cmd.Stdout, cmd.Stderr = s.env, logFile, logFile
	// A test binary that dies, of a timeout for one, takes its site with it. The
	// signal is tied to the thread that forks, which therefore stays.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended is in its log
			close(p.done)
		}
	}()
	if err := <-started; err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	s.processes[name] = p
	s.mu.Unlock()
}

// Kill ends a service with SIGKILL and waits until it is gone.
func (s *Site) Kill(name string) {
	s.t.Helper()
	s.mu.Lock()
	p := s.processes[name]
	delete(s.processes, name)
	s.mu.Unlock()
	if p == nil {
		s.t.Fatalf("kill %s: not running", name)
	}
	if err := p.cmd.Process.Kill(); err != nil {
		s.t.Fatal(err)
	}
	<-p.done
}

// stop ends everything in good order and shows the logs of a test that failed.
func (s *Site) stop() {
	for _, name := range []string{"up", "gateway", "compiler", "runner", "leaderboard", "nats"} {
		p := s.processes[name]
		if p == nil {
			continue
		}
		_ = p.cmd.Process.Signal(syscall.SIGTERM) // it may have ended by itself; the log tells
		select {
		case <-p.done:
		case <-time.After(30 * time.Second):
			s.t.Errorf("%s did not stop within 30 s of SIGTERM", name)
			_ = p.cmd.Process.Kill()
			<-p.done
		}
	}
	if s.t.Failed() {
		s.dumpLogs()
	}
}

func (s *Site) dumpLogs() {
	logs, err := filepath.Glob(filepath.Join(s.data, "*.log"))
	s.check(err)
	for _, path := range logs {
		b, err := os.ReadFile(path)
		s.check(err)
		if len(b) > 8<<10 {
			b = b[len(b)-8<<10:]
		}
		s.t.Logf("end of %s:\n%s", filepath.Base(path), b)
	}
}

// WaitReady waits until the gateway says that it is.
func (s *Site) WaitReady() {
	s.t.Helper()
	s.waitFor("the gateway", func() error {
		resp, err := http.Get(s.URL + "/readyz")
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			b, _ := io.ReadAll(resp.Body)
			return fmt.Errorf("%s: %s", resp.Status, b)
		}
		return nil
	})
}

func (s *Site) waitFor(what string, ask func() error) {
	s.t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for {
		err := ask()
		if err == nil {
			return
		}
		s.mu.Lock()
		for name, p := range s.processes {
			select {
			case <-p.done:
				s.mu.Unlock()
				s.dumpLogs()
				s.t.Fatalf("%s ended while waiting for %s: %v", name, what, err)
			default:
			}
		}
		s.mu.Unlock()
		if time.Now().After(deadline) {
			s.dumpLogs()
			s.t.Fatalf("%s is not ready: %v", what, err)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func freePort(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// PIDs are the processes of a site by what they are: its services, PostgreSQL
// and Redis.
func (s *Site) PIDs() map[string]int {
	pids := map[string]int{"postgresql": s.postgresPID(), "redis": s.redisPID()}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, p := range s.processes {
		pids[name] = p.cmd.Process.Pid
	}
	return pids
}
