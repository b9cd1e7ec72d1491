package compiler

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

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
			text, err := os.ReadFile(dir + "/cgroup.controllers")
			if err != nil || !slices.Contains(strings.Fields(string(text)), name) {
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

// The shares of the processors that a box has beside the others: much less while
// it only gets ready for a job. The first is the kernel's default.
const (
	boxShares   uint64 = 1024
	aheadShares uint64 = 256
)

// weighed reports whether there are shares.
func (c cgroups) weighed() bool { return !c.unified() && exists(string(c)+"/cpu/cpu.shares") }

// weigh changes the shares of a job.
func (c cgroups) weigh(id string, shares uint64) error {
	if !c.weighed() {
		return nil
	}
	name := string(c) + "/cpu" + cgroupParent + "/" + id + "/cpu.shares"
	return os.WriteFile(name, strconv.AppendUint(nil, shares, 10), 0o644)
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

// clockTicks is how many to a second the kernel tells processor time in.
const clockTicks = 100

// processorTime is what a process has used.
func processorTime(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The name, in brackets, may hold anything. utime and stime are fields 14 and 15.
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	var ticks time.Duration
	for _, field := range fields[11:13] {
		n, err := strconv.ParseInt(field, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("processor time of %d: %w", pid, err)
		}
		ticks += time.Duration(n)
	}
	return ticks * time.Second / clockTicks, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
