// Command generators writes the secret test data of this package.
package main

import (
	"assize/problems/generate"
)

const impossible = 1 << 30

// fewest keeps the smallest even and the smallest odd number for each sum.
func fewest(values []int, postage int) string {
	best := make([][2]int, postage+1)
	for sum := range best {
		best[sum] = [2]int{impossible, impossible}
		if sum == 0 {
			best[sum][0] = 0
		}
		for _, v := range values {
			if v <= sum {
				best[sum][0] = min(best[sum][0], best[sum-v][1]+1)
				best[sum][1] = min(best[sum][1], best[sum-v][0]+1)
			}
		}
	}
	if best[postage][1] >= impossible {
		return "impossible\n"
	}
	return generate.Line(best[postage][1])
}

func main() {
	generate.Main("stamps", func(d *generate.Data) {
		add := func(name string, postage int, values ...int) {
			d.Add(name, generate.Line(len(values), postage)+generate.Line(values...), fewest(values, postage))
		}
		// different returns k different values from low to high.
		different := func(k int, low, high int64) []int {
			var list []int
			seen := map[int]bool{}
			for len(list) < k {
				if v := int(d.Between(low, high)); !seen[v] {
					seen[v] = true
					list = append(list, v)
				}
			}
			return list
		}
		add("one-stamp", 7, 7)
		add("one-cent", 1, 1)
		add("two-cents", 2, 1)
		add("too-dear", 5, 6, 7, 8)
		add("greedy-fails", 63, 1, 10, 21, 25)
		add("only-even", 1000, 500, 250, 50)
		add("parity-costs", 100, 50, 10, 1)
		add("small", 97, different(6, 2, 40)...)
		add("many-stamps", 99_999, 1, 2)
		add("one-value-even", 100_000, 1)
		add("one-value-odd", 99_999, 1)
		add("all-even-values", 99_999, 2, 4, 6, 8, 50_000)
		add("large", 100_000, different(60, 1, 100_000)...)
		add("large-small-values", 100_000, different(60, 30, 400)...)
		add("large-middle", 99_991, different(60, 2000, 9000)...)
	})
}
