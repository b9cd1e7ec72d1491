package main

import "fmt"

var values []int

// Tries every letter that could be written.
func fewest(postage, stamps int) int {
	if postage == 0 && stamps%2 == 1 {
		return stamps
	}
	best := 1 << 30
	for _, v := range values {
		if v <= postage {
			best = min(best, fewest(postage-v, stamps+1))
		}
	}
	return best
}

func main() {
	var k, postage int
	fmt.Scan(&k, &postage)
	values = make([]int, k)
	for i := range values {
		fmt.Scan(&values[i])
	}
	if best := fewest(postage, 0); best < 1<<30 {
		fmt.Println(best)
		return
	}
	fmt.Println("impossible")
}
