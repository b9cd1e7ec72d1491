package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

// Looks for the shortest way to a free mooring, the dearest boat first.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	fee, fits, order := make([]int64, n), make([][]int, n), make([]int, n)
	for i := range n {
		var count int
		fmt.Fscan(in, &fee[i], &count)
		fits[i] = make([]int, count)
		for j := range fits[i] {
			fmt.Fscan(in, &fits[i][j])
		}
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return fee[order[a]] > fee[order[b]] })
	lies := make([]int, m+1)    // the boat at a mooring
	mooring := make([]int, n)   // the mooring of a boat, or 0
	before := make([]int, m+1)  // the boat from which the search came to a mooring
	visited := make([]int, m+1) // the search that came last
	for i := range lies {
		lies[i] = -1
	}
	sum := int64(0)
	for search, boat := range order {
		queue := []int{boat}
		free := 0
		for len(queue) > 0 && free == 0 {
			here := queue[0]
			queue = queue[1:]
			for _, at := range fits[here] {
				if visited[at] == search+1 {
					continue
				}
				visited[at] = search + 1
				before[at] = here
				if lies[at] < 0 {
					free = at
					break
				}
				queue = append(queue, lies[at])
			}
		}
		if free == 0 {
			continue
		}
		sum += fee[boat]
		for at := free; at != 0; {
			mover := before[at]
			lies[at] = mover
			at, mooring[mover] = mooring[mover], at
		}
	}
	fmt.Println(sum)
}
