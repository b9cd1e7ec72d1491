package runner

import (
	"slices"
	"strings"
	"testing"
	"time"

	"assize/judge"
	"assize/runner/internal/guest"
)

// BenchmarkTypes times a test case of each type of problem, all with the smallest
// programs that there are: judged by the default output validator, by one of the
// problem's own, in two passes, and talking to it, with one exchange and with a
// thousand. They take turns, so that the ratios hold on a busy machine. Times are
// medians.
func BenchmarkTypes(b *testing.B) {
	blobs := newBlobs(b)
	worker := acquire(b, newPool(b, PoolConfig{Workers: 1}))
	defer worker.Release()
	j := NewJudge(nil, blobs)
	validator := &judge.ValidatorModule{Module: put(b, blobs, guest.Module(b, "validator.c"))}
	const exchanges = 1000
	talk := func(n int) string { return strings.Repeat("send add 20 22\nexpect 42\n", n) + "exit 42" }
	ways := []struct {
		name, program, input, answer string
		own                          bool
		change                       func(*judge.Dataset)
	}{
		{name: "plain", program: "sum.c", input: "20 22", answer: "42"},
		{name: "own-validator", program: "sum.c", input: "20 22", answer: "expect 42\nexit 42", own: true},
		{name: "two-passes", program: "sum.c", input: "20 22", answer: "expect 42\npass\nupto 1\nnext 20 22\nexit 42", own: true,
			change: func(d *judge.Dataset) { d.Passes = 2 }},
		{name: "interactive", program: "talker.c", answer: talk(1), own: true, change: func(d *judge.Dataset) { d.Interactive = true }},
		{name: "interactive-1000", program: "talker.c", answer: talk(exchanges), own: true, change: func(d *judge.Dataset) { d.Interactive = true }},
	}
	times := make([][]time.Duration, len(ways))
	for b.Loop() {
		for i, way := range ways {
			d := judge.Dataset{Validator: judge.Validator{Kind: judge.ValidateDefault}}
			d.Cases = []judge.TestCase{{Name: "1", Input: put(b, blobs, []byte(way.input)), Answer: put(b, blobs, []byte(way.answer))}}
			c := judge.Compiled{Compile: judge.Compile{Module: put(b, blobs, guest.Module(b, way.program))}}
			if way.own {
				d.Validator.Kind, d.Program, c.Compile.Validator = judge.ValidateProgram, &judge.ValidatorProgram{}, validator
			}
			if way.change != nil {
				way.change(&d)
			}
			t := &task{judge: j, compiled: c, dataset: d, within: defaults(), wall: time.Minute}
			if _, err := t.load(b.Context(), worker); err != nil {
				b.Fatal(err)
			}
			started := time.Now()
			run, err := t.run(b.Context(), worker, 0)
			times[i] = append(times[i], time.Since(started))
			if err != nil || run.Verdict != judge.AC {
				b.Fatalf("%s: %v %q, %v", way.name, run.Verdict, run.Reason, err)
			}
		}
	}
	median := func(i int) float64 {
		slices.Sort(times[i])
		return float64(times[i][len(times[i])/2].Nanoseconds()) / 1e3
	}
	for i, way := range ways {
		b.ReportMetric(median(i), way.name+"-µs")
		if i > 0 && i < len(ways)-1 {
			b.ReportMetric(median(i)/median(0), way.name+"/plain")
		}
	}
	last := len(ways) - 1
	b.ReportMetric((median(last)-median(last-1))/(exchanges-1), "exchange-µs")
	b.ReportMetric(0, "ns/op") // of all together: no use
}
