// Package fuel rewrites a WebAssembly module so that it counts its own work.
//
// The count is exact and the same on every machine and engine: one figure for
// one program and one input. The module keeps the fuel that is left in a
// global, which the host sets before the run and reads after it; a run whose
// counter is negative has used more than it was given. A second global holds
// the room that is left for nested calls, so that runaway recursion ends at the
// same depth everywhere and not where the engine's own stack happens to end.
//
// The file to read first is cost.go (what is counted), then place.go (where the
// charges go, and why the sum is exact).
package fuel
