package main

import "fmt"

func main() {
	sum := 0
	for n := number(); n > 0; n-- {
		sum += number()
	}
	fmt.Println(sum)
}
