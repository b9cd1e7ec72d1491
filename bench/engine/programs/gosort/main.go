// Sorts, counts in a map and prints, with goroutines at work: the runtime of Go
// is the program. Without package fmt it is half as large.
package main

import (
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	in, err := io.ReadAll(os.Stdin)
	if err != nil {
		os.Exit(1)
	}
	n, err := strconv.Atoi(strings.TrimSpace(string(in)))
	if err != nil {
		os.Exit(2)
	}
	numbers := make(chan int)
	go func() {
		seed := uint32(9)
		for range n {
			seed = seed*1664525 + 1013904223
			numbers <- int(seed >> 8)
		}
		close(numbers)
	}()
	var v []int
	counts := map[int]int{}
	for x := range numbers {
		v = append(v, x)
		counts[x%3000]++
	}
	slices.Sort(v)
	sum := 0
	for i, x := range v {
		sum += i * x
	}
	os.Stdout.WriteString(strconv.Itoa(sum) + " " + strconv.Itoa(len(counts)) + "\n")
}
