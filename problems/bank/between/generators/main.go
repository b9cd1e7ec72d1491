// Command generators writes the secret test data of this package: the rows of buoys.
package main

import "assize/problems/generate"

func main() {
	generate.Main("between", func(d *generate.Data) {
		add := func(name string, row ...int) {
			d.Add(name, generate.Line(len(row))+generate.Line(row...), "either direction\n")
		}
		random := func(n int) []int {
			row := d.Perm(n)
			for i := range row {
				row[i]++
			}
			return row
		}
		// each makes a row of f(0) to f(n-1).
		each := func(n int, f func(i int) int) []int {
			row := make([]int, n)
			for i := range row {
				row[i] = f(i)
			}
			return row
		}
		add("three", 2, 1, 3)
		add("three-in-order", 1, 2, 3)
		add("four", 4, 1, 2, 3)
		add("small", random(10)...)
		add("hundred", random(100)...)
		add("in-order", each(1000, func(i int) int { return i + 1 })...)
		add("backwards", each(999, func(i int) int { return 999 - i })...)
		// 1 in the middle, and then outwards on either side.
		add("outwards", each(1000, func(i int) int {
			if i < 500 {
				return 1000 - 2*i - 1
			}
			return 2*i - 998
		})...)
		// 1 and 2 at the ends, and then inwards.
		add("inwards", each(1000, func(i int) int {
			if i < 500 {
				return 2*i + 1
			}
			return 2000 - 2*i
		})...)
		add("blocks", each(1000, func(i int) int { return i%10*100 + i/10 + 1 })...)
		add("large", random(1000)...)
		add("large-too", random(1000)...)
		add("large-odd", random(997)...)
		add("large-again", random(1000)...)
	})
}
