// Command generators writes the secret test data of this package.
package main

import (
	"slices"
	"sort"

	"assize/problems/generate"
)

// pairs counts i < j with h[i] > 2*h[j] while it sorts h by merging.
func pairs(h []int64) int64 {
	if len(h) < 2 {
		return 0
	}
	left, right := h[:len(h)/2], h[len(h)/2:]
	count := pairs(left) + pairs(right)
	for _, v := range right {
		count += int64(len(left) - sort.Search(len(left), func(i int) bool { return left[i] > 2*v }))
	}
	slices.Sort(h)
	return count
}

func better(h []int64) int64 {
	turned := slices.Clone(h)
	slices.Reverse(turned)
	return max(pairs(slices.Clone(h)), pairs(turned))
}

func main() {
	generate.Main("parade", func(d *generate.Data) {
		add := func(name string, h ...int64) {
			d.Add(name, generate.Line(len(h))+generate.Line(h...), generate.Line(better(h)))
		}
		fill := func(n int64, f func(i int64) int64) []int64 {
			h := make([]int64, n)
			for i := range h {
				h[i] = f(int64(i))
			}
			return h
		}
		random := func(low, high int64) func(int64) int64 {
			return func(int64) int64 { return d.Between(low, high) }
		}
		const tall = 1_000_000_000
		add("one-giant", 5)
		add("exactly-twice", 2, 1)
		add("exactly-twice-turned", 1, 2, 4, 8)
		add("more-than-twice", 3, 1)
		add("tall", tall, tall-1, tall/2, tall/2-1, 1)
		add("equal", fill(500, func(int64) int64 { return 7 })...)
		add("small", fill(30, random(1, 20))...)
		add("turn-it", fill(2000, func(i int64) int64 { return 1 + 3*i })...)
		add("over-31-bits", fill(100_000, func(i int64) int64 {
			if i < 50_000 {
				return 3
			}
			return 1
		})...)
		add("falling", fill(50_000, func(i int64) int64 { return 4 * (50_000 - i) })...)
		add("random-large", fill(50_000, random(1, 100_000))...)
	})
}
