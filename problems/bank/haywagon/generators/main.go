// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// Rows and columns that a step north, east, south or west adds.
var ahead = [4][2]int{{-1, 0}, {0, 1}, {1, 0}, {0, -1}}

const facings = "^>v<"

type field [][]byte

func open(rows, columns int) field {
	f := make(field, rows)
	for i := range f {
		f[i] = []byte(strings.Repeat(".", columns))
	}
	return f
}

func (f field) has(r, c int) bool { return r >= 0 && r < len(f) && c >= 0 && c < len(f[0]) }

// steps searches through squares and directions, as the editorial explains.
func (f field) steps() string {
	type state struct{ r, c, facing int }
	var queue []state
	for r := range f {
		for c := range f[r] {
			if facing := strings.IndexByte(facings, f[r][c]); facing >= 0 {
				queue = []state{{r, c, facing}}
			}
		}
	}
	steps := map[state]int{queue[0]: 0}
	for ; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if f[at.r][at.c] == 'B' {
			return fmt.Sprintln(steps[at])
		}
		for turn := range 2 {
			facing := (at.facing + turn) % 4
			to := state{at.r + ahead[facing][0], at.c + ahead[facing][1], facing}
			if _, known := steps[to]; !known && f.has(to.r, to.c) && f[to.r][to.c] != '#' {
				steps[to] = steps[at] + 1
				queue = append(queue, to)
			}
		}
	}
	return "stuck\n"
}

// spiral has one lane that winds inward to the right, its turns a hedge apart. It
// begins in the upper left-hand corner and ends in the barn.
func spiral(n int) field {
	f := make(field, n)
	for i := range f {
		f[i] = []byte(strings.Repeat("#", n))
	}
	r, c, facing := 0, 0, 1
	f[r][c] = '.'
	for turns := 0; turns < 2; {
		dr, dc := ahead[facing][0], ahead[facing][1]
		// Free is what is inside the map and not next to an earlier turn.
		next := f.has(r+dr, c+dc) && f[r+dr][c+dc] == '#' && (!f.has(r+2*dr, c+2*dc) || f[r+2*dr][c+2*dc] == '#')
		if !next {
			facing = (facing + 1) % 4
			turns++
			continue
		}
		turns = 0
		r, c = r+dr, c+dc
		f[r][c] = '.'
	}
	f[r][c] = 'B'
	f[0][0] = '>'
	return f
}

func main() {
	generate.Main("haywagon", func(d *generate.Data) {
		add := func(name string, f field) {
			d.Add(name, fmt.Sprintf("%d %d\n%s\n", len(f), len(f[0]), strings.Join(rows(f), "\n")), f.steps())
		}
		draw := func(name string, lines ...string) {
			f := make(field, len(lines))
			for i, line := range lines {
				f[i] = []byte(line)
			}
			add(name, f)
		}
		// reached draws until the barn can be reached.
		reached := func(draw func() field) field {
			for {
				if f := draw(); f.steps() != "stuck\n" {
					return f
				}
			}
		}
		// random plants a hedge on some of a hundred squares; the wagon and the barn stand at
		// least apart squares from each other, and apart is 0 for anywhere.
		random := func(rows, columns int, hedges int64, apart int) field {
			f := open(rows, columns)
			for r := range f {
				for c := range f[r] {
					if d.Between(1, 100) <= hedges {
						f[r][c] = '#'
					}
				}
			}
			for {
				r, c := int(d.Between(0, int64(rows-1))), int(d.Between(0, int64(columns-1)))
				y, x := int(d.Between(0, int64(rows-1))), int(d.Between(0, int64(columns-1)))
				if max(r-y, y-r)+max(c-x, x-c) > apart {
					f[r][c], f[y][x] = facings[d.Between(0, 3)], 'B'
					return f
				}
			}
		}
		draw("side-by-side", ">B")
		draw("behind-it", "B>..")
		draw("on-its-left", ".....", "..B..", "..>..", ".....")
		draw("no-turn-on-the-spot", "#B#", "#v#", "#.#")
		draw("round-the-block", "####.....", "B.......#", "####.##.#", "####.#..#", "####^####")
		draw("not-round-the-edge", "...#.", "B.#..", "##.#.", "##.#.", "##^##")
		draw("one-column", "B", ".", ".", ".", "^")
		draw("long-way-about",
			"#.........",
			"B........#",
			"#.########",
			"#.#......#",
			"#.#.####.#",
			"#.#.#....#",
			"#.#.#.####",
			"#.#.#.#...",
			"#.#^#.....")
		add("open", random(60, 70, 0, 60))
		add("few-hedges", reached(func() field { return random(40, 40, 10, 40) }))
		add("many-hedges", random(50, 50, 30, 20))
		add("more-hedges", reached(func() field { return random(45, 55, 22, 60) }))
		add("large", reached(func() field { return random(200, 210, 20, 250) }))
		add("large-open", random(180, 220, 3, 300))
		inside := spiral(151)
		last := inside[len(inside)-1]
		last[len(last)-1] = '#' // the lane is cut at its second turn
		add("spiral-cut", inside)
		add("spiral", spiral(401))
	})
}

func rows(f field) []string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = string(f[i])
	}
	return lines
}
