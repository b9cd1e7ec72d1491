package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
)

type cable struct{ to, cost int }

// offers are the cables out of the quays that have current, the cheapest on top.
type offers []cable

func (o offers) Len() int           { return len(o) }
func (o offers) Less(i, j int) bool { return o[i].cost < o[j].cost }
func (o offers) Swap(i, j int)      { o[i], o[j] = o[j], o[i] }
func (o *offers) Push(c any)        { *o = append(*o, c.(cable)) }
func (o *offers) Pop() any {
	last := (*o)[len(*o)-1]
	*o = (*o)[:len(*o)-1]
	return last
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	from := make([][]cable, n+1)
	for range m {
		var u, v, c int
		fmt.Fscan(in, &u, &v, &c)
		from[u] = append(from[u], cable{v, c})
		from[v] = append(from[v], cable{u, c})
	}
	lit := make([]bool, n+1)
	open := &offers{{to: 1}}
	sum, dearest := int64(0), 0
	for open.Len() > 0 {
		next := heap.Pop(open).(cable)
		if lit[next.to] {
			continue
		}
		lit[next.to] = true
		sum += int64(next.cost)
		dearest = max(dearest, next.cost)
		for _, c := range from[next.to] {
			if !lit[c.to] {
				heap.Push(open, c)
			}
		}
	}
	fmt.Println(sum - int64(dearest))
}
