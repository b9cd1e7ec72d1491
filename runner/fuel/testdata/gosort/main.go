// Sorts, counts in a map and prints: what most Go programs do.
package main

import (
	"fmt"
	"sort"
)

func main() {
	var n int
	fmt.Scan(&n)
	v := make([]int, n)
	seed := uint32(9)
	for i := range v {
		seed = seed*1664525 + 1013904223
		v[i] = int(seed >> 8)
	}
	counts := map[int]int{}
	for _, x := range v {
		counts[x%3000]++
	}
	sort.Ints(v)
	sum := 0
	for i, x := range v {
		sum += i * x
	}
	fmt.Println(sum, len(counts))
}
