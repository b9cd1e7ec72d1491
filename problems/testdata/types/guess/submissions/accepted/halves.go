package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	r := bufio.NewReader(os.Stdin)
	low, high := 1, 1000
	for {
		g := (low + high) / 2
		fmt.Println(g)
		var a string
		fmt.Fscan(r, &a)
		if a == "correct" {
			return
		}
		if a == "lower" {
			high = g - 1
		} else {
			low = g + 1
		}
	}
}
