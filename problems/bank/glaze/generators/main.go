// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"slices"
	"strings"

	"assize/problems/generate"
)

type pot struct{ glaze, dry int64 }

// soonest is the solution that the editorial explains.
func soonest(pots []pot) int64 {
	pots = slices.Clone(pots)
	slices.SortFunc(pots, func(a, b pot) int { return int(b.dry - a.dry) })
	done, after := make([]int64, len(pots)), make([]int64, len(pots)+1)
	busy := int64(0)
	for i, p := range pots {
		busy += p.glaze
		done[i] = busy + p.dry
	}
	for i := len(pots) - 1; i >= 0; i-- {
		after[i] = max(after[i+1], done[i])
	}
	best, before := after[0], int64(0)
	for i, p := range pots {
		best = min(best, max(before, after[i+1]-p.glaze))
		before = max(before, done[i])
	}
	return best
}

func main() {
	generate.Main("glaze", func(d *generate.Data) {
		const top = 1_000_000_000
		add := func(name string, pots []pot) {
			var in strings.Builder
			fmt.Fprintln(&in, len(pots))
			for _, i := range d.Perm(len(pots)) {
				fmt.Fprintln(&in, pots[i].glaze, pots[i].dry)
			}
			d.Add(name, in.String(), generate.Line(soonest(pots)))
		}
		random := func(n int, glaze, dry int64) (pots []pot) {
			for range n {
				pots = append(pots, pot{d.Between(1, glaze), d.Between(1, dry)})
			}
			return pots
		}
		// even has pots that are all dry at about the same time.
		even := func(n int, glaze int64) []pot {
			pots, left := random(n, glaze, 1), int64(0)
			for i := n - 1; i >= 0; i-- {
				pots[i].dry = left + d.Between(1, glaze)
				left += pots[i].glaze
			}
			return pots
		}
		add("two", []pot{{7, 3}, {4, 5}})
		add("two-equal", []pot{{6, 6}, {6, 6}})
		add("slow-one-last", []pot{{5, 40}, {5, 30}, {5, 25}, {30, 1}, {1, 45}})
		add("slow-one-last-holds-up-nobody", []pot{{9, 90}, {8, 95}, {30, 2}})
		add("slow-one-first", []pot{{50, 60}, {10, 45}, {10, 40}, {10, 30}})
		add("delayed-by-another", []pot{{2, 30}, {20, 25}, {6, 24}, {3, 10}})
		add("one-dries-for-long", []pot{{3, 500}, {90, 20}, {80, 30}})
		add("same-drying", []pot{{3, 7}, {9, 7}, {4, 7}, {9, 7}, {1, 7}})
		add("small", random(9, 20, 60))
		add("even-small", even(12, 30))
		add("even-medium", even(400, 1000))
		add("quick-glaze", random(1000, 3, 4000))
		add("over-31-bits", random(2000, top, top))
		add("largest", random(1500, 1, 1))
		add("even-large", even(6000, 100_000))
		add("even-largest", even(50_000, 4))
	})
}
