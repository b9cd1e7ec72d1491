package compiler

import (
	"bytes"
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

	specs "github.com/opencontainers/runtime-spec/specs-go"
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
	end    end           // why it was stopped
	bad    string        // what is wrong with the output file
}

// deterministic reports whether the same job would come to the same again, so
// that the result may be cached: the compiler ended by itself.
func (o outcome) deterministic() bool { return o.end == byItself && o.exit < 128 }

// reason says why there is no module, or "" if the compiler was content.
func (o outcome) reason(l toolchains.Limits) string {
	switch {
	case o.end == waited:
		return fmt.Sprintf("the compile did nothing for %d seconds", l.WallSeconds)
	case o.end == exhausted, o.end == byItself && o.exit == 128+int(unix.SIGKILL) && o.cpu >= time.Duration(l.CPUSeconds)*time.Second*3/4:
		// The kernel counts by ticks where it holds processes against the limit,
		// and exactly where it reports; so there is some room between the two.
		return fmt.Sprintf("the compiler needed more than %d seconds of processor time", l.CPUSeconds)
	case o.end == overfull, o.exit == 128+int(unix.SIGKILL):
		return fmt.Sprintf("the compiler needed more than %d MiB of memory", l.MemoryMiB)
	case o.exit == 128+int(unix.SIGXFSZ):
		return fmt.Sprintf("the compiler wrote more than %d MiB", l.OutputMiB)
	case o.exit != 0:
		return "the program does not compile"
	}
	return o.bad
}

// box is the place of one container.
type box struct {
	id    string
	dir   string
	job   string // the folder below dir that the container has as /job
	owner uint32 // of the output, a user of this machine
}

// run runs one job in a container of its own. The error is our fault; whatever
// the job did to itself is in the outcome.
func (b *boxes) run(ctx context.Context, tc toolchains.Toolchain, j job) (o outcome, err error) {
	x := b.next()
	defer func() { err = errors.Join(err, b.discard(x.id)) }()
	if err := errors.Join(b.prepare(x, tc), writeSources(x.sources(), j.files)); err != nil {
		return o, fmt.Errorf("prepare box %s: %w", x.id, err)
	}
	if b.isolation == Bwrap {
		o, err = b.bwrap(ctx, x, tc, j)
	} else {
		o, err = b.container(ctx, x, tc, j)
	}
	if err != nil {
		return o, err
	}
	return x.collect(tc, j, o)
}

// next names a box that there has not been.
func (b *boxes) next() box {
	number := b.last.Add(1)
	x := box{id: fmt.Sprintf("%s-%d", b.name, number), owner: b.uidBase + boxUser}
	x.dir = filepath.Join(b.dir, x.id)
	x.job = filepath.Join(x.dir, "job")
	if b.isolation == Bwrap { // which counts processes by user
		x.owner += uint32(number % (mappedIDs - boxUser))
	}
	return x
}

// sources is the folder for the submission's files.
func (x box) sources() string { return filepath.Join(x.job, "src") }

// collect adds to the outcome what the job has made.
func (x box) collect(tc toolchains.Toolchain, j job, o outcome) (outcome, error) {
	var err error
	if !tc.Interpreted() {
		o.module, o.bad, err = takeOutput(x.job)
	} else if o.exit == 0 {
		o.module, o.bad, err = takeBundle(x.job, j.args)
	}
	return o, err
}

// container runs the job by runc.
func (b *boxes) container(ctx context.Context, x box, tc toolchains.Toolchain, j job) (o outcome, err error) {
	if err := writeSpec(x, containerSpec(tc, j, x.job, cgroupParent+"/"+x.id, b.uidBase, b.swap)); err != nil {
		return o, err
	}
	return b.runc(ctx, x, nil, &head{max: maxOutputBytes}, startClock(tc.Limits, 0).look)
}

func writeSpec(x box, spec *specs.Spec) error {
	text, err := json.Marshal(spec)
	if err == nil {
		err = os.WriteFile(filepath.Join(x.dir, "config.json"), text, 0o600)
	}
	if err != nil {
		return fmt.Errorf("prepare box %s: %w", x.id, err)
	}
	return nil
}

// prepare lays out the job's folder: a file system of its own, with a bound on
// its size, a folder for the sources and one for the output.
func (b *boxes) prepare(x box, tc toolchains.Toolchain) error {
	if err := errors.Join(os.Mkdir(x.dir, 0o711), os.Mkdir(x.job, 0o755)); err != nil {
		return err
	}
	options := fmt.Sprintf("size=%dm,nr_inodes=1024,mode=755", tc.Limits.OutputMiB+2)
	if err := unix.Mount("tmpfs", x.job, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, options); err != nil {
		return fmt.Errorf("mount a tmpfs on %s: %w", x.job, err)
	}
	folders := []string{filepath.Join(x.job, filepath.Dir(output))}
	if tc.Interpreted() {
		folders = append(folders, filepath.Join(x.job, programDir))
	}
	for _, dir := range folders {
		if err := errors.Join(os.Mkdir(dir, 0o700), os.Chown(dir, int(x.owner), int(x.owner))); err != nil {
			return err
		}
	}
	return os.Mkdir(x.sources(), 0o755)
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

// boxNice is the niceness of everything in a sandbox. It counts where cgroups do not
// share the processors out; where they do, all boxes together weigh as much as one
// process that is not nice.
const boxNice = 10

// runc runs the container to its end, or until watch says that it must stop. in is
// its standard input; nil means none.
func (b *boxes) runc(ctx context.Context, x box, in *os.File, out *head, watch func(pid int) end) (o outcome, err error) {
	// The kernel ties runc's life to the thread that starts it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	log := filepath.Join(x.dir, "runc.log")
	cmd := exec.Command("runc", "--root", b.state(), "--log", log, "--log-format", "json", "run", "--bundle", x.dir, x.id)
	cmd.Stdout, cmd.Stderr = out, out
	if in != nil {
		cmd.Stdin = in
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	cmd.WaitDelay = 5 * time.Second
	state, stopped, err := supervised(ctx, cmd, watch, func() { b.kill(x.id, cmd.Process) })
	if err != nil {
		return o, fmt.Errorf("run box %s: %w", x.id, err)
	}
	o.output, o.end = out.bytes, stopped
	o.exit, o.cpu = state.ExitCode(), state.UserTime()+state.SystemTime()
	if o.end != byItself {
		return o, nil
	}
	if o.exit < 0 {
		return o, fmt.Errorf("run box %s: runc: %v", x.id, state)
	}
	if o.exit == 126 || o.exit == 127 {
		return o, fmt.Errorf("run box %s: cannot start the compiler: %s", x.id, cleanDiagnostics(o.output))
	}
	if o.exit != 0 {
		// runc's own failures look like exit codes of the compiler, but for its log.
		if complaint := runcComplaint(log); complaint != "" {
			return o, fmt.Errorf("run box %s: runc: %s", x.id, complaint)
		}
	}
	return o, nil
}

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
	// announced, unless it is nil, is closed when what was written begins with
	// readyLine, which is not kept.
	announced chan struct{}
}

func (h *head) Write(b []byte) (int, error) {
	h.bytes = append(h.bytes, b[:min(len(b), h.max-len(h.bytes))]...)
	if rest, ready := bytes.CutPrefix(h.bytes, []byte(readyLine)); ready && h.announced != nil {
		close(h.announced)
		h.bytes, h.announced = rest, nil
	}
	return len(b), nil
}
