package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"slices"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/sys/unix"
)

// calls are the system calls that a worker makes once it is running: those of
// the Go runtime, of reading inputs and of writing outputs. Names that an
// architecture does not have are left out.
var calls = []string{
	// memory
	"mmap", "munmap", "mprotect", "madvise", "mincore", "brk",
	// threads and scheduling
	"futex", "set_robust_list", "rseq", "exit", "exit_group", "sched_yield", "sched_getaffinity",
	"gettid", "getpid", "nanosleep", "clock_nanosleep", "membarrier", "restart_syscall",
	// signals of the runtime to itself
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",
	// time and chance
	"clock_gettime", "gettimeofday", "getrandom",
	// descriptors that are open
	"read", "write", "pread64", "pwrite64", "close", "fstat", "lseek", "ftruncate", "fcntl",
	"recvmsg", "sendmsg",
	"epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_wait", "eventfd2", "pipe2", "ppoll", "poll",
}

// readCalls come on top where a folder is to be read, with openat as long as it
// opens nothing for writing, and writeCalls where one is to be written. Landlock
// keeps them to the folder.
var (
	readCalls  = []string{"newfstatat", "fstatat", "statx"}
	writeCalls = []string{"openat", "mkdirat", "renameat", "renameat2", "unlinkat", "fsync", "getdents64"}
)

const openForWriting = unix.O_WRONLY | unix.O_RDWR | unix.O_CREAT | unix.O_TRUNC

func seccompSupported() bool { return seccomp.Supported() }

// restrictCalls lets every system call outside the list fail with EPERM, on
// every thread, and reports whether the kernel can do that.
func restrictCalls(read, write bool) (bool, error) {
	if !seccompSupported() {
		return false, nil
	}
	info, err := arch.GetInfo(runtime.GOARCH)
	if err != nil {
		return false, fmt.Errorf("seccomp: %w", err)
	}
	wanted := slices.Clone(calls)
	if read || write {
		wanted = append(wanted, readCalls...)
	}
	if write {
		wanted = append(wanted, writeCalls...)
	}
	var names []string
	for _, name := range wanted {
		if _, ok := info.SyscallNames[name]; ok {
			names = append(names, name)
		}
	}
	conditions := []seccomp.NameWithConditions{
		// Threads, not processes.
		{Name: "clone", Conditions: seccomp.ArgumentConditions{
			{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD}}},
		// Which pages of a memory were touched.
		{Name: "ioctl", Conditions: seccomp.ArgumentConditions{
			{Argument: 1, Operation: seccomp.Equal, Value: uint64(pagemapScan)}}},
		// Signals to its own threads.
		{Name: "tgkill", Conditions: seccomp.ArgumentConditions{
			{Argument: 0, Operation: seccomp.Equal, Value: uint64(os.Getpid())}}},
	}
	if read && !write {
		conditions = append(conditions, seccomp.NameWithConditions{Name: "openat", Conditions: seccomp.ArgumentConditions{
			{Argument: 2, Operation: seccomp.BitsNotSet, Value: openForWriting}}})
	}
	filter := seccomp.Filter{
		NoNewPrivs: true,
		Flag:       seccomp.FilterFlagTSync,
		Policy: seccomp.Policy{
			DefaultAction: seccomp.ActionErrno,
			Syscalls: []seccomp.SyscallGroup{{
				Action:             seccomp.ActionAllow,
				Names:              names,
				NamesWithCondtions: conditions,
			}, {
				// What it is to make lies in memory, where no filter can look. A C library
				// that hears that there is no such call starts its threads by clone.
				Action: seccomp.ActionErrno | seccomp.Action(unix.ENOSYS),
				Names:  []string{"clone3"},
			}},
		},
	}
	// The thread that gives up privileges must be the one that loads the filter.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := seccomp.LoadFilter(filter); err != nil {
		return false, fmt.Errorf("seccomp: %w", err)
	}
	return true, nil
}
