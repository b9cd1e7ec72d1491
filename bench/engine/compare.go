package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/tetratelabs/wazero"

	"assize/bench/host"
	"assize/bench/placement"
	"assize/runner/fuel"
	"assize/runner/wasm"
)

// line is what was measured of one program.
type line struct {
	program
	native, plain, metered, stoppable time.Duration
	ratio                             float64 // metered to plain, the mean over the places
	fuel                              int64
	rewrite                           time.Duration
	codeBytes                         int
}

// compare prints the table.
func compare(ctx context.Context, w io.Writer, dir string, chosen []program, rounds int, slow bool) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "program\tkind\tnative ms\tplain ms\tmetered ms\tmetered/plain\tstoppable/plain\tmetered/native\tGfuel/s\tGfuel/native s\trewrite ms/MB\t")
	var lines []line
	for _, p := range chosen {
		l, err := p.compare(ctx, dir, rounds, slow)
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		lines = append(lines, l)
		fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%s\t%.3f\t%s\t%.2f\t%.1f\t%.1f\t%.1f\t\n", l.name, l.kind, ms(l.native), ms(l.plain), ms(l.metered),
			l.ratio, orNothing(over(l.stoppable, l.plain)), over(l.metered, l.native),
			float64(l.fuel)/float64(l.metered), float64(l.fuel)/float64(l.native), l.rewrite.Seconds()*1e3/(float64(l.codeBytes)/1e6))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	for _, of := range []struct {
		name string
		in   func(line) bool
	}{
		{"C and C++", func(l line) bool { return l.language() != "Go" }},
		{"Go", func(l line) bool { return l.language() == "Go" }},
		{"all", func(line) bool { return true }},
	} {
		ratio, stoppable, native := placement.Mean{}, placement.Mean{}, placement.Mean{}
		for _, l := range lines {
			if of.in(l) {
				ratio.Add(l.ratio)
				stoppable.Add(over(l.stoppable, l.plain))
				native.Add(over(l.metered, l.native))
			}
		}
		if ratio.N > 0 {
			fmt.Fprintf(w, "geometric mean, %s (%d): metered/plain %.3f, stoppable/plain %s, metered/native %.2f\n",
				of.name, ratio.N, ratio.Value(), orNothing(stoppable.Value()), native.Value())
		}
	}
	return nil
}

func (p program) compare(ctx context.Context, dir string, rounds int, slow bool) (line, error) {
	l := line{program: p, native: math.MaxInt64, plain: math.MaxInt64, metered: math.MaxInt64, rewrite: math.MaxInt64}
	module, err := p.wasm(ctx, dir, standard...)
	if err != nil {
		return l, err
	}
	binary, err := p.native(ctx, dir)
	if err != nil {
		return l, err
	}
	if l.codeBytes, err = codeBytes(module); err != nil {
		return l, err
	}
	ratio := placement.Mean{}
	for place := range placement.Places {
		plain, metered, err := p.place(ctx, module, place, &l)
		if err != nil {
			return l, err
		}
		best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
		for round := range rounds {
			for turn := range 2 { // neither always comes first
				which := (turn + round) % 2
				r, err := [2]*guest{plain, metered}[which].run(ctx, p.size)
				if err != nil {
					return l, err
				}
				best[which] = min(best[which], r.cpu)
				if which == 1 {
					l.fuel = r.fuel
				}
			}
			n, err := native(ctx, binary, p.size)
			if err != nil {
				return l, err
			}
			l.native = min(l.native, n.cpu)
		}
		ratio.Add(over(best[1], best[0]))
		l.plain, l.metered = min(l.plain, best[0]), min(l.metered, best[1])
		if err := plain.runtime.Close(ctx); err != nil {
			return l, err
		}
		if err := metered.runtime.Close(ctx); err != nil {
			return l, err
		}
	}
	l.ratio = ratio.Value()
	if slow {
		l.stoppable, err = p.stoppable(ctx, module)
	}
	return l, err
}

// place compiles the program, plain and metered, for one place in memory.
func (p program) place(ctx context.Context, module []byte, place int, l *line) (plain, metered *guest, err error) {
	moved, err := placement.Move(module, place)
	if err != nil {
		return nil, nil, err
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for range 3 {
		start, err := host.ThreadTime()
		if err != nil {
			return nil, nil, err
		}
		if _, err := fuel.Instrument(moved, through); err != nil {
			return nil, nil, err
		}
		end, err := host.ThreadTime()
		if err != nil {
			return nil, nil, err
		}
		l.rewrite = min(l.rewrite, end-start)
	}
	m, err := fuel.Instrument(moved, through)
	if err != nil {
		return nil, nil, err
	}
	if plain, err = load(ctx, wazero.NewRuntimeConfigCompiler(), moved); err != nil {
		return nil, nil, err
	}
	metered, err = load(ctx, wazero.NewRuntimeConfigCompiler(), m.Code)
	return plain, metered, err
}

// stoppable measures the engine's own way to stop a program.
func (p program) stoppable(ctx context.Context, module []byte) (time.Duration, error) {
	g, err := load(ctx, wazero.NewRuntimeConfigCompiler().WithCloseOnContextDone(true), module)
	if err != nil {
		return 0, err
	}
	best := time.Duration(math.MaxInt64)
	for range 2 {
		r, err := g.run(ctx, p.size)
		if err != nil {
			return 0, err
		}
		best = min(best, r.cpu)
	}
	return best, g.runtime.Close(ctx)
}

func codeBytes(module []byte) (int, error) {
	m, err := wasm.Read(module)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, f := range m.Code {
		n += len(f.Code)
	}
	return n, nil
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d)/1e6) }

func over(a, b time.Duration) float64 { return float64(a) / float64(b) }

func orNothing(x float64) string {
	if x == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f", x)
}
