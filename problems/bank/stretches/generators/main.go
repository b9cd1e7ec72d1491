// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// count keeps how often each remainder of a prefix sum was seen.
func count(needs string, k int) int64 {
	seen := make([]int64, k)
	seen[0] = 1
	var sum int
	var stretches int64
	for _, c := range needs {
		sum = (sum + int(c-'0')) % k
		stretches += seen[sum]
		seen[sum]++
	}
	return stretches
}

func main() {
	generate.Main("stretches", func(d *generate.Data) {
		add := func(name, needs string, k int) {
			d.Add(name, fmt.Sprintf("%d %d\n%s\n", len(needs), k, needs), generate.Line(count(needs, k)))
		}
		random := func(n int, low, high int64) string {
			b := make([]byte, n)
			for i := range b {
				b[i] = byte('0' + d.Between(low, high))
			}
			return string(b)
		}
		add("one-house", "5", 5)
		add("one-house-no", "5", 6)
		add("one-driver", random(50, 0, 9), 1)
		add("no-salt", strings.Repeat("0", 100), 99_999)
		add("small", random(30, 0, 9), 4)
		add("never", strings.Repeat("1", 200), 100_000)
		add("large-k", random(5000, 0, 9), 44_999)
		add("ones", strings.Repeat("1", 60_000), 7)
		add("zeros-over-31-bits", strings.Repeat("0", 100_000), 1)
		add("nines", strings.Repeat("9", 100_000), 100_000)
		add("random-large", random(100_000, 0, 9), 1000)
		add("sparse-large", random(100_000, 0, 1), 12)
	})
}
