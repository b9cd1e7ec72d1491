// Command generators writes the secret test data of this package.
package main

import (
	"math"

	"assize/problems/generate"
)

// shortest goes over all sets of houses that have their letters, and the house
// where Resi stands.
func shortest(d [][]int) int {
	n := len(d) - 1
	const never = math.MaxInt / 4
	best := make([][]int, 1<<n)
	answer := never
	for set := range best {
		best[set] = make([]int, n)
		for at := range n {
			best[set][at] = never
			if set>>at&1 == 0 {
				continue
			}
			before := set &^ (1 << at)
			if before == 0 {
				best[set][at] = d[0][at+1]
			}
			pace := 1 + before&1
			for from := range n {
				if before>>from&1 == 1 {
					best[set][at] = min(best[set][at], best[before][from]+pace*d[from+1][at+1])
				}
			}
			if set == len(best)-1 {
				answer = min(answer, best[set][at])
			}
		}
	}
	return answer
}

func main() {
	generate.Main("letters", func(d *generate.Data) {
		add := func(name string, ways [][]int) {
			n := len(ways)
			// The shortest way there is, over other places if need be.
			for k := range n {
				for i := range n {
					for j := range n {
						ways[i][j] = min(ways[i][j], ways[i][k]+ways[k][j])
					}
				}
			}
			in := generate.Line(n - 1)
			for _, row := range ways {
				in += generate.Line(row...)
			}
			d.Add(name, in, generate.Line(shortest(ways)))
		}
		random := func(n int, low, high int64) [][]int {
			ways := make([][]int, n+1)
			for i := range ways {
				ways[i] = make([]int, n+1)
				for j := range ways[i] {
					if i != j {
						ways[i][j] = int(d.Between(low, high))
					}
				}
			}
			return ways
		}
		// row puts the places on a slope: down is short and up is long.
		row := func(places []int) [][]int {
			ways := random(len(places)-1, 1, 1)
			for i, a := range places {
				for j, b := range places {
					if b > a {
						ways[i][j] = 1000 * (b - a)
					} else {
						ways[i][j] = 10 * (a - b)
					}
				}
			}
			return ways
		}
		add("one-letter", random(1, 5, 5))
		add("two-letters", random(2, 1, 9))
		add("dog-first", row([]int{5, 4, 3, 2, 1, 0}))
		add("dog-on-the-way", row([]int{0, 3, 1, 2, 4, 5, 6}))
		add("small", random(5, 1, 20))
		add("equal", random(9, 7, 7))
		add("slope", row(d.Perm(12)))
		add("twelve", random(12, 100, 1000))
		add("slope-large", row(d.Perm(17)))
		add("longest", random(16, 1_000_000, 1_000_000))
		for range 3 {
			add("large", random(16, 1, 1_000_000))
		}
		add("large-even", random(16, 500_000, 1_000_000))
	})
}
