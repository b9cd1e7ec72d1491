package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

// Keeps the marks of visited moorings also after boats have moved.
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
	lies := make([]int, m+1)
	visited := make([]bool, m+1)
	var place func(boat int) bool
	place = func(boat int) bool {
		for _, at := range fits[boat] {
			if lies[at] == 0 {
				lies[at] = boat + 1
				return true
			}
		}
		for _, at := range fits[boat] {
			if !visited[at] {
				visited[at] = true
				if place(lies[at] - 1) {
					lies[at] = boat + 1
					return true
				}
			}
		}
		return false
	}
	sum := int64(0)
	for _, boat := range order {
		if place(boat) {
			sum += fee[boat]
		}
	}
	fmt.Println(sum)
}
