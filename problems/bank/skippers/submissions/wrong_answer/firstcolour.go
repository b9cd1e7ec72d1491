package main

import (
	"bufio"
	"fmt"
	"os"
)

// Paints a buoy red, follows what that implies, and gives up if there is a contradiction.
func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	skippers := make([][]int, m)
	naming := make([][]int, n+1)
	for i := range skippers {
		var k int
		fmt.Fscan(in, &k)
		skippers[i] = make([]int, k)
		for j := range skippers[i] {
			var b int
			fmt.Fscan(in, &b)
			skippers[i][j] = b
			naming[max(b, -b)] = append(naming[max(b, -b)], i)
		}
	}
	colour, spent := make([]int, n+1), make([]bool, m)
	for first := 1; first <= n; first++ {
		if colour[first] != 0 {
			continue
		}
		colour[first] = 1
		for queue := []int{first}; len(queue) > 0; queue = queue[1:] {
			for _, i := range naming[queue[0]] {
				wrong := 0
				for _, b := range skippers[i] {
					if colour[max(b, -b)]*b < 0 {
						wrong++
					}
				}
				if wrong > 1 {
					fmt.Println("impossible")
					return
				}
				if wrong == 0 || spent[i] {
					continue
				}
				spent[i] = true
				for _, b := range skippers[i] {
					x := max(b, -b)
					if colour[x] == 0 {
						colour[x] = b / x
						queue = append(queue, x)
					}
				}
			}
		}
	}
	word := make([]byte, n)
	for i := range word {
		word[i] = "G R"[colour[i+1]+1]
	}
	fmt.Println(string(word))
}
