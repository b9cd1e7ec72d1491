package main

import "fmt"

// Treats a prime power as if it were the prime alone.
func main() {
	var n int64
	fmt.Scan(&n)
	sum := int64(1)
	for p := int64(2); p*p <= n; p++ {
		for n%p == 0 {
			n /= p
			sum *= 2*p - 1
		}
	}
	if n > 1 {
		sum *= 2*n - 1
	}
	fmt.Println(sum)
}
