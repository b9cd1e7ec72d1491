// From the leaves on, gives each farm that is not guarded yet the cheapest dog that does it.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	costs, beside := make([]int, n+1), make([][]int, n+1)
	for i := 1; i <= n; i++ {
		fmt.Fscan(in, &costs[i])
	}
	for range n - 1 {
		var u, v int
		fmt.Fscan(in, &u, &v)
		beside[u] = append(beside[u], v)
		beside[v] = append(beside[v], u)
	}
	above := make([]int, n+1)
	order := []int{1}
	for i := 0; i < len(order); i++ {
		for _, u := range beside[order[i]] {
			if u != above[order[i]] {
				above[u] = order[i]
				order = append(order, u)
			}
		}
	}
	sum := 0
	guarded := make([]bool, n+1)
	for i := n - 1; i >= 0; i-- {
		if v := order[i]; !guarded[v] {
			best := beside[v][0]
			for _, u := range beside[v] {
				if costs[u] < costs[best] {
					best = u
				}
			}
			sum += costs[best]
			for _, u := range beside[best] {
				guarded[u] = true
			}
		}
	}
	fmt.Println(sum)
}
