// Package rating computes ratings from the ranks of contests, by Glicko-2 (Mark
// E. Glickman, "Example of the Glicko-2 system", 2022, http://glicko.net/glicko/glicko2.pdf).
// Everything in it is a pure function, and the same on every machine.
package rating

import (
	"cmp"
	"math"
	"slices"
)

// Rating is what is known of an account.
type Rating struct {
	Value      float64 // 1500 to begin with
	Deviation  float64 // half the width of the 68 % interval around Value; 350 to begin with
	Volatility float64 // how much Value is expected to move; 0.06 to begin with
}

// New is the rating of somebody who has never taken part.
var New = Rating{Value: 1500, Deviation: 350, Volatility: 0.06}

// The system's constants: scale turns ratings into the numbers of the paper, and
// tau bounds how fast volatility changes.
const (
	scale     = 173.7178
	tau       = 0.5
	tolerance = 1e-6
)

// MostGames is how many games a contest counts for at most. Glicko-2 is made for
// games of two. A contest of n is taken as a game of everybody against everybody
// else, which a greater rank wins and an equal one draws. Counted in full, a
// contest of a thousand would be a thousand games and leave no doubt at all; so
// from MostGames opponents on each game counts as MostGames/(n-1) of one. With
// fewer opponents the result is that of the paper exactly.
const MostGames = 20

// Entry is one participant of a contest.
type Entry struct {
	Rating Rating // before
	Rank   int    // from 1; equal ranks drew
}

// Contest returns the ratings after a contest, one for each entry. An account
// that is not in the contest keeps its rating. It takes time in proportion to
// the number of different ratings times the number of entries' different ones.
func Contest(entries []Entry) []Rating {
	n := len(entries)
	after := make([]Rating, n)
	if n < 2 {
		for i, e := range entries {
			after[i] = e.Rating
		}
		return after
	}
	weight := math.Min(1, float64(MostGames)/float64(n-1))
	field := newField(entries)
	for i, e := range entries {
		after[i] = field.update(e, weight)
	}
	return after
}

// field is what one plays against: the entries by rating, and by rank.
type field struct {
	kinds []kind
	ranks []rankSum // by rank, the best first
	total float64   // of g over everybody
}

// kind is a rating that count entries share.
type kind struct {
	mu, phi, g float64
	count      float64
}

type rankSum struct {
	rank int
	g    float64 // sum over the entries of this rank
	upTo float64 // the same over those of this rank and better
}

// mu and phi are the value and the deviation on the paper's scale.
func (r Rating) mu() float64  { return (r.Value - New.Value) / scale }
func (r Rating) phi() float64 { return r.Deviation / scale }

// g weakens a game against somebody of whom little is known.
func g(phi float64) float64 { return 1 / math.Sqrt(1+3*phi*phi/(math.Pi*math.Pi)) }

func newField(entries []Entry) field {
	// In order, so that sums come out the same whatever the order of entries.
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Rating.Value, b.Rating.Value), cmp.Compare(a.Rating.Deviation, b.Rating.Deviation))
	})
	var f field
	for _, e := range sorted {
		w := g(e.Rating.phi())
		if k := len(f.ranks); k == 0 || f.ranks[k-1].rank != e.Rank {
			f.ranks = append(f.ranks, rankSum{rank: e.Rank})
		}
		f.total += w
		last := &f.ranks[len(f.ranks)-1]
		last.g += w
		last.upTo = f.total
	}
	slices.SortFunc(sorted, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Rating.Value, b.Rating.Value), cmp.Compare(a.Rating.Deviation, b.Rating.Deviation))
	})
	for _, e := range sorted {
		k := kind{mu: e.Rating.mu(), phi: e.Rating.phi(), count: 1}
		k.g = g(k.phi)
		if last := len(f.kinds) - 1; last >= 0 && f.kinds[last].mu == k.mu && f.kinds[last].phi == k.phi {
			f.kinds[last].count++
			continue
		}
		f.kinds = append(f.kinds, k)
	}
	return f
}

// update is steps 3 to 8 of the paper for one entry.
func (f field) update(e Entry, weight float64) Rating {
	mu, phi, sigma := e.Rating.mu(), e.Rating.phi(), e.Rating.Volatility
	// What was expected, and how much the games tell; then the entry's game
	// against itself is taken out again.
	var expected, information float64
	play := func(k kind, count float64) {
		p := 1 / (1 + math.Exp(-k.g*(mu-k.mu)))
		expected += count * k.g * p
		information += count * k.g * k.g * p * (1 - p)
	}
	for _, k := range f.kinds {
		play(k, k.count)
	}
	own := kind{mu: mu, phi: phi, g: g(phi)}
	play(own, -1)
	// What was achieved: 1 for each worse rank, a half for each equal one.
	at, _ := slices.BinarySearchFunc(f.ranks, e.Rank, func(r rankSum, rank int) int { return cmp.Compare(r.rank, rank) })
	achieved := f.total - f.ranks[at].upTo + (f.ranks[at].g-own.g)/2

	v := 1 / (weight * information)
	gain := weight * (achieved - expected)
	sigma = volatility(sigma, phi, v, v*gain)
	star := math.Sqrt(phi*phi + sigma*sigma)
	phi = 1 / math.Sqrt(1/(star*star)+1/v)
	mu += phi * phi * gain
	return Rating{
		Value:      New.Value + scale*mu,
		Deviation:  math.Min(scale*phi, New.Deviation),
		Volatility: sigma,
	}
}

// volatility is step 5 of the paper: the root of f by the Illinois algorithm.
func volatility(sigma, phi, v, delta float64) float64 {
	a := math.Log(sigma * sigma)
	f := func(x float64) float64 {
		ex := math.Exp(x)
		d := phi*phi + v + ex
		return ex*(delta*delta-phi*phi-v-ex)/(2*d*d) - (x-a)/(tau*tau)
	}
	low := a
	var high float64
	if delta*delta > phi*phi+v {
		high = math.Log(delta*delta - phi*phi - v)
	} else {
		k := 1.0
		for f(a-k*tau) < 0 {
			k++
		}
		high = a - k*tau
	}
	fl, fh := f(low), f(high)
	for range 100 { // some ten are enough
		if math.Abs(high-low) <= tolerance {
			break
		}
		x := low + (low-high)*fl/(fh-fl)
		fx := f(x)
		if fx*fh <= 0 {
			low, fl = high, fh
		} else {
			fl /= 2
		}
		high, fh = x, fx
	}
	return math.Exp(low / 2)
}
