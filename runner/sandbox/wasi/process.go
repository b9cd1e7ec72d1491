// Package wasi is the host that a program sees: WASI preview 1
// (wasi_snapshot_preview1) reduced to what the runtimes of C, C++, Go, Rust and
// interpreters need, and made a pure function of the program and its input.
//
// There is one input, one output and one error stream. A program has no files; an
// interpreter has some to read, in memory and with constant metadata. The clock
// advances with the fuel spent and with nothing else, randomness comes
// from a fixed seed, sleeping spends fuel instead of time. Every call is charged
// before it acts, by the call and by the bytes that it touches.
package wasi

import (
	"context"
	"math/rand/v2"

	"github.com/tetratelabs/wazero/sys"
)

// Meter is the fuel of a run.
type Meter interface {
	// Charge spends fuel and reports whether there is any left: false means
	// that the run has to stop.
	Charge(fuel int64) bool
	// Spent is the fuel spent so far.
	Spent() int64
}

// Costs are the fuel that host calls cost.
type Costs struct {
	Call int64 // each call
	Byte int64 // each byte read, written or handed over
	// Second is how much fuel one second of the program's clock is worth.
	Second int64
}

// Process is the host's side of one run.
type Process struct {
	Args []string
	// Pass counts from 0. In each the program draws other random numbers, and starts at
	// another time of day: what it finds out by them it cannot find out again.
	Pass  int
	Stdin []byte // usually a mapped file; never written to
	// In is what standard input comes from instead, where it is set, and Out is
	// where standard output goes besides Stdout. Wait is called where In has
	// nothing to read and has not ended: it returns when the other program has had
	// its turn, and false where the run has to end. idle says that the process
	// goes on even if there is still nothing to read.
	In, Out *Pipe
	Wait    func(idle bool) bool

	Stdout *Stream
	Stderr *Stream
	Meter  Meter
	Costs  Costs
	// Files is what can be read besides Stdin, from the root; nil where there are
	// no files.
	Files *Files

	// Stop says why the host stopped the run; the zero value means that it did
	// not. ExitCode belongs to Exited.
	Stop     Stop
	ExitCode uint32
	// Err is the cause of Failed.
	Err error

	read    int           // bytes of Stdin consumed
	opened  []*descriptor // from firstOpened on; nil where one is free
	random  *rand.ChaCha8
	vectors [][]byte       // of the call that reads or writes now, in the program's memory
	waits   []subscription // of the call that polls now
}

// Stop is why the host ended a run.
type Stop uint8

// The reasons.
const (
	Running     Stop = iota // it did not
	Exited                  // proc_exit, with ExitCode
	OutOfFuel               // a host call could not be paid for
	OutputFull              // standard output went over its limit
	Failed                  // the host itself failed: not the program's fault
	Interrupted             // Process.Wait said so: the other program has ended it all
)

// errStopped unwinds the guest. It says nothing: the reason is in
// Process.Stop, because a guest can make up any exit code. wazero hands an
// ExitError through without building a stack trace.
var errStopped = sys.NewExitError(0)

// stop ends the run from inside a host call.
func (p *Process) stop(why Stop) {
	p.Stop = why
	panic(errStopped)
}

// charge pays for a call that touches so many bytes, or ends the run.
func (p *Process) charge(bytes int64) {
	if !p.Meter.Charge(p.Costs.Call + bytes*p.Costs.Byte) {
		p.stop(OutOfFuel)
	}
}

// What programs ask for in one call, and what each entry or byte above that is
// charged as: the bytes whose fuel takes as long as the host does for it. The usual
// call is not dearer by it, and a list of a thousand empty entries pays for the
// thousand.
const (
	usualEntries, entryBytes  = 8, 512  // of vectors and of subscriptions
	usualRandom, randomBytes  = 256, 24 // of random numbers
	usualPath, pathByteCharge = 256, 64 // of a path
)

// above is the charge for the part of n above what is usual.
func above(n, usual, each int64) int64 { return max(0, n-usual) * each }

type processKey struct{}

// With returns a context under which host calls act on p.
func With(ctx context.Context, p *Process) context.Context {
	return context.WithValue(ctx, processKey{}, p)
}

func from(ctx context.Context) *Process { return ctx.Value(processKey{}).(*Process) }
