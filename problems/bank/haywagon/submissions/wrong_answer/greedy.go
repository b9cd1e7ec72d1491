// Turns right wherever it can, and drives straight on elsewhere.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var rows, columns, r, c, facing int
	fmt.Fscan(in, &rows, &columns)
	squares := make([]string, rows)
	for i := range squares {
		fmt.Fscan(in, &squares[i])
		if j := strings.IndexAny(squares[i], "^>v<"); j >= 0 {
			r, c, facing = i, j, strings.IndexByte("^>v<", squares[i][j])
		}
	}
	free := func(facing int) (y, x int, ok bool) {
		y, x = r+[4]int{-1, 0, 1, 0}[facing], c+[4]int{0, 1, 0, -1}[facing]
		return y, x, y >= 0 && y < rows && x >= 0 && x < columns && squares[y][x] != '#'
	}
	for steps := 0; steps <= 4*rows*columns; steps++ {
		if squares[r][c] == 'B' {
			fmt.Println(steps)
			return
		}
		right := (facing + 1) % 4
		if y, x, ok := free(right); ok {
			r, c, facing = y, x, right
		} else if y, x, ok := free(facing); ok {
			r, c = y, x
		} else {
			break
		}
	}
	fmt.Println("stuck")
}
