// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// colours finds colours for n buoys by the solution that the editorial explains. The
// statement s has the opposite s^1; 2b-2 is that buoy b is red.
func colours(n int, skippers [][]int) string {
	var arrows [][]int32
	for range 2 * n {
		arrows = append(arrows, nil)
	}
	imply := func(a, b int) {
		arrows[a] = append(arrows[a], int32(b))
		arrows[b^1] = append(arrows[b^1], int32(a^1))
	}
	for _, named := range skippers {
		for j, b := range named {
			p := len(arrows)
			arrows = append(arrows, nil, nil)
			right := 2*b - 2
			if b < 0 {
				right = -2*b - 1
			}
			imply(right^1, p)
			if j > 0 {
				imply(p-2, p)
				imply(p-2, right)
			}
		}
	}
	found, low, component := make([]int, len(arrows)), make([]int, len(arrows)), make([]int, len(arrows))
	var stack []int
	visits, components := 0, 0
	var visit func(a int)
	visit = func(a int) {
		visits++
		found[a], low[a] = visits, visits
		stack = append(stack, a)
		for _, b := range arrows[a] {
			if found[b] == 0 {
				visit(int(b))
			}
			if component[b] == 0 {
				low[a] = min(low[a], low[b])
			}
		}
		if low[a] < found[a] {
			return
		}
		components++
		for component[a] == 0 {
			component[stack[len(stack)-1]] = components
			stack = stack[:len(stack)-1]
		}
	}
	for a := range arrows {
		if found[a] == 0 {
			visit(a)
		}
	}
	word := make([]byte, n)
	for a := 0; a < len(arrows); a += 2 {
		if component[a] == component[a^1] {
			return "impossible\n"
		}
		if a < 2*n {
			word[a/2] = "GR"[min(1, max(0, component[a^1]-component[a]))]
		}
	}
	return string(word) + "\n"
}

func main() {
	generate.Main("skippers", func(d *generate.Data) {
		add := func(name string, n int, skippers [][]int) {
			var b strings.Builder
			fmt.Fprintln(&b, n, len(skippers))
			for _, named := range skippers {
				fmt.Fprint(&b, len(named))
				for _, x := range named {
					fmt.Fprint(&b, " ", x)
				}
				fmt.Fprintln(&b)
			}
			d.Add(name, b.String(), colours(n, skippers))
		}
		paint := func(n int) []int { // 1 or -1 for each buoy
			colour := make([]int, n)
			for i := range colour {
				colour[i] = int(2*d.Between(0, 1) - 1)
			}
			return colour
		}
		// remember lets a skipper name these buoys, from 0, of which he has all right but one,
		// or wrong of them.
		remember := func(colour, buoys []int, wrong int) []int {
			named := make([]int, len(buoys))
			for i, b := range buoys {
				named[i] = (b + 1) * colour[b]
			}
			for _, i := range d.Perm(len(named))[:min(wrong, len(named))] {
				named[i] = -named[i]
			}
			return named
		}
		// some picks k different buoys.
		some := func(n, k int) []int {
			if 4*k > n {
				return d.Perm(n)[:k]
			}
			picked, seen := make([]int, 0, k), map[int]bool{}
			for len(picked) < k {
				if b := int(d.Between(0, int64(n-1))); !seen[b] {
					seen[b] = true
					picked = append(picked, b)
				}
			}
			return picked
		}
		// random has m skippers with low to high memories each, all but one of them right.
		random := func(n, m, low, high int) [][]int {
			colour := paint(n)
			skippers := make([][]int, m)
			for i := range skippers {
				skippers[i] = remember(colour, some(n, int(d.Between(int64(low), int64(high)))), 1)
			}
			return skippers
		}
		// chain makes each of the statements imply the next: b, -b and so on as in the input.
		chain := func(statements []int) (skippers [][]int) {
			for i := range statements[1:] {
				named := []int{-statements[i], statements[i+1]}
				if d.Between(0, 1) == 1 {
					named[0], named[1] = named[1], named[0]
				}
				skippers = append(skippers, named)
			}
			return skippers
		}
		mixed := func(skippers [][]int) [][]int {
			out := make([][]int, len(skippers))
			for i, at := range d.Perm(len(skippers)) {
				out[i] = skippers[at]
			}
			return out
		}
		// ring has all buoys in a chain from buoy 1 red to buoy 1 green, and if closed back again.
		ring := func(n int, closed bool) [][]int {
			order := append([]int{1}, make([]int, n-1)...)
			colour := paint(n)
			for i, at := range d.Perm(n - 1) {
				order[i+1] = (at + 2) * colour[at+1]
			}
			skippers := chain(append(order, -1))
			if closed {
				skippers = append(skippers, chain([]int{-1, order[n/2], 1})...)
			}
			return mixed(skippers)
		}

		add("one-buoy", 1, [][]int{{1}, {-1}, {-1}})
		add("two-buoys", 2, [][]int{{1, -2}, {2, 1}, {-2, -1}})
		add("three-disagree", 3, [][]int{{1, 2, 3}, {-1, -2, -3}})
		add("first-and-last", 5, [][]int{{1, 2, 3, 4, 5}, {-1, 2}, {-1, 3}, {-5, 2}, {-5, -3}, {-1, -5}})
		add("small", 12, random(12, 8, 2, 5))
		add("all-forget-the-same", 50, func() [][]int {
			colour := paint(50)
			skippers := make([][]int, 60)
			for i := range skippers {
				buoys := some(49, 4)
				if i < 40 { // wrong about the last buoy, and right in all else
					skippers[i] = append(remember(colour, buoys, 0), -50*colour[49])
				} else { // wrong about another, which pins down the last
					skippers[i] = append(remember(colour, buoys, 1), 50*colour[49])
				}
			}
			return skippers
		}())
		add("pairs", 2000, random(2000, 3500, 2, 2))
		add("ring", 3000, ring(3000, false))
		add("ring-closed", 3000, ring(3000, true))
		add("threes", 3000, random(3000, 4000, 3, 3))
		add("one-wrong-too-many", 1000, func() [][]int {
			skippers := random(1000, 400, 5, 25)
			return mixed(append(skippers, []int{3, 7}, []int{-3, 7}, []int{3, -7}, []int{-3, -7}))
		}())
		add("hundreds", 3000, random(3000, 60, 100, 200))
		add("two-know-everything", 30_000, func() [][]int {
			colour := paint(30_000)
			return [][]int{remember(colour, d.Perm(30_000), 1), remember(colour, d.Perm(29_900), 1), remember(colour, some(30_000, 90), 1)}
		}())
		add("everything-impossible", 15_000, func() [][]int {
			colour := paint(15_000)
			return [][]int{remember(colour, d.Perm(15_000), 0), remember(colour, some(15_000, 3), 3), remember(colour, some(15_000, 40), 1)}
		}())
	})
}
