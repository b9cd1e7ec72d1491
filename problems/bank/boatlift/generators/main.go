// Command generators writes the secret test data of this package.
package main

import (
	"slices"

	"assize/problems/generate"
)

// lift says how often the lift starts and when for the last time.
func lift(k int, w, d int64, times []int64) (starts, last int64) {
	free := int64(0)
	for i := 0; i < len(times); starts++ {
		in := max(free, times[i])
		last = in + w
		if j := i + k - 1; j < len(times) && times[j] <= last {
			last = max(in, times[j])
			i = j + 1
		} else {
			for i < len(times) && times[i] <= last {
				i++
			}
		}
		free = last + d
	}
	return starts, last
}

func main() {
	generate.Main("boatlift", func(d *generate.Data) {
		add := func(name string, k int, w, back int64, times ...int64) {
			slices.Sort(times)
			starts, last := lift(k, w, back, times)
			d.Add(name, generate.Line(int64(len(times)), int64(k), w, back)+generate.Line(times...),
				generate.Line(starts, last))
		}
		random := func(n int, low, high int64) []int64 {
			times := make([]int64, n)
			for i := range times {
				times[i] = d.Between(low, high)
			}
			return times
		}
		const long = 1_000_000_000
		add("one", 1, 5, 3, 0)
		add("one-waits", 1, 0, 1, 17)
		add("alone-in-a-large-basin", 2, 40, 9, 3, 100)
		add("at-the-last-moment", 3, 10, 5, 0, 10, 25, 35, 36)
		add("all-at-once", 4, 100, 10, random(30, 8, 8)...)
		add("one-by-one", 1, 50, 10, random(30, 0, 300)...)
		add("no-wait", 5, 0, 20, random(100, 0, 600)...)
		add("never-full", 60, 30, 20, random(60, 0, 900)...)
		add("small", 3, 25, 40, random(200, 0, 4000)...)
		add("slow-lift", 3, 10, long, random(1000, 0, long)...)
		add("long-wait", 20_000, long, long, random(20_000, 0, long)...)
		add("large", 7, 200_000, 100_000, random(15_000, 0, long)...)
		add("largest", 2, long, long, append(random(16_001, long-1000, long), 0)...)
	})
}
