// Command generators writes the secret test data of this package. A lake is a length, a
// seed and a shape; what they mean stands in output_validator/lake.h.
package main

import (
	"fmt"

	"assize/problems/generate"
)

func main() {
	generate.Main("lakebed", func(d *generate.Data) {
		add := func(name string, n int64, shape string) {
			d.Add(name, fmt.Sprintf("%d %d %s\n", n, d.Between(0, 1<<31), shape), "any hollow\n")
		}
		add("one", 1, "peak")
		add("two", 2, "valley")
		add("three", 3, "stairs")
		add("waves", 1000, "waves")
		add("peak", 999_999_937, "peak")
		add("stairs", 1_000_000_000, "stairs")
		add("stairs-back", 999_999_999, "stairs")
		add("stairs-again", 999_999_998, "stairs")
		add("valley", 1_000_000_000, "valley")
		add("waves-large", 1_000_000_000, "waves")
		add("peak-large", 1_000_000_000, "peak")
		add("peak-other", 1_000_000_000, "peak")
	})
}
