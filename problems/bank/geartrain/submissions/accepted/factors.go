package main

import "fmt"

func main() {
	var n int64
	fmt.Scan(&n)
	sum := int64(1)
	for p := int64(2); p*p <= n; p++ {
		a, power := int64(0), int64(1)
		for n%p == 0 {
			n, a, power = n/p, a+1, power*p
		}
		if a > 0 {
			sum *= (a+1)*power - a*power/p
		}
	}
	if n > 1 {
		sum *= 2*n - 1
	}
	fmt.Println(sum)
}
