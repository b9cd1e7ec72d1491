package main

import (
	"fmt"
	"sort"
)

// Always takes the largest stamp that fits.
func main() {
	var k, postage int
	fmt.Scan(&k, &postage)
	values := make([]int, k)
	for i := range values {
		fmt.Scan(&values[i])
	}
	sort.Sort(sort.Reverse(sort.IntSlice(values)))
	stamps := 0
	for _, v := range values {
		stamps += postage / v
		postage %= v
	}
	if postage > 0 || stamps%2 == 0 {
		fmt.Println("impossible")
		return
	}
	fmt.Println(stamps)
}
