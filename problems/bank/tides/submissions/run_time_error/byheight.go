package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

// Sorts the dykes into a table by height, which only goes so far.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m, q int
	fmt.Fscan(in, &n, &m, &q)
	table := make([][2]int, 100_000)
	for range m {
		var u, v, h int
		fmt.Fscan(in, &u, &v, &h)
		table[h] = [2]int{u, v}
	}
	root, size := make([]int, n+1), make([]int, n+1)
	for i := range root {
		root[i], size[i] = i, 1
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	// Below the sea at height len(table)-i, pairs[i] are in touch.
	pairs := make([]int, len(table)+1)
	for i := range len(table) {
		pairs[i+1] = pairs[i]
		d := table[len(table)-1-i]
		if d[0] == 0 {
			continue
		}
		if a, b := find(d[0]), find(d[1]); a != b {
			pairs[i+1] += size[a] * size[b]
			root[a] = b
			size[b] += size[a]
		}
	}
	for range q {
		var c int
		fmt.Fscan(in, &c)
		if i := sort.SearchInts(pairs, c); i < len(pairs) {
			fmt.Println(len(table) - i)
		} else {
			fmt.Println("dry")
		}
	}
}
