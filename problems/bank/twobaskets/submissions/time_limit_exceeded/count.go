package main

import "fmt"

// Carries the apples over one by one.
func main() {
	var a, b int64
	fmt.Scan(&a, &b)
	steps := []int64{0}
	for ; b > 0; b-- {
		steps[0]++
	}
	for ; b < 0; b++ {
		steps[0]--
	}
	fmt.Println(a + steps[0])
}
