package sandbox

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"

	"assize/judge"
)

const (
	// heapCeiling is where the garbage collector steps in even during a run.
	// The native stack of a deep recursion takes up to 130 MB of it.
	heapCeiling = 1 << 30
	// heapSwept is how much garbage runs may leave to the next one. Little of it
	// stays in the processor's cache.
	heapSwept = 16 << 20
	// heapReturned is how much must be there for the pages to be given back to
	// the kernel: a deep recursion was.
	heapReturned = 64 << 20
	// longRun is the fuel from which on a run may have left much by itself, and
	// sweepEvery the number of others between two looks.
	longRun    = 100_000
	sweepEvery = 32
)

// Heap looks after Go's heap in a process that runs programs. Compiled code
// cannot be stopped, so a collection during a run would wait for its end: the
// collector is off then, and works between the runs.
type Heap struct {
	sample []metrics.Sample
	runs   int
}

// NewHeap turns the collector off.
func NewHeap() *Heap {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(heapCeiling)
	return &Heap{sample: []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}}
}

// Compiling turns the collector on until done is called: compiling leaves far
// more garbage than running.
func (h *Heap) Compiling() (done func()) {
	debug.SetGCPercent(200)
	return func() { debug.SetGCPercent(-1) }
}

// Sweep collects if it is worth it. It is called between two runs, with what the
// last one spent: only a long one can have left much.
func (h *Heap) Sweep(spent judge.Fuel) {
	h.runs++
	if spent < longRun && h.runs%sweepEvery != 0 {
		return
	}
	metrics.Read(h.sample)
	switch garbage := h.sample[0].Value.Uint64(); {
	case garbage > heapReturned:
		debug.FreeOSMemory() // collects first
	case garbage > heapSwept:
		runtime.GC()
	}
}
