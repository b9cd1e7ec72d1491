package wasi

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/tetratelabs/wazero/api"

	"assize/judge"
)

// TestVectorsAcrossTheirOwnCall has calls write over the vectors that they are
// given: what was paid for is what happens.
func TestVectorsAcrossTheirOwnCall(t *testing.T) {
	m := memoryOf(t)
	p, meter := newProcess(1 << 40)
	p.Stdin = bytes.Repeat([]byte("1"), 60_000)
	m.WriteUint64Le(0, 13|1<<32) // one byte, into the length of the next one
	m.WriteUint64Le(8, 1000)
	if e := fdRead(p, m, []uint64{stdin, 0, 2, 60}); e != success || p.read != 1 || meter.spent != 10+2*8+1 {
		t.Errorf("errno %d, %d bytes read for %d units", e, p.read, meter.spent)
	}
	p, meter = newProcess(1 << 40)
	p.Stdout.Limit = math.MaxInt64
	m.WriteUint64Le(100, 1<<32)
	m.WriteUint64Le(108, 0)
	if e := fdWrite(p, m, []uint64{stdout, 100, 2, 105}); e != success || p.Stdout.Bytes() != 1 || meter.spent != 10+2*8+1 {
		t.Errorf("errno %d, %d bytes written for %d units", e, p.Stdout.Bytes(), meter.spent)
	}
}

// FuzzHost makes calls with anything for arguments: there is no panic but the one
// that ends a run, nothing is read, printed or changed that was not paid for, and
// a second time is like the first.
func FuzzHost(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		seed := make([]byte, 2000)
		for i := range seed {
			seed[i] = byte(r.Uint32())
		}
		f.Add(seed)
	}
	files, err := NewFiles([]judge.File{{Name: "a/b", Content: bytes.Repeat([]byte("\x01\x02\x00\x00"), 500)}, {Name: "c", Content: nil}})
	if err != nil {
		f.Fatal(err)
	}
	memory := memoryOf(f)
	f.Fuzz(func(t *testing.T, entropy []byte) {
		if first, second := play(t, entropy, memory, files), play(t, entropy, memory, files); first != second {
			t.Errorf("%+v, and then %+v", first, second)
		}
	})
}

// end is all that a sequence of calls leaves behind.
type end struct {
	stop                Stop
	code                uint32
	spent               int64
	read                int
	memory, out, errors [sha256.Size]byte
}

// play makes the calls that entropy stands for, until it ends or the run does.
func play(t *testing.T, entropy []byte, memory api.Memory, files *Files) end {
	all, _ := memory.Read(0, memory.Size())
	clear(all)
	with, err := files.WithJudge(nil, &Feedback{Limit: 2000})
	if err != nil {
		t.Fatal(err)
	}
	p, meter := newProcess(1_000_000)
	p.Files, p.Stdin = with, bytes.Repeat([]byte("\x03\x00\x01"), 1000)
	p.Stdout.Limit = 5000
	g := dice{entropy}
	before := make([]byte, len(all))
	names := slices.Sorted(maps.Keys(functions))
	for len(g.entropy) > 0 && p.Stop == Running {
		if g.number(2) == 0 { // lay out a vector, or a path
			at := g.number(300)
			binary.LittleEndian.PutUint64(all[at:], uint64(g.number(400))|uint64(g.number(3000))<<32)
			copy(all[400:], []string{"a/b", "/judge/feedback/x", "../c", "/dev/stdout", "judge/feedback", "a"}[g.number(6)])
			continue
		}
		name := names[g.number(len(names))]
		args := make([]uint64, 9)
		for i := range args {
			args[i] = g.argument()
		}
		given := slices.Clone(args)
		copy(before, all)
		spent, moved := meter.spent, p.read+int(p.Stdout.Bytes())
		stopped(p, func() { functions[name].call(p, memory, args) })
		paid := meter.spent - spent
		if now := p.read + int(p.Stdout.Bytes()); int64(now-moved) > paid {
			t.Fatalf("%s %x moved %d bytes for %d units", name, given, now-moved, paid)
		}
		changed := int64(0)
		for i, b := range all {
			if b != before[i] {
				changed++
			}
		}
		if changed > paid {
			t.Fatalf("%s %x changed %d bytes for %d units", name, given, changed, paid)
		}
	}
	if p.Stop == Failed || p.Stop == Interrupted {
		t.Fatalf("stop %d: %v", p.Stop, p.Err)
	}
	_, _ = p.Stdout.Flush(), p.Stderr.Flush()
	return end{
		p.Stop, p.ExitCode, meter.spent, p.read,
		sha256.Sum256(all), p.Stdout.Sum(), p.Stderr.Sum(),
	}
}

// dice are bytes to choose by; where they have come to an end it is always 0.
type dice struct{ entropy []byte }

func (d *dice) number(n int) int {
	var b [2]byte
	d.entropy = d.entropy[copy(b[:], d.entropy):]
	return int(binary.LittleEndian.Uint16(b[:])) % n
}

func (d *dice) argument() uint64 {
	switch d.number(8) {
	case 0:
		return []uint64{math.MaxUint64, math.MaxUint32, 1 << 31, 1 << 63, 65535, 65532, 1024, 1025}[d.number(8)]
	case 1:
		return uint64(d.number(65536))
	case 2, 3:
		return uint64(d.number(400))
	case 4:
		return 400
	}
	return uint64(d.number(9))
}
