package main

import (
	"bufio"
	"fmt"
	"os"
)

// Goes to the nearest house next, and to the dog last.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	d := make([][]int, n+1)
	for i := range d {
		d[i] = make([]int, n+1)
		for j := range d[i] {
			fmt.Fscan(in, &d[i][j])
		}
	}
	done := make([]bool, n+1)
	at, length := 0, 0
	for left := n; left > 0; left-- {
		next := 1
		for i := 2; i <= n; i++ {
			if !done[i] && (next == 1 || d[at][i] < d[at][next]) {
				next = i
			}
		}
		length += d[at][next]
		done[next] = true
		at = next
	}
	fmt.Println(length)
}
