package main

import (
	"bufio"
	"fmt"
	"os"
)

// Believes that there are at most 26 motifs.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	motif := make([]int, n)
	all := map[int]bool{}
	for i := range motif {
		fmt.Fscan(in, &motif[i])
		all[motif[i]] = true
	}
	var inside [27]int
	have, left, best, start := 0, 0, n+1, 0
	for right, m := range motif {
		if inside[m]++; inside[m] == 1 {
			have++
		}
		for have == len(all) {
			if right-left+1 < best {
				best, start = right-left+1, left+1
			}
			if inside[motif[left]]--; inside[motif[left]] == 0 {
				have--
			}
			left++
		}
	}
	fmt.Println(best, start)
}
