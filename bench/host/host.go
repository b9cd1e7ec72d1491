// Package host is what benchmarks of the engine run a module with.
package host

import (
	"fmt"
	"time"

	"github.com/tetratelabs/wazero/experimental"
	"golang.org/x/sys/unix"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
)

// Costs are what the runner's host calls cost.
var Costs = wasi.Costs{Call: fuel.HostCallCost, Byte: fuel.HostByteCost, Second: int64(judge.CurrentCostTable.FuelPerSecond)}

// Spending is the meter of the host alone; it never ends a run. The zero value is ready.
type Spending struct{ spent int64 }

// Charge adds the fuel.
func (s *Spending) Charge(fuel int64) bool { s.spent += fuel; return true }

// Spent is the sum.
func (s *Spending) Spent() int64 { return s.spent }

// Memory is one that grows in place, as the runner's does.
type Memory []byte

// NewMemory reserves most bytes of zeros, none of which takes room before it is touched.
func NewMemory(most uint64) Memory {
	whole, err := unix.Mmap(-1, 0, int(most), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS|unix.MAP_NORESERVE)
	if err != nil {
		panic(fmt.Sprintf("map %d bytes: %v", most, err)) // the engine's interface knows no error
	}
	return whole
}

// Reserve is NewMemory for the engine.
func Reserve(_, most uint64) experimental.LinearMemory { return NewMemory(most) }

// Reallocate returns the first size bytes.
func (m Memory) Reallocate(size uint64) []byte { return m[:size:size] }

// Free gives the memory back.
func (m Memory) Free() {
	if err := unix.Munmap(m); err != nil {
		panic(err)
	}
}

// ThreadTime is the processor time of this thread, which a busy machine disturbs less
// than a clock.
func ThreadTime() (time.Duration, error) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t)
	return time.Duration(t.Nano()), err
}
