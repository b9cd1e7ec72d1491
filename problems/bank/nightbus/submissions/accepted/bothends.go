package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"os"
)

type stop struct {
	at   int
	time int64
}

type queue []stop

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].time < q[j].time }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(stop)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

const never = 1 << 60

func walk(next [][]stop, from int) []int64 {
	time := make([]int64, len(next))
	for i := range time {
		time[i] = never
	}
	time[from] = 0
	q := &queue{{from, 0}}
	for q.Len() > 0 {
		here := heap.Pop(q).(stop)
		if here.time > time[here.at] {
			continue
		}
		for _, s := range next[here.at] {
			if when := here.time + s.time; when < time[s.at] {
				time[s.at] = when
				heap.Push(q, stop{s.at, when})
			}
		}
	}
	return time
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	var t int64
	fmt.Fscan(in, &n, &m, &t)
	next := make([][]stop, n+1)
	for range m {
		var u, v int
		var w int64
		fmt.Fscan(in, &u, &v, &w)
		next[u] = append(next[u], stop{v, w})
		next[v] = append(next[v], stop{u, w})
	}
	there, back := walk(next, 1), walk(next, n)
	best := there[n]
	for u := range next {
		for _, s := range next[u] {
			best = min(best, there[u]+t+back[s.at])
		}
	}
	if best >= never {
		fmt.Println("taxi")
		return
	}
	fmt.Println(best)
}
