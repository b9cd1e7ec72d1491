// Command generators writes the secret test data of this package.
package main

import (
	"strings"

	"assize/problems/generate"
)

// highest returns the maxima of all windows of w values, by a monotone queue.
func highest(list []int64, w int) []int64 {
	var queue []int
	var found []int64
	for i, v := range list {
		for len(queue) > 0 && list[queue[len(queue)-1]] <= v {
			queue = queue[:len(queue)-1]
		}
		queue = append(queue, i)
		if queue[0] == i-w {
			queue = queue[1:]
		}
		if i >= w-1 {
			found = append(found, list[queue[0]])
		}
	}
	return found
}

func turned(rows [][]int64) [][]int64 {
	columns := make([][]int64, len(rows[0]))
	for i := range columns {
		for _, row := range rows {
			columns[i] = append(columns[i], row[i])
		}
	}
	return columns
}

// peaks returns the maxima of all rectangles of a rows and b columns, turned.
func peaks(rows [][]int64, a, b int) [][]int64 {
	var wide [][]int64
	for _, row := range rows {
		wide = append(wide, highest(row, b))
	}
	var all [][]int64
	for _, column := range turned(wide) {
		all = append(all, highest(column, a))
	}
	return all
}

func level(rows [][]int64, a, b int) string {
	deep := make([][]int64, len(rows))
	for i, row := range rows {
		for _, h := range row {
			deep[i] = append(deep[i], -h)
		}
	}
	best, places := int64(1)<<60, int64(0)
	try := func(a, b int) {
		if a > len(rows) || b > len(rows[0]) {
			return
		}
		low := peaks(deep, a, b)
		for i, list := range peaks(rows, a, b) {
			for j, high := range list {
				difference := high + low[i][j]
				if difference < best {
					best, places = difference, 0
				}
				if difference == best {
					places++
				}
			}
		}
	}
	try(a, b)
	if a != b {
		try(b, a)
	}
	return generate.Line(best, places)
}

func main() {
	generate.Main("tentpitch", func(d *generate.Data) {
		add := func(name string, a, b int, rows [][]int64) {
			var text strings.Builder
			text.WriteString(generate.Line(len(rows), len(rows[0]), a, b))
			for _, row := range rows {
				text.WriteString(generate.Line(row...))
			}
			d.Add(name, text.String(), level(rows, a, b))
		}
		meadow := func(r, c int, height func(i, j int64) int64) [][]int64 {
			rows := make([][]int64, r)
			for i := range rows {
				for j := range c {
					rows[i] = append(rows[i], height(int64(i), int64(j)))
				}
			}
			return rows
		}
		random := func(r, c int, low, high int64) [][]int64 {
			return meadow(r, c, func(_, _ int64) int64 { return d.Between(low, high) })
		}
		// walk changes by at most step from a square to the next one of its row.
		walk := func(r, c int, step, top int64) [][]int64 {
			at := top / 2
			return meadow(r, c, func(_, _ int64) int64 {
				at = min(top, max(0, at+d.Between(-step, step)))
				return at
			})
		}
		const top = 1_000_000_000
		add("one-square", 1, 1, [][]int64{{7}})
		add("one-by-one", 1, 1, random(6, 7, 0, top))
		add("all-of-it", 4, 5, random(4, 5, 0, 50))
		add("only-turned", 2, 7, random(9, 3, 0, 20))
		add("turned-is-better", 1, 3, meadow(5, 5, func(_, j int64) int64 { return 10 * j }))
		add("level-rows", 2, 3, meadow(6, 9, func(i, j int64) int64 { return 100*i + j%2 }))
		add("flat", 7, 4, random(40, 30, 5, 5))
		add("square-tent", 3, 3, random(20, 20, 0, 3))
		add("hole-in-the-middle", 3, 3, [][]int64{{5, 5, 5, 9}, {5, 0, 5, 6}, {5, 5, 5, 3}, {4, 8, 6, 6}})
		add("slope", 5, 11, meadow(60, 50, func(i, j int64) int64 { return 3*i + 2*j }))
		add("high", 4, 2, random(30, 40, top-100, top))
		add("narrow-tent", 1, 90, random(100, 100, 0, 9999))
		add("one-row", 9000, 1, walk(1, 40_000, 2, 400))
		add("one-column", 1, 12_000, walk(20_000, 1, 3, 800))
		add("hilly", 20, 30, walk(200, 180, 4, 900))
		add("large", 120, 90, meadow(240, 230, func(i, j int64) int64 { return 100 + i + 2*max(j-120, 120-j) + d.Between(0, 99) }))
		add("longest-row", 1, 50_000, meadow(1, 100_000, func(_, _ int64) int64 {
			if d.Between(1, 20_000) == 1 {
				return d.Between(0, 9)
			}
			return d.Between(3, 5)
		}))
	})
}
