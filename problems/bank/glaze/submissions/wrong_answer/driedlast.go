// Leaves out the pot that is dry last.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

type pot struct{ glaze, dry int }

// last returns when the last of the pots is dry, and which one that is.
func last(pots []pot) (time, which int) {
	busy := 0
	for i, p := range pots {
		busy += p.glaze
		if busy+p.dry > time {
			time, which = busy+p.dry, i
		}
	}
	return time, which
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	pots := make([]pot, n)
	for i := range pots {
		fmt.Fscan(in, &pots[i].glaze, &pots[i].dry)
	}
	slices.SortFunc(pots, func(a, b pot) int { return b.dry - a.dry })
	_, which := last(pots)
	time, _ := last(slices.Delete(pots, which, which+1))
	fmt.Println(time)
}
