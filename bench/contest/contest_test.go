// Package contest plays a whole contest against a site of this machine, with
// each service in a process of its own, so that it is known what each costs.
package contest

import (
	"flag"
	"fmt"
	"os"
	"testing"
	"time"

	"assize/internal/rehearse"
	"assize/internal/testsite"
	"assize/problems"
)

var (
	contestants = flag.Int("contestants", 2000, "people who take part")
	length      = flag.Duration("length", 10*time.Minute, "how long the contest lasts")
	logins      = flag.Duration("logins", time.Minute, "the time over which they log in before it")
	submissions = flag.Float64("submissions", 2, "mean number of submissions of each")
	fresh       = flag.Float64("fresh", 0.1, "share of submissions in sources that no compile cache knows")
	seed        = flag.Uint64("seed", 1, "decides who does what and when")
	shape       = flag.String("shape", string(testsite.Apart), "apart: each service in a process of its own; together: assize up")
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := testsite.Clean(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// BenchmarkContest plays one contest and writes what it took. What must not be
// (a submission lost or doubled, a wrong verdict, a server error, a wrong board)
// fails it; times are reported, and held against their bounds in words.
func BenchmarkContest(b *testing.B) {
	site := testsite.Start(b, testsite.Shape(*shape))
	packages, err := problems.LoadAll(problems.Bank())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		result, err := rehearse.Run(b.Context(), rehearse.Config{
			URL: site.URL, Token: site.Admin().Token(), Seed: *seed, Contestants: *contestants, Length: *length, Logins: *logins,
			Submissions: *submissions, Fresh: *fresh, Probes: min(10, *contestants), Meter: newMeter(b, site.PIDs()), UnitCosts: true,
			Out: os.Stdout,
		}, packages)
		if err != nil {
			b.Fatal(err)
		}
		result.Report(os.Stdout)
		for _, t := range result.Targets() {
			b.ReportMetric(float64(t.Got.P99.Microseconds())/1000, metricName(t.Name)+"-p99-ms")
		}
		if result.Failed > 0 || result.ServerErrors() > 0 {
			b.Errorf("%d failures, %d server errors", result.Failed, result.ServerErrors())
		}
	}
}
