package compiler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"

	"assize/toolchains"
)

// readyLine is what a command prints that was started ahead of its job, when it
// waits for that.
const readyLine = "ready\n"

// waiter is what a box waits with whose language has no command of its own for it:
// a shell that becomes the command that it reads.
const waiter = `echo ready
while IFS= read -r argument; do set -- "$@" "$argument"; done
exec "$@"`

// waitingCPUSeconds bounds what that may spend until then.
const waitingCPUSeconds = 5

// prepareWall bounds how long one takes to get there, with little of the
// processors to be had.
const prepareWall = 10 * time.Minute

// prepared is a box that was started before there is a job for it. It
// gets one job and ends with it, as every box does.
type prepared struct {
	tc     toolchains.Toolchain
	cancel context.CancelFunc // ends it, whatever it does
	ready  chan struct{}      // closed when it waits for the job
	ended  chan struct{}      // closed when nothing is left of it
	job    chan job           // takes the one job

	// Of the job, or of the preparation where that is how far it came; to be read
	// after ended.
	outcome outcome
	err     error
}

// prepareAhead starts a box that gets its job later.
func (b *boxes) prepareAhead(tc toolchains.Toolchain) *prepared {
	ctx, cancel := context.WithCancel(context.Background())
	p := &prepared{tc: tc, cancel: cancel, ready: make(chan struct{}), ended: make(chan struct{}), job: make(chan job, 1)}
	go func() {
		defer cancel()
		defer close(p.ended)
		p.outcome, p.err = b.runAhead(ctx, p)
	}()
	return p
}

// compile hands the job over and waits for its end. An error says nothing of the
// job: it may be run in another box.
func (p *prepared) compile(ctx context.Context, j job) (outcome, error) {
	stop := context.AfterFunc(ctx, p.cancel)
	defer stop()
	p.job <- j
	<-p.ended
	return p.outcome, p.err
}

// discard ends a box that has got no job.
func (p *prepared) discard() {
	p.cancel()
	<-p.ended
}

func (b *boxes) runAhead(ctx context.Context, p *prepared) (o outcome, err error) {
	x := b.next()
	defer func() { err = errors.Join(err, b.discard(x.id)) }()
	if err := b.prepare(x, p.tc); err != nil {
		return o, fmt.Errorf("prepare box %s: %w", x.id, err)
	}
	wait := p.tc.Ahead
	if len(wait.Argv) == 0 {
		wait = toolchains.Ahead{Argv: []string{"/bin/sh", "-c", waiter}, CPUSeconds: waitingCPUSeconds}
	}
	argv := expand(wait.Argv, outputOf(p.tc), "", nil)
	spec := containerSpec(p.tc, job{argv: argv, env: p.tc.Compile.Env}, x.job, cgroupParent+"/"+x.id, b.uidBase, b.swap)
	// Lowering a limit takes no privilege, raising one would.
	for i, l := range spec.Process.Rlimits {
		if l.Type == "RLIMIT_CPU" {
			spec.Process.Rlimits[i].Soft = uint64(wait.CPUSeconds)
			spec.Process.Rlimits[i].Hard += uint64(wait.CPUSeconds)
		}
	}
	cgroupMount.weighSpec(spec.Linux.Resources, aheadShares)
	if err := writeSpec(x, spec); err != nil {
		return o, err
	}
	in, tell, err := os.Pipe()
	if err != nil {
		return o, fmt.Errorf("prepare box %s: %w", x.id, err)
	}
	defer in.Close()
	defer tell.Close()

	h := &handover{boxes: b, box: x, prepared: p, tell: tell, began: time.Now(), done: make(chan error, 1)}
	ctx, stop := context.WithCancel(ctx)
	go func() {
		err := h.wait(ctx)
		if err != nil {
			stop()
		}
		h.done <- err
	}()
	o, err = b.runc(ctx, x, in, &head{max: maxOutputBytes, announced: p.ready}, h.look)
	stop()
	if handErr := <-h.done; handErr != nil {
		return o, fmt.Errorf("%w: exit %d: %.500s", handErr, o.exit, o.output)
	}
	if err != nil {
		return o, err
	}
	o.cpu -= h.practised
	return x.collect(p.tc, h.job, o)
}

// handover brings the job into a box that waits for it.
type handover struct {
	boxes    *boxes
	box      box
	prepared *prepared
	tell     *os.File              // the box's standard input
	began    time.Time             // when the box was started
	clock    atomic.Pointer[clock] // the job's, as soon as it has that
	done     chan error            // gets what came of it

	job       job
	practised time.Duration // of processor time, before the job
}

// wait watches over a box until it has its job and the time for that has begun.
func (h *handover) wait(ctx context.Context) error {
	select {
	case <-h.prepared.ready:
	case <-ctx.Done():
		return fmt.Errorf("box %s did not get ready", h.box.id)
	}
	select {
	case h.job = <-h.prepared.job:
	case <-ctx.Done():
		return fmt.Errorf("box %s ended before it had a job", h.box.id)
	}
	if err := h.begin(); err != nil {
		return fmt.Errorf("box %s: hand over the job: %w", h.box.id, err)
	}
	return nil
}

// look is the clock of the preparation and then that of the job. One that waits for
// its job may do so.
func (h *handover) look(pid int) end {
	switch c := h.clock.Load(); {
	case c != nil:
		return c.look(pid)
	case !isClosed(h.prepared.ready) && time.Since(h.began) > prepareWall:
		return starved
	}
	return byItself
}

// begin gives the box its sources, its limits and at last its command, one
// argument a line.
func (h *handover) begin() error {
	if err := writeSources(h.box.sources(), h.job.files); err != nil {
		return err
	}
	if err := cgroupMount.weigh(cgroupParent+"/"+h.box.id, boxShares); err != nil {
		return err
	}
	pids, err := cgroupMount.processes(h.box.id)
	if err != nil {
		return err
	}
	for _, pid := range pids {
		spent, children, err := processorTimes(pid)
		if err != nil {
			return err
		}
		// The kernel counts from the start of a process, and in whole seconds.
		limit := uint64((spent + time.Second - 1) / time.Second)
		limit += uint64(h.prepared.tc.Limits.CPUSeconds)
		if err := unix.Prlimit(pid, unix.RLIMIT_CPU, &unix.Rlimit{Cur: limit, Max: limit}, nil); err != nil {
			return fmt.Errorf("prlimit %d: %w", pid, err)
		}
		h.practised += spent + children
	}
	h.clock.Store(startClock(h.prepared.tc.Limits, h.practised))
	if _, err := h.tell.WriteString(strings.Join(h.job.argv, "\n") + "\n"); err != nil {
		return err
	}
	return h.tell.Close()
}
