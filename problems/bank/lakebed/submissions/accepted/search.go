package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	sound := func(x int) (depth int) {
		fmt.Println("?", x)
		fmt.Fscan(in, &depth)
		return depth
	}
	fmt.Println("!", 1+sort.Search(n-1, func(i int) bool { return sound(i+1) > sound(i+2) }))
}
