// Keeps only by how much the heavier side is heavier.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type crate struct{ weight, freight int }

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, all int
	fmt.Fscan(in, &n)
	crates := make([]crate, n)
	for i := range crates {
		fmt.Fscan(in, &crates[i].weight, &crates[i].freight)
		all += crates[i].weight
	}
	// best[d] is what the crates from i on pay if they make good the difference d.
	best := make([]int, all/2+1)
	for d := range best {
		best[d] = -1
	}
	best[0] = 0
	choices := make([][]byte, n)
	for i := n - 1; i >= 0; i-- {
		c := crates[i]
		row, choice := make([]int, len(best)), make([]byte, len(best))
		for d := range row {
			row[d], choice[d] = best[d], '-'
			if to := d + c.weight; to < len(best) && best[to] >= 0 && best[to]+c.freight > row[d] {
				row[d], choice[d] = best[to]+c.freight, 'h'
			}
			to := d - c.weight
			if to = max(to, -to); to < len(best) && best[to] >= 0 && best[to]+c.freight > row[d] {
				row[d], choice[d] = best[to]+c.freight, 'l'
			}
		}
		best, choices[i] = row, choice
	}
	load := make([]byte, n)
	port := 0 // by how much port is heavier
	for i, c := range crates {
		load[i] = '-'
		if choice := choices[i][max(port, -port)]; choice != '-' {
			if (choice == 'h') == (port >= 0) {
				load[i] = 'P'
				port += c.weight
			} else {
				load[i] = 'S'
				port -= c.weight
			}
		}
	}
	fmt.Printf("%d\n%s\n", best[0], load)
}
