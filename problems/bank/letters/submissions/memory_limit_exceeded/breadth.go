package main

import (
	"bufio"
	"fmt"
	"os"
)

type round struct {
	visited [16]byte
	length  int
}

// Keeps every beginning of a round, all of one length at a time.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	d := make([][]int, n+1)
	for i := range d {
		d[i] = make([]int, n+1)
		for j := range d[i] {
			fmt.Fscan(in, &d[i][j])
		}
	}
	rounds := []round{{}}
	for done := range n {
		var longer []round
		for _, r := range rounds {
			at, pace := 0, 1
			seen := 0
			for _, house := range r.visited[:done] {
				at = int(house)
				seen |= 1 << at
			}
			if seen>>1&1 == 1 {
				pace = 2
			}
			for next := 1; next <= n; next++ {
				if seen>>next&1 == 0 {
					more := r
					more.visited[done] = byte(next)
					more.length += pace * d[at][next]
					longer = append(longer, more)
				}
			}
		}
		rounds = longer
	}
	best := rounds[0].length
	for _, r := range rounds {
		best = min(best, r.length)
	}
	fmt.Println(best)
}
