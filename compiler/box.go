package compiler

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/toolchains"
)

// outcome is what a container was seen to do.
type outcome struct {
	output []byte        // standard output and error, cut
	module []byte        // or the bundle of an interpreted program; nil where there is none
	exit   int           // 128+n where signal n ended it
	cpu    time.Duration // of all its processes and of runc
	wall   bool          // it was stopped by the clock
	bad    string        // what is wrong with the output file
}

// deterministic reports whether the same job would come to the same again, so
// that the result may be cached: the compiler ended by itself.
func (o outcome) deterministic() bool { return !o.wall && o.exit < 128 }

// reason says why there is no module, or "" if the compiler was content.
func (o outcome) reason(l toolchains.Limits) string {
	switch {
	case o.wall:
		return fmt.Sprintf("the compile took longer than %d seconds", l.WallSeconds)
	case o.exit == 128+int(unix.SIGKILL) && o.cpu >= time.Duration(l.CPUSeconds)*time.Second*3/4:
		// The kernel counts by ticks where it holds processes against the limit,
		// and exactly where it reports; so there is some room between the two.
		return fmt.Sprintf("the compiler needed more than %d seconds of processor time", l.CPUSeconds)
	case o.exit == 128+int(unix.SIGKILL):
		return fmt.Sprintf("the compiler needed more than %d MiB of memory", l.MemoryMiB)
	case o.exit == 128+int(unix.SIGXFSZ):
		return fmt.Sprintf("the compiler wrote more than %d MiB", l.OutputMiB)
	case o.exit != 0:
		return "the program does not compile"
	}
	return o.bad
}

// run runs one job in a container of its own. The error is our fault; whatever
// the job did to itself is in the outcome.
func (b *boxes) run(ctx context.Context, tc toolchains.Toolchain, j job) (o outcome, err error) {
	number := b.last.Add(1)
	id := fmt.Sprintf("%s-%d", b.name, number)
	dir := filepath.Join(b.dir, id)
	defer func() { err = errors.Join(err, b.discard(id)) }()
	owner := b.uidBase + boxUser
	if b.isolation == Bwrap { // which counts processes by user
		owner += uint32(number % (mappedIDs - boxUser))
	}
	jobDir, err := b.prepare(dir, int(owner), tc, j)
	if err != nil {
		return o, fmt.Errorf("prepare box %s: %w", id, err)
	}
	if b.isolation == Bwrap {
		o, err = b.bwrap(ctx, id, jobDir, owner, tc, j)
	} else {
		o, err = b.container(ctx, id, dir, jobDir, tc, j)
	}
	if err != nil {
		return o, err
	}
	if tc.Interpreted() {
		if o.exit == 0 {
			o.module, o.bad, err = takeBundle(jobDir, j.args)
		}
		return o, err
	}
	o.module, o.bad, err = takeOutput(jobDir)
	return o, err
}

// container runs the job by runc.
func (b *boxes) container(ctx context.Context, id, dir, jobDir string, tc toolchains.Toolchain, j job) (o outcome, err error) {
	spec, err := json.Marshal(containerSpec(tc, j, jobDir, cgroupParent+"/"+id, b.uidBase, b.swap))
	if err != nil {
		return o, fmt.Errorf("prepare box %s: %w", id, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "config.json"), spec, 0o600); err != nil {
		return o, fmt.Errorf("prepare box %s: %w", id, err)
	}
	return b.runc(ctx, id, dir, tc.Limits.Wall())
}

// prepare lays out the job's folder: a file system of its own, with a bound on
// its size, the sources read-only and a folder for the output.
func (b *boxes) prepare(dir string, owner int, tc toolchains.Toolchain, j job) (jobDir string, err error) {
	jobDir = filepath.Join(dir, "job")
	if err := errors.Join(os.Mkdir(dir, 0o711), os.Mkdir(jobDir, 0o755)); err != nil {
		return "", err
	}
	options := fmt.Sprintf("size=%dm,nr_inodes=1024,mode=755", tc.Limits.OutputMiB+2)
	if err := unix.Mount("tmpfs", jobDir, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, options); err != nil {
		return "", fmt.Errorf("mount a tmpfs on %s: %w", jobDir, err)
	}
	src, out := filepath.Join(jobDir, "src"), filepath.Join(jobDir, filepath.Dir(output))
	if err := errors.Join(os.Mkdir(src, 0o755), os.Mkdir(out, 0o700), os.Chown(out, owner, owner)); err != nil {
		return "", err
	}
	if tc.Interpreted() {
		program := filepath.Join(jobDir, programDir)
		if err := errors.Join(os.Mkdir(program, 0o700), os.Chown(program, owner, owner)); err != nil {
			return "", err
		}
	}
	return jobDir, writeSources(src, j.files)
}

// writeSources writes the files below src, whatever their names.
func writeSources(src string, files []File) error {
	root, err := os.OpenRoot(src)
	if err != nil {
		return err
	}
	defer root.Close()
	epoch := time.Unix(0, 0) // __TIMESTAMP__ is when a file was last changed
	for _, f := range files {
		err := root.MkdirAll(path.Dir(f.Name), 0o755)
		if err == nil {
			err = root.WriteFile(f.Name, f.Content, 0o444)
		}
		if err == nil {
			err = root.Chtimes(f.Name, epoch, epoch)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// maxOutputBytes bounds what is kept of a compiler's messages before cleaning.
const maxOutputBytes = 4 * judge.MaxDiagnosticBytes

// boxNice is the niceness of everything in a sandbox.
const boxNice = 10

// runc runs the container to its end.
func (b *boxes) runc(ctx context.Context, id, dir string, wall time.Duration) (o outcome, err error) {
	// The kernel ties runc's life to the thread that starts it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	out := &head{max: maxOutputBytes}
	log := filepath.Join(dir, "runc.log")
	cmd := exec.Command("runc", "--root", b.state(), "--log", log, "--log-format", "json", "run", "--bundle", dir, id)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	cmd.WaitDelay = 5 * time.Second
	state, stopped, err := supervised(ctx, cmd, wall, nil, func() { b.kill(id, cmd.Process) })
	if err != nil {
		return o, fmt.Errorf("run box %s: %w", id, err)
	}
	o.output, o.wall = out.bytes, stopped
	o.exit, o.cpu = state.ExitCode(), state.UserTime()+state.SystemTime()
	if o.wall {
		return o, nil
	}
	if o.exit < 0 {
		return o, fmt.Errorf("run box %s: runc: %v", id, state)
	}
	if o.exit == 126 || o.exit == 127 {
		return o, fmt.Errorf("run box %s: cannot start the compiler: %s", id, cleanDiagnostics(o.output))
	}
	if o.exit != 0 {
		// runc's own failures look like exit codes of the compiler, but for its log.
		if complaint := runcComplaint(log); complaint != "" {
			return o, fmt.Errorf("run box %s: runc: %s", id, complaint)
		}
	}
	return o, nil
}

var errWall = errors.New("wall clock limit")

// kill ends the container by its id, and runc itself where that fails: the
// kernel then ends the container.
func (b *boxes) kill(id string, runc *os.Process) {
	kill := exec.Command("runc", "--root", b.state(), "kill", "--all", id, "KILL")
	if err := kill.Run(); err != nil {
		_ = runc.Kill() // an error here means that it has just ended
	}
}

// runcComplaint returns runc's last error from its log, or "".
func runcComplaint(log string) string {
	text, err := os.ReadFile(log)
	if err != nil {
		return ""
	}
	complaint := ""
	for line := range strings.Lines(string(text)) {
		var l struct{ Level, Msg string }
		if json.Unmarshal([]byte(line), &l) == nil && (l.Level == "error" || l.Level == "fatal") {
			complaint = l.Msg
		}
	}
	return complaint
}

// takeOutput reads the module that the compiler left in jobDir. The container
// has ended, but what it left is hostile: links, devices, pipes.
func takeOutput(jobDir string) (module []byte, bad string, err error) {
	dir, err := unix.Open(jobDir, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, "", fmt.Errorf("open %s: %w", jobDir, err)
	}
	defer unix.Close(dir)
	fd, err := unix.Openat2(dir, output, &unix.OpenHow{
		Flags:   unix.O_RDONLY | unix.O_NONBLOCK | unix.O_NOCTTY | unix.O_CLOEXEC,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_NO_MAGICLINKS,
	})
	if errors.Is(err, unix.ENOENT) || errors.Is(err, unix.ENOTDIR) {
		return nil, "the compiler produced no program", nil
	}
	if errors.Is(err, unix.ELOOP) || errors.Is(err, unix.EXDEV) || errors.Is(err, unix.ENXIO) {
		return nil, "the compiler produced something other than a file", nil
	}
	if err != nil {
		return nil, "", fmt.Errorf("open %s/%s: %w", jobDir, output, err)
	}
	f := os.NewFile(uintptr(fd), output)
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, "", fmt.Errorf("read %s/%s: %w", jobDir, output, err)
	}
	if !info.Mode().IsRegular() {
		return nil, "the compiler produced something other than a file", nil
	}
	if info.Size() > MaxModuleBytes {
		return nil, fmt.Sprintf("the compiled program is larger than %d MiB", MaxModuleBytes>>20), nil
	}
	module, err = io.ReadAll(io.LimitReader(f, MaxModuleBytes+1))
	if err != nil {
		return nil, "", fmt.Errorf("read %s/%s: %w", jobDir, output, err)
	}
	return module, "", nil
}

// head keeps the first max bytes written to it and swallows the rest.
type head struct {
	bytes []byte
	max   int
}

func (h *head) Write(b []byte) (int, error) {
	h.bytes = append(h.bytes, b[:min(len(b), h.max-len(h.bytes))]...)
	return len(b), nil
}
