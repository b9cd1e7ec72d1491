// Goes by freight for weight, puts each crate on the lighter side, and takes crates away from
// the heavier side in the end.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	weight, freight, order := make([]int, n), make([]int, n), make([]int, n)
	for i := range order {
		fmt.Fscan(in, &weight[i], &freight[i])
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return freight[b]*weight[a] - freight[a]*weight[b] })
	load := make([]byte, n)
	port := 0
	for _, i := range order {
		if port <= 0 {
			load[i] = 'P'
			port += weight[i]
		} else {
			load[i] = 'S'
			port -= weight[i]
		}
	}
	for port != 0 {
		for _, i := range slices.Backward(order) {
			if port > 0 && load[i] == 'P' {
				load[i] = '-'
				port -= weight[i]
				break
			}
			if port < 0 && load[i] == 'S' {
				load[i] = '-'
				port += weight[i]
				break
			}
		}
	}
	sum := 0
	for i := range load {
		if load[i] != '-' {
			sum += freight[i]
		}
	}
	fmt.Printf("%d\n%s\n", sum, load)
}
