// Searches for the answer: by a given time all but one can be dry, if some pot lies at or
// before the first that is late whose absence makes up for the latest.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

type pot struct{ glaze, dry int64 }

func main() {
	in := bufio.NewReader(os.Stdin)
	number := func() (v int64) {
		c, _ := in.ReadByte()
		for c < '0' {
			c, _ = in.ReadByte()
		}
		for ; c >= '0'; c, _ = in.ReadByte() {
			v = 10*v + int64(c-'0')
		}
		return v
	}
	pots := make([]pot, number())
	for i := range pots {
		pots[i] = pot{number(), number()}
	}
	slices.SortFunc(pots, func(a, b pot) int { return int(b.dry - a.dry) })
	// dry tells whether all pots but one can be dry at the time.
	dry := func(time int64) bool {
		late, busy := int64(0), int64(0) // how late the worst pot is
		first := -1
		slowest := int64(0) // up to the first that is late
		for i, p := range pots {
			busy += p.glaze
			if first < 0 {
				slowest = max(slowest, p.glaze)
			}
			if over := busy + p.dry - time; over > 0 {
				if first < 0 {
					first = i
				}
				late = max(late, over)
			}
		}
		if slowest >= late {
			return true
		}
		// Or the first that is late is left out itself, and those after it come earlier.
		busy = 0
		for i, p := range pots {
			if i == first {
				continue
			}
			busy += p.glaze
			if busy+p.dry > time {
				return false
			}
		}
		return true
	}
	low, high := int64(0), int64(1)<<47
	for low < high {
		if middle := (low + high) / 2; dry(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	fmt.Println(low)
}
