package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	between := func(a, b, c int) (answer int) {
		fmt.Println("?", a, b, c)
		fmt.Fscan(in, &answer)
		return answer
	}
	a, b := 1, 2
	var rest []int
	for x := 3; x <= n; x++ {
		middle := between(a, b, x)
		rest = append(rest, middle)
		switch middle {
		case a:
			a = x
		case b:
			b = x
		}
	}
	var merge func(list []int) []int
	merge = func(list []int) []int {
		if len(list) < 2 {
			return list
		}
		left, right := merge(list[:len(list)/2]), merge(list[len(list)/2:])
		var out []int
		for len(left) > 0 && len(right) > 0 {
			if between(a, left[0], right[0]) == left[0] {
				out, left = append(out, left[0]), left[1:]
			} else {
				out, right = append(out, right[0]), right[1:]
			}
		}
		return append(append(out, left...), right...)
	}
	row := append([]int{a}, merge(rest)...)
	fmt.Println("!", strings.Trim(fmt.Sprint(append(row, b)), "[]"))
}
