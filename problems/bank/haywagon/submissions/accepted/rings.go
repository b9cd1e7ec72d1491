package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

type state struct{ r, c, facing int }

// Goes from all states that n steps lead to on to those of n+1 steps.
func main() {
	in := bufio.NewReader(os.Stdin)
	var rows, columns int
	fmt.Fscan(in, &rows, &columns)
	squares := make([]string, rows)
	seen := make([][][4]bool, rows)
	var ring []state
	for r := range squares {
		fmt.Fscan(in, &squares[r])
		seen[r] = make([][4]bool, columns)
		if c := strings.IndexAny(squares[r], "^>v<"); c >= 0 {
			ring = []state{{r, c, strings.IndexByte("^>v<", squares[r][c])}}
		}
	}
	for steps := 0; len(ring) > 0; steps++ {
		var next []state
		for _, at := range ring {
			if squares[at.r][at.c] == 'B' {
				fmt.Println(steps)
				return
			}
			for turn := range 2 {
				facing := (at.facing + turn) % 4
				r := at.r + [4]int{-1, 0, 1, 0}[facing]
				c := at.c + [4]int{0, 1, 0, -1}[facing]
				if r < 0 || r >= rows || c < 0 || c >= columns || squares[r][c] == '#' || seen[r][c][facing] {
					continue
				}
				seen[r][c][facing] = true
				next = append(next, state{r, c, facing})
			}
		}
		ring = next
	}
	fmt.Println("stuck")
}
