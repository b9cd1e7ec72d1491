// Looks at each lock of each stretch: group 1.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	lift, depth := make([]int, n), make([]int, n)
	for i := range lift {
		fmt.Fscan(in, &lift[i], &depth[i])
	}
	sum := 0
	for i := range n {
		for j := i + 1; j <= n; j++ {
			sum += slices.Max(lift[i:j]) * slices.Min(depth[i:j])
		}
	}
	fmt.Println(sum)
}
