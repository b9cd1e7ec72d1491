package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	number := func() int {
		n := 0
		c, _ := in.ReadByte()
		for c < '0' {
			c, _ = in.ReadByte()
		}
		for c >= '0' {
			n = 10*n + int(c-'0')
			c, _ = in.ReadByte()
		}
		return n
	}
	h := make([]int, number())
	for i := range h {
		h[i] = number()
	}
	if n := len(h); h[0] == h[n-1] {
		h = h[1 : n-1]
	}
	ranks := slices.Clone(h)
	slices.Sort(ranks)
	ranks = slices.Compact(ranks)
	ones, twos := make([]int, len(ranks)+1), make([]int, len(ranks)+1)
	ways := 0
	for _, x := range h {
		rank, _ := slices.BinarySearch(ranks, x)
		one := 0
		for r := rank; r > 0; r &= r - 1 {
			one += ones[r]
			ways += twos[r]
		}
		for r := rank + 1; r <= len(ranks); r += r & -r {
			ones[r]++
			twos[r] += one
		}
	}
	fmt.Println(ways)
}
