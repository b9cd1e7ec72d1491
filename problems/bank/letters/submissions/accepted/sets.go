package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	d := make([][]int, n+1)
	for i := range d {
		d[i] = make([]int, n+1)
		for j := range d[i] {
			fmt.Fscan(in, &d[i][j])
		}
	}
	best := make([][16]int, 1<<n)
	answer := 1 << 60
	for set := 1; set < len(best); set++ {
		for at := 0; at < n; at++ {
			if set>>at&1 == 0 {
				continue
			}
			before := set &^ (1 << at)
			least := 1 << 60
			if before == 0 {
				least = d[0][at+1]
			}
			pace := 1 + before&1
			for from := 0; from < n; from++ {
				if before>>from&1 == 1 {
					least = min(least, best[before][from]+pace*d[from+1][at+1])
				}
			}
			best[set][at] = least
			if set == len(best)-1 {
				answer = min(answer, least)
			}
		}
	}
	fmt.Println(answer)
}
