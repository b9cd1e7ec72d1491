package main

import "fmt"

// Reads a third number that is not there.
func main() {
	numbers := make([]int64, 0, 3)
	for {
		var v int64
		if _, err := fmt.Scan(&v); err != nil {
			break
		}
		numbers = append(numbers, v)
	}
	fmt.Println(numbers[0] + numbers[1] + numbers[len(numbers)])
}
