// Command generators writes the secret test data of this package.
package main

import (
	"fmt"

	"assize/problems/generate"
)

const prime = 998_244_353

func power(base, exponent int64) int64 {
	result := int64(1)
	for ; exponent > 0; exponent >>= 1 {
		if exponent&1 == 1 {
			result = result * base % prime
		}
		base = base * base % prime
	}
	return result
}

// good is the solution that the editorial explains.
func good(c, s, r, t int64) int64 {
	if end := s + r - t; end < 0 || end > c {
		return 0
	}
	n := r + t
	factorial, inverse := make([]int64, n+1), make([]int64, n+1)
	factorial[0] = 1
	for i := int64(1); i <= n; i++ {
		factorial[i] = factorial[i-1] * i % prime
	}
	inverse[n] = power(factorial[n], prime-2)
	for i := n; i > 0; i-- {
		inverse[i-1] = inverse[i] * i % prime
	}
	// every sums up the binomials of n at all places that differ from start by
	// a multiple of c+2.
	every := func(start int64) (sum int64) {
		for u := start % (c + 2); u <= n; u += c + 2 {
			sum += inverse[u] * inverse[n-u] % prime
		}
		return sum % prime * factorial[n] % prime
	}
	return (every(r) - every(r+s+1) + prime) % prime
}

// slow goes through the day with the number of ways to each height. It holds the
// formula against what it stands for.
func slow(c, s, r, t int64) int64 {
	ways := make([]int64, c+1)
	ways[s] = 1
	for range r + t {
		next := make([]int64, c+1)
		for at, w := range ways {
			if at > 0 {
				next[at-1] = (next[at-1] + w) % prime
			}
			if int64(at) < c {
				next[at+1] = (next[at+1] + w) % prime
			}
		}
		ways = next
	}
	if end := s + r - t; end >= 0 && end <= c {
		return ways[end]
	}
	return 0
}

func main() {
	generate.Main("bikeshed", func(d *generate.Data) {
		add := func(name string, c, s, r, t int64) {
			answer := good(c, s, r, t)
			if c*(r+t) < 10_000_000 && slow(c, s, r, t) != answer {
				panic(name)
			}
			d.Add(name, fmt.Sprintln(c, s, r, t), generate.Line(answer))
		}
		const most, largest = 200_000, 1_000_000_000
		add("nobody-comes", 4, 2, 0, 0)
		add("one-stand", 1, 0, 7, 7)
		add("one-stand-taken", 1, 1, 7, 7)
		add("empty-in-the-end", 5, 3, 4, 7)
		add("full-in-the-end", 5, 3, 6, 4)
		add("overfull", 7, 5, 9, 4)
		add("not-enough", 7, 5, 4, 12)
		add("one-wall-each-way", 6, 2, 5, 5)
		add("many-touches", 4, 1, 20, 21)
		add("lower-wall-alone", largest, 3, 30, 30)
		add("upper-wall-alone", largest, largest-2, 30, 31)
		add("medium", 30, 11, 400, 390)
		add("narrow-and-long", 1, 0, most, most)
		add("two-stands", 2, 1, most, most)
		add("some-stands", 37, 20, most, most-11)
		add("hundreds", 700, 350, most-100, most)
		add("as-wide-as-the-day-varies", 2500, 2000, most-900, most)
		add("wide", 90_000, 50_000, most-17, most)
		add("no-wall-in-reach", largest, largest/2, most, most-1)
		add("empty-in-the-morning", largest, 0, most, most)
		add("full-in-the-morning", largest, largest, most-40_000, most)
		add("only-riders", largest, 5, most, 0)
		add("exactly-full", most+1, 1, most, 0)
		add("one-too-many", most, 1, most, 0)
	})
}
