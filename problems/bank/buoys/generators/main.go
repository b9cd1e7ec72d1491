// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"math/bits"
	"strings"

	"assize/problems/generate"
)

// expected is the expected hours and thalers.
func expected(weights []int64) (hours, thalers float64) {
	var all int64
	for _, w := range weights {
		all += w
	}
	for _, w := range weights {
		thalers += float64(all) / float64(w)
	}
	e := make([]float64, 1<<len(weights))
	for s := 1; s < len(e); s++ {
		sum, of := float64(all), 0.0
		for rest := uint(s); rest != 0; rest &= rest - 1 {
			i := bits.TrailingZeros(rest)
			sum += float64(weights[i]) * e[s&^(1<<i)]
			of += float64(weights[i])
		}
		e[s] = sum / of
	}
	return e[len(e)-1], thalers
}

func main() {
	generate.Main("buoys", func(d *generate.Data) {
		add := func(name string, weights []int64) {
			hours, thalers := expected(weights)
			d.Add(name, fmt.Sprintf("%d\n%s\n", len(weights), strings.Trim(fmt.Sprint(weights), "[]")), fmt.Sprintf("%.9f %.9f\n", hours, thalers))
		}
		random := func(n int, low, high int64) []int64 {
			weights := make([]int64, n)
			for i := range weights {
				weights[i] = d.Between(low, high)
			}
			return weights
		}
		add("one", []int64{100})
		add("two-unlike", []int64{1, 100})
		add("three", []int64{3, 5, 7})
		add("equal", random(9, 4, 4))
		add("small", random(5, 1, 100))
		add("ten", random(10, 1, 100))
		add("equal-all", random(18, 1, 1))
		add("one-rare", append(random(17, 100, 100), 1))
		add("one-common", append(random(17, 1, 1), 100))
		add("large", random(18, 1, 100))
		add("large-close", random(18, 95, 100))
		add("large-small", random(18, 1, 3))
	})
}
