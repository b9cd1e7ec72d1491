// Command generators writes the secret test data of this package.
package main

import (
	"slices"
	"strings"

	"assize/problems/generate"
)

// node is the part of a segment tree over the ranks of the wells that has some of them.
type node struct {
	left, right      *node
	first, last, dry int64
}

func (v *node) gather() *node {
	switch l, r := v.left, v.right; {
	case l == nil:
		v.first, v.last, v.dry = r.first, r.last, r.dry
	case r == nil:
		v.first, v.last, v.dry = l.first, l.last, l.dry
	default:
		v.first, v.last, v.dry = l.first, r.last, max(l.dry, r.dry, r.first-l.last)
	}
	return v
}

func plant(low, high, rank int, x int64) *node {
	middle := (low + high) / 2
	switch {
	case high-low == 1:
		return &node{first: x, last: x}
	case rank < middle:
		return (&node{left: plant(low, middle, rank, x)}).gather()
	}
	return (&node{right: plant(middle, high, rank, x)}).gather()
}

func merge(a, b *node) *node {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	a.left, a.right = merge(a.left, b.left), merge(a.right, b.right)
	return a.gather()
}

// stretches merges trees, as the editorial explains.
func stretches(length int64, wells []int64, pacts [][2]int) string {
	n := len(wells)
	root, order := make([]int, n), make([]int, n)
	for i := range root {
		root[i], order[i] = i, i
	}
	slices.SortFunc(order, func(a, b int) int { return int(wells[a] - wells[b]) })
	trees := make([]*node, n)
	for rank, i := range order {
		trees[i] = plant(0, n, rank, wells[i])
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	var text strings.Builder
	for _, p := range pacts {
		a, b := find(p[0]), find(p[1])
		if a != b {
			trees[a] = merge(trees[a], trees[b])
			root[b] = a
		}
		text.WriteString(generate.Line(max(trees[a].dry, trees[a].first, length-trees[a].last)))
	}
	return text.String()
}

func main() {
	generate.Main("wells", func(d *generate.Data) {
		add := func(name string, length int64, wells []int64, pacts [][2]int) {
			var b strings.Builder
			b.WriteString(generate.Line(int64(len(wells)), int64(len(pacts)), length))
			b.WriteString(generate.Line(wells...))
			for _, p := range pacts {
				b.WriteString(generate.Line(p[0]+1, p[1]+1))
			}
			d.Add(name, b.String(), stretches(length, wells, pacts))
		}
		random := func(n int, low, high int64) []int64 {
			wells := make([]int64, n)
			for i := range wells {
				wells[i] = d.Between(low, high)
			}
			return wells
		}
		either := func(a, b int) [2]int {
			if d.Between(0, 1) == 1 {
				return [2]int{b, a}
			}
			return [2]int{a, b}
		}
		// anyTwo draws m pacts.
		anyTwo := func(n, m int) [][2]int {
			pacts := make([][2]int, m)
			for i := range pacts {
				a := int(d.Between(0, int64(n-1)))
				b := (a + int(d.Between(1, int64(n-1)))) % n
				pacts[i] = [2]int{a, b}
			}
			return pacts
		}
		// oneByOne joins all tribes to the first one.
		oneByOne := func(n int) [][2]int {
			var pacts [][2]int
			for _, b := range d.Perm(n - 1) {
				pacts = append(pacts, either(0, b+1))
			}
			return pacts
		}
		// pairs joins tribes to pairs, pairs to fours, and so on.
		pairs := func(n int) [][2]int {
			var pacts [][2]int
			order := d.Perm(n)
			for wide := 1; wide < n; wide *= 2 {
				for i := 0; i+wide < n; i += 2 * wide {
					pacts = append(pacts, either(order[i], order[i+wide]))
				}
			}
			return pacts
		}
		const top = 1_000_000_000
		add("two", 2, []int64{1, 1}, [][2]int{{0, 1}})
		add("allies-already", 30, []int64{3, 9, 20}, [][2]int{{0, 1}, {1, 0}, {2, 1}, {0, 2}, {0, 1}})
		add("ally-of-an-ally", 100, []int64{10, 35, 60, 85}, [][2]int{{0, 1}, {2, 3}, {1, 2}})
		add("dry-in-the-beginning", 100, []int64{90, 93, 99}, [][2]int{{2, 0}, {0, 1}})
		add("dry-in-the-end", top, []int64{7, 1, 4}, [][2]int{{0, 2}, {2, 1}})
		add("next-longest", 100, []int64{40, 55, 70, 20}, [][2]int{{0, 2}, {3, 1}, {1, 0}})
		add("same-mile", 50, random(40, 20, 22), anyTwo(40, 60))
		add("small", 60, random(12, 1, 59), anyTwo(12, 25))
		add("several-alliances", 1000, random(300, 1, 999), anyTwo(300, 200))
		add("far-apart", top, random(500, 1, top-1), anyTwo(500, 900))
		add("pairs", 10_000_000, random(5000, 1, 9_999_999), pairs(5000))
		add("large", top, random(5000, 1, top-1), anyTwo(5000, 9000))
		add("one-by-one", 90_000, random(32_000, 1, 89_999), oneByOne(32_000))
	})
}
