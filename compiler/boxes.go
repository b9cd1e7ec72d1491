package compiler

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// boxes is one process's containers. All that they leave on disk is below
// <top>/<name>/, where a lock file says whether the process still lives:
//
//	lock               held by the owner
//	runc/              runc's state
//	<name>-<number>/   one job: config.json, runc.log, job/ (a tmpfs)
//
// Cgroups have the name of their job, so that leftovers can be told apart from
// the containers of other processes and other data folders.
type boxes struct {
	name, dir string
	lock      *os.File
	last      atomic.Int64
	uidBase   uint32
	isolation Isolation // Runc or Bwrap
	swap      bool      // the kernel accounts swap
	log       *slog.Logger
}

// openBoxes removes what dead owners left below top and makes a folder for this
// process.
func openBoxes(ctx context.Context, top string, uidBase uint32, isolation Isolation, log *slog.Logger) (*boxes, error) {
	// The containers' users pass through to their job folders.
	if err := os.MkdirAll(top, 0o711); err != nil {
		return nil, fmt.Errorf("open boxes: %w", err)
	}
	if err := sweep(ctx, top, log); err != nil {
		return nil, fmt.Errorf("sweep boxes: %w", err)
	}
	if isolation == Runc {
		if err := cgroupMount.removeEmpty(time.Now()); err != nil {
			return nil, fmt.Errorf("sweep boxes: %w", err)
		}
	}
	b := &boxes{name: "box" + strings.ToLower(rand.Text()[:12]), uidBase: uidBase, isolation: isolation, swap: cgroupMount.swapAccounted(), log: log}
	b.dir = filepath.Join(top, b.name)
	// The lock is taken before the folder gets the name by which a sweep finds it.
	aside := filepath.Join(top, "."+b.name)
	if err := os.Mkdir(aside, 0o711); err != nil {
		return nil, fmt.Errorf("open boxes: %w", err)
	}
	var err error
	if b.lock, err = tryLock(filepath.Join(aside, "lock"), os.O_CREATE|os.O_RDWR); err != nil {
		return nil, fmt.Errorf("open boxes: %w", err)
	}
	if err := os.Rename(aside, b.dir); err != nil {
		b.lock.Close()
		return nil, fmt.Errorf("open boxes: %w", err)
	}
	return b, nil
}

func (b *boxes) state() string { return filepath.Join(b.dir, "runc") }

// discard removes all traces of one job.
func (b *boxes) discard(id string) error { return discard(b.dir, id) }

func (b *boxes) close() error {
	defer b.lock.Close()
	return removeOwner(b.dir)
}

// sweep removes the folders below top whose owners are dead.
func sweep(ctx context.Context, top string, log *slog.Logger) error {
	entries, err := os.ReadDir(top)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		dir := filepath.Join(top, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue // being made; a few empty bytes if its maker died
		}
		lock, err := tryLock(filepath.Join(dir, "lock"), os.O_RDWR)
		if errors.Is(err, unix.EWOULDBLOCK) || errors.Is(err, fs.ErrNotExist) {
			continue // its owner lives, or another sweep has removed it
		}
		if err != nil {
			return err
		}
		log.Info("removing what a killed compiler left", "folder", dir)
		err = removeOwner(dir)
		lock.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// removeOwner removes every job of one owner, then its folder.
func removeOwner(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	name := filepath.Base(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), name+"-") {
			if err := discard(dir, e.Name()); err != nil {
				return err
			}
		}
	}
	// Jobs whose folder is gone and whose cgroup is not.
	for _, group := range cgroupMount.of(name + "-*") {
		if err := removeCgroup(group); err != nil {
			return err
		}
	}
	return os.RemoveAll(dir)
}

// discard removes the container, the cgroups, the mount and the folder of a job,
// whichever of them there are.
func discard(ownerDir, id string) error {
	state := filepath.Join(ownerDir, "runc")
	if _, err := os.Stat(filepath.Join(state, id)); err == nil {
		// The processes go with their cgroups, below, where runc cannot do it.
		_ = exec.Command("runc", "--root", state, "delete", "--force", id).Run()
		if err := os.RemoveAll(filepath.Join(state, id)); err != nil {
			return fmt.Errorf("discard box %s: %w", id, err)
		}
	}
	for _, group := range cgroupMount.of(id) {
		if err := removeCgroup(group); err != nil {
			return fmt.Errorf("discard box %s: %w", id, err)
		}
	}
	dir := filepath.Join(ownerDir, id)
	err := unix.Unmount(filepath.Join(dir, "job"), unix.MNT_DETACH|unix.UMOUNT_NOFOLLOW)
	if err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOENT) {
		return fmt.Errorf("discard box %s: unmount: %w", id, err)
	}
	if err := os.RemoveAll(dir); err != nil {
		return fmt.Errorf("discard box %s: %w", id, err)
	}
	return nil
}

// removeCgroup kills what is left in a cgroup and removes it.
func removeCgroup(dir string) error {
	deadline := time.Now().Add(10 * time.Second)
	for {
		err := unix.Rmdir(dir)
		if err == nil || errors.Is(err, unix.ENOENT) {
			return nil
		}
		if !errors.Is(err, unix.EBUSY) || time.Now().After(deadline) {
			return fmt.Errorf("remove cgroup %s: %w", dir, err)
		}
		pids, err := os.ReadFile(filepath.Join(dir, "cgroup.procs"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, unix.ENODEV) {
			return fmt.Errorf("remove cgroup %s: %w", dir, err)
		}
		for _, field := range strings.Fields(string(pids)) {
			if pid, err := strconv.Atoi(field); err == nil && pid > 1 {
				_ = unix.Kill(pid, unix.SIGKILL) // gone already is as good
			}
		}
		time.Sleep(2 * time.Millisecond) // the kernel empties it in its own time
	}
}

// tryLock takes a lock file or fails at once, with EWOULDBLOCK where another
// process has it.
func tryLock(name string, flags int) (*os.File, error) {
	f, err := os.OpenFile(name, flags, 0o600)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	return f, nil
}
