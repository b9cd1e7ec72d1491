// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"slices"
	"strings"

	"assize/problems/generate"
)

// ways counts by a Fenwick tree over the ranks.
func ways(heights []int64) (all int64) {
	if n := len(heights); heights[0] == heights[n-1] {
		heights = heights[1 : n-1]
	}
	ranks := slices.Compact(slices.Sorted(slices.Values(heights)))
	// lower returns, for each singer, how many of those before are lower.
	lower := func(of func(i int) int) []int64 {
		tree := make([]int64, len(ranks)+1)
		found := make([]int64, len(heights))
		for i := range heights {
			rank := of(i)
			for r := rank; r > 0; r &= r - 1 {
				found[i] += tree[r]
			}
			for r := rank + 1; r <= len(ranks); r += r & -r {
				tree[r]++
			}
		}
		return found
	}
	rank := func(i int) int { r, _ := slices.BinarySearch(ranks, heights[i]); return r }
	before := lower(rank)
	after := lower(func(i int) int { return len(ranks) - 1 - rank(len(heights)-1-i) })
	for i := range heights {
		all += before[i] * after[len(heights)-1-i]
	}
	return all
}

func main() {
	generate.Main("choir", func(d *generate.Data) {
		add := func(name string, heights []int64) {
			d.Add(name, fmt.Sprintf("%d\n%s\n", len(heights), strings.Trim(fmt.Sprint(heights), "[]")), generate.Line(ways(heights)))
		}
		random := func(n int, low, high int64) []int64 {
			heights := make([]int64, n)
			for i := range heights {
				heights[i] = d.Between(low, high)
			}
			return heights
		}
		rising := func(n int, from, step int64) []int64 {
			heights := make([]int64, n)
			for i := range heights {
				heights[i] = from + int64(i)*step
			}
			return heights
		}
		const top = 1_000_000_000
		d.Group("1-few", func() {
			add("three", []int64{1, 2, 3})
			add("facing", []int64{5, 5, 5})
			add("equal-neighbours", []int64{1, 2, 2, 3, 3, 4})
			add("facing-low", append(append([]int64{1}, rising(40, 2, 1)...), 1))
			add("random", random(200, 1, 50))
			add("falling", rising(200, top, -7))
		})
		d.Group("2-some", func() {
			add("random", random(4000, 1, top))
			add("few-heights", random(4000, 1, 3))
			add("facing-high", append(append([]int64{top}, random(3998, 1, top)...), top))
		})
		d.Group("3-many", func() {
			add("rising", rising(15_000, 1, 1))
			add("random", random(15_000, 1, 9999))
			add("flat", random(60_000, 7, 8))
			add("facing", append(append([]int64{50}, random(15_000, 1, 99)...), 50))
		})
	})
}
