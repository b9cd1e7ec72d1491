package sandbox

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"testing"
	"time"

	"assize/judge"
)

// BenchmarkHostCalls measures what functions of the host take and what they cost.
// time/limit is how long a program of nothing else runs for each second of its time
// limit. For the programs of bench/engine, metered, that is 75 over their Gfuel/s.
//
//	go test ./runner/sandbox -run XXX -bench HostCalls -benchtime 10x
func BenchmarkHostCalls(b *testing.B) {
	const calls = 200_000
	e := newEngine(b, Config{})
	p := load(b, e, "calls.c")
	for kind, name := range []string{"read-1", "write-1", "read-4096", "write-4096", "clock", "random-8", "yield", "poll"} {
		b.Run(name, func(b *testing.B) {
			run := func(times int) (time.Duration, judge.Fuel) {
				input := fmt.Appendf(nil, "%d %d ", kind, times)
				if kind == 0 || kind == 2 {
					input = append(input, bytes.Repeat([]byte{'x'}, times*(1+kind*4095/2)+1<<16)...) // stdio has read ahead
				}
				limits := Limits{Fuel: 1 << 50, MemoryBytes: 16 << 20, OutputBytes: 1 << 40}
				start := time.Now()
				o := e.Run(p, limits, Files{Stdin: input, Stdout: io.Discard})
				took := time.Since(start)
				if o.Exit != ExitCode || o.Code != 0 {
					b.Fatalf("%+v", o)
				}
				return took, o.Fuel
			}
			least := [2]time.Duration{math.MaxInt64, math.MaxInt64}
			var spent [2]judge.Fuel
			for b.Loop() {
				for i, times := range []int{0, calls} {
					var took time.Duration
					took, spent[i] = run(times)
					least[i] = min(least[i], took)
				}
			}
			fuel, took := float64(spent[1]-spent[0])/calls, float64(least[1]-least[0])/calls
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(took, "ns/call")
			b.ReportMetric(fuel, "fuel/call")
			b.ReportMetric(took/(fuel/float64(judge.CurrentCostTable.FuelPerSecond)*1e9), "time/limit")
		})
	}
}
