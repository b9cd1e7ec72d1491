// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

const never = 1 << 60

// least keeps four costs for each farm and the farms below it, as the editorial
// explains: with a dog or without, guarded from below or not. above[v] < v is the farm
// above v, for v > 0.
func least(costs []int64, above []int) int64 {
	type states [2][2]int64 // [dog][guarded]
	best := make([]states, len(costs))
	for v, c := range costs {
		best[v] = states{{0, never}, {c, never}}
	}
	for v := len(costs) - 1; v > 0; v-- {
		var next states
		up := best[above[v]]
		for dog := range 2 {
			none, one := best[v][0][1], best[v][1][1]
			if dog == 1 {
				none, one = min(none, best[v][0][0]), min(one, best[v][1][0])
			}
			next[dog][0] = min(never, up[dog][0]+none)
			next[dog][1] = min(never, up[dog][0]+one, up[dog][1]+min(none, one))
		}
		best[above[v]] = next
	}
	return min(best[0][0][1], best[0][1][1])
}

func main() {
	generate.Main("farmdogs", func(d *generate.Data) {
		// add numbers the farms anew and mixes the paths.
		add := func(name string, costs []int64, above []int) {
			n := len(costs)
			number := d.Perm(n)
			mixed := make([]int64, n)
			for v, c := range costs {
				mixed[number[v]] = c
			}
			var b strings.Builder
			fmt.Fprintf(&b, "%d\n%s", n, generate.Line(mixed...))
			for _, i := range d.Perm(n - 1) {
				u, v := number[i+1]+1, number[above[i+1]]+1
				if d.Between(0, 1) == 1 {
					u, v = v, u
				}
				b.WriteString(generate.Line(u, v))
			}
			d.Add(name, b.String(), generate.Line(least(costs, above)))
		}
		const top = 1_000_000_000
		random := func(n int, low, high int64) []int64 {
			costs := make([]int64, n)
			for i := range costs {
				costs[i] = d.Between(low, high)
			}
			return costs
		}
		// tree joins each farm to one of span farms before it; with 1 it is a path.
		tree := func(n, span int) []int {
			above := make([]int, n)
			for v := 1; v < n; v++ {
				above[v] = int(d.Between(int64(max(0, v-span)), int64(v-1)))
			}
			return above
		}
		// comb is a path of n/2 farms with one more farm beside each of them.
		comb := func(n int) []int {
			above := tree(n, 1)
			for v := n / 2; v < n; v++ {
				above[v] = v - n/2
			}
			return above
		}
		// halves has two farms below each.
		halves := func(n int) []int {
			above := make([]int, n)
			for v := 1; v < n; v++ {
				above[v] = (v - 1) / 2
			}
			return above
		}
		add("two", []int64{3, 8}, tree(2, 1))
		add("three-in-a-row", []int64{1, 50, 2}, tree(3, 1))
		add("own-dog-does-not-count", []int64{90, 1, 70, 60}, []int{0, 0, 1, 1})
		add("star", append([]int64{1000}, random(400, 5, 99)...), make([]int, 401))
		add("cheap-in-the-middle", append([]int64{1}, random(400, 500, 999)...), make([]int, 401))
		add("alike", random(61, 1, 1), tree(61, 5))
		add("small", random(12, 1, 20), tree(12, 4))
		add("dearer-for-more", []int64{9, 8, 3, 3, 3, 3, 3, 30, 30, 30}, []int{0, 0, 1, 1, 1, 2, 3, 4, 5, 6})
		add("medium", random(300, 1, 1000), tree(300, 300))
		add("over-31-bits", random(200, top-100, top), halves(200))
		add("comb", random(3000, 1, 10_000), comb(3000))
		add("halves", random(4095, 1, 1000), halves(4095))
		add("bushy", random(9000, 1, top), tree(9000, 9000))
		add("path", random(22_000, 1, 99), tree(22_000, 1))
		add("long", random(12_000, 1, 1000), tree(12_000, 4))
	})
}
