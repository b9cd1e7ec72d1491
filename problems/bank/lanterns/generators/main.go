// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"slices"
	"strings"

	"assize/problems/generate"
)

type cable struct{ u, v, cost int64 }

// cost is what the town pays, by the solution that the editorial explains.
func cost(n int, cables []cable) (sum int64) {
	sorted := slices.SortedFunc(slices.Values(cables), func(a, b cable) int { return int(a.cost - b.cost) })
	root := make([]int64, n+1)
	for i := range root {
		root[i] = int64(i)
	}
	find := func(i int64) int64 {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	last := int64(0)
	for _, c := range sorted {
		if u, v := find(c.u), find(c.v); u != v {
			root[u] = v
			sum += c.cost
			last = c.cost
		}
	}
	return sum - last
}

func main() {
	generate.Main("lanterns", func(d *generate.Data) {
		// add lays n-1 cables, each from one of span quays before, and more at random.
		add := func(name string, n, more int, span, low, high int64) {
			var cables []cable
			for v := int64(2); v <= int64(n); v++ {
				cables = append(cables, cable{d.Between(max(1, v-span), v-1), v, d.Between(low, high)})
			}
			for range more {
				u := d.Between(1, int64(n))
				v := (u+d.Between(1, int64(n-1))-1)%int64(n) + 1
				cables = append(cables, cable{u, v, d.Between(low, high)})
			}
			number := d.Perm(n)
			var b strings.Builder
			fmt.Fprintf(&b, "%d %d\n", n, len(cables))
			mixed := make([]cable, len(cables))
			for i, at := range d.Perm(len(cables)) {
				c := cables[at]
				mixed[i] = cable{int64(number[c.u-1] + 1), int64(number[c.v-1] + 1), c.cost}
				fmt.Fprintf(&b, "%d %d %d\n", mixed[i].u, mixed[i].v, mixed[i].cost)
			}
			d.Add(name, b.String(), generate.Line(cost(n, mixed)))
		}
		const top = 1_000_000_000
		add("two", 2, 0, 1, 1, 9)
		add("two-many", 2, 20, 1, 1, 99)
		add("star", 30, 0, 30, 1, 99)
		add("line", 100, 0, 1, 1, 9)
		add("line-and-more", 100, 30, 1, 1, 1000)
		add("dense", 20, 300, 20, 1, 1000)
		add("same-cost", 300, 500, 300, 7, 7)
		add("over-31-bits", 500, 700, 500, top-1000, top)
		add("tree-large", 3000, 0, 5, 1, top)
		add("large", 2000, 2500, 2000, 1, top)
		add("few-costs", 2000, 3000, 10, 1, 3)
	})
}
