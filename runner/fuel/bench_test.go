package fuel

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/tetratelabs/wazero"

	"assize/runner/wasm"
)

// threadTime is the processor time that this thread has used.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err)
	}
	return time.Duration(t.Nano())
}

// BenchmarkMetered runs each program metered and plain in turns and reports the
// ratio of the shortest times as plain=1. Processor time of the thread is
// measured, so that a busy machine disturbs less, and garbage is collected in between.
// Even so it takes some ten rounds until two digits hold.
//
//	go test -run '^$' -bench Metered -benchtime 10x ./runner/fuel
func BenchmarkMetered(b *testing.B) {
	product, n := 1.0, 0
	for _, p := range programs {
		b.Run(p.name, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			module := compileProgram(b, p.name)
			m, err := Instrument(module)
			if err != nil {
				b.Fatal(err)
			}
			variants := []*program{
				load(b, wazero.NewRuntimeConfigCompiler(), module),
				load(b, wazero.NewRuntimeConfigCompiler(), m.Code),
			}
			best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
			var fuel int64
			defer debug.SetGCPercent(debug.SetGCPercent(-1))
			round := 0
			for b.Loop() {
				round++
				for turn := range variants {
					i := (turn + round) % len(variants) // no variant always comes first
					v := variants[i]
					runtime.GC()
					start := threadTime()
					fuel = v.run(b, p.large, 1<<50).fuel
					best[i] = min(best[i], threadTime()-start)
				}
			}
			ratio := float64(best[1]) / float64(best[0])
			product *= ratio
			n++
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(best[0].Microseconds())/1e3, "plain-ms")
			b.ReportMetric(ratio, "ratio")
			b.ReportMetric(float64(fuel)/best[1].Seconds()/1e9, "Gfuel/s")
		})
	}
	if n > 0 {
		b.Logf("geometric mean of %d programs: %.3f", n, math.Pow(product, 1/float64(n)))
	}
}

// BenchmarkInstrument rewrites a C++ and a Go program and reports processor time
// by the megabyte of code, which is what there is to rewrite.
func BenchmarkInstrument(b *testing.B) {
	for _, name := range []string{"words.cpp", "gosort", "sieve.c"} {
		b.Run(name, func(b *testing.B) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			module := compileProgram(b, name)
			m, err := wasm.Read(module)
			if err != nil {
				b.Fatal(err)
			}
			code := 0
			for _, f := range m.Code {
				code += len(f.Code)
			}
			best := time.Duration(math.MaxInt64)
			b.ReportAllocs()
			for b.Loop() {
				start := threadTime()
				if _, err := Instrument(module); err != nil {
					b.Fatal(err)
				}
				best = min(best, threadTime()-start)
			}
			b.ReportMetric(best.Seconds()*1e3/(float64(code)/1e6), "ms/MB")
			b.ReportMetric(float64(code)/1e6, "MB")
		})
	}
}
