// Begins after the ruling that is published last by the order of the queue, not
// by its day.
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
	end := make([]int64, n)
	for i := range end {
		fmt.Fscan(in, &end[i])
	}
	citedBy, open := make([][]int, n), make([]int, n)
	for range m {
		var a, b int
		fmt.Fscan(in, &a, &b)
		citedBy[b-1] = append(citedBy[b-1], a-1)
		open[a-1]++
	}
	var queue []int
	for i, count := range open {
		if count == 0 {
			queue = append(queue, i)
		}
	}
	last := int64(0)
	for i := 0; i < len(queue); i++ {
		b := queue[i]
		last = max(last, end[b])
		for _, a := range citedBy[b] {
			if open[a]--; open[a] == 0 {
				end[a] += end[b]
				queue = append(queue, a)
			}
		}
	}
	if len(queue) < n {
		fmt.Println("mistrial")
	} else {
		fmt.Println(last)
	}
}
