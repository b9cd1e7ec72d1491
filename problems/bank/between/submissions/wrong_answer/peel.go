package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Finds the two ends, takes them off, and looks for the ends of what is left: too many questions.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	between := func(a, b, c int) (answer int) {
		fmt.Println("?", a, b, c)
		if _, err := fmt.Fscan(in, &answer); err != nil {
			os.Exit(0)
		}
		return answer
	}
	var rest []int
	for x := 1; x <= n; x++ {
		rest = append(rest, x)
	}
	var left, right []int
	for len(rest) > 1 {
		a, b := rest[0], rest[1]
		var inner []int
		for _, x := range rest[2:] {
			middle := between(a, b, x)
			inner = append(inner, middle)
			switch middle {
			case a:
				a = x
			case b:
				b = x
			}
		}
		// Which of the two is on the left?
		if len(left) > 0 && between(left[len(left)-1], a, b) == b {
			a, b = b, a
		}
		left, right = append(left, a), append(right, b)
		rest = inner
	}
	row := append(left, rest...)
	for i := len(right) - 1; i >= 0; i-- {
		row = append(row, right[i])
	}
	fmt.Println("!", strings.Trim(fmt.Sprint(row), "[]"))
}
