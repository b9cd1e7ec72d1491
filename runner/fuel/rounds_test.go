package fuel

import (
	"slices"
	"testing"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// TestRounds counts loops that count in every way: which are written twice, and that
// they cost what they cost, to the unit.
func TestRounds(t *testing.T) {
	const i, end = 0, 1                             // locals
	work := []byte{0x23, 0, 0x41, 3, 0x6a, 0x24, 0} // g0 += 3
	get := func(l byte) []byte { return []byte{0x20, l} }
	number := func(n int32) []byte { return wasm.AppendS64([]byte{0x41}, int64(n)) }
	step := func(n int32) []byte {
		return slices.Concat(get(i), number(n), []byte{0x6a, 0x22, i})
	}
	ne := []byte{0x47}
	for name, c := range map[string]struct {
		start, end int32
		round      []byte // up to the branch
		twice      bool
		endless    bool
		typ        byte   // of the loop, if not void
		behind     []byte // the branch, and the loop
	}{
		"down to 0":                    {start: 7, round: slices.Concat(work, step(-1)), twice: true},
		"up to 0":                      {start: -8, round: slices.Concat(work, step(2)), twice: true},
		"once":                         {start: 4, round: slices.Concat(work, step(-4)), twice: true},
		"up to a constant":             {start: 3, round: slices.Concat(work, step(16), number(67), ne), twice: true},
		"down to a constant":           {start: 30, round: slices.Concat(work, step(-2), number(-10), ne), twice: true},
		"up to a local":                {start: 1, end: 10, round: slices.Concat(work, step(1), get(end), ne), twice: true},
		"from a local":                 {start: 9, end: 1, round: slices.Concat(work, get(end), step(-8), ne), twice: true},
		"around":                       {start: -3, end: 5, round: slices.Concat(work, get(end), step(1), ne), twice: true},
		"by the largest step":          {start: -1 << 31, round: slices.Concat(work, step(-1<<31)), twice: true},
		"all numbers":                  {start: 0, round: slices.Concat(work, step(-1)), twice: true, endless: true},
		"all numbers, from a constant": {start: 5, round: slices.Concat(work, step(4), number(5), ne), twice: true, endless: true},
		"past the end":                 {start: 6, round: slices.Concat(work, step(-4)), twice: true, endless: true},
		"past a local":                 {start: 0, end: 3, round: slices.Concat(work, step(2), get(end), ne), twice: true, endless: true},
		"with more behind":             {start: 5, round: slices.Concat(work, step(-1)), behind: append(slices.Clip(work), 0x0b), twice: true},
		"for a result":                 {start: 5, round: slices.Concat(work, step(-1)), typ: 0x7f, behind: []byte{0x41, 7, 0x0b, 0x1a}},
		"too large":                    {start: 5, round: slices.Concat(slices.Repeat(work, 50), step(-1))},
		"too large behind":             {start: 5, round: step(-1), behind: append(slices.Repeat(work, 50), 0x0b)},
		"by 3":                         {start: 9, round: slices.Concat(work, step(-3))},
		"by nothing":                   {start: 9, round: slices.Concat(work, step(0)), endless: true},
		"counted twice":                {start: 8, round: slices.Concat(step(-1), []byte{0x21, i}, step(-1))},
		"to an end that moves":         {start: 0, end: 9, round: slices.Concat(get(end), number(-2), []byte{0x6a, 0x21, end}, step(1), get(end), ne)},
		"to itself":                    {start: 5, round: slices.Concat(get(i), step(1), ne), endless: true},
		"to no constant":               {start: 0, round: slices.Concat(work, step(1), []byte{0x23, 0}, ne), endless: true},
		"while it is less":             {start: 0, round: slices.Concat(work, step(1), number(5), []byte{0x48})},
	} {
		t.Run(name, func(t *testing.T) {
			if c.typ == 0 {
				c.typ = wasm.VoidBlock
			}
			if c.behind == nil {
				c.behind = []byte{0x0b}
			}
			code := slices.Concat(number(c.start), []byte{0x21, i}, number(c.end), []byte{0x21, end, 0x03, c.typ}, c.round, []byte{0x0d, 0}, c.behind)
			m := small(code...)
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 2, Type: wasm.I32}}
			exportAll(m)
			module := m.Append(nil)
			metered, err := Instrument(module)
			if err != nil {
				t.Fatal(err)
			}
			if n := count(t, metered.Code, wasm.OpI64GeS); n > 1 || (n == 1) != c.twice {
				t.Fatalf("written twice %d times, want %v", n, c.twice)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			if c.endless {
				const limit = 100_000
				if s := e.run(t, metered.Code, limit); s.err == "" || s.fuel <= limit || s.fuel > 2*limit {
					t.Errorf("it ends by %q with %d units", s.err, s.fuel)
				}
				return
			}
			want := e.run(t, naive(t, module), 1<<40)
			for _, limit := range []int64{1 << 40, want.fuel} {
				if s := e.run(t, metered.Code, limit); s.fuel != want.fuel || s.err != "" || s.g0 != want.g0 {
					t.Errorf("with %d units: %v, by the naive count %v", limit, s.show(), want.show())
				}
			}
			for limit := want.fuel - 1; limit >= 0; limit -= 1 + want.fuel/9 {
				if s := e.run(t, metered.Code, limit); s.fuel <= limit {
					t.Fatalf("with %d units of %d: %v", limit, want.fuel, s.show())
				}
			}
		})
	}
}

// TestRoundsAreAffordable ends in the middle of a loop whose rounds have been paid, and
// of one whose rounds could not be.
func TestRoundsAreAffordable(t *testing.T) {
	// while (--i) 1 / (i - 5), from 1000
	code := []byte{0x41, 0xe8, 7, 0x21, 0, 0x03, 0x40, 0x41, 1, 0x20, 0, 0x41, 5, 0x6b, 0x6e, 0x1a, 0x20, 0, 0x41, 0x7f, 0x6a, 0x22, 0, 0x0d, 0, 0x0b}
	m := small(code...)
	m.Code[0].Locals = []wasm.LocalGroup{{Count: 1, Type: wasm.I32}}
	exportAll(m)
	module := m.Append(nil)
	metered, err := Instrument(module)
	if err != nil {
		t.Fatal(err)
	}
	e := newEngine(t, wazero.NewRuntimeConfigCompiler())
	exact := e.run(t, naive(t, module), 1<<40)
	all := e.run(t, metered.Code, 1<<40)
	if all.err != exact.err || all.fuel <= exact.fuel || all.fuel > exact.fuel*1001/990 {
		t.Errorf("paid %v, by the naive count %v", all.show(), exact.show())
	}
	// Enough for the rounds up to the trap, but not for all.
	if s := e.run(t, metered.Code, all.fuel-1); s.err != exact.err || s.fuel > all.fuel-1 || s.fuel < exact.fuel {
		t.Errorf("paid by the round %v, by the naive count %v", s.show(), exact.show())
	}
}

// counts writes a loop that counts, most often with an end that it meets.
func (g *generator) counts() {
	counter := len(g.locals) - 3 + g.pick(3)
	end := len(g.locals) - 3 + g.pick(3)
	step := []int64{1, -1, 2, -4, 16, 3}[g.pick(6)]
	last, form := int64(g.pick(40))-20, g.pick(4)
	if form == 0 {
		last = 0
	}
	g.constant(0x41, last-step*int64(g.pick(9)))
	g.index(0x21, counter)
	if form == 3 {
		g.constant(0x41, last)
		g.index(0x21, end)
	}
	g.write(0x03, wasm.VoidBlock)
	g.labels = append(g.labels, nil)
	if g.pick(4) == 0 {
		g.statements()
	}
	for range g.pick(3) {
		g.constant(0x41, int64(g.pick(200)))
		g.index(0x20, g.local(wasm.I32))
		g.write([]byte{0x6a, 0x6c, 0x6d}[g.pick(3)]) // the last divides
		g.index(0x24, 0)
	}
	if g.floats && g.pick(2) == 1 {
		g.accesses()
	}
	if form == 3 && g.pick(2) == 1 {
		g.index(0x20, end)
		form = 4
	}
	g.index(0x20, counter)
	g.constant(0x41, step)
	g.write(0x6a)
	g.index(0x22, counter)
	switch form {
	case 1, 2:
		g.constant(0x41, last)
		g.write(0x47)
	case 3:
		g.index(0x20, end)
		g.write(0x47)
	case 4:
		g.write(0x47)
	}
	g.write(0x0d, 0)
	g.labels = g.labels[:len(g.labels)-1]
	g.write(0x0b)
}
