package main

import (
	"bufio"
	"fmt"
	"os"
)

// Takes the middle of the villages on the way, as if all roads were equally long.
func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, q int
	fmt.Fscan(in, &n, &q)
	next := make([][]int, n+1)
	for range n - 1 {
		var a, b, w int
		fmt.Fscan(in, &a, &b, &w)
		next[a] = append(next[a], b)
		next[b] = append(next[b], a)
	}
	parent, depth, order := make([]int, n+1), make([]int, n+1), []int{1}
	for i := 0; i < len(order); i++ {
		for _, b := range next[order[i]] {
			if b != parent[order[i]] {
				parent[b], depth[b] = order[i], depth[order[i]]+1
				order = append(order, b)
			}
		}
	}
	for range q {
		var u, v int
		fmt.Fscan(in, &u, &v)
		front, back := []int{u}, []int{v}
		for a, b := u, v; a != b; {
			if depth[a] >= depth[b] {
				a = parent[a]
				front = append(front, a)
			} else {
				b = parent[b]
				back = append(back, b)
			}
		}
		for i := len(back) - 2; i >= 0; i-- {
			front = append(front, back[i])
		}
		if k := len(front); k%2 == 1 {
			fmt.Fprintln(out, "village", front[k/2])
		} else {
			fmt.Fprintln(out, "road", front[k/2-1], front[k/2])
		}
	}
}
