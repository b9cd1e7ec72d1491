package compiler

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	specs "github.com/opencontainers/runtime-spec/specs-go"
	"golang.org/x/sys/unix"
)

// cgroups is a mount point of control groups. It has one of three layouts, of
// which runc takes the same view:
//
//	version 2   cgroup.controllers names all that there are
//	version 1   a folder for each controller
//	hybrid      as version 1, and unified/ of version 2, which runc leaves alone:
//	            controllers that are only there cannot be given limits by it
type cgroups string

// cgroupMount is where Linux distributions mount cgroups of either version.
const cgroupMount cgroups = "/sys/fs/cgroup"

// cgroupParent is the cgroup below which every container has its own.
const cgroupParent = "/assize"

// cgroupControllers are those that hold the limits of a compile.
var cgroupControllers = []string{"memory", "pids"}

// CgroupLayout says in words which control groups this machine has.
func CgroupLayout() string { return cgroupMount.layout() }

func (c cgroups) layout() string {
	if c.unified() {
		return "version 2"
	}
	if exists(string(c) + "/unified/cgroup.controllers") {
		return "version 1, hybrid"
	}
	return "version 1"
}

// unified reports whether all controllers are of version 2.
func (c cgroups) unified() bool { return exists(string(c) + "/cgroup.controllers") }

// lacks says which controllers cannot be given limits, and why.
func (c cgroups) lacks() []error {
	var l lacks
	for _, name := range cgroupControllers {
		dir := string(c)
		if c.unified() {
			if !c.controls(name) {
				l.say("%s/cgroup.controllers does not name the %s controller: whoever started this machine or container has to delegate it", dir, name)
				continue
			}
		} else if dir += "/" + name; !exists(dir) {
			l.say("there is no %s cgroup controller below %s (%s)", name, c, c.layout())
			continue
		}
		if err := unix.Access(dir, unix.W_OK); err != nil {
			l.say("the %s cgroup controller cannot be used: %s is not writable: %w", name, dir, err)
		}
	}
	return l
}

// swapAccounted reports whether a limit on swap can be set. Version 2 takes one
// always and ignores it where there is no swap.
func (c cgroups) swapAccounted() bool {
	return c.unified() || exists(string(c)+"/memory/memory.memsw.limit_in_bytes")
}

// of finds the cgroups of the jobs that match a pattern, one in each hierarchy.
func (c cgroups) of(pattern string) []string {
	var all []string
	for _, mount := range []string{string(c), string(c) + "/*"} {
		found, err := filepath.Glob(mount + cgroupParent + "/" + pattern)
		if err == nil { // the pattern is well formed
			all = append(all, found...)
		}
	}
	return all
}

// The shares of the processors that a box has beside the other boxes: much less while
// it only gets ready for a job. The first is the kernel's default.
const (
	boxShares   uint64 = 1024
	aheadShares uint64 = 256
)

// weighed reports whether there are shares.
func (c cgroups) weighed() bool {
	if c.unified() {
		return c.controls("cpu")
	}
	return exists(string(c) + "/cpu/cpu.shares")
}

// controls reports whether version 2 has a controller.
func (c cgroups) controls(name string) bool {
	text, err := os.ReadFile(string(c) + "/cgroup.controllers")
	return err == nil && slices.Contains(strings.Fields(string(text)), name)
}

// weight writes shares as version 2 does: 100 are what 1024 are in version 1.
func weight(shares uint64) string { return strconv.FormatUint(max(1, shares*100/1024), 10) }

// weigh changes the shares of a cgroup. It is no error where there are none.
func (c cgroups) weigh(group string, shares uint64) error {
	name, text := string(c)+"/cpu"+group+"/cpu.shares", strconv.FormatUint(shares, 10)
	if c.unified() {
		name, text = string(c)+group+"/cpu.weight", weight(shares)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

// weighSpec is weigh for a container that is yet to be made.
func (c cgroups) weighSpec(r *specs.LinuxResources, shares uint64) {
	switch {
	case !c.weighed():
	case c.unified():
		r.Unified = map[string]string{"cpu.weight": weight(shares)}
	default:
		r.CPU = &specs.LinuxCPU{Shares: &shares}
	}
}

// emptyFor is how long a cgroup of a box has been there before it may be taken for
// one that was left: the process that is to go in comes a moment after it is made.
const emptyFor = time.Minute

// removeEmpty removes the cgroups of boxes that nothing is in: those of killed
// compilers whose folders are gone too, so that no sweep of folders finds them.
func (c cgroups) removeEmpty(now time.Time) error {
	var errs []error
	for _, dir := range c.of("box*-*") {
		// The kernel may show a later time than that of its making, never an earlier one.
		info, err := os.Stat(dir)
		if err != nil || now.Sub(info.ModTime()) < emptyFor {
			continue
		}
		switch err := unix.Rmdir(dir); {
		case err == nil, errors.Is(err, unix.ENOENT), errors.Is(err, unix.EBUSY), errors.Is(err, unix.ENOTEMPTY):
		default:
			errs = append(errs, fmt.Errorf("remove cgroup %s: %w", dir, err))
		}
	}
	return errors.Join(errs...)
}

// processes lists those of a job.
func (c cgroups) processes(id string) ([]int, error) {
	groups := c.of(id)
	if len(groups) == 0 {
		return nil, fmt.Errorf("there is no cgroup of %s", id)
	}
	text, err := os.ReadFile(groups[0] + "/cgroup.procs")
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, field := range strings.Fields(string(text)) {
		pid, err := strconv.Atoi(field)
		if err != nil {
			return nil, err
		}
		pids = append(pids, pid)
	}
	return pids, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
