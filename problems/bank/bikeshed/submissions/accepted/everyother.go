package main

import "fmt"

const prime = 998244353

func inverse(a int) int {
	result := 1
	for e := prime - 2; e > 0; e >>= 1 {
		if e&1 == 1 {
			result = result * a % prime
		}
		a = a * a % prime
	}
	return result
}

func main() {
	var c, s, r, t int
	fmt.Scan(&c, &s, &r, &t)
	if end := s + r - t; end < 0 || end > c {
		fmt.Println(0)
		return
	}
	n := r + t
	// The products of 1 to i, and of i+1 to n: what is divided by is needed once for all.
	below := make([]int, n+1)
	below[0] = 1
	for i := 1; i <= n; i++ {
		below[i] = below[i-1] * i % prime
	}
	over := make([]int, n+1)
	over[n] = 1
	for i := n; i > 0; i-- {
		over[i-1] = over[i] * i % prime
	}
	sum := 0
	for u := r % (c + 2); u <= n; u += c + 2 {
		sum += over[u] * over[n-u] % prime
	}
	for u := (r + s + 1) % (c + 2); u <= n; u += c + 2 {
		sum += prime - over[u]*over[n-u]%prime
	}
	// n! / (u! (n-u)!) is over[u] over[n-u] / n!
	fmt.Println(sum % prime * inverse(below[n]) % prime)
}
