package problems

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"

	"assize/judge"
)

// Suggestion is what a report's example submissions say about the limits.
type Suggestion struct {
	// LeastSeconds is what the slowest accepted submission asks for with its margin,
	// and MostSeconds what the fastest one that must exceed the limit leaves; 0 where
	// there is none that was judged.
	LeastSeconds, MostSeconds float64
	// MostKnown is false where the fastest never ended, so that MostSeconds is only
	// the least that it can be.
	MostKnown bool
	// Seconds is a round time limit between the two, 0 where there is none.
	Seconds   float64
	MemoryMiB int64 // twice what the accepted need, at least 128
	Slowest   string
	Fastest   string
}

// Suggest looks at submissions that got what they should get.
func (r Report) Suggest() Suggestion {
	var s Suggestion
	memory := int64(0)
	for _, result := range r.Submissions {
		switch {
		case result.Skipped || !slices.Contains(result.Expected, result.Verdict):
		case slices.Equal(result.Expected, []judge.Verdict{judge.AC}):
			if least := result.Seconds * r.Multipliers.ACToTimeLimit; least > s.LeastSeconds {
				s.LeastSeconds, s.Slowest = least, result.Path
			}
			memory = max(memory, result.MemoryBytes)
		case slices.Equal(result.Expected, []judge.Verdict{judge.TLE}):
			if most := result.Seconds / r.Multipliers.TimeLimitToTLE; s.MostSeconds == 0 || most < s.MostSeconds {
				s.MostSeconds, s.Fastest, s.MostKnown = most, result.Path, !result.Over
			}
		}
	}
	if s.Slowest == "" {
		return s
	}
	s.MemoryMiB = max(128, (memory*2+32<<20-1)>>20/32*32)
	for _, step := range []float64{1, 0.5, 0.1, 0.05, 0.01} {
		// The coarsest step that fits and wastes at most half.
		limit := math.Ceil(s.LeastSeconds/step-1e-9) * step
		if limit <= math.Max(2*s.LeastSeconds, 0.1) && (s.MostSeconds == 0 || limit <= s.MostSeconds) && limit <= maxTimeLimit {
			s.Seconds = math.Round(math.Max(limit, 0.05)*100) / 100
			break
		}
	}
	return s
}

// WriteFuel writes what each submission needs of the limit, and what the limits
// could be.
func (r Report) WriteFuel(w io.Writer) error {
	fuel := r.Limits.Fuel(judge.CurrentCostTable, 1)
	fmt.Fprintf(w, "%s: %v is %.3fe9 units of fuel (%s), %d MiB\n", r.Slug, r.Limits.Time, float64(fuel)/1e9, judge.CurrentCostTable.Name, r.Limits.MemoryBytes>>20)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range r.Submissions {
		if s.Skipped {
			fmt.Fprintf(table, "  %s\tnot judged: %s\t\t\t\t\n", s.Path, s.Note)
			continue
		}
		needs, margin := fmt.Sprintf("%.3fe9", float64(s.Fuel)/1e9), fmt.Sprintf("%.1fx", s.Margin())
		if s.Verdict == judge.TLE {
			margin = fmt.Sprintf("1/%.1fx", 1/max(s.Margin(), 1e-9))
		}
		if s.Over {
			needs, margin = "> "+needs, "< "+margin
		}
		fmt.Fprintf(table, "  %s\t%v\t%s\t%.3f s\t%s\t%d MiB\n", s.Path, s.Verdict, needs, s.Seconds, margin, s.MemoryBytes>>20)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	s := r.Suggest()
	if s.Slowest == "" {
		_, err := fmt.Fprintln(w, "no accepted submission was judged: there is nothing to go by")
		return err
	}
	fmt.Fprintf(w, "at least %.3g s: %g times %s\n", s.LeastSeconds, r.Multipliers.ACToTimeLimit, s.Slowest)
	if s.Fastest != "" {
		fmt.Fprintf(w, "at most %s%.3g s: %s by %g\n", map[bool]string{false: "(or more) "}[s.MostKnown], s.MostSeconds, s.Fastest, r.Multipliers.TimeLimitToTLE)
	}
	var err error
	if s.Seconds == 0 {
		_, err = fmt.Fprintln(w, "no time limit keeps both margins: make the slow ones slower, or the test data larger")
	} else {
		_, err = fmt.Fprintf(w, "suggested: time_limit: %g, memory: %d\n", s.Seconds, s.MemoryMiB)
	}
	return err
}
