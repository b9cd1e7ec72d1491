// Of several patterns, takes the one that came first out of the box.
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
	more := map[string]int{}
	var patterns []string
	for range n {
		var hand, pattern string
		fmt.Fscan(in, &hand, &pattern)
		if _, known := more[pattern]; !known {
			patterns = append(patterns, pattern)
		}
		if hand == "left" {
			more[pattern]++
		} else {
			more[pattern]--
		}
	}
	over, most, name := 0, 0, "-"
	for _, p := range patterns {
		d := max(more[p], -more[p])
		over += d
		if d > most {
			most, name = d, p
		}
	}
	fmt.Println((n - over) / 2)
	fmt.Println(name)
}
