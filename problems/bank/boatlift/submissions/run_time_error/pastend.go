package main

import (
	"bufio"
	"fmt"
	"os"
)

// Asks for the boat that fills the basin without a look at whether there is one.
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
		if t[i+k-1] <= start {
			start = max(first, t[i+k-1])
			i += k
		} else {
			for t[i] <= start {
				i++
			}
		}
		back = start + d
	}
	fmt.Println(starts, start)
}
