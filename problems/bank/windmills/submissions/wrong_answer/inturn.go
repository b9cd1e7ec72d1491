// Carries out the three cases of an order one after the other.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, q int
	var text string
	fmt.Fscan(in, &n, &q, &text)
	mills := []byte(text)
	for range q {
		var what, letters string
		var l, r int
		fmt.Fscan(in, &what, &l, &r, &letters)
		if what == "!" {
			for x := range 3 {
				for i := l - 1; i < r; i++ {
					if mills[i] == "fhF"[x] {
						mills[i] = letters[x]
					}
				}
			}
			continue
		}
		now, best := 0, 0
		for _, mill := range mills[l-1 : r] {
			if now++; mill != letters[0] {
				now = 0
			}
			best = max(best, now)
		}
		fmt.Println(best)
	}
}
