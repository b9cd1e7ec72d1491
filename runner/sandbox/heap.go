package sandbox

import (
	"runtime/debug"
	"runtime/metrics"
)

const (
	// heapCeiling is where the garbage collector steps in even during a run.
	// The native stack of a deep recursion takes up to 130 MB of it.
	heapCeiling = 1 << 30
	// heapSwept is how much garbage a run may leave to the next one.
	heapSwept = 64 << 20
)

// Heap looks after Go's heap in a process that runs programs. Compiled code
// cannot be stopped, so a collection during a run would wait for its end: the
// collector is off then, and works between the runs.
type Heap struct{ sample []metrics.Sample }

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

// Sweep collects if it is worth it. It is called between two runs.
func (h *Heap) Sweep() {
	metrics.Read(h.sample)
	if h.sample[0].Value.Uint64() > heapSwept {
		debug.FreeOSMemory() // collects first
	}
}
