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
	"assize/internal/testkit"
	"assize/internal/testsite"
	"assize/judge"
	"assize/toolchains"
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
	if (a == -1000000000 - %d) return 1;
	std::cout << a + b << "\n";
}
`

// site starts one with limits out of the way of a single benchmark account.
func site(b *testing.B) *testsite.Site {
	b.Helper()
	return testsite.Start(b, testsite.Together, "ASSIZE_RATE_LIMITS=off")
}

const goSource = `package main

import "fmt"

func main() {
	var a, b int
	fmt.Scan(&a, &b)
	if a == -1000000000-%d {
		panic(a)
	}
	fmt.Println(a + b)
}
`

// BenchmarkLatency is the time from submitting A+B in C++ or Go to its verdict, one
// submission at a time, each a program of its own so that no cache has its source, its
// module or its code, asked for every 5 ms; beside it, in turn, the bare compiler on the
// same source.
func BenchmarkLatency(b *testing.B) {
	s := site(b)
	b.Run("cpp", func(b *testing.B) { latency(b, s, "cpp", cppSource) })
	b.Run("go", func(b *testing.B) { latency(b, s, "go", goSource) })
}

func latency(b *testing.B, s *testsite.Site, language judge.LanguageID, numbered string) {
	c := s.Contestant("bench-" + string(language))
	compile := bareCompile(b, language)
	var verdicts, compiles []time.Duration
	n := time.Now().Unix() // compiled code stays on this machine from one go to the next
	for b.Loop() {
		source := fmt.Sprintf(numbered, n)
		n++
		start := time.Now()
		accepted, err := c.Submit(b.Context(), submission(string(language), "main."+string(language), source))
		if err != nil {
			b.Fatal(err)
		}
		var result client.Result
		for result.State != judge.Done {
			// More often than the server asks for, which would be what is measured.
			time.Sleep(5 * time.Millisecond)
			if result, err = c.Result(b.Context(), accepted.ID); err != nil {
				b.Fatal(err)
			}
		}
		if result.Verdict != judge.AC {
			b.Fatalf("%+v", result)
		}
		verdicts = append(verdicts, time.Since(start))
		compiles = append(compiles, compile(source))
	}
	report(b, "verdict", verdicts)
	report(b, "bare-compile", compiles)
	b.ReportMetric(float64(median(verdicts))/float64(median(compiles)), "verdict/compile")
}

// bareCompile returns a function that runs the toolchain's own command, with its
// precompiled header, in a copy of its root and without a container.
func bareCompile(b *testing.B, language judge.LanguageID) func(source string) time.Duration {
	b.Helper()
	tc, err := toolchains.Open(testkit.DataDir(), language)
	if err != nil {
		b.Fatal(err)
	}
	root := filepath.Join(b.TempDir(), "root")
	if out, err := exec.Command("cp", "-a", tc.Root, root).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return func(source string) time.Duration {
		if err := os.WriteFile(filepath.Join(root, "job", tc.Files.Default), []byte(source), 0o644); err != nil {
			b.Fatal(err)
		}
		cmd := exec.Command("chroot", root, "/bin/sh", "-c", "cd /job && exec /bin/sh /usr/lib/assize/compile /job/main.wasm "+tc.Files.Default)
		cmd.Env = append(tc.Compile.Env, "TMPDIR=/tmp", "HOME=/tmp", "PATH=/usr/bin", "TZ=UTC", "LC_ALL=C.UTF-8")
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		return time.Since(start)
	}
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
