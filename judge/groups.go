package judge

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Aggregation says how the scores of parts make the score of the whole (problem
// package format 2025-09, "Scoring problems").
type Aggregation string

// The aggregations.
const (
	AllOrNothing Aggregation = "" // pass-fail: everything where all test cases are accepted, else nothing
	SumOfScores  Aggregation = "sum"
	LeastScore   Aggregation = "min"
)

// SampleGroup stands for the samples in TestGroup.Requires.
const SampleGroup = "sample"

// TestGroup is a set of test cases that earns points. A case may be in several
// groups, or in none: then it bears on the verdict alone.
type TestGroup struct {
	Name string `json:"name"`
	// Points is the most that the group can earn: of each test case with
	// LeastScore, shared equally among them with SumOfScores.
	Points      Points      `json:"points"`
	Aggregation Aggregation `json:"aggregation,omitempty"`
	// Unbounded: the output validator alone says what a test case earns, and
	// Points is 0.
	Unbounded bool     `json:"unbounded,omitempty"`
	Cases     []string `json:"cases"` // by TestCase.Name; not empty
	// Requires names earlier groups, or SampleGroup. Where a test case of theirs
	// is not accepted, the group is not run and earns nothing.
	Requires []string `json:"requires,omitempty"`
}

// Most is the most that the group can earn, nil where nothing bounds it.
func (g TestGroup) Most() *Points {
	if g.Unbounded {
		return nil
	}
	return &g.Points
}

// TotalScore says how the scores of the groups make that of the submission.
type TotalScore struct {
	Aggregation Aggregation `json:"aggregation"`
	Points      Points      `json:"points,omitempty"` // of AllOrNothing
	// Requires is SampleGroup or nothing: the submission earns something only
	// where the samples are accepted.
	Requires []string `json:"requires,omitempty"`
}

// Share is a part of what a test case can earn, in millionths.
type Share int64

// Whole is all of it.
const Whole Share = 1_000_000

// Scores returns what each test group has earned, and the submission's score, by
// the runs that were made. A case that was not run is not accepted. The score is
// nil where there are no groups, and the groups are left out where they do not
// add up to it.
func (d Dataset) Scores(runs []Run) (groups []Points, score *Points) {
	if len(d.Groups) == 0 {
		return nil, nil
	}
	byCase := make(map[string]Run, len(runs))
	for _, r := range runs {
		byCase[r.Case] = r
	}
	accepted := func(cases []string) bool {
		return len(cases) > 0 && !slices.ContainsFunc(cases, func(name string) bool { return byCase[name].Verdict != AC })
	}
	passed := func(required []string) bool {
		return !slices.ContainsFunc(required, func(name string) bool { return !accepted(d.casesOf(name)) })
	}
	groups, score = make([]Points, len(d.Groups)), new(Points)
	all := true
	for i, g := range d.Groups {
		all = all && accepted(g.Cases)
		if passed(g.Requires) {
			groups[i] = g.score(byCase, accepted(g.Cases))
		}
	}
	total := TotalScore{Aggregation: SumOfScores}
	if d.Total != nil {
		total = *d.Total
	}
	switch {
	case !passed(total.Requires):
		return make([]Points, len(d.Groups)), score
	case total.Aggregation == SumOfScores:
		for _, points := range groups {
			*score += points
		}
		return groups, score
	case total.Aggregation == LeastScore:
		*score = slices.Min(groups)
	case total.Aggregation == AllOrNothing && all:
		*score = total.Points
	}
	return nil, score
}

// casesOf are the test cases that a name in Requires stands for.
func (d Dataset) casesOf(group string) (cases []string) {
	if group == SampleGroup {
		for _, c := range d.Cases {
			if c.Sample {
				cases = append(cases, c.Name)
			}
		}
		return cases
	}
	for _, g := range d.Groups {
		if g.Name == group {
			return g.Cases
		}
	}
	return nil
}

// score is what the group earns by itself. Rounding happens once, to the
// hundredth, half up.
func (g TestGroup) score(runs map[string]Run, all bool) Points {
	switch g.Aggregation {
	case AllOrNothing:
		if all {
			return g.Points
		}
		return 0
	case LeastScore:
		least := int64(math.MaxInt64)
		for _, name := range g.Cases {
			least = min(least, g.millionths(runs[name], 1))
		}
		return Points((least + int64(Whole)/2) / int64(Whole))
	case SumOfScores:
		sum, parts := int64(0), int64(len(g.Cases))
		if g.Unbounded {
			parts = 1
		}
		for _, name := range g.Cases {
			sum += g.millionths(runs[name], parts)
		}
		whole := parts * int64(Whole)
		return Points((sum + whole/2) / whole)
	}
	return 0
}

// millionths is what a run earns, times the number of parts that the points of
// the group are shared among, in millionths of a hundredth.
func (g TestGroup) millionths(r Run, parts int64) int64 {
	switch {
	case r.Verdict != AC:
		return 0
	case r.Score != nil:
		return int64(*r.Score) * parts * int64(Whole)
	case r.Share != nil:
		return int64(g.Points) * int64(*r.Share)
	}
	return int64(g.Points) * int64(Whole)
}

// MaxGroupPoints bounds what a group can earn, and MaxCasePoints what an output
// validator can give for a test case, so that sums stay exact.
const (
	MaxGroupPoints = 100_000 * OnePoint
	MaxCasePoints  = 1_000_000 * OnePoint
)

// CheckScore returns an error where the output validator must not have given
// what a run of the group's test case has.
func (g TestGroup) CheckScore(r Run) error {
	given := r.Score != nil || r.Share != nil
	parts := Points(1)
	if g.Aggregation == SumOfScores {
		parts = Points(len(g.Cases))
	}
	switch {
	case r.Verdict != AC:
		return nil // that it has none is seen to before
	case g.Aggregation == AllOrNothing && given:
		return fmt.Errorf("the output validator gives a score, and the group %s is all or nothing", g.Name)
	case g.Unbounded && r.Score == nil:
		return fmt.Errorf("the output validator gives no score (score.txt), and nothing else bounds that of the group %s", g.Name)
	case !g.Unbounded && r.Score != nil && *r.Score*parts > g.Points:
		return fmt.Errorf("the output validator gives %v points, and a test case of the group %s has at most 1/%d of %v", *r.Score, g.Name, parts, g.Points)
	}
	return nil
}

// ParseScore reads a score.txt.
func ParseScore(text string) (Points, error) {
	f, err := parseFloat(text, float64(MaxCasePoints)/float64(OnePoint))
	if err != nil {
		return 0, fmt.Errorf("score.txt: %w", err)
	}
	return Points(math.Round(f * float64(OnePoint))), nil
}

// ParseShare reads a score_multiplier.txt.
func ParseShare(text string) (Share, error) {
	f, err := parseFloat(text, 1)
	if err != nil {
		return 0, fmt.Errorf("score_multiplier.txt: %w", err)
	}
	return Share(math.Round(f * float64(Whole))), nil
}

func parseFloat(text string, most float64) (float64, error) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(f) || f < 0 || f > most {
		return 0, fmt.Errorf("%.40q is not a number from 0 to %g", text, most)
	}
	return f, nil
}

// CheckGroups returns an error where the groups name a test case that is not there,
// or two of them bear one name, or one cannot be scored.
func (d Dataset) CheckGroups() error {
	cases, names := map[string]bool{}, map[string]bool{SampleGroup: true}
	for _, c := range d.Cases {
		cases[c.Name] = true
	}
	for _, g := range d.Groups {
		known := g.Aggregation == AllOrNothing || g.Aggregation == SumOfScores || g.Aggregation == LeastScore
		switch {
		case g.Name == "" || names[g.Name]:
			return fmt.Errorf("dataset of %q: test group %q has no name or that of another", d.Problem, g.Name)
		case len(g.Cases) == 0 || g.Points < 0:
			return fmt.Errorf("dataset of %q: test group %q has no cases or negative points", d.Problem, g.Name)
		case g.Points > MaxGroupPoints:
			return fmt.Errorf("dataset of %q: test group %q can earn %v points, at most %v are allowed", d.Problem, g.Name, g.Points, MaxGroupPoints)
		case !known || g.Unbounded && (g.Aggregation == AllOrNothing || g.Points != 0):
			return fmt.Errorf("dataset of %q: test group %q has the aggregation %q, unbounded: %v, with %v points", d.Problem, g.Name, g.Aggregation, g.Unbounded, g.Points)
		}
		for _, name := range g.Requires {
			if !names[name] {
				return fmt.Errorf("dataset of %q: test group %q requires %q, which is no group before it", d.Problem, g.Name, name)
			}
		}
		names[g.Name] = true
		for _, name := range g.Cases {
			if !cases[name] {
				return fmt.Errorf("dataset of %q: test group %q names the test case %q, which is not there", d.Problem, g.Name, name)
			}
		}
	}
	return nil
}
