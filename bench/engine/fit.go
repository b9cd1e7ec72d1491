package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/tetratelabs/wazero"

	"assize/bench/placement"
	"assize/runner/fuel"
)

// variants are the flags that C and C++ programs are fitted with: a compiler
// that optimises more or less mixes instructions differently.
var variants = [][]string{{"-O1"}, {"-Os", "-msimd128"}, standard, {"-O3", "-msimd128"}}

// unit is the cost of the cheapest class in ns, which is 1 unit: the table has whole
// numbers, and no instruction but marks may be free.
const unit = 0.02

// usual is what instructions of a class take in ns, as far as one would say without
// measuring: what the samples do not tell apart is drawn towards it.
var usual = map[string]float64{
	"local, constant": 0.02, "integer": 0.12, "product": 0.6, "quotient": 1.2, "load": 0.3, "store": 0.16, "float": 0.16,
	"float quotient, root": 2.6, "float rounding, conversion": 0.16, "branch": 0.4, "branch by table": 1.6, "select": 0.1, "call": 1.8,
	"call by table": 3.6, "global": 0.08, "reference": 0.3, "bulk memory": 22, "vector load, store": 0.2, "vector": 0.16, "lengths": 0.0225,
}

// pull is how strongly: a factor of e away from usual counts as much as a sample of
// weight 1 that is wrong by e to the power of pull. With 0.8 each program is told
// best by the others; with less, a class that one program has most of follows it.
const pull = 0.8

// sample is one program, built in one way.
type sample struct {
	Program string    // or the kernel
	Name    string    // with the flags
	Weight  float64   // all samples of a program weigh 1 together, a kernel less
	Time    float64   // ns of processor time, metered
	Native  float64   // ns of processor time of the native program; 0: not measured
	Counts  []float64 // executions by class, and last what lengths cost by the table
}

// kernel reports whether it is one: there is but one of each kind.
func (s sample) kernel() bool { return strings.HasPrefix(s.Name, "kernel: ") }

// fuel is by the current table.
func (s sample) fuel() float64 {
	sum := s.Counts[len(fuel.Classes)]
	for k, c := range fuel.Classes {
		sum += s.Counts[k] * float64(c.Weight)
	}
	return sum
}

// fit looks for the weights with which fuel follows processor time best: least
// squares of the logarithm of fuel over time, with no weight below one unit. It prints
// them beside the current ones, and how well fuel by the current table and by plain
// weights of 1 follows time, metered and native.
func fit(ctx context.Context, w io.Writer, dir string, chosen []program, rounds int, file string) error {
	samples, err := readSamples(file)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(samples) == 0 {
		if samples, err = measure(ctx, w, dir, chosen, rounds); err == nil && file != "" {
			err = writeSamples(file, samples)
		}
	}
	if err != nil {
		return err
	}
	printSamples(w, samples)
	fitted := leastSquares(samples)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "class\tof all executed\tfitted, ns\tfitted, units\tweight\t")
	total := 0.0
	shares := make([]float64, len(fuel.Classes)+1)
	for _, s := range samples {
		for k := range fuel.Classes {
			shares[k] += s.Weight * s.Counts[k] / s.Time
			total += s.Weight * s.Counts[k] / s.Time
		}
	}
	for k, c := range fuel.Classes {
		fmt.Fprintf(out, "%s\t%.2f %%\t%.3f\t%.1f\t%d\t\n", c.Name, 100*shares[k]/total, fitted[k], fitted[k]/unit, c.Weight)
	}
	fmt.Fprintf(out, "lengths\t\t%.3f\t%.1f\t1\t\n", fitted[len(fuel.Classes)], fitted[len(fuel.Classes)]/unit)
	if err := out.Flush(); err != nil {
		return err
	}
	whole := slices.DeleteFunc(slices.Clone(samples), sample.kernel)
	natives := slices.DeleteFunc(slices.Clone(whole), func(s sample) bool { return s.Native == 0 || strings.HasPrefix(s.Program, "go") })
	others := map[string][]float64{}
	for _, s := range whole {
		if others[s.Program] == nil {
			others[s.Program] = leastSquares(slices.DeleteFunc(slices.Clone(samples), func(o sample) bool { return o.Program == s.Program }))
		}
	}
	metered := func(s sample) float64 { return s.Time }
	native := func(s sample) float64 { return s.Native }
	for _, of := range []struct {
		what    string
		samples []sample
		time    func(sample) float64
	}{{"metered time of all programs", whole, metered}, {"native time of C and C++ at -O2", natives, native}} {
		fmt.Fprintf(w, "\n%s (%d):\n", of.what, len(of.samples))
		describe(w, "the current table", of.samples, of.time, sample.fuel)
		describe(w, "plain weights of 1", of.samples, of.time, sample.plain)
		describe(w, "the fit itself", of.samples, of.time, func(s sample) float64 { return dot(s.Counts, fitted) })
		describe(w, "each program by the fit of the others", of.samples, of.time, func(s sample) float64 { return dot(s.Counts, others[s.Program]) })
	}
	return nil
}

// kernelWeight is what a kernel counts beside a program: there are as many of them,
// and no program is like one.
const kernelWeight = 0.5

// measure takes every sample.
func measure(ctx context.Context, w io.Writer, dir string, chosen []program, rounds int) ([]sample, error) {
	var samples []sample
	for _, p := range append(slices.Clone(kernels), chosen...) {
		builds, share := variants, 1.0
		switch {
		case p.name == kernels[0].name:
			builds, share = variants[2:3], kernelWeight
		case p.language() == "Go":
			builds = variants[:1]
		}
		for _, flags := range builds {
			s, err := p.sample(ctx, dir, flags, rounds)
			if err != nil {
				return nil, fmt.Errorf("%s %v: %w", p.name, flags, err)
			}
			s.Weight = share / float64(len(builds))
			if share == kernelWeight {
				s.Program, s.Name = p.kind, "kernel: "+p.kind
			} else if slices.Equal(flags, standard) || p.language() == "Go" {
				if s.Native, err = p.nativeTime(ctx, dir, rounds); err != nil {
					return nil, err
				}
			}
			fmt.Fprintf(w, "%-28s %8.1f ms\n", s.Name, s.Time/1e6)
			samples = append(samples, s)
		}
	}
	return samples, nil
}

// nativeTime is the processor time of the native program, the best of several.
func (p program) nativeTime(ctx context.Context, dir string, rounds int) (float64, error) {
	binary, err := p.native(ctx, dir)
	if err != nil {
		return 0, err
	}
	best := time.Duration(math.MaxInt64)
	for range 2 * rounds {
		n, err := native(ctx, binary, p.size)
		if err != nil {
			return 0, err
		}
		best = min(best, n.cpu)
	}
	return float64(best), nil
}

func readSamples(file string) (samples []sample, err error) {
	if file == "" {
		return nil, nil
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, &samples); err != nil {
		return nil, fmt.Errorf("samples in %s: %w", file, err)
	}
	return samples, nil
}

func writeSamples(file string, samples []sample) error {
	b, err := json.MarshalIndent(samples, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(b, '\n'), 0o644)
}

// sample measures a program and counts what it executes.
func (p program) sample(ctx context.Context, dir string, flags []string, rounds int) (sample, error) {
	s := sample{Program: p.name, Name: p.name + " " + strings.Join(flags, " "), Time: math.MaxFloat64}
	module, err := p.wasm(ctx, dir, flags...)
	if err != nil {
		return s, err
	}
	metered := func(place int, options ...fuel.Option) (*guest, error) {
		moved, err := placement.Move(module, place)
		if err != nil {
			return nil, err
		}
		m, err := fuel.Instrument(moved, append(options, through)...)
		if err != nil {
			return nil, err
		}
		return load(ctx, wazero.NewRuntimeConfigCompiler(), m.Code)
	}
	var times []float64
	var spent float64
	for place := range placement.Places {
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
			best, spent = min(best, r.cpu), float64(r.fuel)
		}
		times = append(times, float64(best))
		if err := g.runtime.Close(ctx); err != nil {
			return s, err
		}
	}
	slices.Sort(times)
	s.Time = times[len(times)/2]
	lengths := spent
	for _, c := range fuel.Classes {
		g, err := metered(placement.Places-1, fuel.Count(c))
		if err != nil {
			return s, err
		}
		r, err := g.run(ctx, p.size)
		if err != nil {
			return s, err
		}
		s.Counts = append(s.Counts, float64(r.fuel))
		lengths -= float64(r.fuel) * float64(c.Weight)
		if err := g.runtime.Close(ctx); err != nil {
			return s, err
		}
	}
	s.Counts = append(s.Counts, lengths)
	return s, nil
}

// plain is the fuel with a weight of 1 for everything but marks.
func (s sample) plain() float64 {
	sum := 0.0
	for k, c := range fuel.Classes {
		if c.Weight > 0 {
			sum += s.Counts[k]
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
// ln(predicted/measured), none below a unit but that of marks, which is 0, and each
// drawn towards what is usual. It goes coordinate by coordinate along the logarithms of
// the costs, by Newton's steps with the second derivative of the sum of squares alone.
func leastSquares(samples []sample) []float64 {
	n := len(fuel.Classes) + 1
	costs, wanted := make([]float64, n), make([]float64, n)
	for k := range n {
		name := "lengths"
		if k < len(fuel.Classes) {
			name = fuel.Classes[k].Name
		}
		wanted[k] = usual[name]
		costs[k] = wanted[k]
	}
	predicted := make([]float64, len(samples))
	for range 2_000 {
		for i, s := range samples {
			predicted[i] = dot(s.Counts, costs)
		}
		moved := 0.0
		for k := range n {
			if costs[k] == 0 {
				continue
			}
			slope, curve := pull*pull*math.Log(costs[k]/wanted[k]), pull*pull
			for i, s := range samples {
				share := s.Counts[k] * costs[k] / predicted[i]
				slope += s.Weight * share * math.Log(predicted[i]/s.Time)
				curve += s.Weight * share * share
			}
			// A step of more than a factor of 1.5 is more than the curve can tell.
			next := costs[k] * math.Exp(math.Max(-0.4, math.Min(0.4, -slope/curve)))
			next = max(next, unit)
			moved = max(moved, math.Abs(math.Log(next/costs[k])))
			for i, s := range samples {
				predicted[i] += s.Counts[k] * (next - costs[k])
			}
			costs[k] = next
		}
		if moved < 1e-5 {
			break
		}
	}
	return costs
}

// describe says how fuel follows processor time: their correlation (of the
// logarithms), and how far the rates lie apart.
func describe(w io.Writer, name string, samples []sample, time, fuelOf func(sample) float64) {
	type rate struct {
		of  string
		per float64
	}
	var x, y []float64
	var rates []rate
	for _, s := range samples {
		f := fuelOf(s)
		x, y = append(x, math.Log(f)), append(y, math.Log(time(s)))
		rates = append(rates, rate{s.Name, f / time(s)})
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
		fmt.Fprintf(w, "%-28s %8.1f ms %8.2f units/ns, plain %.2f\n", s.Name, s.Time/1e6, s.fuel()/s.Time, s.plain()/s.Time)
	}
}
