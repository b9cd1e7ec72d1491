package wasi

import (
	"bytes"
	"errors"
	"math"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// purse is a Meter.
type purse struct{ left, spent int64 }

func (p *purse) Charge(n int64) bool { p.left -= n; p.spent += n; return p.left >= 0 }
func (p *purse) Spent() int64        { return p.spent }

// memoryOf returns one page of real memory.
func memoryOf(t testing.TB) api.Memory {
	t.Helper()
	r := wazero.NewRuntimeWithConfig(t.Context(), wazero.NewRuntimeConfigInterpreter())
	t.Cleanup(func() { r.Close(t.Context()) })
	m, err := r.Instantiate(t.Context(), []byte("\x00asm\x01\x00\x00\x00\x05\x03\x01\x00\x01\x07\x05\x01\x01m\x02\x00"))
	if err != nil {
		t.Fatal(err)
	}
	return m.Memory()
}

func newProcess(fuel int64) (*Process, *purse) {
	meter := &purse{left: fuel}
	return &Process{
		Args: []string{"a", "bc"}, Meter: meter, Costs: Costs{Call: 10, Byte: 1, Second: 1000},
		Stdout: &Stream{Limit: 100}, Stderr: &Stream{Limit: 4, Cut: true},
	}, meter
}

// stopped calls f and returns why the process was stopped.
func stopped(p *Process, f func()) (why Stop) {
	defer func() {
		if r := recover(); r != nil && r != any(errStopped) {
			panic(r)
		}
		why = p.Stop
	}()
	f()
	return p.Stop
}

// TestListsArePaidForByTheEntry: a list of nothing, as long as it may be, is paid for
// by what looking at its entries takes, and so are random numbers and long paths.
func TestListsArePaidForByTheEntry(t *testing.T) {
	m := memoryOf(t)
	for _, c := range []struct {
		name          string
		few, many     []uint64 // arguments
		entries, each int64
	}{
		{"fd_write", []uint64{stdout, 0, 8, 0}, []uint64{stdout, 0, maxVectors, 0}, maxVectors - 8, entryBytes},
		{"fd_read", []uint64{stdin, 0, 8, 0}, []uint64{stdin, 0, maxVectors, 0}, maxVectors - 8, entryBytes},
		{"poll_oneoff", []uint64{0, 0, 8, 65532}, []uint64{0, 0, maxSubscriptions, 65532}, maxSubscriptions - 8, entryBytes},
		{"random_get", []uint64{0, 256}, []uint64{0, 65536}, 65536 - 256, randomBytes},
		{"path_filestat_get", []uint64{3, 0, 0, 256, 0}, []uint64{3, 0, 0, 4096, 0}, 4096 - 256, pathByteCharge},
	} {
		cost := func(args []uint64) int64 {
			p, meter := newProcess(1 << 40)
			functions[c.name].call(p, m, append(args, 0, 0, 0, 0))
			return meter.spent
		}
		if few, many := cost(c.few), cost(c.many); many-few < c.entries*c.each {
			t.Errorf("%s charges %d for a few and %d for %d more, each at least %d", c.name, few, many, c.entries, c.each)
		}
	}
}

func TestEveryCallIsPaidFor(t *testing.T) {
	m := memoryOf(t)
	for name, f := range functions {
		p, meter := newProcess(5)
		if why := stopped(p, func() { f.call(p, m, make([]uint64, 9)) }); why != OutOfFuel {
			t.Errorf("%s for 5 units of fuel: stop %d, want %d", name, why, OutOfFuel)
		}
		if meter.spent < p.Costs.Call {
			t.Errorf("%s charged %d", name, meter.spent)
		}
	}
}

func TestArgs(t *testing.T) {
	m := memoryOf(t)
	p, _ := newProcess(1000)
	if e := argsSizesGet(p, m, []uint64{0, 4}); e != success {
		t.Fatal(e)
	}
	if e := argsGet(p, m, []uint64{8, 16}); e != success {
		t.Fatal(e)
	}
	got, _ := m.Read(0, 21)
	want := "\x02\x00\x00\x00\x05\x00\x00\x00\x10\x00\x00\x00\x12\x00\x00\x00a\x00bc\x00"
	if string(got) != want {
		t.Errorf("memory %q, want %q", got, want)
	}
	if e := environSizesGet(p, m, []uint64{0, 4}); e != success {
		t.Fatal(e)
	}
	if sizes, _ := m.ReadUint64Le(0); sizes != 0 {
		t.Errorf("environment sizes %x, want none", sizes)
	}
}

// TestClock: a thousand units of fuel are a second.
func TestClock(t *testing.T) {
	m := memoryOf(t)
	for _, c := range []struct {
		clock uint64
		spent int64
		want  uint64
	}{
		{clockMonotonic, 0, 18e6},
		{clockMonotonic, 1482, 1.5e9},
		{clockRealtime, 1982, epoch + 2e9},
		{clockThread, 982, 1e9},
		{clockMonotonic, 1 << 62, 0}, // more nanoseconds than a clock can show
	} {
		p, meter := newProcess(math.MaxInt64)
		meter.Charge(c.spent)
		if e := clockTimeGet(p, m, []uint64{c.clock, 0, 0}); e != success {
			t.Fatal(e)
		}
		got, _ := m.ReadUint64Le(0)
		if got != c.want {
			t.Errorf("clock %d after %d: %d, want %d", c.clock, c.spent, got, c.want)
		}
	}
}

func TestFuelFor(t *testing.T) {
	p, _ := newProcess(0)
	for nanoseconds, want := range map[uint64]int64{
		0: 0, 1: 1, 1e6: 1, 1e6 + 1: 2, 1e9: 1000, 60e9: 60_000, math.MaxUint64: 18446744073710,
	} {
		if got := p.fuelFor(nanoseconds); got != want {
			t.Errorf("%d ns are %d, want %d", nanoseconds, got, want)
		}
	}
	p.Costs.Second = math.MaxInt64
	if got := p.fuelFor(math.MaxUint64); got != math.MaxInt64 {
		t.Errorf("the longest sleep costs %d", got)
	}
}

// clock writes a clock subscription.
func clock(m api.Memory, at uint32, userdata, wait uint64, flags uint16) {
	m.WriteUint64Le(at, userdata)
	m.WriteUint64Le(at+8, subscribeClock)
	m.WriteUint64Le(at+16, clockMonotonic)
	m.WriteUint64Le(at+24, wait)
	m.WriteUint64Le(at+40, uint64(flags))
}

func TestPollSleepsByFuel(t *testing.T) {
	m := memoryOf(t)
	p, meter := newProcess(1 << 40)
	clock(m, 0, 7, 3e9, 0)
	clock(m, 48, 8, 2e9, 0)
	if e := pollOneoff(p, m, []uint64{0, 1000, 2, 2000}); e != success {
		t.Fatal(e)
	}
	n, _ := m.ReadUint32Le(2000)
	userdata, _ := m.ReadUint64Le(1000)
	if want := int64(10 + 2*80 + 2000); n != 1 || userdata != 8 || meter.spent != want {
		t.Errorf("%d events, the first %d, for %d; want the earlier clock for %d", n, userdata, meter.spent, want)
	}

	// A stream is ready at once, so that nothing is slept.
	before := meter.spent
	m.WriteUint64Le(48, 9)
	m.WriteUint64Le(56, subscribeWrite)
	m.WriteUint64Le(64, stdout)
	if e := pollOneoff(p, m, []uint64{0, 1000, 2, 2000}); e != success {
		t.Fatal(e)
	}
	n, _ = m.ReadUint32Le(2000)
	userdata, _ = m.ReadUint64Le(1000)
	if n != 1 || userdata != 9 || meter.spent-before != 170 {
		t.Errorf("%d events, the first %d, for %d; want the stream for 170", n, userdata, meter.spent-before)
	}

	// A time that is past costs nothing; one that nobody can wait for ends it.
	clock(m, 0, 1, 1, absoluteTime)
	before = meter.spent
	if e := pollOneoff(p, m, []uint64{0, 1000, 1, 2000}); e != success || meter.spent-before != 90 {
		t.Errorf("errno %d for %d, want success for 90", e, meter.spent-before)
	}
	clock(m, 0, 1, math.MaxUint64, 0)
	if why := stopped(p, func() { pollOneoff(p, m, []uint64{0, 1000, 1, 2000}) }); why != OutOfFuel {
		t.Errorf("an endless sleep: stop %d", why)
	}
}

func TestWriteOverTheLimit(t *testing.T) {
	m := memoryOf(t)
	p, _ := newProcess(1 << 40)
	var out, errs bytes.Buffer
	p.Stdout.W, p.Stderr.W = &out, &errs
	m.WriteString(100, "0123456789")
	m.WriteUint64Le(0, 100|10<<32)
	write := func(fd uint64) errno { return fdWrite(p, m, []uint64{fd, 0, 1, 50}) }
	if e := write(stderr); e != success || p.Stderr.Bytes() != 4 {
		t.Errorf("standard error: errno %d, %d bytes", e, p.Stderr.Bytes())
	}
	for range 10 {
		if e := write(stdout); e != success {
			t.Fatal(e)
		}
	}
	if why := stopped(p, func() { write(stdout) }); why != OutputFull {
		t.Errorf("stop %d, want %d", why, OutputFull)
	}
	if err := errors.Join(p.Stdout.Flush(), p.Stderr.Flush()); err != nil {
		t.Fatal(err)
	}
	if out.Len() != 100 || errs.String() != "0123" {
		t.Errorf("kept %d bytes and %q", out.Len(), errs.String())
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestWriteFails(t *testing.T) {
	m := memoryOf(t)
	p, _ := newProcess(1 << 40)
	p.Stdout.W, p.Stdout.Limit = broken{}, 1<<40
	m.WriteUint64Le(0, 0|0x8000<<32)
	why := stopped(p, func() {
		for range 3 { // more than is held back
			fdWrite(p, m, []uint64{stdout, 0, 1, 50})
		}
	})
	if why != Failed || p.Err == nil {
		t.Errorf("stop %d, %v; want our failure", why, p.Err)
	}
}

func TestRandomIsFixed(t *testing.T) {
	m := memoryOf(t)
	draw := func() string {
		p, _ := newProcess(1000)
		if e := randomGet(p, m, []uint64{0, 16}); e != success {
			t.Fatal(e)
		}
		b, _ := m.Read(0, 16)
		return string(b)
	}
	if a, b := draw(), draw(); a != b || a == string(make([]byte, 16)) {
		t.Errorf("drew %x and %x", a, b)
	}
}
