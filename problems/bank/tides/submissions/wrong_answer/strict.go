package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

type dyke struct{ u, v, h int }

// Takes "fewer than" for "at most".
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m, q int
	fmt.Fscan(in, &n, &m, &q)
	dykes := make([]dyke, m)
	for i := range dykes {
		fmt.Fscan(in, &dykes[i].u, &dykes[i].v, &dykes[i].h)
	}
	sort.Slice(dykes, func(i, j int) bool { return dykes[i].h > dykes[j].h })
	root, size := make([]int, n+1), make([]int, n+1)
	for i := range root {
		root[i], size[i] = i, 1
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	pairs := make([]int, m+1)
	for i, d := range dykes {
		pairs[i+1] = pairs[i]
		if a, b := find(d.u), find(d.v); a != b {
			pairs[i+1] += size[a] * size[b]
			root[a] = b
			size[b] += size[a]
		}
	}
	for range q {
		var c int
		fmt.Fscan(in, &c)
		if dry := sort.SearchInts(pairs, c+1); dry <= m {
			fmt.Println(dykes[dry-1].h)
		} else {
			fmt.Println("dry")
		}
	}
}
