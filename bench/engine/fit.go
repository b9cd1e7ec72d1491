package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/tetratelabs/wazero"

	"assize/runner/fuel"
)

// variants are the flags that C and C++ programs are fitted with: a compiler
// that optimises more or less mixes instructions differently.
var variants = [][]string{{"-O1"}, {"-Os", "-msimd128"}, standard, {"-O3", "-msimd128"}}

// least is the cost of the cheapest class in ns, which is 1 unit. With twice as
// much, most classes end at the bound.
const least = 1.0 / 32

// sample is one program, built in one way.
type sample struct {
	program string
	name    string
	weight  float64   // all samples of a program weigh 1 together
	time    float64   // ns of processor time
	counts  []float64 // executions by class, and last what the lengths cost
	fuel    float64   // by the current table
}

// fit looks for the weights with which fuel follows processor time best: least
// squares of the relative error, with no weight below that of the cheapest
// class. It prints them beside the current ones, and how well fuel by the
// current table and by plain weights of 1 follows time.
func fit(ctx context.Context, w io.Writer, dir string, chosen []program, rounds int) error {
	var samples []sample
	for _, p := range chosen {
		builds := variants
		if p.language() == "Go" {
			builds = variants[:1]
		}
		for _, flags := range builds {
			s, err := p.sample(ctx, dir, flags, rounds)
			if err != nil {
				return fmt.Errorf("%s %v: %w", p.name, flags, err)
			}
			s.weight = 1 / float64(len(builds))
			samples = append(samples, s)
		}
	}
	printSamples(w, samples)
	fitted := leastSquares(samples, least)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "class\tof all executed\tfitted, ns\tfitted, units\tweight\t")
	total := 0.0
	shares := make([]float64, len(fuel.Classes)+1)
	for _, s := range samples {
		for k := range fuel.Classes {
			shares[k] += s.weight * s.counts[k] / s.time
			total += s.weight * s.counts[k] / s.time
		}
	}
	for k, c := range fuel.Classes {
		fmt.Fprintf(out, "%s\t%.2f %%\t%.3f\t%.1f\t%d\t\n", c.Name, 100*shares[k]/total, fitted[k], fitted[k]/least, c.Weight)
	}
	fmt.Fprintf(out, "lengths\t\t%.3f\t%.1f\t1\t\n", fitted[len(fuel.Classes)], fitted[len(fuel.Classes)]/least)
	if err := out.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	describe(w, "the current table", samples, func(s sample) float64 { return s.fuel })
	describe(w, "plain weights of 1", samples, func(s sample) float64 { return s.plain() })
	describe(w, "the fit itself", samples, func(s sample) float64 { return dot(s.counts, fitted) })
	describe(w, "each program by the fit of the others", samples, func(s sample) float64 {
		others := slices.DeleteFunc(slices.Clone(samples), func(o sample) bool { return o.program == s.program })
		return dot(s.counts, leastSquares(others, least))
	})
	return nil
}

// sample measures a program and counts what it executes.
func (p program) sample(ctx context.Context, dir string, flags []string, rounds int) (sample, error) {
	s := sample{program: p.name, name: p.name + " " + strings.Join(flags, " "), time: math.MaxFloat64}
	module, err := p.wasm(ctx, dir, flags...)
	if err != nil {
		return s, err
	}
	metered := func(place int, options ...fuel.Option) (*guest, error) {
		moved, err := placed(module, place)
		if err != nil {
			return nil, err
		}
		m, err := fuel.Instrument(moved, options...)
		if err != nil {
			return nil, err
		}
		return load(ctx, wazero.NewRuntimeConfigCompiler(), m.Code)
	}
	var times []float64
	for place := range placements {
		g, err := metered(place)
		if err != nil {
			return s, err
		}
		best := time.Duration(math.MaxInt64)
		for range rounds {
			r, err := g.run(ctx, p.size)
			if err != nil {
				return s, err
			}
			best, s.fuel = min(best, r.cpu), float64(r.fuel)
		}
		times = append(times, float64(best))
		if err := g.runtime.Close(ctx); err != nil {
			return s, err
		}
	}
	slices.Sort(times)
	s.time = times[len(times)/2]
	lengths := s.fuel
	for _, c := range fuel.Classes {
		g, err := metered(placements-1, fuel.Count(c))
		if err != nil {
			return s, err
		}
		r, err := g.run(ctx, p.size)
		if err != nil {
			return s, err
		}
		s.counts = append(s.counts, float64(r.fuel))
		lengths -= float64(r.fuel) * float64(c.Weight)
		if err := g.runtime.Close(ctx); err != nil {
			return s, err
		}
	}
	s.counts = append(s.counts, lengths)
	return s, nil
}

// plain is the fuel with a weight of 1 for everything but marks.
func (s sample) plain() float64 {
	sum := 0.0
	for k, c := range fuel.Classes {
		if c.Weight > 0 {
			sum += s.counts[k]
		}
	}
	return sum
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// leastSquares finds the costs in ns that minimise the sum of the squares of
// (predicted-measured)/measured, none below least but that of marks, which is 0.
// A light pull towards 4 times least settles what the samples do not tell. It
// goes coordinate by coordinate, which finds the minimum of a convex function
// under bounds.
func leastSquares(samples []sample, least float64) []float64 {
	n := len(fuel.Classes) + 1
	costs := make([]float64, n)
	scale := make([]float64, n) // mean executions in a ns
	for _, s := range samples {
		for k := range n {
			scale[k] += s.weight * s.counts[k] / s.time
		}
	}
	for range 20_000 {
		moved := 0.0
		for k := range n {
			if k < len(fuel.Classes) && fuel.Classes[k].Weight == 0 {
				continue
			}
			const pull = 1e-4
			above, below := pull*4*least, pull
			for _, s := range samples {
				x := s.counts[k] / s.time
				rest := 1 - dot(s.counts, costs)/s.time + x*costs[k]
				above += s.weight * x * rest
				below += s.weight * x * x
			}
			floor := least
			if k == len(fuel.Classes) {
				floor = 0
			}
			next := max(above/below, floor)
			moved = max(moved, math.Abs(next-costs[k]))
			costs[k] = next
		}
		if moved < least/1e4 {
			break
		}
	}
	return costs
}

// describe says how fuel follows processor time: their correlation (of the
// logarithms), and how far the rates lie apart.
func describe(w io.Writer, name string, samples []sample, fuelOf func(sample) float64) {
	type rate struct {
		of  string
		per float64
	}
	var x, y []float64
	var rates []rate
	for _, s := range samples {
		f := fuelOf(s)
		x, y = append(x, math.Log(f)), append(y, math.Log(s.time))
		rates = append(rates, rate{s.name, f / s.time})
	}
	slices.SortFunc(rates, func(a, b rate) int { return int(math.Copysign(1, a.per-b.per)) })
	middle := rates[len(rates)/2].per
	at := func(share float64) float64 { return rates[int(share*float64(len(rates)-1))].per / middle }
	fmt.Fprintf(w, "%-38s correlation %.4f; median %.2f units/ns; rate over median: lowest %.2f (%s), a tenth below %.2f, nine tenths below %.2f, highest %.2f (%s); deviation %.2f\n",
		name+":", correlation(x, y), middle, at(0), rates[0].of, at(0.1), at(0.9), at(1), rates[len(rates)-1].of, deviation(x, y))
}

func correlation(x, y []float64) float64 {
	mx, my := average(x), average(y)
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mx) * (y[i] - my)
		xx += (x[i] - mx) * (x[i] - mx)
		yy += (y[i] - my) * (y[i] - my)
	}
	return xy / math.Sqrt(xx*yy)
}

// deviation is the standard deviation of the logarithm of the rate.
func deviation(x, y []float64) float64 {
	var d []float64
	for i := range x {
		d = append(d, x[i]-y[i])
	}
	m, sum := average(d), 0.0
	for _, v := range d {
		sum += (v - m) * (v - m)
	}
	return math.Sqrt(sum / float64(len(d)))
}

func average(x []float64) (m float64) {
	for _, v := range x {
		m += v / float64(len(x))
	}
	return m
}

func printSamples(w io.Writer, samples []sample) {
	for _, s := range samples {
		fmt.Fprintf(w, "%-28s %8.1f ms %8.2f units/ns, plain %.2f\n", s.name, s.time/1e6, s.fuel/s.time, s.plain()/s.time)
	}
}
