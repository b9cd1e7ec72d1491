// Keeps the longest dry stretch of each alliance and cuts it by the wells of the other, but
// does not know of the next longest.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type alliance struct {
	wells []int
	l, r  int // the longest stretch
}

// cut returns the longest part of the stretch that wells leave of it.
func (a alliance) cut(wells []int) (l, r int) {
	l, r = a.l, a.r
	for _, x := range wells {
		if l < x && x < r {
			if x-l >= r-x {
				r = x
			} else {
				l = x
			}
		}
	}
	return l, r
}

func main() {
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, m, length int
	fmt.Fscan(in, &n, &m, &length)
	all, root := make([]alliance, n), make([]int, n)
	for i := range all {
		var x int
		fmt.Fscan(in, &x)
		all[i] = alliance{wells: []int{x}, r: x}
		if length-x > x {
			all[i].l, all[i].r = x, length
		}
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for range m {
		var a, b int
		fmt.Fscan(in, &a, &b)
		a, b = find(a-1), find(b-1)
		if a != b {
			if len(all[a].wells) < len(all[b].wells) {
				a, b = b, a
			}
			l, r := all[a].cut(all[b].wells)
			all[a].l, all[a].r = l, r
			all[a].wells = append(all[a].wells, all[b].wells...)
			root[b] = a
		}
		fmt.Fprintln(out, all[a].r-all[a].l)
	}
}
