package wasi

import "github.com/tetratelabs/wazero/api"

// Pipe carries what one program prints to the standard input of another. Both run
// in turns, never at once, so that it needs no lock. It holds whatever is printed:
// the limit on the writer's output bounds it.
type Pipe struct {
	// Tap, where it is set, is called with all that is written; the bytes are good
	// until it returns.
	Tap func(b []byte)

	held  []byte
	read  int  // bytes of held that were read
	ended bool // the writer has ended
	gone  bool // the reader has
}

// Ready reports whether a reader has something to read, be it the end.
func (p *Pipe) Ready() bool { return p.ended || p.read < len(p.held) }

// End says that the writer has ended, or has closed its output: what it still prints
// is dropped.
func (p *Pipe) End() { p.ended = true }

// Leave says that the reader has ended. What is written from here on is dropped,
// for whether a program prints before or after the other one ends should make no
// difference to it.
func (p *Pipe) Leave() { p.gone, p.held, p.read = true, nil, 0 }

func (p *Pipe) write(b []byte) {
	if p.gone || p.ended {
		return
	}
	if p.Tap != nil && len(b) > 0 {
		p.Tap(b)
	}
	if p.read == len(p.held) {
		p.held, p.read = p.held[:0], 0
	}
	p.held = append(p.held, b...)
}

// input is what can be read from standard input now.
func (p *Process) input() []byte {
	if p.In != nil {
		return p.In.held[p.In.read:]
	}
	return p.Stdin[p.read:]
}

// consume takes n bytes from it.
func (p *Process) consume(n int) {
	if p.In != nil {
		p.In.read += n
		return
	}
	p.read += n
}

// await gives the turn away until there is something to read.
func (p *Process) await() {
	for p.In != nil && !p.In.Ready() {
		p.wait(false)
	}
}

// wait gives the turn away. idle says that the process goes on without anything
// to read as well.
func (p *Process) wait(idle bool) {
	if !p.Wait(idle) {
		p.stop(Interrupted)
	}
}

// readInput is fd_read of standard input.
func (p *Process) readInput(m api.Memory, args []uint64) errno {
	p.await()
	n, e := p.copyOut(m, args[1], args[2], args[3], p.input())
	p.consume(n)
	return e
}
