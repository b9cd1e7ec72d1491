// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

type lock struct{ lift, depth int64 }

// income is the solution by halves that the editorial explains.
func income(locks []lock) (sum int64) {
	if len(locks) == 1 {
		return locks[0].lift * locks[0].depth
	}
	left, right := locks[:len(locks)/2], locks[len(locks)/2:]
	sum = income(left) + income(right)
	// reach[j] is what the first j+1 locks of the right half come to; the sums are
	// over the first j of these.
	reach := make([]lock, len(right))
	lifts, depths, products := make([]int64, len(right)+1), make([]int64, len(right)+1), make([]int64, len(right)+1)
	now := right[0]
	for j, l := range right {
		now = lock{max(now.lift, l.lift), min(now.depth, l.depth)}
		reach[j] = now
		lifts[j+1] = lifts[j] + now.lift
		depths[j+1] = depths[j] + now.depth
		products[j+1] = products[j] + now.lift*now.depth
	}
	p, q := 0, 0
	now = left[len(left)-1]
	for i := len(left) - 1; i >= 0; i-- {
		now = lock{max(now.lift, left[i].lift), min(now.depth, left[i].depth)}
		for p < len(right) && reach[p].lift <= now.lift {
			p++
		}
		for q < len(right) && reach[q].depth >= now.depth {
			q++
		}
		sum += now.lift * now.depth * int64(min(p, q))
		if p < q {
			sum += (lifts[q] - lifts[p]) * now.depth
		} else {
			sum += now.lift * (depths[p] - depths[q])
		}
		sum += products[len(right)] - products[max(p, q)]
	}
	return sum
}

func main() {
	generate.Main("licences", func(d *generate.Data) {
		add := func(name string, locks []lock) {
			var in strings.Builder
			fmt.Fprintln(&in, len(locks))
			for _, l := range locks {
				fmt.Fprintln(&in, l.lift, l.depth)
			}
			d.Add(name, in.String(), generate.Line(income(locks)))
		}
		random := func(n int, lift, depth int64) (locks []lock) {
			for range n {
				locks = append(locks, lock{d.Between(1, lift), d.Between(1, depth)})
			}
			return locks
		}
		// slope makes lifts and depths of functions of the place.
		slope := func(n int, lift, depth func(i int64) int64) (locks []lock) {
			for i := range int64(n) {
				locks = append(locks, lock{lift(i), depth(i)})
			}
			return locks
		}
		const most = 10_000
		up := func(i int64) int64 { return 1 + i%most }
		down := func(i int64) int64 { return most - i%most }
		flat := func(int64) int64 { return most }
		one := func(int64) int64 { return 1 }
		// valley is deep at both ends and flat in its middle.
		valley := func(n int64) func(int64) int64 { return func(i int64) int64 { return 1 + max(i, n-1-i) } }
		hill := func(n int64) func(int64) int64 { return func(i int64) int64 { return 1 + min(i, n-1-i) } }
		d.Group("1-few", func() {
			add("one", []lock{{7, 9}})
			add("two", []lock{{2, 5}, {3, 4}})
			add("equal", random(20, 1, 1))
			add("both-rise", slope(50, up, up))
			add("both-fall", slope(50, down, down))
			add("apart", slope(60, up, down))
			add("towards-each-other", slope(60, down, up))
			add("few-values", random(100, 3, 3))
			add("random", random(100, most, most))
			add("largest", slope(100, flat, flat))
		})
		d.Group("2-some", func() {
			add("random", random(3000, most, most))
			add("few-values", random(3000, 2, 3))
			add("hill-and-valley", slope(2999, hill(2999), valley(2999)))
			add("valley-and-hill", slope(2999, valley(2999), hill(2999)))
		})
		d.Group("3-shallow", func() {
			add("two", []lock{{4, 1}, {4, 1}})
			add("rising", slope(5000, up, one))
			add("equal", random(10_000, 1, 1))
			add("random", random(10_000, most, 1))
			add("few-values", random(30_000, 9, 1))
		})
		d.Group("4-all", func() {
			add("random", random(10_000, most, most))
			add("apart", slope(6000, up, down))
			add("largest", slope(4000, flat, flat))
			add("few-values", random(60_000, 9, 9))
			// Lifts and depths that change over and over, as far as the cuts reach.
			add("far", func() []lock {
				locks := random(12_000, 5, 5)
				for i := range locks {
					locks[i].depth += most - 5
					if i%500 == 250 {
						locks[i] = lock{20 + d.Between(1, 9000), d.Between(1, 9000)}
					}
				}
				return locks
			}())
		})
	})
}
