package compiler

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

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

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
