package compiler

import (
	"fmt"

	specs "github.com/opencontainers/runtime-spec/specs-go"

	"assize/toolchains"
)

// boxUser is who the compiler is inside its container: nobody in particular,
// without a home, a group of others or a capability.
const boxUser = 1000

// mappedIDs is how many user ids of the machine a container's are mapped to.
const mappedIDs = 65536

// baseEnv is the same for every compile, so that the time, the place and the
// language of the machine do not get into a module.
var baseEnv = []string{
	"PATH=/usr/bin", "HOME=/tmp", "TMPDIR=/tmp", "LC_ALL=C.UTF-8", "TZ=UTC", "SOURCE_DATE_EPOCH=0",
}

// tmpMiB bounds the container's own /tmp, next to the limit on its memory.
const tmpMiB = 256

// containerSpec is the OCI configuration of one compile: nothing is mounted but
// the toolchain's root, read-only, and the job's folder.
func containerSpec(tc toolchains.Toolchain, j job, jobDir, cgroup string, uidBase uint32, swap bool) *specs.Spec {
	memory, pids := int64(tc.Limits.MemoryMiB)<<20, int64(tc.Limits.Processes)
	resources := &specs.LinuxResources{
		Memory:  &specs.LinuxMemory{Limit: &memory},
		Pids:    &specs.LinuxPids{Limit: &pids},
		Devices: []specs.LinuxDeviceCgroup{{Allow: false, Access: "rwm"}},
	}
	if swap {
		resources.Memory.Swap = &memory // memory and swap together: no swap
	}
	ids := []specs.LinuxIDMapping{{ContainerID: 0, HostID: uidBase, Size: mappedIDs}}
	limit := func(kind string, value uint64) specs.POSIXRlimit {
		return specs.POSIXRlimit{Type: kind, Soft: value, Hard: value}
	}
	// setpriv has the kernel kill the compiler when runc dies, which in turn dies
	// with this process.
	args := append([]string{"/usr/bin/setpriv", "--pdeathsig", "KILL", "--"}, j.argv...)
	return &specs.Spec{
		Version:  "1.0.2",
		Hostname: "box",
		Root:     &specs.Root{Path: tc.Root, Readonly: true},
		Process: &specs.Process{
			User:            specs.User{UID: boxUser, GID: boxUser},
			Args:            args,
			Env:             append(append([]string(nil), baseEnv...), j.env...),
			Cwd:             "/job/src",
			Capabilities:    &specs.LinuxCapabilities{},
			NoNewPrivileges: true,
			Rlimits: []specs.POSIXRlimit{
				limit("RLIMIT_CPU", uint64(tc.Limits.CPUSeconds)),
				limit("RLIMIT_FSIZE", uint64(tc.Limits.OutputMiB)<<20),
				limit("RLIMIT_NOFILE", 256),
				limit("RLIMIT_CORE", 0),
				limit("RLIMIT_MEMLOCK", 0),
				limit("RLIMIT_MSGQUEUE", 0),
			},
		},
		Mounts: []specs.Mount{
			// subset=pid leaves the processes of the container and takes away
			// everything about the machine.
			{Destination: "/proc", Type: "proc", Source: "proc", Options: []string{"nosuid", "noexec", "nodev", "subset=pid"}},
			{Destination: "/dev", Type: "tmpfs", Source: "tmpfs", Options: []string{"nosuid", "noexec", "mode=755", "size=64k"}},
			{Destination: "/tmp", Type: "tmpfs", Source: "tmpfs", Options: []string{"nosuid", "nodev", "noexec", "mode=1777", fmt.Sprintf("size=%dm", tmpMiB), "nr_inodes=4096"}},
			{Destination: "/job", Type: "bind", Source: jobDir, Options: []string{"bind", "rw", "nosuid", "nodev", "noexec"}},
		},
		Linux: &specs.Linux{
			CgroupsPath: cgroup,
			Resources:   resources,
			UIDMappings: ids,
			GIDMappings: ids,
			Seccomp:     seccompFilter(),
			Namespaces: []specs.LinuxNamespace{
				{Type: specs.PIDNamespace}, {Type: specs.NetworkNamespace}, {Type: specs.IPCNamespace},
				{Type: specs.UTSNamespace}, {Type: specs.MountNamespace}, {Type: specs.UserNamespace},
			},
			// A compile that reads any of these would differ from one time to
			// the next, or never end. What is not there is passed over.
			MaskedPaths: []string{
				"/dev/random", "/dev/urandom", "/dev/zero", "/dev/full", "/dev/tty", "/dev/console",
				"/proc/kcore", "/proc/keys", "/proc/sched_debug", "/proc/scsi", "/proc/timer_list",
			},
			ReadonlyPaths: []string{"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"},
		},
	}
}
