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
	left, right := map[string]int{}, map[string]int{}
	patterns := map[string]bool{}
	for range n {
		var hand, pattern string
		fmt.Fscan(in, &hand, &pattern)
		patterns[pattern] = true
		if hand == "left" {
			left[pattern]++
		} else {
			right[pattern]++
		}
	}
	pairs, most, name := 0, 0, "-"
	for p := range patterns {
		both := min(left[p], right[p])
		pairs += both
		over := left[p] + right[p] - 2*both
		// A map has no order, so equal numbers must be told apart.
		if over > most || over > 0 && over == most && p < name {
			most, name = over, p
		}
	}
	fmt.Println(pairs)
	fmt.Println(name)
}
