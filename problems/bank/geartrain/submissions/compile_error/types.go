package main

import "fmt"

func main() {
	var n int64
	fmt.Scan(&n)
	var sum int = 1
	for p := int64(2); p*p <= n; p++ {
		for n%p == 0 {
			n /= p
			sum *= 2*p - 1
		}
	}
	fmt.Println(sum)
}
