package main

import (
	"bufio"
	"cmp"
	"container/heap"
	"fmt"
	"os"
	"slices"
	"strings"
)

type edge struct{ to, length int }

type item struct{ dist, node int }

type queue []item

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].dist < q[j].dist || q[i].dist == q[j].dist && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n, m int
	fmt.Fscan(in, &n, &m)
	graph := make([][]edge, n)
	for range m {
		a, b, w := number(in), number(in), number(in)
		graph[a] = append(graph[a], edge{b, w})
		graph[b] = append(graph[b], edge{a, w})
	}
	const far = int(1e18)
	dist := make([]int, n)
	for v := range dist {
		dist[v] = far
	}
	dist[0] = 0
	q := &queue{{0, 0}}
	for q.Len() > 0 {
		top := heap.Pop(q).(item)
		if top.dist > dist[top.node] {
			continue
		}
		for _, e := range graph[top.node] {
			if d := top.dist + e.length; d < dist[e.to] {
				dist[e.to] = d
				heap.Push(q, item{d, e.to})
			}
		}
	}
	composite, primes := make([]bool, 3*n), 0
	for i := 2; i < 3*n; i++ {
		if !composite[i] {
			primes++
			for j := i * i; j < 3*n; j += i {
				composite[j] = true
			}
		}
	}
	count := map[int]int{}
	for _, d := range dist {
		count[d%1009]++
	}
	keys := make([]int, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b int) int { return cmp.Or(count[b]-count[a], a-b) })
	order := make([]int, n)
	for v := range order {
		order[v] = v
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(dist[a]-dist[b], a-b) })
	fen, inv, sum := make([]int32, n+1), 0, 0
	for k, v := range order {
		s := 0
		for i := v + 1; i > 0; i &= i - 1 {
			s += int(fen[i])
		}
		inv += k - s
		for i := v + 1; i <= n; i += i & -i {
			fen[i]++
		}
		if dist[v] < far {
			sum += dist[v]
		}
	}
	var best []string
	for _, k := range keys[:5] {
		best = append(best, fmt.Sprintf("(%d, %d)", k, count[k]))
	}
	fmt.Println(sum, primes, "["+strings.Join(best, ", ")+"]", inv)
}

func number(in *bufio.Reader) (n int) {
	c, _ := in.ReadByte()
	for c == ' ' || c == '\n' {
		c, _ = in.ReadByte()
	}
	for ; c >= '0'; c, _ = in.ReadByte() {
		n = 10*n + int(c-'0')
	}
	return n
}
