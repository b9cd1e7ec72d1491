// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// node is a beginning of numbers in the trie.
type node struct {
	children [10]*node
	full     bool
}

// fill finds out which nodes are full, from the leaves up.
func (n *node) fill() bool {
	if n == nil {
		return false
	}
	all := true
	for _, c := range n.children {
		all = c.fill() && all
	}
	n.full = n.full || all
	return n.full
}

// tops lists the full nodes that have no full node above them.
func (n *node) tops(beginning string) []string {
	if n == nil {
		return nil
	}
	if n.full {
		return []string{beginning}
	}
	var list []string
	for digit, c := range n.children {
		list = append(list, c.tops(fmt.Sprint(beginning, digit))...)
	}
	return list
}

// shortest is the solution that the editorial explains.
func shortest(entries []string) string {
	root := &node{}
	for _, e := range entries {
		at := root
		for _, digit := range e {
			next := &at.children[digit-'0']
			if *next == nil {
				*next = &node{}
			}
			at = *next
		}
		at.full = true
	}
	root.fill()
	list := root.tops("")
	if list[0] == "" {
		return "1\n-\n"
	}
	return fmt.Sprintf("%d\n%s\n", len(list), strings.Join(list, "\n"))
}

func main() {
	generate.Main("barred", func(d *generate.Data) {
		// add mixes the entries, so that their order tells nothing.
		add := func(name string, entries []string) {
			var in strings.Builder
			fmt.Fprintln(&in, len(entries))
			for _, i := range d.Perm(len(entries)) {
				fmt.Fprintln(&in, entries[i])
			}
			d.Add(name, in.String(), shortest(entries))
		}
		digits := func(low, high int64) string {
			var b strings.Builder
			for range d.Between(low, high) {
				b.WriteByte(byte('0' + d.Between(0, 9)))
			}
			return b.String()
		}
		random := func(m int, low, high int64) (entries []string) {
			for range m {
				entries = append(entries, digits(low, high))
			}
			return entries
		}
		// divide bars all that begins so by entries that are more and more precise. It
		// divides every entry with the chance of odds in 100 down to the given length.
		var divide func(beginning string, odds int64, most int) []string
		divide = func(beginning string, odds int64, most int) (entries []string) {
			if beginning != "" && (len(beginning) >= most || d.Between(1, 100) > odds) {
				return []string{beginning}
			}
			for digit := range 10 {
				entries = append(entries, divide(fmt.Sprint(beginning, digit), odds, most)...)
			}
			return entries
		}
		// path bars all that begins so with the longest entries possible beside one number.
		path := func(beginning string, length int) (entries []string) {
			for len(beginning) < length {
				on := d.Between(0, 9)
				for digit := range int64(10) {
					if digit != on {
						entries = append(entries, fmt.Sprint(beginning, digit))
					}
				}
				beginning = fmt.Sprint(beginning, on)
			}
			return append(entries, beginning)
		}
		siblings := func(beginning string, but int) (entries []string) {
			for digit := range 10 {
				if digit != but {
					entries = append(entries, fmt.Sprint(beginning, digit))
				}
			}
			return entries
		}
		// blocks divides beginnings until there are m entries. Every third loses one.
		blocks := func(m, length int, odds int64, most int) (entries []string) {
			for i := 0; ; i++ {
				more := divide(digits(int64(length), int64(length)), odds, most)
				if i%3 == 0 {
					more = more[:len(more)-1]
				}
				if len(entries)+len(more) > m {
					return entries
				}
				entries = append(entries, more...)
			}
		}
		add("one", []string{"112"})
		add("one-digit", []string{"0"})
		add("twice-the-same", []string{"31", "31", "31"})
		add("one-within-another", []string{"31", "3", "314159", "2", "27182818"})
		add("order-of-a-dictionary", []string{"9", "10", "8", "080", "0801", "79", "100", "081"})
		add("nine-of-ten", siblings("6", 4))
		add("ten-of-ten", siblings("6", -1))
		add("ten-twice", append(siblings("6", -1), siblings("6", -1)...))
		add("one-of-ten-is-divided", append(siblings("5", 9), siblings("59", -1)...))
		add("one-of-ten-lacks-one", append(siblings("5", 9), siblings("59", 0)...))
		add("divided-within-an-entry", append(siblings("5", 9), append(siblings("59", -1), "5", "5912")...))
		add("everything", divide("", 30, 4))
		add("everything-by-one-path", path("", 18))
		add("everything-but-one-number", path("", 18)[:162])
		add("path-lower-down", append(path("4711", 18), path("4712", 17)[:117]...))
		add("small", random(30, 1, 2))
		add("medium", random(300, 2, 3))
		add("whole-numbers", append(random(300, 18, 18), blocks(500, 17, 100, 18)...))
		add("dense", random(12_000, 4, 4))
		add("sparse", random(15_000, 5, 9))
		add("blocks", blocks(49_900, 3, 60, 7))
	})
}
