package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	var cards [1_000_001]int
	length := 0
	for range n * (n - 1) / 2 {
		var d int
		fmt.Fscan(in, &d)
		cards[d]++
		length = max(length, d)
	}
	cards[length]--
	huts := []int{0, length}
	// change adds by to the cards between x and all huts, and says whether none was missing.
	change := func(x, by int) bool {
		fine := true
		for _, h := range huts {
			d := max(x-h, h-x)
			cards[d] += by
			fine = fine && cards[d] >= 0
		}
		return fine
	}
	var search func(largest int) bool
	search = func(largest int) bool {
		if len(huts) == n {
			return true
		}
		for cards[largest] == 0 {
			largest--
		}
		for _, x := range []int{length - largest, largest} {
			if change(x, -1) {
				huts = append(huts, x)
				if search(largest) {
					return true
				}
				huts = huts[:len(huts)-1]
			}
			change(x, 1)
		}
		return false
	}
	if !search(length) {
		fmt.Println("mistake")
		return
	}
	slices.Sort(huts)
	for _, h := range huts {
		fmt.Print(h, " ")
	}
	fmt.Println()
}
