// Prints the list in the order of the numbers, which is not that of a dictionary.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
)

type node struct {
	children [10]*node
	full     bool
}

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

func (n *node) tops(beginning string) (list []string) {
	if n == nil {
		return nil
	}
	if n.full {
		return []string{beginning}
	}
	for digit, c := range n.children {
		list = append(list, c.tops(beginning+strconv.Itoa(digit))...)
	}
	return list
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var m int
	fmt.Fscan(in, &m)
	root := &node{}
	for range m {
		var entry string
		fmt.Fscan(in, &entry)
		at := root
		for _, digit := range entry {
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
	slices.SortStableFunc(list, func(a, b string) int {
		x, _ := strconv.Atoi(a)
		y, _ := strconv.Atoi(b)
		return x - y
	})
	fmt.Println(len(list))
	for _, beginning := range list {
		if beginning == "" {
			beginning = "-"
		}
		fmt.Println(beginning)
	}
}
