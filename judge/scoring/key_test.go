package scoring

import (
	"cmp"
	"math/rand/v2"
	"testing"

	"assize/judge"
)

// TestKeyOrdersLikeTheRules compares keys of random rows with the rules, and
// wants every key to be a whole number that a double holds.
func TestKeyOrdersLikeTheRules(t *testing.T) {
	rules := map[judge.Scoring]func(a, b judge.Row) int{
		judge.PassFail: func(a, b judge.Row) int {
			return cmp.Or(cmp.Compare(a.Solved, b.Solved), cmp.Compare(b.PenaltyMinutes, a.PenaltyMinutes), cmp.Compare(b.LastSeconds, a.LastSeconds))
		},
		judge.PointsByTime: func(a, b judge.Row) int {
			return cmp.Or(cmp.Compare(a.Points, b.Points), cmp.Compare(b.FinishSeconds, a.FinishSeconds))
		},
		judge.BestScore: func(a, b judge.Row) int { return cmp.Compare(a.Points, b.Points) },
	}
	r := rand.New(rand.NewPCG(1, 1))
	row := func(few bool) judge.Row {
		n := func(most int) int {
			if few {
				return r.IntN(3)
			}
			return r.IntN(most + 1)
		}
		return judge.Row{Solved: n(maxSolved), PenaltyMinutes: n(maxPenalty), LastSeconds: n(maxSecond), Points: judge.Points(n(maxPoints)), FinishSeconds: n(maxSecond)}
	}
	for i := range 20_000 {
		a, b := row(i%2 == 0), row(i%2 == 0)
		for s, rule := range rules {
			ka, kb := Key(s, a), Key(s, b)
			if cmp.Compare(ka, kb) != rule(a, b) {
				t.Fatalf("%s: keys %d and %d of %+v and %+v: their order is not that of the rules", s, ka, kb, a, b)
			}
			if ka < 0 || ka >= 1<<53 || int64(float64(ka)) != ka {
				t.Fatalf("%s: key %d of %+v does not fit a double", s, ka, a)
			}
		}
	}
}

func TestKeyClamps(t *testing.T) {
	far := judge.Row{Solved: 1000, PenaltyMinutes: -5, LastSeconds: 1 << 40, Points: 1 << 50, FinishSeconds: 1 << 40}
	edge := judge.Row{Solved: maxSolved, LastSeconds: maxSecond, Points: maxPoints, FinishSeconds: maxSecond}
	for _, s := range judge.Scorings {
		if got, want := Key(s, far), Key(s, edge); got != want {
			t.Errorf("%s: values out of range give %d, want those clamped: %d", s, got, want)
		}
	}
	if got := Key("", judge.Row{PenaltyMinutes: 1 << 40, LastSeconds: 1 << 40}); got != 0 {
		t.Errorf("the lowest key is %d, not 0", got)
	}
}
