package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	arrows := make([][]int32, 2*n, 2*n+120_000)
	imply := func(a, b int) {
		arrows[a] = append(arrows[a], int32(b))
		arrows[b^1] = append(arrows[b^1], int32(a^1))
	}
	for range m {
		var k int
		fmt.Fscan(in, &k)
		for j := range k {
			var b int
			fmt.Fscan(in, &b)
			right := 2*b - 2
			if b < 0 {
				right = -2*b - 1
			}
			p := len(arrows)
			arrows = append(arrows, nil, nil)
			imply(right^1, p)
			if j > 0 {
				imply(p-2, p)
				imply(p-2, right)
			}
		}
	}
	// low is the visit with which a node, or one that it reaches, was found; components
	// that are complete have a number of their own.
	low, component := make([]int32, len(arrows)), make([]int32, len(arrows))
	var open []int32
	visits, components := int32(0), int32(0)
	var visit func(a int32)
	visit = func(a int32) {
		visits++
		found := visits
		low[a] = found
		open = append(open, a)
		for _, b := range arrows[a] {
			if low[b] == 0 {
				visit(b)
			}
			if component[b] == 0 {
				low[a] = min(low[a], low[b])
			}
		}
		if low[a] < found {
			return
		}
		components++
		for component[a] == 0 {
			component[open[len(open)-1]] = components
			open = open[:len(open)-1]
		}
	}
	for a := range arrows {
		if low[a] == 0 {
			visit(int32(a))
		}
	}
	word := make([]byte, n)
	for a := 0; a < len(arrows); a += 2 {
		if component[a] == component[a+1] {
			fmt.Println("impossible")
			return
		}
		if a >= 2*n {
			continue
		}
		word[a/2] = 'G'
		if component[a] < component[a+1] {
			word[a/2] = 'R'
		}
	}
	fmt.Println(string(word))
}
