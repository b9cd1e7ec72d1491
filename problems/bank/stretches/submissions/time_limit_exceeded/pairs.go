package main

import (
	"bufio"
	"fmt"
	"os"
)

// Tries every stretch.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, k int
	var needs string
	fmt.Fscan(in, &n, &k, &needs)
	var stretches int64
	for i := 0; i < n; i++ {
		sum := 0
		for j := i; j < n; j++ {
			sum += int(needs[j] - '0')
			if sum%k == 0 {
				stretches++
			}
		}
	}
	fmt.Println(stretches)
}
