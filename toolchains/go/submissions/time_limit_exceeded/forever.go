package main

import "fmt"

func main() {
	sum := 0
	for sum >= 0 {
		sum = (sum + 1) & 0xffff
	}
	fmt.Println(sum)
}
