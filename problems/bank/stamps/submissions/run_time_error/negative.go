package main

import "fmt"

// Looks up sums below nothing.
func main() {
	var k, postage int
	fmt.Scan(&k, &postage)
	best := make([][2]int, postage+1)
	values := make([]int, k)
	for i := range values {
		fmt.Scan(&values[i])
	}
	for sum := 1; sum <= postage; sum++ {
		best[sum] = [2]int{1 << 30, 1 << 30}
		for _, v := range values {
			best[sum][0] = min(best[sum][0], best[sum-v][1]+1)
			best[sum][1] = min(best[sum][1], best[sum-v][0]+1)
		}
	}
	fmt.Println(best[postage][1])
}
