// Relaxes a grid of floats and multiplies matrices, over slices of slices.
package main

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

func main() {
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && line == "" {
		os.Exit(1)
	}
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		os.Exit(2)
	}
	const size = 120
	grid := func() [][]float64 {
		g := make([][]float64, size)
		for i := range g {
			g[i] = make([]float64, size)
			for j := range g[i] {
				g[i][j] = float64((i*7 + j*3) % 10)
			}
		}
		return g
	}
	a, b, c := grid(), grid(), grid()
	for range n {
		for i := 1; i < size-1; i++ {
			for j := 1; j < size-1; j++ {
				b[i][j] = (a[i-1][j] + a[i+1][j] + a[i][j-1] + a[i][j+1]) / 4
			}
		}
		a, b = b, a
		for i := range size / 8 {
			for j := range size {
				sum := 0.0
				for k := range size {
					sum += a[i][k] * b[k][j]
				}
				c[i][j] = sum / size
			}
		}
	}
	os.Stdout.WriteString(strconv.FormatFloat(a[50][50]+c[3][7], 'f', 6, 64) + "\n")
}
