package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, k, w, d int
	fmt.Fscan(in, &n, &k, &w, &d)
	t := make([]int, n)
	for i := range t {
		fmt.Fscan(in, &t[i])
	}
	starts, start, back := 0, 0, 0
	for i := 0; i < n; starts++ {
		first := max(back, t[i])
		start = first + w
		end := sort.SearchInts(t, start+1) // the first boat that comes too late
		if end >= i+k {
			end = i + k
			start = max(first, t[end-1])
		}
		i, back = end, start+d
	}
	fmt.Println(starts, start)
}
