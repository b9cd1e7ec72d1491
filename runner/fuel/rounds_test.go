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
		"while it is less":             {start: 0, round: slices.Concat(work, step(1), number(5), []byte{0x48}), twice: true},
		"while less, unsigned":         {start: 0, round: slices.Concat(work, step(3), number(25), []byte{0x49}), twice: true},
		"while it is not more":         {start: 1, end: 9, round: slices.Concat(work, step(2), get(end), []byte{0x4c}), twice: true},
		"not more, unsigned":           {start: 1, end: 8, round: slices.Concat(work, step(2), get(end), []byte{0x4d}), twice: true},
		"while the end is more":        {start: 2, end: 33, round: slices.Concat(work, get(end), step(5), []byte{0x4a}), twice: true},
		"while the end is not less":    {start: 2, end: 33, round: slices.Concat(work, get(end), step(4), []byte{0x4e}), twice: true},
		"once, being more already":     {start: 9, end: 3, round: slices.Concat(work, step(1), get(end), []byte{0x48}), twice: true},
		"once, being there already":    {start: 3, end: 3, round: slices.Concat(work, step(1), get(end), []byte{0x48}), twice: true},
		"once, being as much":          {start: 3, end: 3, round: slices.Concat(work, step(1), get(end), []byte{0x4c}), twice: true},
		"from below 0":                 {start: -7, end: 3, round: slices.Concat(work, step(1), get(end), []byte{0x48}), twice: true},
		"from below 0, unsigned":       {start: -7, end: 3, round: slices.Concat(work, step(1), get(end), []byte{0x49}), twice: true},
		"from below 0 to below 0":      {start: -70, end: -3, round: slices.Concat(work, step(9), get(end), []byte{0x48}), twice: true},
		"less than the largest":        {start: 0x7fffffff - 9, end: 0x7fffffff, round: slices.Concat(work, step(4), get(end), []byte{0x48}), twice: true, endless: true},
		"up to the largest":            {start: 0x7fffffff - 8, end: 0x7fffffff, round: slices.Concat(work, step(1), get(end), []byte{0x4c}), twice: true, endless: true},
		"by a step in a local":         {start: 1, end: 7, round: slices.Concat(work, get(i), get(end), []byte{0x6a, 0x22, i}, number(60), []byte{0x48}), twice: true},
		"by a step that comes first":   {start: 1, end: 7, round: slices.Concat(work, get(end), get(i), []byte{0x6a, 0x22, i}, number(60), []byte{0x4d}), twice: true},
		"to an end that is the step":   {start: -50, end: 7, round: slices.Concat(work, get(i), get(end), []byte{0x6a, 0x22, i}, get(end), []byte{0x48}), twice: true},
		"by a local that is 0":         {start: 1, end: 0, round: slices.Concat(work, get(i), get(end), []byte{0x6a, 0x22, i}, number(60), []byte{0x48}), twice: true, endless: true},
		"by a local below 0":           {start: 1, end: -1 << 31, round: slices.Concat(work, get(i), get(end), []byte{0x6a, 0x22, i}, number(60), []byte{0x48}), twice: true, endless: true},
		"by a step that moves":         {start: 0, end: 2, round: slices.Concat(get(end), number(1), []byte{0x6a, 0x21, end}, get(i), get(end), []byte{0x6a, 0x22, i}, number(60), []byte{0x48})},
		"by itself":                    {start: 1, round: slices.Concat(work, get(i), get(i), []byte{0x6a, 0x22, i}, number(60), []byte{0x48})},
		"down while it is more":        {start: 9, round: slices.Concat(work, step(-1), number(2), []byte{0x4a})},
		"by less than nothing":         {start: 9, round: slices.Concat(work, step(-1), number(8), []byte{0x48})},
		"up to a large number":         {start: 0x7fffff00, round: slices.Concat(work, step(16), number(0x7fffffe0), []byte{0x48})},
		"while it is more":             {start: 5, round: slices.Concat(work, step(1), number(0x7ffffff0), []byte{0x4a})},
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
			module, metered := instrumented(t, m)
			if n := count(t, metered, wasm.OpI64GeS); n > 1 || (n == 1) != c.twice {
				t.Fatalf("written twice %d times, want %v", n, c.twice)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			if c.endless {
				const limit = 100_000
				if s := e.run(t, metered, limit); s.err == "" || s.fuel <= limit || s.fuel > 2*limit {
					t.Errorf("it ends by %q with %d units", s.err, s.fuel)
				}
				return
			}
			want := e.run(t, naive(t, module), 1<<40)
			for _, limit := range []int64{1 << 40, want.fuel} {
				if s := e.run(t, metered, limit); s.fuel != want.fuel || s.err != "" || s.g0 != want.g0 {
					t.Errorf("with %d units: %v, by the naive count %v", limit, s.show(), want.show())
				}
			}
			for limit := want.fuel - 1; limit >= 0; limit -= 1 + want.fuel/9 {
				if s := e.run(t, metered, limit); s.fuel <= limit {
					t.Fatalf("with %d units of %d: %v", limit, want.fuel, s.show())
				}
			}
		})
	}
}

// TestWideRounds counts loops by an i64.
func TestWideRounds(t *testing.T) {
	const i, end, by = 0, 1, 2                      // locals
	work := []byte{0x23, 0, 0x41, 3, 0x6a, 0x24, 0} // g0 += 3
	set := func(l byte, n int64) []byte { return append(wasm.AppendS64([]byte{0x42}, n), 0x21, l) }
	const large = 1 << 40
	for name, c := range map[string]struct {
		start, end, by int64
		compare        byte
		fixed, endless bool // numbers instead of locals
		long           bool // the last number and the index before it, as long as they may be
	}{
		"less":                  {start: 5, end: 100, by: 7, compare: 0x53},
		"less, unsigned":        {start: 5, end: 103, by: 7, compare: 0x54},
		"not more":              {start: 5, end: 103, by: 7, compare: 0x57},
		"not more, unsigned":    {start: 5, end: 102, by: 7, compare: 0x58},
		"numbers":               {start: 5, end: 104, by: 8, compare: 0x53, fixed: true},
		"numbers, by 6":         {start: 5, end: 104, by: 6, compare: 0x57, fixed: true},
		"numbers, written long": {start: 5, end: 104, by: 8, compare: 0x53, fixed: true, long: true},
		"above 32 bits":         {start: large - 50, end: large - 1, by: 3, compare: 0x53},
		"too large":             {start: large - 50, end: large + 9, by: 3, compare: 0x53},
		"below 0":               {start: -50, end: -1, by: 3, compare: 0x53},
		"below 0, unsigned":     {start: -50, end: 9, by: 3, compare: 0x54},
		"from below 0":          {start: -50, end: 9, by: 3, compare: 0x53},
		"the step is too large": {start: 1, end: 9, by: 1 << 62, compare: 0x53},
		"the largest":           {start: 1<<63 - 9, end: 1<<63 - 1, by: 1, compare: 0x57, endless: true},
		"no step":               {start: 1, end: 9, compare: 0x53, endless: true},
		"as many as can be":     {start: 0, end: large - 1, by: 1, compare: 0x57, endless: true},
	} {
		t.Run(name, func(t *testing.T) {
			to, step := []byte{0x20, end}, []byte{0x20, by}
			if c.fixed {
				to, step = wasm.AppendS64([]byte{0x42}, c.end), wasm.AppendS64([]byte{0x42}, c.by)
			}
			tee := []byte{0x22, i}
			if c.long {
				tee = []byte{0x22, i | 0x80, 0x80, 0x80, 0x80, 0}
				to = slices.Concat([]byte{0x42, byte(c.end&0x7f) | 0x80}, slices.Repeat([]byte{0x80}, 8), []byte{0})
			}
			m := small(slices.Concat(set(i, c.start), set(end, c.end), set(by, c.by), []byte{0x03, 0x40}, work, []byte{0x20, i}, step, []byte{0x7c}, tee, to, []byte{c.compare, 0x0d, 0, 0x0b})...)
			m.Code[0].Locals = []wasm.LocalGroup{{Count: 3, Type: wasm.I64}}
			module, metered := instrumented(t, m)
			if n := count(t, metered, wasm.OpI64GeS); n != 1 {
				t.Fatalf("written twice %d times", n)
			}
			e := newEngine(t, wazero.NewRuntimeConfigCompiler())
			limit := int64(100_000)
			if !c.endless {
				limit = e.run(t, naive(t, module), limit).fuel
			}
			s := e.run(t, metered, limit)
			if ended := s.err == ""; ended == c.endless || ended != (s.fuel == limit) || s.fuel > 2*limit {
				t.Errorf("it ends by %q with %d units of %d", s.err, s.fuel, limit)
			}
			if s := e.run(t, metered, limit-1); s.fuel < limit {
				t.Errorf("with a unit less it ends by %q with %d units of %d", s.err, s.fuel, limit)
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
	module, metered := instrumented(t, m)
	e := newEngine(t, wazero.NewRuntimeConfigCompiler())
	exact := e.run(t, naive(t, module), 1<<40)
	all := e.run(t, metered, 1<<40)
	if all.err != exact.err || all.fuel <= exact.fuel || all.fuel > exact.fuel*1001/990 {
		t.Errorf("paid %v, by the naive count %v", all.show(), exact.show())
	}
	// Enough for the rounds up to the trap, but not for all.
	if s := e.run(t, metered, all.fuel-1); s.err != exact.err || s.fuel > all.fuel-1 || s.fuel < exact.fuel {
		t.Errorf("paid by the round %v, by the naive count %v", s.show(), exact.show())
	}
}

// counts writes a loop that counts, most often with an end that it meets.
func (g *generator) counts() {
	counter := len(g.locals) - 3 + g.pick(3)
	end := len(g.locals) - 3 + g.pick(3)
	step := []int64{1, -1, 2, -4, 16, 3}[g.pick(6)]
	last, form := int64(g.pick(40))-20, g.pick(6)
	if form == 0 {
		last = 0
	}
	g.constant(0x41, last-step*int64(g.pick(9)))
	g.index(0x21, counter)
	if form == 3 || form == 5 {
		g.constant(0x41, last)
		g.index(0x21, end)
	}
	byLocal := form >= 4 && g.pick(3) == 0
	if byLocal {
		g.constant(0x41, step)
		g.index(0x21, len(g.locals)-3)
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
	compare := byte(0x47)
	if form >= 4 {
		compare = []byte{0x48, 0x49, 0x4c, 0x4d}[g.pick(4)]
	}
	if form == 3 && g.pick(2) == 1 {
		g.index(0x20, end)
		form = 6
	}
	g.index(0x20, counter)
	if byLocal {
		g.index(0x20, len(g.locals)-3)
	} else {
		g.constant(0x41, step)
	}
	g.write(0x6a)
	g.index(0x22, counter)
	switch form {
	case 1, 2, 4:
		g.constant(0x41, last)
		g.write(compare)
	case 3, 5:
		g.index(0x20, end)
		g.write(compare)
	case 6:
		g.write(compare)
	}
	g.write(0x0d, 0)
	g.labels = g.labels[:len(g.labels)-1]
	g.write(0x0b)
}
