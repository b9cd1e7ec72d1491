// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// earliest is the least time, by the solution that the editorial explains.
func earliest(snow []int64, k int) int64 {
	low, high := int64(0), int64(2*len(snow))
	for _, s := range snow {
		high += s
	}
	for low < high {
		t := (low + high) / 2
		if possible(snow, k, t) {
			high = t
		} else {
			low = t + 1
		}
	}
	return low
}

func possible(snow []int64, k int, t int64) bool {
	for at := 0; at < len(snow); k-- {
		spent, from := int64(at), at
		for at < len(snow) && spent+snow[at]+int64(at+1) <= t {
			spent += snow[at]
			at++
		}
		if at == from || k == 0 {
			return false
		}
	}
	return true
}

func main() {
	generate.Main("ploughs", func(d *generate.Data) {
		add := func(name string, k int, snow []int64) {
			d.Add(name, fmt.Sprintf("%d %d\n%s\n", len(snow), k, strings.Trim(fmt.Sprint(snow), "[]")), generate.Line(earliest(snow, k)))
		}
		random := func(n int, low, high int64) []int64 {
			snow := make([]int64, n)
			for i := range snow {
				snow[i] = d.Between(low, high)
			}
			return snow
		}
		add("one", 1, []int64{7})
		add("all-for-one", 1, random(10, 1, 9))
		add("one-each", 10, random(10, 1, 9))
		add("small", 3, random(12, 1, 20))
		add("light-snow", 40, random(4000, 1, 2))
		add("drift-at-the-end", 4, append(random(200, 1, 3), 1_000_000))
		add("drift-at-the-depot", 4, append([]int64{1_000_000}, random(200, 1, 3)...))
		add("heavy", 3, random(5000, 900_000, 1_000_000))
		add("one-plough-large", 1, random(6000, 1_000_000, 1_000_000))
		add("large", 200, random(6000, 1, 1_000_000))
		add("large-many", 3000, random(6000, 1, 1000))
		add("flat-large", 7, random(30_000, 1, 1))
	})
}
