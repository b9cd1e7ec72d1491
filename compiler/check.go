package compiler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/sys/unix"
)

// cgroupMount is where Linux distributions mount cgroups of either version.
const cgroupMount = "/sys/fs/cgroup"

// CheckIsolation says what this machine lacks to isolate a compile, everything
// at once, and how to get it. There is no weaker mode to fall back to.
func CheckIsolation(ctx context.Context) error {
	var missing []error
	lack := func(format string, args ...any) { missing = append(missing, fmt.Errorf(format, args...)) }
	if os.Geteuid() != 0 {
		lack("the compiler makes containers and needs root (user id 0, not %d)", os.Geteuid())
	}
	if path, err := exec.LookPath("runc"); err != nil {
		lack("runc is not installed (Debian: apt-get install runc)")
	} else if out, err := exec.CommandContext(ctx, path, "--version").CombinedOutput(); err != nil {
		lack("%s --version: %v: %s", path, err, strings.TrimSpace(string(out)))
	} else if !strings.Contains(string(out), "libseccomp") {
		lack("%s was built without seccomp", path)
	}
	if text, err := os.ReadFile("/proc/sys/user/max_user_namespaces"); err != nil {
		lack("the kernel has no user namespaces: %w", err)
	} else if strings.TrimSpace(string(text)) == "0" {
		lack("user namespaces are switched off (sysctl user.max_user_namespaces)")
	}
	for _, controller := range []string{"memory", "pids"} {
		if !hasController(controller) {
			lack("there is no %s cgroup controller below %s, of version 1 or 2", controller, cgroupMount)
		}
	}
	if _, err := unix.PrctlRetInt(unix.PR_GET_SECCOMP, 0, 0, 0, 0); err != nil {
		lack("the kernel has no seccomp: %w", err)
	}
	if len(missing) > 0 {
		return fmt.Errorf("compiles cannot be isolated on this machine:\n%w", errors.Join(missing...))
	}
	return nil
}

// hasController looks for a cgroup controller that can be given limits.
func hasController(name string) bool {
	if info, err := os.Stat(cgroupMount + "/" + name); err == nil && info.IsDir() {
		return unix.Access(cgroupMount+"/"+name, unix.W_OK) == nil
	}
	text, err := os.ReadFile(cgroupMount + "/cgroup.controllers")
	if err != nil {
		return false
	}
	for _, have := range strings.Fields(string(text)) {
		if have == name {
			return unix.Access(cgroupMount, unix.W_OK) == nil
		}
	}
	return false
}

// swapAccounted reports whether a limit on swap can be set. Version 2 takes one
// always and ignores it where there is no swap.
func swapAccounted() bool {
	if _, err := os.Stat(cgroupMount + "/cgroup.controllers"); err == nil {
		return true
	}
	_, err := os.Stat(cgroupMount + "/memory/memory.memsw.limit_in_bytes")
	return err == nil
}
