// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"math"
	"strings"

	"assize/problems/generate"
)

type crate struct{ weight, freight int64 }

// load returns the highest freight and a way to load, by the solution that the
// editorial explains.
func load(crates []crate) (int64, string) {
	zero := int64(0) // where the difference 0 stands
	for _, c := range crates {
		zero += c.weight
	}
	best := [][]int64{make([]int64, 2*zero+1)}
	for d := range best[0] {
		best[0][d] = math.MinInt64 / 2
	}
	best[0][zero] = 0
	// term is the freight with the i-th crate moved by so many sides and the difference d.
	term := func(i int, side, d int64) int64 {
		from := d - side*crates[i].weight
		switch {
		case from < 0 || from > 2*zero:
			return math.MinInt64 / 2
		case side == 0:
			return best[i][d]
		}
		return best[i][from] + crates[i].freight
	}
	for i := range crates {
		row := make([]int64, 2*zero+1)
		for d := range row {
			row[d] = max(term(i, 0, int64(d)), term(i, 1, int64(d)), term(i, -1, int64(d)))
		}
		best = append(best, row)
	}
	way, d := make([]byte, len(crates)), zero
	for i := len(crates) - 1; i >= 0; i-- {
		for side := int64(-1); side <= 1; side++ {
			if term(i, side, d) == best[i+1][d] {
				way[i] = "S-P"[side+1]
				d -= side * crates[i].weight
				break
			}
		}
	}
	return best[len(crates)][zero], string(way)
}

func main() {
	generate.Main("evenkeel", func(d *generate.Data) {
		add := func(name string, crates []crate) {
			var in strings.Builder
			fmt.Fprintln(&in, len(crates))
			for _, c := range crates {
				fmt.Fprintln(&in, c.weight, c.freight)
			}
			freight, way := load(crates)
			d.Add(name, in.String(), fmt.Sprintf("%d\n%s\n", freight, way))
		}
		random := func(n int, low, high, most int64) (crates []crate) {
			for range n {
				crates = append(crates, crate{d.Between(low, high), d.Between(1, most)})
			}
			return crates
		}
		const most = 1_000_000
		add("one", []crate{{3, 9}})
		add("two-alike", []crate{{3, 9}, {3, 1}})
		add("one-against-two", []crate{{1, 5}, {2, 6}, {3, 7}})
		add("the-best-stays", []crate{{50, most}, {3, 2}, {3, 1}, {20, 5}, {20, 7}})
		add("three-alike", []crate{{8, 4}, {8, 6}, {8, 5}})
		add("one-odd", []crate{{2, 5}, {4, 5}, {7, 900}, {2, 6}, {6, 3}, {10, 8}})
		add("powers-of-two", []crate{{1, 7}, {2, 7}, {4, 7}, {8, 7}, {16, 7}, {32, 7}, {64, 7}, {128, 7}})
		add("powers-and-one-more", []crate{{1, 7}, {2, 7}, {4, 7}, {8, 7}, {16, 7}, {32, 7}, {64, 7}, {127, 1}})
		add("heavy-first", append([]crate{{200, most}, {199, most}}, random(30, 1, 30, 50)...))
		add("heavy-last", append(random(150, 1, 2, 100), crate{200, most}, crate{200, 3}))
		add("one-against-all", append(random(100, 1, 1, 9), crate{100, 50}))
		add("small", random(9, 1, 12, 20))
		add("medium", random(40, 1, 60, 1000))
		add("few-and-heavy", random(12, 150, 200, most))
		add("multiples-of-five", func() (crates []crate) {
			for _, c := range random(80, 1, 40, 500) {
				crates = append(crates, crate{5 * c.weight, c.freight})
			}
			return append(crates, crate{1, most}, crate{3, most}, crate{199, most})
		}())
		add("freight-as-weight", func() (crates []crate) {
			for _, c := range random(199, 101, 200, 1) {
				crates = append(crates, crate{c.weight, c.weight})
			}
			return crates
		}())
		add("all-heaviest", random(199, 200, 200, most))
		add("large", random(200, 1, 200, most))
		add("large-and-heavy", random(200, 180, 200, most))
	})
}
