// Keeps how often all that is open is worked in total, so that each seam can be counted where it
// is found: between two parts as often as what is around them, and between two copies once less
// for each time that the copies begin.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type level struct {
	first, last byte
	times       int // of the group itself
	weight      int // of everything in it
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var pattern string
	fmt.Fscan(in, &pattern)
	open := []level{{times: 1, weight: 1}}
	turns, number := 0, 0
	// follow puts a piece behind what the innermost group has so far.
	follow := func(first, last byte) {
		l := &open[len(open)-1]
		if l.first == 0 {
			l.first = first
		} else if l.last != first {
			turns += l.weight
		}
		l.last = last
	}
	for _, c := range []byte(pattern) {
		if c >= '0' && c <= '9' {
			number = 10*number + int(c-'0')
			continue
		}
		switch c {
		case '(':
			times := max(1, number)
			open = append(open, level{times: times, weight: times * open[len(open)-1].weight})
		case ')':
			l := open[len(open)-1]
			open = open[:len(open)-1]
			if l.first != l.last {
				turns += (l.times - 1) * open[len(open)-1].weight
			}
			follow(l.first, l.last)
		default:
			follow(c, c)
		}
		number = 0
	}
	fmt.Println(turns)
}
