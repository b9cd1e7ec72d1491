// Command generators writes the secret test data of this package.
package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"assize/problems/generate"
)

type pole struct{ x, y int64 }

// turn is positive for a turn to the left at b on the way from a to c.
func turn(a, b, c pole) int64 { return (b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x) }

// fence adds the outline of the convex hull (Andrew's monotone chain) and one
// circle: the turns at its corners add up to a whole one.
func fence(r int64, poles []pole) float64 {
	sorted := slices.Clone(poles)
	slices.SortFunc(sorted, func(a, b pole) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	sorted = slices.Compact(sorted)
	// The conversions keep products and sums apart on every architecture: fused,
	// they would change the last digits.
	length := float64(2 * math.Pi * float64(r))
	for range 2 {
		var chain []pole
		for _, p := range sorted {
			for len(chain) > 1 && turn(chain[len(chain)-2], chain[len(chain)-1], p) <= 0 {
				chain = chain[:len(chain)-1]
			}
			chain = append(chain, p)
		}
		for i := 1; i < len(chain); i++ {
			dx, dy := float64(chain[i].x-chain[i-1].x), float64(chain[i].y-chain[i-1].y)
			length += math.Sqrt(float64(dx*dx) + float64(dy*dy))
		}
		slices.Reverse(sorted)
	}
	return length
}

func main() {
	generate.Main("goatfence", func(d *generate.Data) {
		add := func(name string, r int64, poles ...pole) {
			var in strings.Builder
			fmt.Fprintln(&in, len(poles), r)
			for _, p := range poles {
				fmt.Fprintln(&in, p.x, p.y)
			}
			d.Add(name, in.String(), fmt.Sprintf("%.9f\n", fence(r, poles)))
		}
		square := func(n int, most int64) []pole {
			list := make([]pole, n)
			for i := range list {
				list[i] = pole{d.Between(-most, most), d.Between(-most, most)}
			}
			return list
		}
		const far = 1_000_000_000
		add("one-goat", 7, pole{3, -4})
		add("one-goat-no-rope", 0, pole{3, -4})
		add("same-place", 2, pole{5, 5}, pole{5, 5}, pole{5, 5})
		add("two-goats", 0, pole{0, 0}, pole{3, 4})
		add("in-a-row", 10, pole{-3, -3}, pole{9, 9}, pole{1, 1}, pole{5, 5})
		add("upright-row", 1, pole{2, 8}, pole{2, -8}, pole{2, 0})
		add("triangle", 1_000_000, pole{0, 0}, pole{1, 0}, pole{0, 1})
		add("corners-far-apart", 1, pole{-far, -far}, pole{far, far}, pole{-far, far}, pole{far, -far}, pole{0, 0})
		add("small", 3, square(20, 10)...)
		add("many-in-few-places", 4, square(5000, 3)...)
		add("random", 500, square(8000, far)...)
		// Every pole is a corner.
		bowl := make([]pole, 24_000)
		for i, j := range d.Perm(len(bowl)) {
			bowl[i] = pole{int64(j), int64(j) * int64(j)}
		}
		add("all-corners", 12, bowl...)
	})
}
