package main

import (
	"bufio"
	"fmt"
	"os"
)

// Keeps what each further barrel is worth instead of the sums: the threshold itself.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, k int
	fmt.Fscan(in, &n, &k)
	a, b := make([]float64, n), make([]float64, n)
	for i := range n {
		fmt.Fscan(in, &a[i], &b[i])
	}
	worth := make([]float64, k) // of the first barrel, of the second one, …
	for i := n - 1; i >= 0; i-- {
		// The mean of the larger one of the offer and a barrel, for the barrel before, and
		// what that one was worth.
		before, last := 0.0, 0.0
		for j, t := range worth {
			better := t
			switch {
			case t <= a[i]:
				better = (a[i] + b[i]) / 2
			case t < b[i]:
				better = t + (b[i]-t)*(b[i]-t)/2/(b[i]-a[i])
			}
			worth[j] = last + better - before
			before, last = better, t
		}
	}
	sum := 0.0
	for _, w := range worth {
		sum += w
	}
	fmt.Printf("%.9f\n", sum)
}
