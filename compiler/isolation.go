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

// Isolation is how compiles are kept from the machine.
type Isolation string

// The isolations. The zero value counts as Runc: whoever wants less must say so.
const (
	// Runc is a container with cgroups: everything that is promised.
	Runc Isolation = "runc"
	// Bwrap is bubblewrap with the kernel's limits for single processes, for
	// machines where runc cannot run. Weaknesses says what it does not hold.
	Bwrap Isolation = "bwrap"
	// Auto is Runc where that works and Bwrap elsewhere.
	Auto Isolation = "auto"
)

// Isolations lists what may be asked for.
var Isolations = []Isolation{Runc, Bwrap, Auto}

// Weaknesses says what i does not hold that Runc does; nil for Runc.
func (i Isolation) Weaknesses() []string {
	if i != Bwrap {
		return nil
	}
	return []string{
		"memory is limited for each process (RLIMIT_DATA), and for all together only as a watcher sees it twenty times a second",
		"processes are counted by user (RLIMIT_NPROC), without a cgroup",
		"what a compile writes to files in memory is not part of its memory limit; the file systems have bounds of their own",
	}
}

// CheckIsolation returns the isolation that will be in force where want is asked
// for. The error says what this machine lacks, everything at once, and how to
// get it. Nothing weaker is ever chosen but by Auto or Bwrap.
func CheckIsolation(ctx context.Context, want Isolation) (Isolation, error) {
	switch want {
	case Runc, "":
		return Runc, refuse(Runc, checkRunc(ctx))
	case Bwrap:
		return Bwrap, refuse(Bwrap, checkBwrap(ctx))
	case Auto:
		runc := checkRunc(ctx)
		if runc == nil {
			return Runc, nil
		}
		if bwrap := checkBwrap(ctx); bwrap != nil {
			return "", errors.Join(refuse(Runc, runc), refuse(Bwrap, bwrap))
		}
		return Bwrap, nil
	}
	return "", fmt.Errorf("isolation %q is none of %q", want, Isolations)
}

func refuse(i Isolation, missing []error) error {
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("compiles cannot be isolated by %s on this machine:\n%w", i, errors.Join(missing...))
}

// lacks collects what is missing.
type lacks []error

func (l *lacks) say(format string, args ...any) { *l = append(*l, fmt.Errorf(format, args...)) }

// common is what both need.
func (l *lacks) common() {
	if os.Geteuid() != 0 {
		l.say("the compiler makes file systems and users for its compiles and needs root (user id 0, not %d)", os.Geteuid())
	}
	if text, err := os.ReadFile("/proc/sys/user/max_user_namespaces"); err != nil {
		l.say("the kernel has no user namespaces: %w", err)
	} else if strings.TrimSpace(string(text)) == "0" {
		l.say("user namespaces are switched off (sysctl user.max_user_namespaces)")
	}
	if _, err := unix.PrctlRetInt(unix.PR_GET_SECCOMP, 0, 0, 0, 0); err != nil {
		l.say("the kernel has no seccomp: %w", err)
	}
}

func checkRunc(ctx context.Context) []error {
	var l lacks
	l.common()
	if path, err := exec.LookPath("runc"); err != nil {
		l.say("runc is not installed (Debian: apt-get install runc)")
	} else if out, err := exec.CommandContext(ctx, path, "--version").CombinedOutput(); err != nil {
		l.say("%s --version: %v: %s", path, err, strings.TrimSpace(string(out)))
	} else if !strings.Contains(string(out), "libseccomp") {
		l.say("%s was built without seccomp", path)
	}
	return append(l, cgroupMount.lacks()...)
}

// checkBwrap tries it: whether an unprivileged user may make namespaces depends
// on settings that every distribution has its own of.
func checkBwrap(ctx context.Context) []error {
	var l lacks
	l.common()
	path, err := exec.LookPath("bwrap")
	if err != nil {
		l.say("bubblewrap is not installed (Debian: apt-get install bubblewrap)")
		return l
	}
	if _, err := exec.LookPath("prlimit"); err != nil {
		l.say("prlimit is not installed (Debian: apt-get install util-linux)")
	}
	if len(l) > 0 {
		return l
	}
	cmd := exec.CommandContext(ctx, path, "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "/bin/true")
	cmd.SysProcAttr = asUser(unprivileged)
	if out, err := cmd.CombinedOutput(); err != nil {
		l.say("bubblewrap does not work for an unprivileged user: %v: %s", err, strings.TrimSpace(string(out)))
	}
	return l
}
