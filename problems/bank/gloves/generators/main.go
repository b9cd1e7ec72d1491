// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"assize/problems/generate"
)

type glove struct{ hand, pattern string }

// sorted is the solution that the editorial explains.
func sorted(gloves []glove) string {
	more := map[string]int{} // left gloves less right ones
	for _, g := range gloves {
		if g.hand == "left" {
			more[g.pattern]++
		} else {
			more[g.pattern]--
		}
	}
	most, over, name := 0, 0, "-"
	for _, pattern := range slices.Sorted(maps.Keys(more)) {
		left := max(more[pattern], -more[pattern])
		over += left
		if left > most {
			most, name = left, pattern
		}
	}
	return fmt.Sprintf("%d\n%s\n", (len(gloves)-over)/2, name)
}

func main() {
	generate.Main("gloves", func(d *generate.Data) {
		add := func(name string, gloves []glove) {
			var b strings.Builder
			fmt.Fprintln(&b, len(gloves))
			for _, g := range gloves {
				fmt.Fprintln(&b, g.hand, g.pattern)
			}
			d.Add(name, b.String(), sorted(gloves))
		}
		word := func(letters, length int64) string {
			w := make([]byte, length)
			for i := range w {
				w[i] = byte('a' + d.Between(0, letters-1))
			}
			return string(w)
		}
		hands := []string{"left", "right"}
		// random draws n gloves of the patterns.
		random := func(n int, patterns []string) []glove {
			gloves := make([]glove, n)
			for i := range gloves {
				gloves[i] = glove{hands[d.Between(0, 1)], patterns[d.Between(0, int64(len(patterns)-1))]}
			}
			return gloves
		}
		words := func(n int, letters, shortest, longest int64) []string {
			list := make([]string, n)
			for i := range list {
				list[i] = word(letters, d.Between(shortest, longest))
			}
			return list
		}
		// pairs has each pattern of the list once for each hand, in any order.
		pairs := func(patterns []string) []glove {
			gloves := make([]glove, 2*len(patterns))
			for i, at := range d.Perm(len(gloves)) {
				gloves[at] = glove{hands[i%2], patterns[i/2]}
			}
			return gloves
		}
		times := func(n int, g glove) []glove { return slices.Repeat([]glove{g}, n) }

		add("one", []glove{{"right", "z"}})
		add("all-left", times(1000, glove{"left", "plain"}))
		add("three-then-three", append(times(3, glove{"left", "dots"}), times(3, glove{"right", "dots"})...))
		add("hands-do-not-match", []glove{{"left", "a"}, {"right", "b"}, {"left", "c"}, {"right", "d"}})
		add("patterns-are-words", []glove{{"left", "left"}, {"left", "right"}, {"right", "right"}, {"right", "left"}, {"right", "none"}})
		add("prefixes", []glove{{"left", "aaa"}, {"right", "aa"}, {"left", "aaaa"}, {"right", "aaaa"}, {"left", "ab"}})
		add("more-on-the-right", append(random(60, []string{"ice", "snow"}), times(70, glove{"right", "hail"})...))
		add("few-letters", random(500, words(40, 2, 1, 4)))
		add("all-in-pairs", pairs(words(400, 3, 1, 6)))
		add("one-pattern", random(4000, []string{"herringbone"}))
		add("many-of-few", random(5000, words(30, 26, 1, 12)))
		add("many-patterns", random(8000, words(3000, 26, 3, 10)))
		add("nearly-all-different", random(24_000, words(400_000, 26, 8, 8)))
	})
}
