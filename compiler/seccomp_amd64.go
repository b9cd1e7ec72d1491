package compiler

import "golang.org/x/sys/unix"

// auditArch is how the kernel names this architecture to a filter.
const auditArch = unix.AUDIT_ARCH_X86_64

// numbers are those of the system calls that a compile may use and that this
// architecture has.
var numbers = map[string]uint32{
	"access": unix.SYS_ACCESS, "chdir": unix.SYS_CHDIR, "chmod": unix.SYS_CHMOD, "close": unix.SYS_CLOSE,
	"close_range": unix.SYS_CLOSE_RANGE, "copy_file_range": unix.SYS_COPY_FILE_RANGE, "creat": unix.SYS_CREAT,
	"dup": unix.SYS_DUP, "dup2": unix.SYS_DUP2, "dup3": unix.SYS_DUP3, "faccessat": unix.SYS_FACCESSAT,
	"faccessat2": unix.SYS_FACCESSAT2, "fadvise64": unix.SYS_FADVISE64, "fallocate": unix.SYS_FALLOCATE,
	"fchdir": unix.SYS_FCHDIR, "fchmod": unix.SYS_FCHMOD, "fchmodat": unix.SYS_FCHMODAT, "fcntl": unix.SYS_FCNTL,
	"fdatasync": unix.SYS_FDATASYNC, "flock": unix.SYS_FLOCK, "fstat": unix.SYS_FSTAT, "fstatfs": unix.SYS_FSTATFS,
	"fsync": unix.SYS_FSYNC, "ftruncate": unix.SYS_FTRUNCATE, "getcwd": unix.SYS_GETCWD, "getdents": unix.SYS_GETDENTS,
	"getdents64": unix.SYS_GETDENTS64, "link": unix.SYS_LINK, "linkat": unix.SYS_LINKAT, "lseek": unix.SYS_LSEEK,
	"lstat": unix.SYS_LSTAT, "mkdir": unix.SYS_MKDIR, "mkdirat": unix.SYS_MKDIRAT, "newfstatat": unix.SYS_NEWFSTATAT,
	"open": unix.SYS_OPEN, "openat": unix.SYS_OPENAT, "openat2": unix.SYS_OPENAT2, "pipe": unix.SYS_PIPE,
	"pipe2": unix.SYS_PIPE2, "pread64": unix.SYS_PREAD64, "preadv": unix.SYS_PREADV, "pwrite64": unix.SYS_PWRITE64,
	"pwritev": unix.SYS_PWRITEV, "read": unix.SYS_READ, "readahead": unix.SYS_READAHEAD, "readlink": unix.SYS_READLINK,
	"readlinkat": unix.SYS_READLINKAT, "readv": unix.SYS_READV, "rename": unix.SYS_RENAME, "renameat": unix.SYS_RENAMEAT,
	"renameat2": unix.SYS_RENAMEAT2, "rmdir": unix.SYS_RMDIR, "sendfile": unix.SYS_SENDFILE, "splice": unix.SYS_SPLICE,
	"stat": unix.SYS_STAT, "statfs": unix.SYS_STATFS, "statx": unix.SYS_STATX, "symlink": unix.SYS_SYMLINK,
	"symlinkat": unix.SYS_SYMLINKAT, "sync_file_range": unix.SYS_SYNC_FILE_RANGE, "truncate": unix.SYS_TRUNCATE,
	"umask": unix.SYS_UMASK, "unlink": unix.SYS_UNLINK, "unlinkat": unix.SYS_UNLINKAT, "utimensat": unix.SYS_UTIMENSAT,
	"write": unix.SYS_WRITE, "writev": unix.SYS_WRITEV, "epoll_create": unix.SYS_EPOLL_CREATE,
	"epoll_create1": unix.SYS_EPOLL_CREATE1, "epoll_ctl": unix.SYS_EPOLL_CTL, "epoll_pwait": unix.SYS_EPOLL_PWAIT,
	"epoll_wait": unix.SYS_EPOLL_WAIT, "eventfd": unix.SYS_EVENTFD, "eventfd2": unix.SYS_EVENTFD2, "poll": unix.SYS_POLL,
	"ppoll": unix.SYS_PPOLL, "pselect6": unix.SYS_PSELECT6, "select": unix.SYS_SELECT,
	"timerfd_create": unix.SYS_TIMERFD_CREATE, "timerfd_settime": unix.SYS_TIMERFD_SETTIME, "brk": unix.SYS_BRK,
	"madvise": unix.SYS_MADVISE, "membarrier": unix.SYS_MEMBARRIER, "mincore": unix.SYS_MINCORE, "mmap": unix.SYS_MMAP,
	"mprotect": unix.SYS_MPROTECT, "mremap": unix.SYS_MREMAP, "msync": unix.SYS_MSYNC, "munmap": unix.SYS_MUNMAP,
	"clock_getres": unix.SYS_CLOCK_GETRES, "clock_gettime": unix.SYS_CLOCK_GETTIME,
	"clock_nanosleep": unix.SYS_CLOCK_NANOSLEEP, "getitimer": unix.SYS_GETITIMER, "gettimeofday": unix.SYS_GETTIMEOFDAY,
	"nanosleep": unix.SYS_NANOSLEEP, "setitimer": unix.SYS_SETITIMER, "time": unix.SYS_TIME,
	"timer_create": unix.SYS_TIMER_CREATE, "timer_delete": unix.SYS_TIMER_DELETE, "timer_settime": unix.SYS_TIMER_SETTIME,
	"times": unix.SYS_TIMES, "arch_prctl": unix.SYS_ARCH_PRCTL, "execve": unix.SYS_EXECVE, "execveat": unix.SYS_EXECVEAT,
	"exit": unix.SYS_EXIT, "exit_group": unix.SYS_EXIT_GROUP, "fork": unix.SYS_FORK, "futex": unix.SYS_FUTEX,
	"get_robust_list": unix.SYS_GET_ROBUST_LIST, "getcpu": unix.SYS_GETCPU, "getegid": unix.SYS_GETEGID,
	"geteuid": unix.SYS_GETEUID, "getgid": unix.SYS_GETGID, "getgroups": unix.SYS_GETGROUPS, "getpgid": unix.SYS_GETPGID,
	"getpgrp": unix.SYS_GETPGRP, "getpid": unix.SYS_GETPID, "getppid": unix.SYS_GETPPID,
	"getpriority": unix.SYS_GETPRIORITY, "getresgid": unix.SYS_GETRESGID, "getresuid": unix.SYS_GETRESUID,
	"getrlimit": unix.SYS_GETRLIMIT, "getrusage": unix.SYS_GETRUSAGE, "getsid": unix.SYS_GETSID,
	"gettid": unix.SYS_GETTID, "getuid": unix.SYS_GETUID, "kill": unix.SYS_KILL, "pidfd_open": unix.SYS_PIDFD_OPEN,
	"pidfd_send_signal": unix.SYS_PIDFD_SEND_SIGNAL, "prlimit64": unix.SYS_PRLIMIT64,
	"restart_syscall": unix.SYS_RESTART_SYSCALL, "rseq": unix.SYS_RSEQ, "rt_sigaction": unix.SYS_RT_SIGACTION,
	"rt_sigpending": unix.SYS_RT_SIGPENDING, "rt_sigprocmask": unix.SYS_RT_SIGPROCMASK,
	"rt_sigreturn": unix.SYS_RT_SIGRETURN, "rt_sigsuspend": unix.SYS_RT_SIGSUSPEND,
	"rt_sigtimedwait": unix.SYS_RT_SIGTIMEDWAIT, "sched_getaffinity": unix.SYS_SCHED_GETAFFINITY,
	"sched_getparam": unix.SYS_SCHED_GETPARAM, "sched_getscheduler": unix.SYS_SCHED_GETSCHEDULER,
	"sched_yield": unix.SYS_SCHED_YIELD, "set_robust_list": unix.SYS_SET_ROBUST_LIST,
	"set_tid_address": unix.SYS_SET_TID_ADDRESS, "setpgid": unix.SYS_SETPGID, "sigaltstack": unix.SYS_SIGALTSTACK,
	"tgkill": unix.SYS_TGKILL, "tkill": unix.SYS_TKILL, "vfork": unix.SYS_VFORK, "wait4": unix.SYS_WAIT4,
	"waitid": unix.SYS_WAITID, "capget": unix.SYS_CAPGET, "capset": unix.SYS_CAPSET, "getrandom": unix.SYS_GETRANDOM,
	"sysinfo": unix.SYS_SYSINFO, "uname": unix.SYS_UNAME, "clone": unix.SYS_CLONE, "ioctl": unix.SYS_IOCTL,
	"prctl": unix.SYS_PRCTL,
}
