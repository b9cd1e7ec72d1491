package sandbox

import (
	"fmt"

	"github.com/landlock-lsm/go-landlock/landlock"
	llsys "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// landlockABI returns the version that the kernel speaks, from 1.
func landlockABI() (int, error) {
	abi, err := llsys.LandlockGetABIVersion()
	if err != nil {
		return 0, err
	}
	if abi < 1 {
		return 0, errNoLandlock
	}
	return abi, nil
}

// restrictFiles closes the file system, the network and the signals to other
// processes, as far as the kernel's Landlock goes, and reports whether it goes
// anywhere. Only the two folders stay, where they are not "".
func restrictFiles(readDir, writeDir string) (bool, error) {
	if _, err := landlockABI(); err != nil {
		return false, nil // reported by Features, and by what is in force
	}
	var rules []landlock.Rule
	if readDir != "" {
		rules = append(rules, landlock.RODirs(readDir))
	}
	if writeDir != "" {
		rules = append(rules, landlock.RWDirs(writeDir))
	}
	if err := landlock.V7.BestEffort().Restrict(rules...); err != nil {
		return false, fmt.Errorf("landlock: %w", err)
	}
	return true, nil
}
