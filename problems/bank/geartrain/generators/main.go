// Command generators writes the secret test data of this package.
package main

import (
	"assize/problems/generate"
)

// roughness multiplies what each prime power p^a of n contributes to the sum of
// gcd(k, n): (a+1)*p^a - a*p^(a-1).
func roughness(n int64) int64 {
	sum := int64(1)
	factor := func(p, a, power int64) { sum *= (a+1)*power - a*(power/p) }
	for p := int64(2); p*p <= n; p++ {
		a, power := int64(0), int64(1)
		for n%p == 0 {
			n, a, power = n/p, a+1, power*p
		}
		if a > 0 {
			factor(p, a, power)
		}
	}
	if n > 1 {
		factor(n, 1, n)
	}
	return sum
}

func main() {
	generate.Main("geartrain", func(d *generate.Data) {
		add := func(name string, n int64) { d.Add(name, generate.Line(n), generate.Line(roughness(n))) }
		add("one", 1)
		add("two", 2)
		add("twelve", 12)
		add("prime", 99_991)
		add("factorial", 3_628_800)
		add("over-31-bits", 2_147_483_648)
		add("large-prime", 999_999_999_989)
		add("prime-square", 999_983*999_983)
		add("two-primes", 999_979*999_983)
		add("power-of-two", 1<<39)
		add("power-of-ten", 1_000_000_000_000)
		add("many-divisors", 963_761_198_400)
		for range 4 {
			add("random", d.Between(1, 1_000_000_000_000))
		}
	})
}
