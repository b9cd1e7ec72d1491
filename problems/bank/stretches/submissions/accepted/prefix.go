package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, k int
	var needs string
	fmt.Fscan(in, &n, &k, &needs)
	seen := map[int]int64{0: 1}
	var stretches int64
	sum := 0
	for i := 0; i < n; i++ {
		sum = (sum + int(needs[i]-'0')) % k
		stretches += seen[sum]
		seen[sum]++
	}
	fmt.Println(stretches)
}
