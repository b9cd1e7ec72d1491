package main

import (
	"bufio"
	"fmt"
	"os"
)

// queue has the greatest or the least of the values in a window in front.
type queue struct {
	values, places []int
	sign           int // 1 for the greatest, -1 for the least
}

func (q *queue) push(place, value int) {
	for len(q.values) > 0 && q.sign*(value-q.values[len(q.values)-1]) >= 0 {
		q.values, q.places = q.values[:len(q.values)-1], q.places[:len(q.places)-1]
	}
	q.values, q.places = append(q.values, value), append(q.places, place)
}

// front drops what lies before the window.
func (q *queue) front(first int) int {
	if q.places[0] < first {
		q.values, q.places = q.values[1:], q.places[1:]
	}
	return q.values[0]
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var r, c, a, b int
	fmt.Fscan(in, &r, &c, &a, &b)
	heights := make([]int, r*c)
	for i := range heights {
		fmt.Fscan(in, &heights[i])
	}
	best, places := -1, 0
	try := func(a, b int) {
		if a > r || b > c {
			return
		}
		high, low := make([]int, r*c), make([]int, r*c)
		for i := range r {
			top, bottom := queue{sign: 1}, queue{sign: -1}
			for j := range c {
				top.push(j, heights[i*c+j])
				bottom.push(j, heights[i*c+j])
				high[i*c+j], low[i*c+j] = top.front(j-b+1), bottom.front(j-b+1)
			}
		}
		for j := b - 1; j < c; j++ {
			top, bottom := queue{sign: 1}, queue{sign: -1}
			for i := range r {
				top.push(i, high[i*c+j])
				bottom.push(i, low[i*c+j])
				difference := top.front(i-a+1) - bottom.front(i-a+1)
				if i < a-1 {
					continue
				}
				if best < 0 || difference < best {
					best, places = difference, 0
				}
				if difference == best {
					places++
				}
			}
		}
	}
	try(a, b)
	if a != b {
		try(b, a)
	}
	fmt.Println(best, places)
}
