// Command generators writes the secret test data of this package.
package main

import (
	"assize/problems/generate"
)

// shortest moves both ends of a window to the right.
func shortest(motifs []int) (length, start int) {
	kinds := map[int]bool{}
	for _, m := range motifs {
		kinds[m] = true
	}
	inside := map[int]int{}
	length = len(motifs) + 1
	left := 0
	for right, m := range motifs {
		inside[m]++
		for len(inside) == len(kinds) {
			if right-left+1 < length {
				length, start = right-left+1, left+1
			}
			if inside[motifs[left]]--; inside[motifs[left]] == 0 {
				delete(inside, motifs[left])
			}
			left++
		}
	}
	return length, start
}

func main() {
	generate.Main("postcards", func(d *generate.Data) {
		add := func(name string, motifs []int) {
			length, start := shortest(motifs)
			d.Add(name, generate.Line(len(motifs))+generate.Line(motifs...), generate.Line(length, start))
		}
		fill := func(n int, f func(i int) int) []int {
			list := make([]int, n)
			for i := range list {
				list[i] = f(i)
			}
			return list
		}
		random := func(kinds int64) func(int) int {
			return func(int) int { return int(d.Between(1, kinds)) }
		}
		add("one-card", []int{1})
		add("all-different", []int{3, 1, 4, 2, 5})
		add("at-the-end", []int{1, 1, 1, 1, 2, 3, 4})
		add("tie", []int{1, 2, 1, 2, 1, 2})
		add("rare-in-the-middle", fill(2001, func(i int) int {
			if i == 1000 {
				return 2001
			}
			return 1 + i%3
		}))
		add("random-small", fill(40, random(6)))
		add("random", fill(3000, random(50)))
		add("same", fill(20_000, func(int) int { return 20_000 }))
		add("ends-apart", fill(30_000, func(i int) int {
			if i == 0 || i == 29_999 {
				return 1 + i
			}
			return 777
		}))
		add("random-large", fill(30_000, random(900)))
		// Every run of 30,000 has every motif, and none shorter.
		add("wheel", fill(60_000, func(i int) int { return 1 + i%30_000 }))
	})
}
