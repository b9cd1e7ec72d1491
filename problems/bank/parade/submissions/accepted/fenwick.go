package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

func delight(h, order []int) int64 {
	tree := make([]int, len(h)+1)
	var count int64
	for i, v := range h {
		count += int64(i)
		for k := sort.SearchInts(order, 2*v+1); k > 0; k &= k - 1 {
			count -= int64(tree[k])
		}
		for k := sort.SearchInts(order, v) + 1; k < len(tree); k += k & -k {
			tree[k]++
		}
	}
	return count
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	h, turned := make([]int, n), make([]int, n)
	for i := range h {
		fmt.Fscan(in, &h[i])
		turned[n-1-i] = h[i]
	}
	order := append([]int(nil), h...)
	sort.Ints(order)
	fmt.Println(max(delight(h, order), delight(turned, order)))
}
