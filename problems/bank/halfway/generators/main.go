// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

type road struct{ a, b, w int64 }

type pair struct{ u, v int64 }

// meet climbs road by road from the end that is farther from village 1, as far as half of the way.
func meet(n int64, roads []road, pairs []pair) string {
	type end struct{ to, w int64 }
	next := make([][]end, n+1)
	for _, r := range roads {
		next[r.a] = append(next[r.a], end{r.b, r.w})
		next[r.b] = append(next[r.b], end{r.a, r.w})
	}
	up, depth, height := make([]int64, n+1), make([]int64, n+1), make([]int64, n+1)
	for queue := []int64{1}; len(queue) > 0; queue = queue[1:] {
		for _, e := range next[queue[0]] {
			if e.to != up[queue[0]] {
				up[e.to], depth[e.to], height[e.to] = queue[0], depth[queue[0]]+1, height[queue[0]]+e.w
				queue = append(queue, e.to)
			}
		}
	}
	var out strings.Builder
	for _, p := range pairs {
		a, b := p.u, p.v
		for a != b {
			if depth[a] < depth[b] {
				a, b = b, a
			}
			a = up[a]
		}
		way := height[p.u] + height[p.v] - 2*height[a]
		from := p.u
		if height[p.v] > height[p.u] {
			from = p.v
		}
		x := from
		for x != 1 && 2*(height[from]-height[up[x]]) <= way {
			x = up[x]
		}
		switch {
		case 2*(height[from]-height[x]) == way:
			fmt.Fprintln(&out, "village", x)
		case from == p.u:
			fmt.Fprintln(&out, "road", x, up[x])
		default:
			fmt.Fprintln(&out, "road", up[x], x)
		}
	}
	return out.String()
}

func main() {
	generate.Main("halfway", func(d *generate.Data) {
		// add names the villages at random and asks for q pairs, which pick chooses.
		add := func(name string, roads []road, q int, pick func() (u, v int64)) {
			n := len(roads) + 1
			names := d.Perm(n)
			var in strings.Builder
			fmt.Fprintln(&in, n, q)
			mixed := make([]road, len(roads))
			for i, at := range d.Perm(len(roads)) {
				r := roads[at]
				mixed[i] = road{int64(names[r.a-1] + 1), int64(names[r.b-1] + 1), r.w}
				if d.Between(0, 1) == 1 {
					mixed[i].a, mixed[i].b = mixed[i].b, mixed[i].a
				}
				fmt.Fprintln(&in, mixed[i].a, mixed[i].b, mixed[i].w)
			}
			pairs := make([]pair, q)
			for i := range pairs {
				u, v := pick()
				for u == v {
					u, v = pick()
				}
				pairs[i] = pair{int64(names[u-1] + 1), int64(names[v-1] + 1)}
				fmt.Fprintln(&in, pairs[i].u, pairs[i].v)
			}
			d.Add(name, in.String(), meet(int64(n), mixed, pairs))
		}
		// tree hangs each village under one of span villages before it.
		tree := func(n, span, low, high int64) []road {
			var roads []road
			for v := int64(2); v <= n; v++ {
				roads = append(roads, road{d.Between(max(1, v-span), v-1), v, d.Between(low, high)})
			}
			return roads
		}
		// any picks two of the first n villages.
		any := func(n int64) func() (int64, int64) {
			return func() (int64, int64) { return d.Between(1, n), d.Between(1, n) }
		}
		// far picks one village near the beginning and one near the end.
		far := func(n int64) func() (int64, int64) {
			return func() (int64, int64) {
				u, v := d.Between(1, n/10), d.Between(n-n/10, n)
				if d.Between(0, 1) == 1 {
					u, v = v, u
				}
				return u, v
			}
		}
		const long = 1_000_000_000
		add("two", tree(2, 1, 3, 3), 2, any(2))
		add("hub", func() []road {
			var roads []road
			for v := int64(2); v <= 30; v++ {
				roads = append(roads, road{1, v, d.Between(1, 3)})
			}
			return roads
		}(), 100, any(30))
		add("line", tree(50, 1, 1, 1), 200, any(50))
		add("one-long-road", append(tree(40, 3, 1, 5), road{40, 41, 1000}), 100, any(41))
		add("small", tree(100, 100, 1, 3), 300, any(100))
		add("same-length", tree(1000, 10, 7, 7), 1000, any(1000))
		add("over-31-bits", tree(1500, 3, long-1000, long), 1000, far(1500))
		add("line-large", tree(22_000, 1, 1, 9), 16_000, far(22_000))
		add("wide", tree(1500, 1500, 1, 9), 1000, any(1500))
		add("deep", tree(1500, 4, 1, long), 1000, any(1500))
	})
}
