// Counts in 32 bits.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type piece struct {
	first, last byte
	turns       int32
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var text string
	fmt.Fscan(in, &text)
	at := 0
	var pattern func() piece
	pattern = func() (all piece) {
		for ; at < len(text) && text[at] != ')'; at++ {
			times := int32(0)
			for ; text[at] >= '0' && text[at] <= '9'; at++ {
				times = 10*times + int32(text[at]-'0')
			}
			next := piece{text[at], text[at], 0}
			if text[at] == '(' {
				at++
				next = pattern()
			}
			if times > 0 {
				next.turns *= times
				if next.first != next.last {
					next.turns += times - 1
				}
			}
			if all.first == 0 {
				all = next
				continue
			}
			if all.last != next.first {
				all.turns++
			}
			all.turns += next.turns
			all.last = next.last
		}
		return all
	}
	fmt.Println(pattern().turns)
}
