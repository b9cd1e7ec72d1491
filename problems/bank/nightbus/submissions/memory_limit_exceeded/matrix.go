package main

import (
	"bufio"
	"fmt"
	"os"
)

// Keeps the time between any two crossings.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	var t int64
	fmt.Fscan(in, &n, &m, &t)
	time := make([][]int64, n+1)
	for i := range time {
		time[i] = make([]int64, n+1)
		for j := range time[i] {
			time[i][j] = 1 << 60
		}
		time[i][i] = 0
	}
	ride := make([][]bool, n+1)
	for i := range ride {
		ride[i] = make([]bool, n+1)
	}
	for range m {
		var u, v int
		var w int64
		fmt.Fscan(in, &u, &v, &w)
		time[u][v] = min(time[u][v], w)
		time[v][u] = time[u][v]
		ride[u][v], ride[v][u] = true, true
	}
	// Floyd and Warshall would be too slow, so Dijkstra from both ends.
	walk := func(from int) []int64 {
		done := make([]bool, n+1)
		best := append([]int64(nil), time[from]...)
		for range n {
			at := 0
			for i := 1; i <= n; i++ {
				if !done[i] && (at == 0 || best[i] < best[at]) {
					at = i
				}
			}
			done[at] = true
			for i := 1; i <= n; i++ {
				best[i] = min(best[i], best[at]+time[at][i])
			}
		}
		return best
	}
	there, back := walk(1), walk(n)
	best := there[n]
	for u := 1; u <= n; u++ {
		for v := 1; v <= n; v++ {
			if ride[u][v] {
				best = min(best, there[u]+t+back[v])
			}
		}
	}
	if best >= 1<<60 {
		fmt.Println("taxi")
		return
	}
	fmt.Println(best)
}
