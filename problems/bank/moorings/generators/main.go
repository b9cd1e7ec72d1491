// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"slices"
	"strings"

	"assize/problems/generate"
)

type boat struct {
	fee  int64
	fits []int
}

// fees is what the office can take, by the solution that the editorial explains.
func fees(m int, boats []boat) (sum int64) {
	byFee := slices.SortedFunc(slices.Values(boats), func(a, b boat) int { return int(b.fee - a.fee) })
	at := make([]int, m+1) // the boat at a mooring, from 1
	visited := make([]bool, m+1)
	var place func(i int) bool
	place = func(i int) bool {
		for _, b := range byFee[i].fits {
			if visited[b] {
				continue
			}
			visited[b] = true
			if at[b] == 0 || place(at[b]-1) {
				at[b] = i + 1
				return true
			}
		}
		return false
	}
	for i := range byFee {
		if place(i) {
			sum += byFee[i].fee
			clear(visited)
		}
	}
	return sum
}

func main() {
	generate.Main("moorings", func(d *generate.Data) {
		add := func(name string, m int, boats []boat) {
			var b strings.Builder
			fmt.Fprintln(&b, len(boats), m)
			for _, boat := range boats {
				fmt.Fprint(&b, boat.fee, len(boat.fits))
				for _, at := range boat.fits {
					fmt.Fprint(&b, " ", at)
				}
				fmt.Fprintln(&b)
			}
			d.Add(name, b.String(), generate.Line(fees(m, boats)))
		}
		// random lets each boat fit low to high moorings out of span neighbouring ones.
		random := func(n, m, low, high, span int, least, most int64) []boat {
			names := d.Perm(m)
			boats := make([]boat, n)
			for i := range boats {
				first := int(d.Between(0, int64(m-span)))
				fits := d.Perm(span)[:d.Between(int64(low), int64(high))]
				for j, at := range fits {
					fits[j] = names[first+at] + 1
				}
				boats[i] = boat{d.Between(least, most), fits}
			}
			return boats
		}
		// chain has one mooring less than boats, and boat i fits the moorings i and i-1, so
		// that to let one in may mean to move all the others.
		chain := func(n int, least, most int64) []boat {
			boats := make([]boat, n)
			for i := range boats {
				boats[i].fee = d.Between(least, most)
				for _, at := range []int{i + 1, i} {
					if 0 < at && at < n {
						boats[i].fits = append(boats[i].fits, at)
					}
				}
			}
			return boats
		}
		mixed := func(boats []boat) []boat {
			out := make([]boat, len(boats))
			for i, at := range d.Perm(len(boats)) {
				out[i] = boats[at]
			}
			return out
		}
		const top = 1_000_000_000
		add("one", 1, []boat{{7, []int{1}}})
		add("none-fits", 3, []boat{{7, nil}, {9, nil}})
		add("one-mooring", 1, random(40, 1, 0, 1, 1, 1, 99))
		add("everyone-fits", 30, random(60, 30, 30, 30, 30, 1, 1000))
		add("small", 12, random(15, 12, 0, 3, 12, 1, 50))
		add("same-fee", 100, random(120, 100, 0, 4, 100, 5, 5))
		add("neighbours", 300, random(400, 300, 1, 3, 4, 1, top))
		add("chain", 1999, chain(2000, 1, top))
		add("chain-rising", 1999, func() []boat {
			boats := chain(2000, 1, top)
			for i := range boats {
				boats[i].fee = int64(i + 1)
			}
			return boats
		}())
		add("chain-mixed", 1499, mixed(chain(1500, top-100, top)))
		add("few-moorings", 200, random(2000, 200, 4, 12, 200, 1, top))
		add("many-moorings", 2000, random(2000, 2000, 1, 3, 2000, top-1000, top))
		add("large", 1900, random(2000, 1900, 5, 12, 60, 1, top))
		add("crowded", 1200, random(2000, 1200, 6, 13, 14, 1, top))
	})
}
