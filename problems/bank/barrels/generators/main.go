// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"assize/problems/generate"
)

type buyer struct{ a, b int64 }

// better is the mean of the larger one of t and an offer of the buyer.
func (x buyer) better(t float64) float64 {
	a, b := float64(x.a), float64(x.b)
	switch {
	case t <= a:
		return (a + b) / 2
	case t >= b:
		return t
	}
	return ((t-a)*t + (b-t)*(t+b)/2) / (b - a)
}

// expected goes from the last buyer to the first, as the editorial explains.
func expected(buyers []buyer, k int) float64 {
	sum := make([]float64, k+1)
	for i := len(buyers) - 1; i >= 0; i-- {
		for j := k; j > 0; j-- {
			sum[j] = sum[j-1] + buyers[i].better(sum[j]-sum[j-1])
		}
	}
	return sum[k]
}

// nineDigits leaves out the last digits, in which machines that fuse operations differ
// from others.
func nineDigits(x float64) string {
	size := math.Pow(10, 8-math.Floor(math.Log10(max(x, 1))))
	return strconv.FormatFloat(math.Round(x*size)/size, 'f', -1, 64) + "\n"
}

func main() {
	generate.Main("barrels", func(d *generate.Data) {
		const top = 1_000_000
		add := func(name string, k int, buyers []buyer) {
			var b strings.Builder
			fmt.Fprintln(&b, len(buyers), k)
			for _, x := range buyers {
				fmt.Fprintln(&b, x.a, x.b)
			}
			d.Add(name, b.String(), nineDigits(expected(buyers, k)))
		}
		random := func(n int, low, high, widest int64) []buyer {
			list := make([]buyer, n)
			for i := range list {
				a := d.Between(low, high)
				list[i] = buyer{a, min(top, a+d.Between(0, widest))}
			}
			return list
		}
		same := func(n int, a, b int64) []buyer {
			list := make([]buyer, n)
			for i := range list {
				list[i] = buyer{a, b}
			}
			return list
		}
		add("one", 1, []buyer{{3, 10}})
		add("nothing", 2, same(5, 0, 0))
		add("fixed-offers", 2, []buyer{{5, 5}, {9, 9}, {1, 1}, {9, 9}, {3, 3}})
		add("the-last-is-best", 1, []buyer{{0, 90}, {10, 20}, {0, 100}, {95, 100}})
		add("wide-against-narrow", 1, []buyer{{49, 53}, {0, 100}})
		add("a-barrel-for-each", 30, random(30, 0, 1000, 1000))
		add("one-for-all", 1, same(2000, 0, top))
		add("one-thaler", 7, same(40, 0, 1))
		add("falling", 5, append(random(20, 500, 600, 300), random(40, 0, 300, 500)...))
		add("rising", 5, append(random(40, 0, 300, 500), random(20, 500, 600, 300)...))
		add("half", 1000, same(2000, 0, top))
		add("all-but-one", 1999, random(2000, 0, top, top))
		add("large", 900, random(2000, 0, top, top))
		add("large-narrow", 1200, random(2000, top-2000, top, 100))
		add("large-few-barrels", 40, random(2000, 0, top, top/10))
	})
}
