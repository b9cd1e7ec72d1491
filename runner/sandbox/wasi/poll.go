package wasi

import (
	"slices"

	"github.com/tetratelabs/wazero/api"
)

// The kinds of subscription.
const (
	subscribeClock = 0
	subscribeRead  = 1
	subscribeWrite = 2
)

const (
	subscriptionBytes = 48
	eventBytes        = 32
	maxSubscriptions  = 1024
	absoluteTime      = 1 // flag of a clock subscription
)

// pollOneoff never sleeps. The streams are always ready, but for an input that
// another program prints, which gets its turn then. Where only clocks are
// waited for, the earliest one comes due at once, and the time until then is
// spent as fuel: the program's clock stands where it would have stood, and a
// program that sleeps too long runs out of fuel as one that computes too long.
func pollOneoff(p *Process, m api.Memory, args []uint64) errno {
	in, out, count, result := uint32(args[0]), uint32(args[1]), uint32(args[2]), uint32(args[3])
	if count == 0 || count > maxSubscriptions {
		p.charge(0)
		return eINVAL
	}
	p.charge((subscriptionBytes+eventBytes)*int64(count) + above(int64(count), usualEntries, entryBytes))
	read, ok := m.Read(in, count*subscriptionBytes)
	if !ok {
		return eFAULT
	}
	// The events may be written over the subscriptions.
	p.waits = slices.Grow(p.waits[:0], int(count))[:count]
	subscriptions := p.waits
	ready, waits, clocks := false, false, false
	earliest := ^uint64(0)
	for i := range subscriptions {
		s := p.subscription(read[i*subscriptionBytes:])
		subscriptions[i] = s
		switch {
		case s.kind == subscribeClock && s.bad == success:
			clocks = true
			earliest = min(earliest, s.wait)
		case s.input && !p.In.Ready():
			waits = true
		default:
			ready = true
		}
	}
	if waits && !ready {
		if clocks {
			p.wait(true)
		} else {
			p.await()
		}
		ready = p.In.Ready()
	}
	if ready {
		earliest = 0
	}
	if !p.Meter.Charge(p.fuelFor(earliest)) {
		p.stop(OutOfFuel)
	}
	n := uint32(0)
	for _, s := range subscriptions {
		if s.kind == subscribeClock && s.bad == success && s.wait > earliest || s.input && !p.In.Ready() {
			continue
		}
		if s.input {
			s.ready = uint64(len(p.input()))
		}
		b, ok := m.Read(out+n*eventBytes, eventBytes)
		if !ok {
			return eFAULT
		}
		clear(b)
		putUint64(b, s.userdata)
		b[8] = byte(s.bad)
		b[10] = s.kind
		if s.kind != subscribeClock {
			putUint64(b[16:], s.ready)
		}
		n++
	}
	if !m.WriteUint32Le(result, n) {
		return eFAULT
	}
	return success
}

// subscription is one thing that a program waits for.
type subscription struct {
	userdata uint64
	kind     byte
	wait     uint64 // nanoseconds until a clock is due
	ready    uint64 // bytes to be had from a stream
	bad      errno
	input    bool // waits for a Pipe
}

func (p *Process) subscription(b []byte) subscription {
	s := subscription{userdata: getUint64(b), kind: b[8]}
	switch s.kind {
	case subscribeClock:
		now, ok := p.time(uint32(getUint64(b[16:])))
		if !ok {
			s.bad = eINVAL
			break
		}
		s.wait = getUint64(b[24:])
		if getUint64(b[40:])&absoluteTime != 0 {
			s.wait -= min(now, s.wait)
		}
	case subscribeRead, subscribeWrite:
		fd := getUint64(b[16:])
		stream, ok := p.stream(uint64(uint32(fd)))
		switch d := p.descriptor(fd); {
		case ok && (s.kind == subscribeRead) != (stream == stdin):
			s.bad = eBADF
		case ok && stream == stdin:
			s.ready, s.input = uint64(len(p.input())), p.In != nil
		case ok:
		case d == nil || d.node.kind != kindRegular || s.kind != subscribeRead:
			s.bad = eBADF
		default:
			s.ready = uint64(len(d.rest(d.at)))
		}
	default:
		s.bad = eINVAL
	}
	return s
}
