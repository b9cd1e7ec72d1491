package compiler

import (
	specs "github.com/opencontainers/runtime-spec/specs-go"
	"golang.org/x/sys/unix"
)

// syscalls is all that compilers, linkers, a shell and setpriv may call: files,
// memory, time, signals among themselves, threads and child processes. There
// are no sockets, no mounts, no namespaces, no tracing, no keys, no BPF and no
// io_uring among them. Names that an architecture lacks count for nothing.
var syscalls = []string{
	// files
	"access", "chdir", "chmod", "close", "close_range", "copy_file_range", "creat", "dup", "dup2", "dup3",
	"faccessat", "faccessat2", "fadvise64", "fallocate", "fchdir", "fchmod", "fchmodat", "fcntl", "fdatasync",
	"flock", "fstat", "fstatfs", "fsync", "ftruncate", "getcwd", "getdents", "getdents64", "link", "linkat",
	"lseek", "lstat", "mkdir", "mkdirat", "newfstatat", "open", "openat", "openat2", "pipe", "pipe2", "pread64",
	"preadv", "pwrite64", "pwritev", "read", "readahead", "readlink", "readlinkat", "readv", "rename", "renameat",
	"renameat2", "rmdir", "sendfile", "splice", "stat", "statfs", "statx", "symlink", "symlinkat", "sync_file_range",
	"truncate", "umask", "unlink", "unlinkat", "utimensat", "write", "writev",
	// waiting
	"epoll_create", "epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd", "eventfd2", "poll", "ppoll",
	"pselect6", "select", "timerfd_create", "timerfd_settime",
	// memory
	"brk", "madvise", "membarrier", "mincore", "mmap", "mprotect", "mremap", "msync", "munmap",
	// time
	"clock_getres", "clock_gettime", "clock_nanosleep", "getitimer", "gettimeofday", "nanosleep", "setitimer", "time",
	"timer_create", "timer_delete", "timer_settime", "times",
	// processes, threads, signals
	"arch_prctl", "execve", "execveat", "exit", "exit_group", "fork", "futex", "get_robust_list", "getcpu", "getegid",
	"geteuid", "getgid", "getgroups", "getpgid", "getpgrp", "getpid", "getppid", "getpriority", "getresgid",
	"getresuid", "getrlimit", "getrusage", "getsid", "gettid", "getuid", "kill", "pidfd_open", "pidfd_send_signal",
	"prlimit64", "restart_syscall", "rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn",
	"rt_sigsuspend", "rt_sigtimedwait", "sched_getaffinity", "sched_getparam", "sched_getscheduler", "sched_yield",
	"set_robust_list", "set_tid_address", "setpgid", "sigaltstack", "tgkill", "tkill", "vfork", "wait4", "waitid",
	// the rest
	"capget", "capset" /* setpriv; nobody can give himself what he has not */, "getrandom", "sysinfo", "uname",
}

// newNamespaces are the flags of clone that make one.
const newNamespaces = unix.CLONE_NEWNS | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC | unix.CLONE_NEWUSER |
	unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWCGROUP | unix.CLONE_NEWTIME

// fionbio is the ioctl that sets O_NONBLOCK.
const fionbio = 0x5421

// seccompFilter allows syscalls and answers every other with "not implemented",
// on which libraries fall back (clone3 to clone, whose flags can be looked at).
func seccompFilter() *specs.LinuxSeccomp {
	notImplemented := uint(unix.ENOSYS)
	allow := func(name string, args ...specs.LinuxSeccompArg) specs.LinuxSyscall {
		return specs.LinuxSyscall{Names: []string{name}, Action: specs.ActAllow, Args: args}
	}
	equal := func(index uint, value uint64) specs.LinuxSeccompArg {
		return specs.LinuxSeccompArg{Index: index, Value: value, Op: specs.OpEqualTo}
	}
	return &specs.LinuxSeccomp{
		DefaultAction:   specs.ActErrno,
		DefaultErrnoRet: &notImplemented,
		Syscalls: []specs.LinuxSyscall{
			{Names: syscalls, Action: specs.ActAllow},
			// Value masks the flags, ValueTwo is what must be left of them.
			allow("clone", specs.LinuxSeccompArg{Index: 0, Value: newNamespaces, ValueTwo: 0, Op: specs.OpMaskedEqual}),
			allow("ioctl", equal(1, unix.TCGETS)),     // isatty
			allow("ioctl", equal(1, unix.TIOCGWINSZ)), // its width
			allow("ioctl", equal(1, fionbio)),         // rustc, to read what the linker says
			allow("prctl", equal(0, unix.PR_SET_PDEATHSIG)),
			allow("prctl", equal(0, unix.PR_SET_NAME)),
			allow("prctl", equal(0, unix.PR_SET_KEEPCAPS)), // setpriv, which has none to keep
		},
	}
}
