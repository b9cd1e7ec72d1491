package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

type end struct{ to, w int }

// Cuts the tree into heavy paths, each of which lies in one piece of an array.
func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, q int
	fmt.Fscan(in, &n, &q)
	next := make([][]end, n+1)
	for range n - 1 {
		var a, b, w int
		fmt.Fscan(in, &a, &b, &w)
		next[a] = append(next[a], end{b, w})
		next[b] = append(next[b], end{a, w})
	}
	parent, height, size, heavy := make([]int, n+1), make([]int, n+1), make([]int, n+1), make([]int, n+1)
	order := []int{1}
	for i := 0; i < len(order); i++ {
		a := order[i]
		for _, e := range next[a] {
			if e.to != parent[a] {
				parent[e.to], height[e.to] = a, height[a]+e.w
				order = append(order, e.to)
			}
		}
	}
	for i := n - 1; i >= 0; i-- {
		a := order[i]
		size[a]++
		p := parent[a]
		size[p] += size[a]
		if heavy[p] == 0 || size[a] > size[heavy[p]] {
			heavy[p] = a
		}
	}
	top, place, at := make([]int, n+1), make([]int, n+1), make([]int, 0, n)
	for _, a := range order {
		if a != 1 && heavy[parent[a]] == a {
			continue // not the top of its path
		}
		for b := a; b != 0; b = heavy[b] {
			top[b], place[b] = a, len(at)
			at = append(at, b)
		}
	}
	for range q {
		var u, v int
		fmt.Fscan(in, &u, &v)
		a, b := u, v
		for top[a] != top[b] {
			if height[top[a]] >= height[top[b]] {
				a = parent[top[a]]
			} else {
				b = parent[top[b]]
			}
		}
		way := height[u] + height[v] - 2*min(height[a], height[b])
		from := u
		if height[v] > height[u] {
			from = v
		}
		reached := func(y int) bool { return 2*(height[from]-height[y]) <= way }
		x := from
		for top[x] != 1 && reached(parent[top[x]]) {
			x = parent[top[x]]
		}
		first := place[top[x]]
		x = at[first+sort.Search(place[x]-first, func(i int) bool { return reached(at[first+i]) })]
		switch {
		case 2*(height[from]-height[x]) == way:
			fmt.Fprintln(out, "village", x)
		case from == u:
			fmt.Fprintln(out, "road", x, parent[x])
		default:
			fmt.Fprintln(out, "road", parent[x], x)
		}
	}
}
