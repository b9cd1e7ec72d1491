package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"sort"
)

type pole struct{ x, y int64 }

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	var r float64
	fmt.Fscan(in, &n, &r)
	poles := make([]pole, n)
	for i := range poles {
		fmt.Fscan(in, &poles[i].x, &poles[i].y)
	}
	sort.Slice(poles, func(i, j int) bool {
		a, b := poles[i], poles[j]
		return a.x < b.x || a.x == b.x && a.y < b.y
	})
	length := 2 * math.Pi * r
	for _, sign := range []int64{1, -1} {
		var chain []pole
		for _, p := range poles {
			for len(chain) > 1 {
				a, b := chain[len(chain)-2], chain[len(chain)-1]
				if sign*((b.x-a.x)*(p.y-a.y)-(b.y-a.y)*(p.x-a.x)) > 0 {
					break
				}
				chain = chain[:len(chain)-1]
			}
			chain = append(chain, p)
		}
		for i := 1; i < len(chain); i++ {
			length += math.Hypot(float64(chain[i].x-chain[i-1].x), float64(chain[i].y-chain[i-1].y))
		}
	}
	fmt.Printf("%.9f\n", length)
}
