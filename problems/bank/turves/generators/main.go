// Command generators writes the secret test data of this package.
package main

import "assize/problems/generate"

const highest = 200_000

// values are those of single stacks, by the solution that the editorial explains.
func values() []int {
	g, options := make([]int, highest+1), make([]uint64, highest+1)
	for h := 1; h <= highest; h++ {
		options[h] |= 1 << g[h-1]
		for options[h]>>g[h]&1 == 1 {
			g[h]++
		}
		for d := 2; d*h <= highest; d++ {
			if d%2 == 0 {
				options[d*h] |= 1
			} else {
				options[d*h] |= 1 << g[h]
			}
		}
	}
	return g
}

// openings counts the winning moves.
func openings(g []int, heights []int64) (count int64) {
	all := 0
	for _, h := range heights {
		all ^= g[h]
	}
	for _, h := range heights {
		if g[h-1] == all^g[h] {
			count++
		}
		for d := int64(2); d <= h; d++ {
			if h%d == 0 && g[h/d]*int(d%2) == all^g[h] {
				count++
			}
		}
	}
	return count
}

func main() {
	generate.Main("turves", func(d *generate.Data) {
		g := values()
		add := func(name string, heights ...int64) {
			d.Add(name, generate.Line(int64(len(heights)))+generate.Line(heights...), generate.Line(openings(g, heights)))
		}
		random := func(n int, low, high int64) []int64 {
			heights := make([]int64, n)
			for i := range heights {
				heights[i] = d.Between(low, high)
			}
			return heights
		}
		// even adds a stack with which the second player wins, if there is one from low on.
		even := func(heights []int64, low int64) []int64 {
			all := 0
			for _, h := range heights {
				all ^= g[h]
			}
			for h := low; h <= highest; h++ {
				if g[h] == all {
					return append(heights, h)
				}
			}
			panic("no stack has this value")
		}
		add("one-turf", 1)
		add("one-stack", 36)
		add("one-large-stack", 196_560)
		add("odd-stacks", 45, 105, 99)
		add("pairs", 30, 14, 14, 30, 7, 7)
		add("lost", even(random(9, 1, 100), 3)...)
		add("small", random(20, 1, 30)...)
		add("ones", random(999, 1, 1)...)
		add("medium", random(100, 1, 5000)...)
		add("medium-lost", even(random(99, 1, 5000), 1000)...)
		add("same-height", random(999, 166_320, 166_320)...)
		add("large", random(1000, 1, highest)...)
		add("high", random(1000, highest-100, highest)...)
		add("high-lost", even(random(999, highest-3000, highest), 190_000)...)
	})
}
