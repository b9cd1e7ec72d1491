package compiler

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"assize/toolchains"
)

// unprivileged is nobody's id on Debian, for trying things out.
const unprivileged = 65534

// asUser starts a process as somebody without privileges, tied to this thread.
func asUser(id uint32) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{
		Credential: &syscall.Credential{Uid: id, Gid: id, Groups: []uint32{}},
		Pdeathsig:  syscall.SIGKILL, Setpgid: true,
	}
}

// reserved is how much more address space than memory a compile may reserve:
// runtimes map far more than they touch.
const reserved = 16 << 30

// bwrap runs the job in a sandbox of bubblewrap, as a user that no other compile
// of this process has meanwhile.
func (b *boxes) bwrap(ctx context.Context, x box, tc toolchains.Toolchain, j job) (o outcome, err error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	filter, filterWriter, err := os.Pipe()
	if err != nil {
		return o, fmt.Errorf("run box %s: %w", x.id, err)
	}
	defer filter.Close()
	_, err = filterWriter.Write(assemble(seccompFilter())) // a few KiB: they fit
	if err = errors.Join(err, filterWriter.Close()); err != nil {
		return o, fmt.Errorf("run box %s: %w", x.id, err)
	}
	args, err := bwrapArgs(tc, j, x.job)
	if err != nil {
		return o, fmt.Errorf("run box %s: %w", x.id, err)
	}
	out := &head{max: maxOutputBytes}
	cmd := exec.Command("prlimit", args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
	cmd.Dir = "/"
	cmd.Stdout, cmd.Stderr, cmd.ExtraFiles = out, out, []*os.File{filter}
	cmd.SysProcAttr = asUser(x.owner)
	cmd.WaitDelay = 5 * time.Second
	clock := startClock(tc.Limits, 0)
	watch := func(pid int) end {
		if residentBytes(pid) > int64(tc.Limits.MemoryMiB)<<20 {
			return overfull
		}
		return clock.look(pid)
	}
	state, stopped, err := supervised(ctx, cmd, watch, func() { _ = cmd.Process.Kill() })
	if err != nil {
		return o, fmt.Errorf("run box %s: %w", x.id, err)
	}
	o.output, o.end = out.bytes, stopped
	o.exit, o.cpu = state.ExitCode(), state.UserTime()+state.SystemTime()
	switch text := string(o.output); {
	case o.end != byItself:
	case o.exit < 0:
		return o, fmt.Errorf("run box %s: bubblewrap: %v", x.id, state)
	case o.exit != 0 && strings.HasPrefix(text, "bwrap: "):
		return o, fmt.Errorf("run box %s: %s", x.id, cleanDiagnostics(o.output))
	}
	return o, nil
}

// bwrapArgs is what containerSpec says, in the words of prlimit and bubblewrap.
func bwrapArgs(tc toolchains.Toolchain, j job, jobDir string) ([]string, error) {
	memory := int64(tc.Limits.MemoryMiB) << 20
	args := []string{
		fmt.Sprintf("--cpu=%d", tc.Limits.CPUSeconds), fmt.Sprintf("--fsize=%d", int64(tc.Limits.OutputMiB)<<20),
		"--nofile=256", "--core=0", "--memlock=0", "--msgqueue=0", fmt.Sprintf("--nproc=%d", tc.Limits.Processes+2), // and bubblewrap, twice
		fmt.Sprintf("--data=%d", memory), fmt.Sprintf("--as=%d", memory+reserved),
		"bwrap", "--unshare-user", "--unshare-pid", "--as-pid-1", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try",
		"--uid", strconv.Itoa(boxUser), "--gid", strconv.Itoa(boxUser), "--hostname", "box",
		"--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
		"--ro-bind", tc.Root, "/", "--proc", "/proc",
	}
	hidden, err := hideMachine()
	if err != nil {
		return nil, err
	}
	args = append(args, hidden...)
	args = append(args,
		"--perms", "0755", "--size", "65536", "--tmpfs", "/dev", "--dev-bind", "/dev/null", "/dev/null",
		"--perms", "1777", "--size", strconv.Itoa(tmpMiB<<20), "--tmpfs", "/tmp",
		"--bind", jobDir, "/job", "--chdir", "/job/src",
	)
	for _, pair := range append(append([]string(nil), baseEnv...), j.env...) {
		name, value, _ := strings.Cut(pair, "=")
		args = append(args, "--setenv", name, value)
	}
	return append(append(args, "--seccomp", "3", "--"), j.argv...), nil
}

// hideMachine covers everything in /proc but the processes, which bubblewrap has
// no option for.
func hideMachine() ([]string, error) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil, err
	}
	var args []string
	for _, e := range entries {
		name := filepath.Join("/proc", e.Name())
		if _, err := strconv.Atoi(e.Name()); err == nil || e.Type()&fs.ModeSymlink != 0 {
			continue
		}
		if e.IsDir() {
			args = append(args, "--size", "4096", "--tmpfs", name)
		} else {
			args = append(args, "--ro-bind", "/dev/null", name)
		}
	}
	return args, nil
}

// watchEvery is how often a sandbox is looked at.
const watchEvery = 50 * time.Millisecond

// supervised runs cmd, which kill ends, until it is over, ctx ends or watch says
// why it must stop. The end of ctx is an error, and so is that this machine had too
// little for it: it may come to something else at another time.
func supervised(ctx context.Context, cmd *exec.Cmd, watch func(pid int) end, kill func()) (state *os.ProcessState, stopped end, err error) {
	if err := cmd.Start(); err != nil {
		return nil, byItself, err
	}
	// Compilers inherit it. Where the processors are busy, whoever answers people
	// goes first. It fails where the sandbox has ended already, as Wait will say.
	_ = unix.Setpriority(unix.PRIO_PGRP, cmd.Process.Pid, boxNice)
	began, over, causes := time.Now(), make(chan struct{}), make(chan error, 1)
	go func() {
		ticker := time.NewTicker(watchEvery)
		defer ticker.Stop()
		for {
			select {
			case <-over:
				causes <- nil
				return
			case <-ctx.Done():
				kill()
				causes <- ctx.Err()
				return
			case <-ticker.C:
				if stopped = watch(cmd.Process.Pid); stopped != byItself {
					kill()
					causes <- nil
					return
				}
			}
		}
	}()
	waitErr := cmd.Wait()
	close(over)
	cause := <-causes
	switch {
	case cause != nil:
		return nil, byItself, cause
	case cmd.ProcessState == nil:
		return nil, byItself, waitErr
	case stopped == starved:
		return nil, byItself, fmt.Errorf("stopped after %v without having reached a limit: this machine is too busy", time.Since(began).Round(time.Second))
	}
	return cmd.ProcessState, stopped, nil
}

// residentBytes adds up the memory of a process and of all below it, as far as
// they are still there.
func residentBytes(pid int) int64 {
	var total int64
	for _, pid := range append([]int{pid}, below(pid)...) {
		text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
		if err != nil {
			continue
		}
		if fields := strings.Fields(string(text)); len(fields) > 2 {
			resident, _ := strconv.ParseInt(fields[1], 10, 64)
			shared, _ := strconv.ParseInt(fields[2], 10, 64)
			total += (resident - shared) * int64(os.Getpagesize())
		}
	}
	return total
}
