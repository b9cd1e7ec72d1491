package rehearse

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Target is a bound that a site of 2 cores is held against.
type Target struct {
	Name  string
	Limit time.Duration
	Got   Quantiles
}

// Met reports whether anything was measured and stayed within the bound.
func (t Target) Met() bool { return t.Got.N > 0 && t.Got.P99 <= t.Limit }

// Targets are the bounds of an interactive contest, on p99.
func (r *Result) Targets() []Target {
	return []Target{
		{"acknowledgement in the start burst", 250 * time.Millisecond, r.Latencies[string(kindBurst)]},
		{"board page", 50 * time.Millisecond, r.Latencies[string(kindBoard)]},
		{"verdict recorded to visible on the board", time.Second, r.Staleness},
	}
}

// Report writes everything down.
func (r *Result) Report(w io.Writer) {
	fmt.Fprintf(w, "\n%d contestants, contest of %v, %d submissions (%d of them, %.1f %%, in sources that nobody had sent before)\n",
		r.Contestants, r.Length, r.Submissions, r.FreshCount, 100*float64(r.FreshCount)/float64(max(1, r.Submissions)))
	fmt.Fprintf(w, "all logged in after %.1f s; last verdict %.1f s after the end; most that waited: %s\n\n",
		r.LoginTime.Seconds(), r.DrainTime.Seconds(), counts(r.PeakQueue))
	fmt.Fprintf(w, "%-26s %8s %9s %9s %9s  %s\n", "", "requests", "p50 ms", "p99 ms", "max ms", "by status")
	for _, k := range slices.Sorted(maps.Keys(r.Statuses)) {
		q, n := r.Latencies[k], 0
		var parts []string
		for _, status := range slices.Sorted(maps.Keys(r.Statuses[k])) {
			n += r.Statuses[k][status]
			parts = append(parts, fmt.Sprintf("%d: %d", status, r.Statuses[k][status]))
		}
		fmt.Fprintf(w, "%-26s %8d %9.1f %9.1f %9.1f  %s\n", k, n, ms(q.P50), ms(q.P99), ms(q.Max), strings.Join(parts, ", "))
	}
	for _, q := range []struct {
		name string
		Quantiles
	}{{"submitted to verdict seen", r.ToVerdict}, {"recorded to on the board", r.Staleness}} {
		fmt.Fprintf(w, "%-26s %8d %9.1f %9.1f %9.1f\n", q.name, q.N, ms(q.P50), ms(q.P99), ms(q.Max))
	}
	fmt.Fprintln(w)
	for _, t := range r.Targets() {
		state := "met"
		if !t.Met() {
			state = "MISSED"
		}
		fmt.Fprintf(w, "%-6s  %s: p99 %.1f ms, at most %v (%d measured)\n", state, t.Name, ms(t.Got.P99), t.Limit, t.Got.N)
	}
	state := "met"
	if r.ServerErrors() > 0 {
		state = "MISSED"
	}
	fmt.Fprintf(w, "%-6s  server errors and requests without an answer: %d, must be 0\n", state, r.ServerErrors())
	state = "met"
	if r.Failed > 0 {
		state = "MISSED"
	}
	fmt.Fprintf(w, "%-6s  nothing lost or doubled, each verdict right, the final board equal to a plain recomputation: %d failures\n", state, r.Failed)
	for _, f := range r.Failures {
		fmt.Fprintf(w, "        %s\n", f)
	}
	if r.Late > 0 {
		fmt.Fprintf(w, "        %d submissions more reached the site after the end and were refused: this machine was too busy to send them in time\n", r.Late)
	}
	r.reportLoad(w)
}

// reportLoad says what is busiest.
func (r *Result) reportLoad(w io.Writer) {
	if len(r.Parts) < 2 {
		return
	}
	cores := float64(runtime.NumCPU())
	fmt.Fprintf(w, "\nprocessor time during the contest, in cores of %.0f:\n", cores)
	names := slices.SortedFunc(maps.Keys(r.Parts), func(a, b string) int { return cmp.Compare(r.Parts[b], r.Parts[a]) })
	total := 0.0
	for _, name := range names {
		used := r.Parts[name].Seconds() / r.Length.Seconds()
		total += used
		fmt.Fprintf(w, "  %-16s %5.2f\n", name, used)
	}
	fmt.Fprintf(w, "  %-16s %5.2f\n", "together", total)
	for _, name := range names {
		if name != generator {
			fmt.Fprintf(w, "What saturates first: the processors, and most of that is the %s.\n", name)
			break
		}
	}
	r.reportUnits(w)
}

func (r *Result) reportUnits(w io.Writer) {
	if len(r.Units) == 0 {
		return
	}
	var parts []string
	for name := range r.Units[0].Each {
		if name != generator {
			parts = append(parts, name)
		}
	}
	slices.Sort(parts)
	fmt.Fprintf(w, "\nunit costs, ms of processor time each (measured one kind at a time on the idle site):\n%-36s %6s %8s", "", "n", "all")
	for _, p := range parts {
		fmt.Fprintf(w, " %11s", p)
	}
	fmt.Fprintln(w)
	for _, u := range r.Units {
		fmt.Fprintf(w, "%-36s %6d %8.3f", u.Name, u.Count, ms(u.Sum()))
		for _, p := range parts {
			fmt.Fprintf(w, " %11.3f", ms(u.Each[p]))
		}
		fmt.Fprintln(w)
	}
	r.reportLarger(w, 20_000)
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func counts(m map[string]int) string {
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, m[k]))
	}
	if len(parts) == 0 {
		return "unknown"
	}
	return strings.Join(parts, ", ")
}
