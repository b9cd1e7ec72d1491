// Command generators writes the secret test data of this package.
package main

import (
	"slices"

	"assize/problems/generate"
)

// row looks for huts with these distances, by the solution that the editorial explains.
type row struct {
	cards []int // how many there are of each distance
	huts  []int64
	n     int
}

// take takes the cards of a hut at x away, all or none.
func (r *row) take(x int64) bool {
	for i, h := range r.huts {
		d := max(x-h, h-x)
		if r.cards[d] == 0 {
			r.put(x, r.huts[:i])
			return false
		}
		r.cards[d]--
	}
	return true
}

func (r *row) put(x int64, huts []int64) {
	for _, h := range huts {
		r.cards[max(x-h, h-x)]++
	}
}

func (r *row) find(largest int64) bool {
	if len(r.huts) == r.n {
		return true
	}
	for r.cards[largest] == 0 {
		largest--
	}
	for _, x := range []int64{largest, r.huts[1] - largest} {
		if !r.take(x) {
			continue
		}
		r.huts = append(r.huts, x)
		if r.find(largest) {
			return true
		}
		r.huts = r.huts[:len(r.huts)-1]
		r.put(x, r.huts)
	}
	return false
}

func solve(n int, cards []int64) string {
	largest := slices.Max(cards)
	r := &row{cards: make([]int, largest+1), huts: []int64{0, largest}, n: n}
	for _, d := range cards {
		r.cards[d]++
	}
	r.cards[largest]--
	if !r.find(largest) {
		return "mistake\n"
	}
	slices.Sort(r.huts)
	return generate.Line(r.huts...)
}

func distances(huts []int64) (list []int64) {
	for i, a := range huts {
		for _, b := range huts[:i] {
			list = append(list, max(a-b, b-a))
		}
	}
	return list
}

func main() {
	generate.Main("ridgehuts", func(d *generate.Data) {
		add := func(name string, n int, cards []int64) {
			mixed := make([]int64, len(cards))
			for i, at := range d.Perm(len(cards)) {
				mixed[i] = cards[at]
			}
			d.Add(name, generate.Line(int64(n))+generate.Line(mixed...), solve(n, mixed))
		}
		// random places n huts at 0, at length, and between.
		random := func(n int, length int64) []int64 {
			huts := []int64{0, length}
			for len(huts) < n {
				if x := d.Between(1, length-1); !slices.Contains(huts, x) {
					huts = append(huts, x)
				}
			}
			return huts
		}
		// wrong mistakes count distances by a metre, but not the largest.
		wrong := func(cards []int64, count int) []int64 {
			largest := slices.Max(cards)
			for range count {
				i := d.Between(0, int64(len(cards)-1))
				for cards[i] >= largest-1 {
					i = d.Between(0, int64(len(cards)-1))
				}
				cards[i]++
			}
			return cards
		}
		const far = 1_000_000
		add("two", 2, []int64{7})
		add("three", 3, []int64{5, 5, 10})
		add("three-same", 3, []int64{6, 6, 6})
		add("small", 7, distances(random(7, 20)))
		add("small-mistake", 7, wrong(distances(random(7, 25)), 1))
		add("no-gaps", 40, func() []int64 {
			huts := make([]int64, 40)
			for i := range huts {
				huts[i] = int64(i)
			}
			return distances(huts)
		}())
		add("even", 30, func() []int64 {
			huts := random(30, 60)
			for i := range huts {
				huts[i] *= far / 60
			}
			return distances(huts)
		}())
		add("symmetric", 40, func() []int64 {
			huts := random(20, 90)
			for _, x := range huts[:20] {
				huts = append(huts, 181-x)
			}
			return distances(huts)
		}())
		add("dense", 40, distances(random(40, 80)))
		add("dense-too", 40, distances(random(40, 100)))
		add("dense-mistake", 40, wrong(distances(random(40, 200)), 1))
		add("medium", 24, distances(random(24, 150)))
		add("medium-mistake", 20, wrong(distances(random(20, 150)), 1))
		add("middling", 40, distances(random(40, 400)))
		add("sparse", 40, distances(random(40, far)))
		add("sparse-mistake", 40, wrong(distances(random(40, far)), 2))
		add("two-crowds", 40, func() []int64 {
			huts := random(20, 70)
			for _, x := range random(20, 75) {
				huts = append(huts, far-x)
			}
			return distances(huts)
		}())
		add("largest-twice", 5, []int64{9, 9, 1, 2, 3, 4, 5, 6, 7, 8})
	})
}
