package main

import (
	"bufio"
	"fmt"
	"os"
)

const highest = 200_000

// Lists the divisors above 1 of every height first.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	heights := make([]int, n)
	for i := range heights {
		fmt.Fscan(in, &heights[i])
	}
	first := make([]int32, highest+2) // of the divisors of a height
	for d := 2; d <= highest; d++ {
		for h := d; h <= highest; h += d {
			first[h+1]++
		}
	}
	for h := 1; h <= highest+1; h++ {
		first[h] += first[h-1]
	}
	divisors, end := make([]int32, first[highest+1]), append([]int32(nil), first...)
	for d := 2; d <= highest; d++ {
		for h := d; h <= highest; h += d {
			divisors[end[h]] = int32(d)
			end[h]++
		}
	}
	value := make([]uint8, highest+1)
	each := func(h int, reach func(value uint8)) {
		reach(value[h-1])
		for _, d := range divisors[first[h]:first[h+1]] {
			if d%2 == 0 {
				reach(0)
			} else {
				reach(value[h/int(d)])
			}
		}
	}
	for h := 1; h <= highest; h++ {
		options := uint32(0)
		each(h, func(v uint8) { options |= 1 << v })
		for options>>value[h]&1 == 1 {
			value[h]++
		}
	}
	all := uint8(0)
	for _, h := range heights {
		all ^= value[h]
	}
	count := 0
	for _, h := range heights {
		each(h, func(v uint8) {
			if v == all^value[h] {
				count++
			}
		})
	}
	fmt.Println(count)
}
