package sandbox

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// Confinement configures Confine.
type Confinement struct {
	// ReadDir is the one folder that can still be read, WriteDir the one that
	// can be read and written; "" leaves none.
	ReadDir, WriteDir string
	// OwnUser says that the process runs under a user of its own, so that
	// limits which the kernel counts by user can be set.
	OwnUser bool
}

// Confine takes away from this process, for good, all that running programs
// does not need: new files, new processes, the network, other processes. The
// descriptors that are open stay usable. What the kernel does not offer is left
// out; what is in force is returned, in the words of Features.
//
// A program has none of this to begin with. Confine is for the day on which one
// finds a hole in the engine.
func Confine(c Confinement) (inForce []string, err error) {
	for _, l := range []struct {
		name     string
		resource int
		limit    uint64
		skip     bool
	}{
		{"core", unix.RLIMIT_CORE, 0, false}, // a core dump would hold test data
		{"fsize", unix.RLIMIT_FSIZE, 1 << 30, false},
		{"nofile", unix.RLIMIT_NOFILE, 64, false},
		{"nproc", unix.RLIMIT_NPROC, 1024, !c.OwnUser},
	} {
		if l.skip {
			continue
		}
		if err := unix.Setrlimit(l.resource, &unix.Rlimit{Cur: l.limit, Max: l.limit}); err != nil {
			return nil, fmt.Errorf("confine: set the limit %s to %d: %w", l.name, l.limit, err)
		}
	}
	inForce = append(inForce, FeatureRlimits)
	if c.OwnUser {
		inForce = append(inForce, FeatureUser)
	}
	landlocked, err := restrictFiles(c.ReadDir, c.WriteDir)
	if err != nil {
		return nil, fmt.Errorf("confine: %w", err)
	}
	if landlocked {
		inForce = append(inForce, FeatureLandlock)
	}
	filtered, err := restrictCalls(c.ReadDir != "", c.WriteDir != "")
	if err != nil {
		return nil, fmt.Errorf("confine: %w", err)
	}
	if filtered {
		inForce = append(inForce, FeatureSeccomp)
	}
	return inForce, nil
}

// The layers that Confine may put in force.
const (
	FeatureRlimits  = "rlimits"
	FeatureUser     = "own user"
	FeatureLandlock = "landlock"
	FeatureSeccomp  = "seccomp"
)

// Feature is one layer around the workers, for a report on this machine.
type Feature struct {
	Name string `json:"name"`
	// Available says that the kernel and the present user can have it.
	Available bool `json:"available"`
	// Detail says more: a version, or what is missing.
	Detail string `json:"detail"`
}

// Features reports what this machine offers to confine workers with.
func Features() []Feature {
	abi, err := landlockABI()
	landlock := Feature{FeatureLandlock, err == nil, fmt.Sprintf("ABI %d", abi)}
	if err != nil {
		landlock.Detail = "not offered by this kernel: " + err.Error()
	}
	seccomp := Feature{FeatureSeccomp, seccompSupported(), "system call filter"}
	if !seccomp.Available {
		seccomp.Detail = "not offered by this kernel"
	}
	user := Feature{FeatureUser, unix.Geteuid() == 0, "workers run under a user of their own"}
	if !user.Available {
		user.Detail = "needs root: workers run under the user who started assize"
	}
	return []Feature{{FeatureRlimits, true, "no core dumps, bounded files and descriptors"}, user, landlock, seccomp}
}

var errNoLandlock = errors.New("landlock is not built in or not enabled")
