// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

type friend struct{ x, v int64 }

// meeting is the greatest time that a pair needs: slow, but exact.
func meeting(friends []friend) (seconds float64) {
	for i, a := range friends {
		for _, b := range friends[:i] {
			seconds = max(seconds, float64(max(a.x-b.x, b.x-a.x))/float64(a.v+b.v))
		}
	}
	return seconds
}

func main() {
	generate.Main("rendezvous", func(d *generate.Data) {
		add := func(name string, friends ...friend) {
			var b strings.Builder
			fmt.Fprintln(&b, len(friends))
			for _, f := range friends {
				fmt.Fprintln(&b, f.x, f.v)
			}
			d.Add(name, b.String(), fmt.Sprintf("%.9f\n", meeting(friends)))
		}
		random := func(n int, far, fast int64) []friend {
			friends := make([]friend, n)
			for i := range friends {
				friends[i] = friend{d.Between(-far, far), d.Between(1, fast)}
			}
			return friends
		}
		const far = 1_000_000_000
		add("alone", friend{5, 3})
		add("same-place", friend{-7, 1}, friend{-7, 1000}, friend{-7, 2})
		add("half-a-metre", friend{0, 1}, friend{1, 1})
		add("as-far-as-can-be", friend{-far, 1}, friend{far, 1})
		add("near-and-fast", friend{0, 1000}, friend{1, 1000})
		add("fast-ends", friend{-far, 1000}, friend{far, 1000}, friend{-400_000_000, 1}, friend{500_000_000, 2})
		add("small", random(10, 20, 5)...)
		add("all-slow", random(2000, far, 1)...)
		add("all-fast", random(2000, 1000, 1000)...)
		add("one-side", append(random(3000, 1000, 9), friend{far, 7})...)
		add("large", random(12_000, far, 1000)...)
	})
}
