package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
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
	n, k := number(), number()
	snow := make([]int, n)
	high := 2 * n
	for i := range snow {
		snow[i] = number()
		high += snow[i]
	}
	fmt.Println(sort.Search(high, func(t int) bool {
		at := 0
		for plough := 0; plough < k && at < n; plough++ {
			spent, from := at, at
			for at < n && spent+snow[at]+at+1 <= t {
				spent += snow[at]
				at++
			}
			if at == from {
				return false
			}
		}
		return at == n
	}))
}
