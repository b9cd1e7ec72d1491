// Does not ask whether the day ends with a possible number of bicycles.
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
	n := r + t
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
	fmt.Println(sum % prime * inverse(over[0]) % prime)
}
