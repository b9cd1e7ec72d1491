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
	x, v := make([]float64, n), make([]float64, n)
	for i := range n {
		fmt.Fscan(in, &x[i], &v[i])
	}
	together := func(t float64) bool {
		from, to := x[0]-v[0]*t, x[0]+v[0]*t
		for i := range n {
			from, to = max(from, x[i]-v[i]*t), min(to, x[i]+v[i]*t)
		}
		return from <= to
	}
	// In steps of a tenth of a microsecond.
	const step = 1e-7
	at := sort.Search(1e9/step, func(i int) bool { return together(float64(i) * step) })
	fmt.Printf("%.9f\n", float64(at)*step)
}
