// Package bench measures a whole site as its users meet it, each figure beside
// what it is compared with in the same run. Nothing here asserts a time.
package bench

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := testsite.Clean(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}

const problem = "twobaskets"

const cppSource = `#include <iostream>
int main() {
	long long a, b;
	std::cin >> a >> b;
	std::cout << a + b << "\n";
}
// %d
`

// site starts one with limits out of the way of a single benchmark account.
func site(b *testing.B) *testsite.Site {
	b.Helper()
	return testsite.Start(b, testsite.Together, "ASSIZE_RATE_LIMITS=off")
}

// BenchmarkLatency is the time from submitting A+B in C++ to its verdict, one
// submission at a time, each with a source of its own so that no cache has it;
// beside it, in turn, the bare compiler on the same source.
func BenchmarkLatency(b *testing.B) {
	s := site(b)
	c := s.Contestant("bench")
	dir := b.TempDir()
	var verdicts, compiles []time.Duration
	n := 0
	for b.Loop() {
		source := fmt.Sprintf(cppSource, n)
		n++
		start := time.Now()
		accepted, err := c.Submit(b.Context(), submission("cpp", "main.cpp", source))
		if err != nil {
			b.Fatal(err)
		}
		result, err := c.Wait(b.Context(), accepted.ID, nil)
		if err != nil || result.Verdict != judge.AC {
			b.Fatalf("%v %+v", err, result)
		}
		verdicts = append(verdicts, time.Since(start))
		compiles = append(compiles, bareCompile(b, dir, source))
	}
	report(b, "verdict", verdicts)
	report(b, "bare-compile", compiles)
	b.ReportMetric(float64(median(verdicts))/float64(median(compiles)), "verdict/compile")
}

// bareCompile runs the same compiler on the host, with no container and no
// precompiled header.
func bareCompile(b *testing.B, dir, source string) time.Duration {
	b.Helper()
	path := filepath.Join(dir, "main.cpp")
	if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command("clang++-22", "--target=wasm32-wasi", "-Wno-deprecated", "-std=gnu++20", "-O2", "-msimd128", "-fno-exceptions",
		"--no-wasm-opt", "-s", "-Wl,-z,stack-size=67108864", "-o", filepath.Join(dir, "main.wasm"), path)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(start)
}

const contestants = 32

// BenchmarkAcknowledged is how many submissions a second a site takes from 32
// contestants at once, while it compiles and runs them: each acknowledgement is a
// committed transaction. The source is the same for all, so the compiler's cache
// keeps the machine free for the gateway. Beside it, the least that an
// acknowledgement can cost: one transaction with one insert, from 32 connections
// to the same database.
func BenchmarkAcknowledged(b *testing.B) {
	s := site(b)
	clients := make([]*client.Client, contestants)
	for i := range clients {
		clients[i] = s.Contestant(fmt.Sprintf("bench%d", i))
	}
	db, err := pgxpool.New(b.Context(), s.DatabaseURL()+" pool_max_conns=32")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(b.Context(), "CREATE TABLE bench (id bigserial PRIMARY KEY, source text)"); err != nil {
		b.Fatal(err)
	}
	source := fmt.Sprintf(cppSource, 0)
	b.ResetTimer()
	acknowledged, latencies := atOnce(b, func(contestant int) error {
		_, err := clients[contestant].Submit(b.Context(), submission("cpp", "main.cpp", source))
		return err
	})
	inserted, _ := atOnce(b, func(int) error {
		_, err := db.Exec(b.Context(), "INSERT INTO bench (source) VALUES ($1)", source)
		return err
	})
	b.ReportMetric(acknowledged, "acknowledged/s")
	b.ReportMetric(inserted, "bare-inserts/s")
	b.ReportMetric(inserted/acknowledged, "insert/acknowledge")
	report(b, "acknowledge", latencies)
}

// atOnce calls f b.N times, from all contestants at once.
func atOnce(b *testing.B, f func(contestant int) error) (perSecond float64, latencies []time.Duration) {
	var next atomic.Int64
	each := make([][]time.Duration, contestants)
	start := time.Now()
	var wg sync.WaitGroup
	for i := range contestants {
		wg.Go(func() {
			for next.Add(1) <= int64(b.N) {
				began := time.Now()
				if err := f(i); err != nil {
					b.Error(err)
					return
				}
				each[i] = append(each[i], time.Since(began))
			}
		})
	}
	wg.Wait()
	return float64(b.N) / time.Since(start).Seconds(), slices.Concat(each...)
}

func submission(language, name, source string) client.Submit {
	return client.Submit{Problem: problem, Language: language, Files: []client.File{{Name: name, Content: source}}}
}

func median(d []time.Duration) time.Duration { return quantile(d, 0.5) }

func quantile(d []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(d))
	return sorted[int(q*float64(len(sorted)-1))]
}

func report(b *testing.B, name string, d []time.Duration) {
	for _, q := range []struct {
		name string
		at   float64
	}{{"p50", 0.5}, {"p99", 0.99}} {
		b.ReportMetric(float64(quantile(d, q.at).Microseconds())/1000, name+"-"+q.name+"-ms")
	}
}
