package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"assize/runner/fuel"
	"assize/runner/profile"
	"assize/runner/sandbox"
)

// process is the parent's side of a worker process. After an error from call it
// is of no more use.
type process struct {
	cmd     *exec.Cmd
	conn    *net.UnixConn
	last    *tail // what the process itself had to say
	waited  chan struct{}
	engine  string
	inForce []string
	packet  []byte // as it was received
	request []byte
	profile []byte // of the last run, as it was received
}

// maxProfile is 8 bytes for each function and line that a module may have, and some.
const maxProfile = 8 * (fuel.MaxFuncs + profile.MaxLines + 2)

// startGuard is how long a new process may take to be ready.
const startGuard = 30 * time.Second

// startProcess starts a worker. It must be called on a thread that outlives the
// process: the kernel kills the process when that thread ends.
func startProcess(cfg PoolConfig, compiler bool) (*process, error) {
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
	// The executable by this name can be started by a user who has no way into
	// the folder where it lies.
	p.cmd = exec.Command("/proc/self/exe", WorkerCommand)
	p.cmd.Env = []string{} // nothing of ours, least of all the credentials
	p.cmd.Dir = "/"
	p.cmd.Stderr = p.last
	p.cmd.ExtraFiles = []*os.File{theirs}
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
	started, err := p.prepare(context.Background(), kindStart, startRequest{Config: cfg.Engine, OwnUser: own, Compiler: compiler}, startGuard)
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	p.engine, p.inForce = started.Engine, started.InForce
	return p, nil
}

// ErrGuard is wrapped by the error of a call that took too long.
var ErrGuard = errors.New("the wall-clock guard stopped it")

// prepare asks to start or to load, with files, and waits for the answer: no
// longer than guard, and no longer than ctx.
func (p *process) prepare(ctx context.Context, kind byte, req any, guard time.Duration, files ...*os.File) (a answer, err error) {
	b, err := encode(kind, req)
	if err != nil {
		return a, fmt.Errorf("call a worker: %w", err)
	}
	err = p.call(ctx, b, files, guard, func(packet []byte) (bool, error) {
		if packet[0] != kindAnswer {
			return true, fmt.Errorf("a packet of kind %q came back for one of kind %q", packet[0], kind)
		}
		return true, decode(packet, &a)
	})
	if err == nil && a.Error != "" {
		err = errors.New(a.Error)
	}
	return a, err
}

// run asks for a run and passes on what it prints until the outcome has come.
// Either writer may be nil. What is written to them is good until the next call
// only, and for as long as they take the run stands still.
func (p *process) run(ctx context.Context, req runRequest, guard time.Duration, input *os.File, stdout, stderr io.Writer) (o sandbox.Outcome, err error) {
	var files []*os.File
	if input != nil {
		files = []*os.File{input}
	}
	outs := &outputs{stdout: stdout, stderr: stderr, room: req.Limits.OutputBytes, stderrRoom: sandbox.StderrBytes}
	p.request, p.profile = req.append(p.request[:0]), p.profile[:0]
	err = p.call(ctx, p.request, files, guard, func(packet []byte) (bool, error) {
		switch packet[0] {
		case kindStdout, kindStderr, kindProfile:
			return false, p.printed(packet, outs)
		case kindDone:
			d, err := parseDone(packet)
			if err != nil {
				return true, err
			}
			if d.Error != "" {
				return true, errors.New(d.Error)
			}
			if err := outs.write(stdout, d.Last, &outs.room); err != nil {
				return true, err
			}
			if o = d.Outcome; o.OutputBytes != req.Limits.OutputBytes-outs.room {
				return true, fmt.Errorf("the worker counted %d bytes of output and passed on %d", o.OutputBytes, req.Limits.OutputBytes-outs.room)
			}
			return true, nil
		}
		return true, fmt.Errorf("a packet of kind %q came back for a run", packet[0])
	})
	return o, err
}

// validate asks for a test case with an output validator of the problem's own.
// The writers are as for run.
func (p *process) validate(ctx context.Context, req validateRequest, guard time.Duration, files []*os.File, stdout, stderr io.Writer) (v validated, err error) {
	b, err := encode(kindValidate, req)
	if err != nil {
		return v, fmt.Errorf("call a worker: %w", err)
	}
	passes := int64(req.Passes)
	outs := &outputs{stdout: stdout, stderr: stderr, room: passes * req.Limits.OutputBytes, stderrRoom: passes * sandbox.StderrBytes}
	p.profile = p.profile[:0]
	err = p.call(ctx, b, files, guard, func(packet []byte) (bool, error) {
		switch packet[0] {
		case kindStdout, kindStderr, kindProfile:
			return false, p.printed(packet, outs)
		case kindValidated:
			return true, decode(packet, &v)
		}
		return true, fmt.Errorf("a packet of kind %q came back for a validation", packet[0])
	})
	if err == nil && v.Error != "" {
		err = errors.New(v.Error)
	}
	return v, err
}

// outputs are where a worker's packets go. It has run hostile code and is held to
// the limits like it.
type outputs struct {
	stdout, stderr   io.Writer // either may be nil
	room, stderrRoom int64     // bytes that may still come
}

func (o *outputs) write(w io.Writer, b []byte, room *int64) error {
	if *room -= int64(len(b)); *room < 0 {
		return errors.New("the worker passed on more output than there can be")
	}
	if w == nil || len(b) == 0 {
		return nil
	}
	_, err := w.Write(b)
	return err
}

// printed takes a packet that comes before the last one.
func (p *process) printed(packet []byte, outs *outputs) error {
	switch packet[0] {
	case kindStdout:
		return outs.write(outs.stdout, packet[1:], &outs.room)
	case kindStderr:
		return outs.write(outs.stderr, packet[1:], &outs.stderrRoom)
	}
	p.profile = append(p.profile, packet[1:]...)
	if len(p.profile) > maxProfile {
		return errors.New("the worker passed on more of a profile than there can be")
	}
	return nil
}

// call sends a packet, and files with it, and hands what comes back to received
// until that says that it was all.
func (p *process) call(ctx context.Context, b []byte, files []*os.File, guard time.Duration, received func(packet []byte) (all bool, err error)) error {
	var rights []byte
	if len(files) > 0 {
		fds := make([]int, len(files))
		for i, file := range files {
			fds[i] = int(file.Fd())
		}
		rights = unix.UnixRights(fds...)
	}
	if err := p.conn.SetDeadline(time.Now().Add(guard)); err != nil {
		return fmt.Errorf("call a worker: %w", err)
	}
	if ctx.Done() != nil {
		past := time.Unix(1, 0)
		stop := context.AfterFunc(ctx, func() { _ = p.conn.SetDeadline(past) }) // fails on a closed socket only
		defer stop()
	}
	if _, _, err := p.conn.WriteMsgUnix(b, rights, nil); err != nil {
		return p.failed(ctx, err, guard)
	}
	runtime.KeepAlive(files)
	for {
		n, err := p.conn.Read(p.packet)
		if err == nil && n == 0 {
			err = io.EOF
		}
		if err != nil {
			return p.failed(ctx, err, guard)
		}
		all, err := received(p.packet[:n])
		if err != nil {
			return fmt.Errorf("call a worker: %w", err)
		}
		if all {
			return nil
		}
	}
}

// failed says why a call got no answer.
func (p *process) failed(ctx context.Context, err error, guard time.Duration) error {
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("call a worker: %w", context.Cause(ctx))
	case errors.Is(err, os.ErrDeadlineExceeded):
		return fmt.Errorf("call a worker: no answer after %v: %w", guard, ErrGuard)
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
func (p *process) close() { _ = p.conn.Close() } // nothing was written that could be lost

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
