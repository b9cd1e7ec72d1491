package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	days, begin := make([]int64, n), make([]int64, n)
	for i := range days {
		fmt.Fscan(in, &days[i])
	}
	citedBy, open := make([][]int, n), make([]int, n)
	for range m {
		var a, b int
		fmt.Fscan(in, &a, &b)
		citedBy[b-1] = append(citedBy[b-1], a-1)
		open[a-1]++
	}
	var ready []int
	for i, count := range open {
		if count == 0 {
			ready = append(ready, i)
		}
	}
	ruled, last := 0, int64(0)
	for len(ready) > 0 {
		b := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		ruled++
		end := begin[b] + days[b]
		last = max(last, end)
		for _, a := range citedBy[b] {
			begin[a] = max(begin[a], end)
			if open[a]--; open[a] == 0 {
				ready = append(ready, a)
			}
		}
	}
	if ruled < n {
		fmt.Println("mistrial")
	} else {
		fmt.Println(last)
	}
}
