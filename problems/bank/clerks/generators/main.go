// Command generators writes the secret test data of this package. The answer is the order
// in which the files stand in the evening; the mice take the last two.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

func main() {
	generate.Main("clerks", func(d *generate.Data) {
		list := func(numbers any) string { return strings.Trim(fmt.Sprint(numbers), "[]") }
		// add lets the mice take the files first and second.
		add := func(name string, numbers []int64, first, second int) {
			var order []int
			for i := range numbers {
				if i != first && i != second {
					order = append(order, i)
				}
			}
			for i := len(order) - 1; i > 0; i-- {
				j := int(d.Between(0, int64(i)))
				order[i], order[j] = order[j], order[i]
			}
			order = append(order, first, second)
			d.Add(name, fmt.Sprintf("morning\n%d\n%s\n", len(numbers), list(numbers)), list(order)+"\n")
		}
		random := func(n int, low, high int64) []int64 {
			numbers := make([]int64, n)
			for i := range numbers {
				numbers[i] = d.Between(low, high)
			}
			return numbers
		}
		const top = 1_000_000_000
		add("two", []int64{3, 5}, 0, 1)
		add("two-zeros", []int64{0, 0}, 1, 0)
		add("equal", []int64{7, 7, 7, 7}, 2, 0)
		add("sum-and-xor", []int64{1, 2, 0, 3, 9}, 2, 3)
		add("small", random(20, 0, 9), 3, 11)
		add("largest", random(10, top, top), 4, 5)
		add("far-apart", []int64{0, 5, top, 17}, 0, 2)
		add("next-to-each-other", append(random(50, top-3, top), top-1, top), 50, 51)
		add("random", random(1000, 0, top), 0, 999)
		add("large", random(4000, 0, top), 2000, 17)
		add("large-high", random(4000, top-1000, top), 1, 2)
		add("large-equal", random(20_000, 5, 5), 100, 200)
	})
}
