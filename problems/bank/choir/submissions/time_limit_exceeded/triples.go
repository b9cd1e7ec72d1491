// Tries every three of them.
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
	h := make([]int, n)
	for i := range h {
		fmt.Fscan(in, &h[i])
	}
	if h[0] == h[n-1] {
		h = h[1 : n-1]
	}
	ways := 0
	for i, a := range h {
		for j, b := range h[i+1:] {
			if b <= a {
				continue
			}
			for _, c := range h[i+j+2:] {
				if c > b {
					ways++
				}
			}
		}
	}
	fmt.Println(ways)
}
