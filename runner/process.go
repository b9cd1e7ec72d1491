package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// process is the parent's side of a worker process. After an error from call it
// is of no more use.
type process struct {
	cmd     *exec.Cmd
	conn    *net.UnixConn
	stdout  *os.File
	stderr  *os.File
	last    *tail // what the process itself had to say
	waited  chan struct{}
	engine  string
	inForce []string
	packet  []byte
}

// startGuard is how long a new process may take to be ready.
const startGuard = 30 * time.Second

// startProcess starts a worker. It must be called on a thread that outlives the
// process: the kernel kills the process when that thread ends.
func startProcess(cfg PoolConfig) (*process, error) {
	pair, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_SEQPACKET|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("start a worker: socket pair: %w", err)
	}
	ours, theirs := os.NewFile(uintptr(pair[0]), "worker"), os.NewFile(uintptr(pair[1]), "parent")
	defer ours.Close() // net.FileConn has a copy
	defer theirs.Close()
	p := &process{last: &tail{}, waited: make(chan struct{}), packet: make([]byte, maxPacket)}
	conn, err := net.FileConn(ours)
	if err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	p.conn = conn.(*net.UnixConn)
	for _, f := range []**os.File{&p.stdout, &p.stderr} {
		fd, err := unix.MemfdCreate("assize-output", unix.MFD_CLOEXEC)
		if err != nil {
			p.close()
			return nil, fmt.Errorf("start a worker: memory file: %w", err)
		}
		*f = os.NewFile(uintptr(fd), "output")
	}
	// The executable by this name can be started by a user who has no way into
	// the folder where it lies.
	p.cmd = exec.Command("/proc/self/exe", WorkerCommand)
	p.cmd.Env = []string{} // nothing of ours, least of all the credentials
	p.cmd.Dir = "/"
	p.cmd.Stderr = p.last
	p.cmd.ExtraFiles = []*os.File{theirs, p.stdout, p.stderr}
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setsid: true}
	own := cfg.ownUser()
	if own {
		p.cmd.SysProcAttr.Credential = &syscall.Credential{Uid: cfg.UID, Gid: cfg.UID}
	}
	if err := p.cmd.Start(); err != nil {
		p.close()
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	go func() {
		_ = p.cmd.Wait() // however it ended, it has
		close(p.waited)
	}()
	resp, err := p.call(context.Background(), request{Start: &startRequest{Config: cfg.Engine, OwnUser: own}}, nil, startGuard)
	if err == nil && resp.Error != "" {
		err = errors.New(resp.Error)
	}
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	p.engine, p.inForce = resp.Engine, resp.InForce
	return p, nil
}

// errGuard is wrapped by the error of a call that took too long.
var errGuard = errors.New("the wall-clock guard stopped it")

// call sends a request, and a file with it unless that is nil, and waits for the
// response: no longer than guard, and no longer than ctx.
func (p *process) call(ctx context.Context, req request, file *os.File, guard time.Duration) (response, error) {
	var resp response
	b, err := encode(req)
	if err != nil {
		return resp, fmt.Errorf("call a worker: %w", err)
	}
	var rights []byte
	if file != nil {
		rights = unix.UnixRights(int(file.Fd()))
	}
	if err := p.conn.SetDeadline(time.Now().Add(guard)); err != nil {
		return resp, fmt.Errorf("call a worker: %w", err)
	}
	past := time.Unix(1, 0)
	stop := context.AfterFunc(ctx, func() { _ = p.conn.SetDeadline(past) }) // fails on a closed socket only
	defer stop()
	if _, _, err := p.conn.WriteMsgUnix(b, rights, nil); err != nil {
		return resp, p.failed(ctx, err, guard)
	}
	n, err := p.conn.Read(p.packet)
	if err != nil {
		return resp, p.failed(ctx, err, guard)
	}
	if err := json.Unmarshal(p.packet[:n], &resp); err != nil {
		return resp, fmt.Errorf("call a worker: response: %w", err)
	}
	return resp, nil
}

// failed says why a call got no answer.
func (p *process) failed(ctx context.Context, err error, guard time.Duration) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("call a worker: %w", context.Cause(ctx))
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("call a worker: no answer after %v: %w", guard, errGuard)
	}
	p.kill()
	return fmt.Errorf("the worker process died (%v): %w%s", p.cmd.ProcessState, err, p.last)
}

// kill ends the process and waits until it has ended.
func (p *process) kill() {
	_ = p.cmd.Process.Kill() // it may be gone already
	<-p.waited
	p.close()
}

// close closes what the parent holds.
func (p *process) close() {
	for _, c := range []interface{ Close() error }{p.conn, p.stdout, p.stderr} {
		_ = c.Close() // nothing was written that could be lost
	}
}

// tail keeps the last of what a process wrote to its standard error.
type tail struct {
	mu sync.Mutex
	b  []byte
}

const tailBytes = 4 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.b = append(t.b, b...)
	if len(t.b) > tailBytes {
		t.b = append(t.b[:0], t.b[len(t.b)-tailBytes:]...)
	}
	return len(b), nil
}

// String returns the last words with a colon before them, or "".
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.b) == 0 {
		return ""
	}
	return ": " + string(t.b)
}
