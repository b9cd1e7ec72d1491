package sandbox

import (
	"crypto/sha256"
	"iter"

	"assize/runner/sandbox/wasi"
)

// Part is one of two programs that talk to each other. Files.Stdin is not used.
type Part struct {
	Program *Program
	Limits  Limits
	Files   Files
	// Said is called with all that the program prints while the other one runs,
	// at once; nil is allowed.
	Said func(b []byte)
	// Ends says whether the other one has to end with this one; nil means no. Where
	// the first has run out of fuel, the second still has its turn with what was
	// printed to it, as if the first ran on.
	Ends func(Outcome) bool
}

// Conversation is what came of two programs that talked to each other.
type Conversation struct {
	First, Second Outcome
	// SecondEnded says that the second ended before the first, or at what the first
	// had printed when it ran out of fuel.
	SecondEnded bool
	// Deadlock says that both waited for something to read. Both were stopped.
	Deadlock bool
}

// Converse runs two programs at a time, the second one (see Beside) connected to
// the first: each reads what the other prints. They run in turns, the first one
// first, and each until it waits for something to read or ends, so that all they
// do depends on nothing but the two of them.
//
// A program that has ended leaves an end of input to the other, and what is
// printed to it is dropped.
func (e *Engine) Converse(first, second Part) (c Conversation) {
	toFirst, toSecond := &wasi.Pipe{Tap: second.Said}, &wasi.Pipe{Tap: first.Said}
	a := e.turns(first, &e.streams, toFirst, toSecond)
	b := e.turns(second, &e.peer, toSecond, toFirst)
	defer func() {
		a.stop()
		b.stop()
		c.First, c.Second = a.outcome, b.outcome
	}()
	for now, other := a, b; ; now, other = other, now {
		if now.run(); now.ended && now.part.Ends != nil && now.part.Ends(now.outcome) {
			if now == a && a.outcome.Exit == ExitFuel {
				for b.runnable() {
					b.run()
				}
				c.SecondEnded = b.ended
				return c
			}
			c.SecondEnded = now == b && !a.ended
			return c
		}
		if b.ended && !a.ended {
			c.SecondEnded = true
		}
		switch {
		case a.ended && b.ended:
			return c
		case other.runnable():
		case now.runnable(): // the other one has ended
			now, other = other, now
		default:
			c.Deadlock = true
			return c
		}
	}
}

// turns is a program that is run a turn at a time.
type turns struct {
	part    Part
	in, out *wasi.Pipe
	next    func() (idle bool, more bool)
	stop    func()
	idle    bool // the last turn ended without a need for anything to read
	ended   bool
	outcome Outcome
}

func (e *Engine) turns(p Part, s *streams, in, out *wasi.Pipe) *turns {
	t := &turns{part: p, in: in, out: out, idle: true, outcome: Outcome{Exit: ExitStopped, Output: sha256.Sum256(nil)}}
	t.next, t.stop = iter.Pull(func(yield func(bool) bool) {
		t.outcome = e.run(p.Program, p.Limits, p.Files, s, func(process *wasi.Process) {
			process.In, process.Out, process.Wait = in, out, yield
		})
	})
	return t
}

// run lets the program have its turn.
func (t *turns) run() {
	idle, more := t.next()
	if t.idle = idle; !more {
		t.ended = true
		t.in.Leave()
		if t.outcome.Exit != ExitFuel { // which is no end of what it has to say
			t.out.End()
		}
	}
}

// runnable reports whether a turn would come to anything.
func (t *turns) runnable() bool { return !t.ended && (t.idle || t.in.Ready()) }
