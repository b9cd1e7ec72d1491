package rating

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestWorkedExample is the example of the paper: a player of 1500 with deviation
// 200 beats one of 1400 and loses to 1550 and 1700. Here they are ranks: the
// player is third of four. The paper has v = 1.7785, sigma' = 0.05999,
// r' = 1464.06 and RD' = 151.52.
func TestWorkedExample(t *testing.T) {
	after := Contest([]Entry{
		{Rating{1500, 200, 0.06}, 3},
		{Rating{1400, 30, 0.06}, 4},
		{Rating{1550, 100, 0.06}, 2},
		{Rating{1700, 300, 0.06}, 1},
	})
	got := after[0]
	if math.Abs(got.Value-1464.06) > 0.01 || math.Abs(got.Deviation-151.52) > 0.01 || math.Abs(got.Volatility-0.05999) > 0.00001 {
		t.Errorf("got %.3f, %.3f, %.6f; the paper has 1464.06, 151.52, 0.05999", got.Value, got.Deviation, got.Volatility)
	}
}

// plain is the paper's algorithm written down game by game.
func plain(entries []Entry, weight float64) []Rating {
	after := make([]Rating, len(entries))
	for i, e := range entries {
		var information, gain float64
		for j, o := range entries {
			if i == j {
				continue
			}
			s := 0.5
			if e.Rank < o.Rank {
				s = 1
			} else if e.Rank > o.Rank {
				s = 0
			}
			gj := g(o.Rating.phi())
			p := 1 / (1 + math.Exp(-gj*(e.Rating.mu()-o.Rating.mu())))
			information += weight * gj * gj * p * (1 - p)
			gain += weight * gj * (s - p)
		}
		v := 1 / information
		sigma := volatility(e.Rating.Volatility, e.Rating.phi(), v, v*gain)
		star := math.Hypot(e.Rating.phi(), sigma)
		phi := 1 / math.Sqrt(1/(star*star)+1/v)
		after[i] = Rating{New.Value + scale*(e.Rating.mu()+phi*phi*gain), math.Min(New.Deviation, scale*phi), sigma}
	}
	return after
}

func randomField(r *rand.Rand, n int) []Entry {
	entries := make([]Entry, n)
	for i := range entries {
		entries[i] = Entry{New, 1 + r.IntN(n)}
		if r.IntN(3) > 0 {
			entries[i].Rating = Rating{float64(1000 + 10*r.IntN(120)), float64(40 + 10*r.IntN(30)), 0.05 + 0.02*r.Float64()}
		}
	}
	return entries
}

// TestSumsByRankAndRating: adding up ranks and equal ratings gives what game by
// game gives.
func TestSumsByRankAndRating(t *testing.T) {
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 2 + r.IntN(80)
		entries := randomField(r, n)
		want := plain(entries, math.Min(1, MostGames/float64(n-1)))
		for i, got := range Contest(entries) {
			if math.Abs(got.Value-want[i].Value) > 1e-6 || math.Abs(got.Deviation-want[i].Deviation) > 1e-6 || math.Abs(got.Volatility-want[i].Volatility) > 1e-9 {
				t.Fatalf("seed %d, entry %d of %d: %+v, want %+v", seed, i, n, got, want[i])
			}
		}
	}
}

// TestOrderOfEntriesDoesNotMatter, to the last bit.
func TestOrderOfEntriesDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	entries := randomField(r, 300)
	want := Contest(entries)
	for range 5 {
		order := r.Perm(len(entries))
		shuffled := make([]Entry, len(entries))
		for i, p := range order {
			shuffled[i] = entries[p]
		}
		for i, got := range Contest(shuffled) {
			if got != want[order[i]] {
				t.Fatalf("entry %d: %+v, want %+v", order[i], got, want[order[i]])
			}
		}
	}
}

func TestRatingsMoveAsTheyShould(t *testing.T) {
	same := Contest([]Entry{{New, 1}, {New, 1}, {New, 1}})
	for _, r := range same {
		if math.Abs(r.Value-1500) > 1e-9 || r.Deviation >= New.Deviation {
			t.Errorf("a draw of equals gives %+v; want 1500 and less doubt", r)
		}
	}
	for _, n := range []int{2, 10, 1000} {
		entries := make([]Entry, n)
		for i := range entries {
			entries[i] = Entry{New, i + 1}
		}
		after := Contest(entries)
		for i := 1; i < n; i++ {
			if after[i].Value > after[i-1].Value {
				t.Fatalf("of %d equals, rank %d gets more than rank %d", n, i+1, i)
			}
		}
		if after[0].Deviation < 60 || math.IsNaN(after[0].Value) || after[0].Value > 3000 {
			t.Errorf("the first of %d gets %+v: too sure or too much for one contest", n, after[0])
		}
	}
	for n, entries := range [][]Entry{nil, {{New, 1}}} {
		after := Contest(entries)
		if len(after) != n || n == 1 && after[0] != New {
			t.Errorf("a contest of %d gives %+v; want no change", n, after)
		}
	}
}
