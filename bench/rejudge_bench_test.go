package bench

import (
	"archive/zip"
	"bytes"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"assize/internal/client"
)

const (
	rejudgedSubmissions = 1000
	rejudgedCases       = 20
)

// workSource takes a few million instructions for each test case; every tenth
// variant of it is wrong from some test case on.
const workSource = `#include <iostream>
int main() {
	long long a, b;
	std::cin >> a >> b;
	volatile unsigned long long x = %d;
	for (int i = 0; i < 3000000; i++) x = x * 6364136223846793005ull + 1442695040888963407ull;
	std::cout << a + b + (a >= %d) << "\n";
}
`

// rejudgePackage is an addition problem of 20 secret test cases, of which one has
// another input the second time.
func rejudgePackage(b *testing.B, changed, memoryMiB int) *bytes.Reader {
	b.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	write := func(name, text string) {
		w, err := z.Create("rejudged/" + name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	write("problem.yaml", fmt.Sprintf("problem_format_version: 2025-09\nname: Rejudged\nuuid: 8a1b6c1e-7d43-4d6b-9a53-0c1d2e3f4a5b\nlimits:\n  time_limit: 5\n  memory: %d\n", memoryMiB))
	write("statement/problem.en.md", "Add two numbers.\n")
	write("submissions/accepted/add.cpp", fmt.Sprintf(workSource, 1, 1000))
	for i := 1; i <= rejudgedCases; i++ {
		second := 1
		if i == changed {
			second = 2
		}
		write(fmt.Sprintf("data/secret/%02d.in", i), fmt.Sprintf("%d %d\n", i, second))
		write(fmt.Sprintf("data/secret/%02d.ans", i), fmt.Sprintf("%d\n", i+second))
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return bytes.NewReader(out.Bytes())
}

// BenchmarkRejudge judges 1000 submissions again after one of twenty test cases
// has changed, and beside it after a change of the memory limit, for which
// everything has to be run. Both are previews on the same site.
func BenchmarkRejudge(b *testing.B) {
	s := site(b)
	admin := s.Admin()
	load := func(changed, memory int) client.Imported {
		done, err := admin.ImportProblem(b.Context(), rejudgePackage(b, changed, memory))
		if err != nil {
			b.Fatal(err)
		}
		return done
	}
	load(0, 256)
	var next atomic.Int64
	var wg sync.WaitGroup
	for i := range 8 {
		c := s.Contestant(fmt.Sprintf("bench%d", i))
		wg.Go(func() {
			for {
				n := int(next.Add(1))
				if n > rejudgedSubmissions {
					return
				}
				wrongFrom := 1000
				if n%10 == 0 {
					wrongFrom = 1 + n/10%rejudgedCases
				}
				accepted, err := c.Submit(b.Context(), client.Submit{Problem: "rejudged", Language: "cpp",
					Files: []client.File{{Name: "main.cpp", Content: fmt.Sprintf(workSource, n%10, wrongFrom)}}})
				if err == nil {
					_, err = c.Wait(b.Context(), accepted.ID, nil)
				}
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	judged := func(version int) (client.Rejudging, time.Duration) {
		start := time.Now()
		g, err := admin.NewRejudging(b.Context(), client.RejudgeSelection{Problem: "rejudged", Version: version}, "benchmark")
		for err == nil && g.State == "judging" {
			time.Sleep(20 * time.Millisecond)
			g, err = admin.Rejudging(b.Context(), g.ID)
		}
		if err != nil || g.State != "ready" || g.Total != rejudgedSubmissions || g.Errors != 0 {
			b.Fatalf("%+v %v", g, err)
		}
		return g, time.Since(start)
	}
	for b.Loop() {
		one, oneTook := judged(load(7, 256).Version)
		all, allTook := judged(load(7, 128).Version)
		if all.Reused != 0 || one.Runs != all.Runs || one.Changed != all.Changed {
			b.Fatalf("after a changed case %+v, after a changed limit %+v", one, all)
		}
		b.ReportMetric(float64(one.Runs-one.Reused), "one-case-runs")
		b.ReportMetric(float64(all.Runs), "full-runs")
		b.ReportMetric(float64(all.Runs)/float64(one.Runs-one.Reused), "runs-ratio")
		b.ReportMetric(oneTook.Seconds(), "one-case-s")
		b.ReportMetric(allTook.Seconds(), "full-s")
		b.ReportMetric(allTook.Seconds()/oneTook.Seconds(), "time-ratio")
		b.ReportMetric(0, "ns/op")
	}
}
