// Package sandbox runs one WebAssembly program at a time under wazero and says
// what the host saw: how the run ended, the fuel and the memory that it took and
// what it printed. It has never heard of verdicts.
//
// An Outcome is a pure function of module, input, limits and cost table, to the
// last unit of fuel. The one exception is the zero Exit, which is a failure of
// the host.
//
// The package is meant to be used inside worker processes (package runner):
// compiled code cannot be interrupted, so only killing the process ends a run
// that the fuel does not.
package sandbox

import (
	"crypto/sha256"
	"fmt"

	"assize/judge"
)

// Limits bound a run. All of them must be set.
type Limits struct {
	Fuel        judge.Fuel `json:"fuel"`
	MemoryBytes int64      `json:"memory_bytes"`
	OutputBytes int64      `json:"output_bytes"`
}

// StderrBytes is how much of standard error is kept. The rest is dropped.
const StderrBytes = 64 << 10

// Exit is how a run ended, as the host saw it.
type Exit uint8

// The exits, with the failure first so that it is the zero value.
const (
	// ExitFault is a failure of the host: Outcome.Detail says which. It says
	// nothing about the program.
	ExitFault Exit = iota
	// ExitCode is a return from _start (Outcome.Code is 0) or a call of
	// proc_exit.
	ExitCode
	// ExitTrap is a trap: Outcome.Detail names it.
	ExitTrap
	// ExitStack is too deep a nesting of calls.
	ExitStack
	// ExitFuel is a run that spent more than Limits.Fuel, whatever ended it.
	ExitFuel
	// ExitOutput is a run that printed more than Limits.OutputBytes.
	ExitOutput
	// ExitMemory is a run that never began, because the memory which the module
	// starts with is above Limits.MemoryBytes.
	ExitMemory
	// ExitStopped is a run that was ended from outside, because nothing that it
	// could still do matters (Engine.Converse).
	ExitStopped
)

var exitNames = [...]string{"fault", "code", "trap", "stack", "fuel", "output", "memory", "stopped"}

// String returns the name of the exit in lower case.
func (e Exit) String() string {
	if int(e) < len(exitNames) {
		return exitNames[e]
	}
	return fmt.Sprintf("exit %d", uint8(e))
}

// MarshalText writes the name.
func (e Exit) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads a name.
func (e *Exit) UnmarshalText(b []byte) error {
	for i, name := range exitNames {
		if name == string(b) {
			*e = Exit(i)
			return nil
		}
	}
	return fmt.Errorf("exit %q is not one of %v", b, exitNames)
}

// Outcome is what the host saw of a run.
type Outcome struct {
	Exit Exit `json:"exit"`
	// Code belongs to ExitCode.
	Code uint32 `json:"code,omitempty"`
	// Detail names the trap or the fault.
	Detail string `json:"detail,omitempty"`
	// Fuel is what was spent, at most one unit above the limit: what a program
	// does between going over and being stopped is not told.
	Fuel judge.Fuel `json:"fuel"`
	// MemoryBytes is the largest size of the linear memory.
	MemoryBytes int64 `json:"memory_bytes"`
	// MemoryRefused says that the program once asked for more memory than the
	// limit allows and was told that there is none.
	MemoryRefused bool `json:"memory_refused,omitempty"`
	// OutputBytes and StderrBytes are how much of each stream was kept.
	OutputBytes int64 `json:"output_bytes"`
	StderrBytes int64 `json:"stderr_bytes,omitempty"`
	// Output is the SHA-256 of those OutputBytes.
	Output [sha256.Size]byte `json:"output"`
}
