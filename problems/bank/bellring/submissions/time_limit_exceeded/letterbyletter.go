package main

import (
	"bufio"
	"fmt"
	"os"
)

// Listens from every ringer.
func main() {
	in := bufio.NewReader(os.Stdin)
	var t, p string
	fmt.Fscan(in, &t, &p)
	count := 0
	for i := range t {
		k := 0
		for k < len(p) && t[(i+k)%len(t)] == p[k] {
			k++
		}
		if k == len(p) {
			count++
		}
	}
	fmt.Println(count)
}
