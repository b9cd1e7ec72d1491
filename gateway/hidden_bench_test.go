package gateway

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"
)

// BenchmarkHidden asks for a hidden problem of a contest that has not begun and for
// one that does not exist, in turn, in every way there is, and says how well the two
// can be told apart by the time that the answer takes: the share of pairs in which
// the hidden one took longer. 0.5 is not at all. It reports, and judges nothing: a
// noisy machine says anything once.
func BenchmarkHidden(b *testing.B) {
	f := start(b, func(c *Config) {
		many := 1 << 30
		c.Rates = Rates{Submissions: many, Trials: many, Searches: many, Questions: many, Drafts: many, Posts: many}
	})
	f.addHidden("secret1")
	f.addContest("cup", time.Hour, "secret1")
	ada := f.contestant("ada")
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	worst := 0.5
	for b.Loop() {
		for _, probe := range hiddenProbes {
			took := map[string][]time.Duration{}
			const pairs = 500
			for i := range 2 * pairs {
				slug := []string{"secret1", "nothing"}[(i+i/2)%2] // neither is always the first
				began := time.Now()
				probe.ask(ada, slug)
				took[slug] = append(took[slug], time.Since(began))
			}
			longer := shareLonger(took["secret1"], took["nothing"])
			if max(longer, 1-longer) > max(worst, 1-worst) {
				worst = longer
			}
			fmt.Printf("%-7s %-55s hidden %8v  absent %8v  longer %.3f\n", probe.method, probe.path,
				median(took["secret1"]).Round(time.Microsecond), median(took["nothing"]).Round(time.Microsecond), longer)
		}
	}
	b.ReportMetric(worst, "worst-share-longer")
}

func median(d []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(d))[len(d)/2]
}

// shareLonger is the share of pairs of one of a and one of b in which the first is
// the larger (the statistic of Mann and Whitney).
func shareLonger(a, b []time.Duration) float64 {
	b = slices.Sorted(slices.Values(b))
	larger := 0
	for _, d := range a {
		i, _ := slices.BinarySearchFunc(b, d, cmp.Compare)
		larger += i
	}
	return float64(larger) / float64(len(a)*len(b))
}
