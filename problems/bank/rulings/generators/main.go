// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// last is the day of the last ruling, by the solution that the editorial explains.
func last(days []int64, cites [][2]int) string {
	begin, open, citedBy := make([]int64, len(days)), make([]int, len(days)), make([][]int, len(days))
	for _, c := range cites {
		open[c[0]]++
		citedBy[c[1]] = append(citedBy[c[1]], c[0])
	}
	var queue []int
	for i, count := range open {
		if count == 0 {
			queue = append(queue, i)
		}
	}
	day := int64(0)
	for i := 0; i < len(queue); i++ {
		end := begin[queue[i]] + days[queue[i]]
		day = max(day, end)
		for _, a := range citedBy[queue[i]] {
			begin[a] = max(begin[a], end)
			if open[a]--; open[a] == 0 {
				queue = append(queue, a)
			}
		}
	}
	if len(queue) < len(days) {
		return "mistrial\n"
	}
	return generate.Line(day)
}

func main() {
	generate.Main("rulings", func(d *generate.Data) {
		// add gives the cases new numbers, so that their order tells nothing.
		add := func(name string, days []int64, cites [][2]int) {
			number := d.Perm(len(days))
			mixed := make([]int64, len(days))
			for i, v := range days {
				mixed[number[i]] = v
			}
			var b strings.Builder
			fmt.Fprintf(&b, "%d %d\n%s", len(days), len(cites), generate.Line(mixed...))
			named := make([][2]int, len(cites))
			for i, at := range d.Perm(len(cites)) {
				named[i] = [2]int{number[cites[at][0]], number[cites[at][1]]}
				fmt.Fprintf(&b, "%d %d\n", named[i][0]+1, named[i][1]+1)
			}
			d.Add(name, b.String(), last(mixed, named))
		}
		days := func(n int, most int64) []int64 {
			list := make([]int64, n)
			for i := range list {
				list[i] = d.Between(1, most)
			}
			return list
		}
		// earlier lets m cases cite one of at most span numbers before them.
		earlier := func(n, m int, span int64) (cites [][2]int) {
			for range m {
				a := d.Between(1, int64(n-1))
				cites = append(cites, [2]int{int(a), int(d.Between(max(0, a-span), a-1))})
			}
			return cites
		}
		chain := func(n int) (cites [][2]int) {
			for a := 1; a < n; a++ {
				cites = append(cites, [2]int{a, a - 1})
			}
			return cites
		}
		add("one", days(1, 9), nil)
		add("nothing-cited", days(50, 1000), nil)
		add("two-in-a-circle", days(2, 9), [][2]int{{0, 1}, {1, 0}})
		add("cited-twice", days(3, 9), [][2]int{{1, 0}, {1, 0}, {2, 1}, {2, 1}})
		add("small", days(10, 20), earlier(10, 15, 10))
		add("small-circle", days(10, 20), append(earlier(10, 12, 10), [2]int{3, 7}, [2]int{7, 3}))
		add("all-in-a-circle", days(300, 20), append(chain(300), [2]int{0, 299}))
		add("long-work-first", []int64{1_000_000, 1, 1, 1}, [][2]int{{1, 0}, {2, 1}, {3, 0}, {3, 2}})
		add("chain", days(10_000, 1_000_000), chain(10_000))
		add("near", days(1500, 1_000_000), earlier(1500, 4000, 5))
		add("far", days(1500, 1_000_000), earlier(1500, 4000, 1500))
		add("circle-apart", days(1500, 1000), append(earlier(1400, 3000, 40), [2]int{1498, 1499}, [2]int{1499, 1498}))
		add("doubled-chain", days(2500, 1_000_000), append(chain(2500), chain(2500)...))
	})
}
