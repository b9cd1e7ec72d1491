// Command generators writes the secret test data of this package.
package main

import (
	"strings"

	"assize/problems/generate"
)

// begin counts places of p in the circle t by the borders of p#tt.
func begin(t, p string) int {
	s := p + "#" + t + t[:len(p)-1]
	border := make([]int, len(s))
	count := 0
	for i := 1; i < len(s); i++ {
		k := border[i-1]
		for k > 0 && s[i] != s[k] {
			k = border[k-1]
		}
		if s[i] == s[k] {
			k++
		}
		border[i] = k
		if k == len(p) {
			count++
		}
	}
	return count
}

func main() {
	generate.Main("bellring", func(d *generate.Data) {
		add := func(name, t, p string) { d.Add(name, t+"\n"+p+"\n", generate.Line(begin(t, p))) }
		random := func(n int, last byte) string {
			b := make([]byte, n)
			for i := range b {
				b[i] = 'a' + byte(d.Between(0, int64(last-'a')))
			}
			return string(b)
		}
		a := strings.Repeat("a", 100_000)
		add("one-bell", "z", "z")
		add("one-bell-no", "z", "y")
		add("only-past-the-end", "cab", "abc")
		add("whole-circle", "abcabc", "bcabca")
		add("not-there", "abcdefgh", "hb")
		add("small", random(60, 'b'), "aba")
		add("borders", strings.Repeat("aabaa", 300), "aabaaaabaa")
		add("letters", random(20_000, 'z'), "q")
		add("all-the-same", a[:50_000], a[:25_000])
		add("one-odd-bell", a[:49_999]+"b", a[:24_999]+"b")
		add("late-mismatch", a[:80_000], a[:39_999]+"b")
		add("fibonacci", fibonacci(50_000), fibonacci(5_000))
		add("longest", a[:50_000]+"b"+a[:49_999], a[:49_999]+"b"+a[:50_000])
	})
}

// fibonacci returns the first n letters of the Fibonacci word.
func fibonacci(n int) string {
	x, y := "a", "ab"
	for len(y) < n {
		x, y = y, y+x
	}
	return y[:n]
}
