// Command generators writes the secret test data of this package.
package main

import (
	"container/heap"
	"fmt"
	"math"
	"strings"

	"assize/problems/generate"
)

type street struct{ u, v, w int64 }

type stop struct {
	at   int64
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

const never = math.MaxInt64 / 4

// walk returns the time on foot from one crossing to all others.
func walk(n int64, streets []street, from int64) []int64 {
	next := make([][]stop, n+1)
	for _, s := range streets {
		next[s.u] = append(next[s.u], stop{s.v, s.w})
		next[s.v] = append(next[s.v], stop{s.u, s.w})
	}
	time := make([]int64, n+1)
	for i := range time {
		time[i] = never
	}
	time[from] = 0
	q := &queue{{from, 0}}
	for q.Len() > 0 {
		at := heap.Pop(q).(stop)
		if at.time > time[at.at] {
			continue
		}
		for _, s := range next[at.at] {
			if t := at.time + s.time; t < time[s.at] {
				time[s.at] = t
				heap.Push(q, stop{s.at, t})
			}
		}
	}
	return time
}

// home tries every street for the ride between two walks.
func home(n, t int64, streets []street) string {
	there, back := walk(n, streets, 1), walk(n, streets, n)
	best := there[n]
	for _, s := range streets {
		best = min(best, there[s.u]+t+back[s.v], there[s.v]+t+back[s.u])
	}
	if best >= never {
		return "taxi\n"
	}
	return generate.Line(best)
}

func main() {
	generate.Main("nightbus", func(d *generate.Data) {
		const long = 1_000_000_000
		add := func(name string, n, t int64, streets []street) {
			var in strings.Builder
			fmt.Fprintln(&in, n, len(streets), t)
			for _, s := range streets {
				fmt.Fprintln(&in, s.u, s.v, s.w)
			}
			d.Add(name, in.String(), home(n, t, streets))
		}
		// random joins the crossings into a tree and adds what is left.
		random := func(n, m, longest int64) []street {
			var list []street
			for v := int64(2); v <= n; v++ {
				list = append(list, street{d.Between(max(1, v-20), v-1), v, d.Between(0, longest)})
			}
			for int64(len(list)) < m {
				u := d.Between(1, n)
				v := min(n, u+d.Between(1, 40))
				if u != v {
					list = append(list, street{v, u, d.Between(0, longest)})
				}
			}
			return list
		}
		road := func(n, w int64) []street {
			var list []street
			// The last street first, which is slow for some.
			for v := n; v >= 2; v-- {
				list = append(list, street{v - 1, v, w})
			}
			return list
		}
		add("one-street", 2, 3, []street{{2, 1, 9}})
		add("one-street-on-foot", 2, 30, []street{{2, 1, 9}})
		add("no-way", 5, 1, []street{{1, 2, 3}, {2, 3, 1}, {4, 5, 1}})
		add("side-by-side", 3, 100, []street{{1, 2, 900}, {2, 1, 80}, {3, 2, 70}, {2, 3, 75}, {1, 2, 85}})
		add("free-streets", 6, 1, []street{{1, 2, 0}, {2, 3, 0}, {3, 4, 0}, {4, 5, 0}, {5, 6, 0}})
		add("not-the-shortest-walk", 5, 1, []street{{1, 2, 10}, {2, 3, 10}, {3, 5, 10}, {1, 4, 2}, {4, 5, 500}})
		add("small", 12, 20, random(12, 25, 50))
		add("medium", 300, 1000, random(300, 900, 5000))
		add("over-31-bits", 500, long, road(500, long))
		add("long-road", 15_000, 1, road(15_000, 1000))
		add("ride-is-slow", 2000, long, random(2000, 6000, 1000))
		add("large", 16_000, 40_000, random(16_000, 22_000, 1_000_000))
	})
}
