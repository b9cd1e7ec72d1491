// Command generators writes the secret test data of this package.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"assize/problems/generate"
)

type dyke struct{ u, v, h int }

// answers lets the sea fall: the dykes come out again, the highest first.
func answers(n int, dykes []dyke, thresholds []int64) string {
	sorted := slices.Clone(dykes)
	slices.SortFunc(sorted, func(a, b dyke) int { return cmp.Compare(a.h, b.h) })
	root, size := make([]int, n+1), make([]int64, n+1)
	for i := range root {
		root[i], size[i] = i, 1
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	// after[i] is the number of pairs once dyke i has gone under.
	after := make([]int64, len(sorted))
	var pairs int64
	for i := len(sorted) - 1; i >= 0; i-- {
		after[i] = pairs
		if a, b := find(sorted[i].u), find(sorted[i].v); a != b {
			pairs += size[a] * size[b]
			root[a] = b
			size[b] += size[a]
		}
	}
	var out strings.Builder
	for _, c := range thresholds {
		if pairs < c {
			fmt.Fprintln(&out, "dry")
			continue
		}
		// after falls, so the first one below c can be searched for.
		i, _ := slices.BinarySearchFunc(after, c, func(pairs, c int64) int {
			if pairs >= c {
				return -1
			}
			return 1
		})
		fmt.Fprintln(&out, sorted[i].h)
	}
	return out.String()
}

func main() {
	generate.Main("tides", func(d *generate.Data) {
		add := func(name string, n int, dykes []dyke, thresholds ...int64) {
			var in strings.Builder
			fmt.Fprintln(&in, n, len(dykes), len(thresholds))
			for _, k := range dykes {
				fmt.Fprintln(&in, k.u, k.v, k.h)
			}
			in.WriteString(generate.Line(thresholds...))
			d.Add(name, in.String(), answers(n, dykes, thresholds))
		}
		// heights gives the dykes different heights in random order.
		heights := func(dykes []dyke, step int) []dyke {
			for i, j := range d.Perm(len(dykes)) {
				dykes[i].h = 1 + j*step
			}
			return dykes
		}
		random := func(n, m int) []dyke {
			dykes := make([]dyke, m)
			for i := range dykes {
				dykes[i] = dyke{u: int(d.Between(1, int64(n))), v: int(d.Between(1, int64(n)))}
			}
			return heights(dykes, 3)
		}
		path := func(n int) []dyke {
			var dykes []dyke
			for v := 2; v <= n; v++ {
				dykes = append(dykes, dyke{u: v - 1, v: v, h: v})
			}
			return dykes
		}
		spread := func(q int, most int64) []int64 {
			list := make([]int64, q)
			for i := range list {
				list[i] = d.Between(1, most)
			}
			return list
		}
		add("one-island", 1, []dyke{{1, 1, 4}}, 1, 2)
		add("two-islands", 2, []dyke{{1, 2, 1_000_000_000}}, 1, 2, 1)
		add("second-dyke-holds", 2, []dyke{{1, 2, 3}, {2, 1, 8}, {1, 2, 5}}, 1)
		add("exact-threshold", 5, path(5), 10, 9, 6, 3, 1)
		add("small", 8, random(8, 12), spread(10, 30)...)
		add("star", 100, heights(func() []dyke {
			var dykes []dyke
			for v := 2; v <= 100; v++ {
				dykes = append(dykes, dyke{u: 1, v: v})
			}
			return dykes
		}(), 10_000_000), spread(40, 5000)...)
		add("medium", 1000, random(1000, 2500), spread(100, 500_000)...)
		add("scattered", 5000, random(5000, 2000), spread(60, 10_000)...)
		add("long-path", 20_000, path(20_000), append(spread(90, 199_990_000), 1, 199_990_000, 199_990_001)...)
		add("large", 12_000, random(12_000, 32_000), spread(100, 72_000_000)...)
	})
}
