// Command generators writes the secret test data of this package.
package main

import (
	"assize/problems/generate"
)

func main() {
	generate.Main("twobaskets", func(d *generate.Data) {
		const most = 4_000_000_000_000_000_000
		add := func(name string, a, b int64) {
			d.Add(name, generate.Line(a, b), generate.Line(a+b))
		}
		add("zeros", 0, 0)
		add("small", 17, 25)
		add("cancel", -123456, 123456)
		add("just-over-31-bits", 1<<31-1, 1)
		add("just-under-31-bits", -1<<31, -1)
		add("over-53-bits", 1<<53, 1)
		add("largest", most, most)
		add("smallest", -most, -most)
		add("far-apart", most, -most)
		for range 3 {
			add("random", d.Between(-most, most), d.Between(-most, most))
		}
	})
}
