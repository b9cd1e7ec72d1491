package main

import "fmt"

func main() {
	var n int
	fmt.Scan(&n)
	w := make([]float64, n)
	all, thalers := 0.0, 0.0
	for i := range w {
		fmt.Scan(&w[i])
		all += w[i]
	}
	for _, x := range w {
		thalers += all / x
	}
	e := make([]float64, 1<<n)
	for s := 1; s < 1<<n; s++ {
		sum, of := all, 0.0
		for i := 0; i < n; i++ {
			if s>>i&1 == 1 {
				sum += w[i] * e[s^1<<i]
				of += w[i]
			}
		}
		e[s] = sum / of
	}
	fmt.Printf("%.9f %.9f\n", e[len(e)-1], thalers)
}
