// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

const letters = "fhF"

// call is an order or a question for the mills from l to r. A map has what becomes of each
// letter's number; a question has none.
type call struct {
	l, r  int
	order *[3]byte
	state byte
}

// run has, for each set of letters, the longest run at the left end, at the right end and
// anywhere, of a stretch of as many mills.
type run struct {
	left, right, best [8]int
	mills             int
}

func (a run) and(b run) run {
	c := run{mills: a.mills + b.mills}
	for s := range 8 {
		c.left[s], c.right[s] = a.left[s], b.right[s]
		if a.left[s] == a.mills {
			c.left[s] += b.left[s]
		}
		if b.right[s] == b.mills {
			c.right[s] += a.right[s]
		}
		c.best[s] = max(a.best[s], b.best[s], a.right[s]+b.left[s])
	}
	return c
}

func (a run) after(order [3]byte) run {
	b := run{mills: a.mills}
	for s := range 8 {
		before := 0
		for x := range 3 {
			before |= s >> order[x] & 1 << x
		}
		b.left[s], b.right[s], b.best[s] = a.left[before], a.right[before], a.best[before]
	}
	return b
}

// node is one of a segment tree over the mills from low to high-1.
type node struct {
	low, high int
	run       run
	pending   [3]byte
	children  [2]*node
}

func tree(mills string, low, high int) *node {
	n := &node{low: low, high: high, pending: [3]byte{0, 1, 2}}
	if high-low == 1 {
		n.run.mills = 1
		for s := range 8 {
			v := s >> strings.IndexByte(letters, mills[low]) & 1
			n.run.left[s], n.run.right[s], n.run.best[s] = v, v, v
		}
		return n
	}
	middle := (low + high) / 2
	n.children = [2]*node{tree(mills, low, middle), tree(mills, middle, high)}
	n.run = n.children[0].run.and(n.children[1].run)
	return n
}

func (n *node) obey(order [3]byte) {
	n.run = n.run.after(order)
	for x := range n.pending {
		n.pending[x] = order[n.pending[x]]
	}
}

// do gives an order, if there is one, and returns the runs among the mills from l to r-1.
func (n *node) do(l, r int, order *[3]byte) run {
	if r <= n.low || n.high <= l {
		return run{}
	}
	if l <= n.low && n.high <= r {
		if order != nil {
			n.obey(*order)
		}
		return n.run
	}
	for _, c := range n.children {
		c.obey(n.pending)
	}
	n.pending = [3]byte{0, 1, 2}
	found := n.children[0].do(l, r, order).and(n.children[1].do(l, r, order))
	n.run = n.children[0].run.and(n.children[1].run)
	return found
}

func main() {
	generate.Main("windmills", func(d *generate.Data) {
		add := func(name, mills string, calls []call) {
			var in, out strings.Builder
			fmt.Fprintf(&in, "%d %d\n%s\n", len(mills), len(calls), mills)
			root := tree(mills, 0, len(mills))
			for _, c := range calls {
				runs := root.do(c.l-1, c.r, c.order)
				if c.order == nil {
					fmt.Fprintf(&in, "? %d %d %c\n", c.l, c.r, letters[c.state])
					fmt.Fprintln(&out, runs.best[1<<c.state])
					continue
				}
				fmt.Fprintf(&in, "! %d %d %c%c%c\n", c.l, c.r, letters[c.order[0]], letters[c.order[1]], letters[c.order[2]])
			}
			d.Add(name, in.String(), out.String())
		}
		state := func() byte { return byte(d.Between(0, 2)) }
		// mills are in runs of at most so many.
		mills := func(n int, longest int64) string {
			var b strings.Builder
			for b.Len() < n {
				b.WriteString(strings.Repeat(letters[state():][:1], int(d.Between(1, longest))))
			}
			return b.String()[:n]
		}
		some := func(n int) (l, r int) {
			l, r = int(d.Between(1, int64(n))), int(d.Between(1, int64(n)))
			return min(l, r), max(l, r)
		}
		wide := func(n int) (l, r int) {
			return int(d.Between(1, int64(n/50+1))), n - int(d.Between(0, int64(n/50)))
		}
		narrow := func(n int) (l, r int) {
			l = int(d.Between(1, int64(n)))
			return l, min(n, l+int(d.Between(0, 30)))
		}
		whole := func(n int) (l, r int) { return 1, n }
		swaps := func() *[3]byte {
			return &[][3]byte{{1, 0, 2}, {2, 1, 0}, {0, 2, 1}, {1, 2, 0}, {2, 0, 1}}[d.Between(0, 4)]
		}
		anything := func() *[3]byte { return &[3]byte{state(), state(), state()} }
		// gentle are orders which leave most as it is.
		gentle := func() *[3]byte {
			order := [3]byte{0, 1, 2}
			order[state()] = state()
			return &order
		}
		// calls has orders among questions, asked of stretches of their own.
		calls := func(n, q int, questions int64, stretch, asked func(int) (int, int), order func() *[3]byte) (list []call) {
			for len(list) < q {
				if d.Between(1, 100) > questions && len(list) < q-1 {
					l, r := stretch(n)
					list = append(list, call{l, r, order(), 0})
					continue
				}
				l, r := asked(n)
				list = append(list, call{l, r, nil, state()})
			}
			return list
		}
		add("one-mill", "F", []call{{1, 1, nil, 2}, {1, 1, &[3]byte{2, 2, 0}, 0}, {1, 1, nil, 0}, {1, 1, nil, 2}})
		add("no-orders", "ffhFFFhf", calls(8, 12, 100, some, some, anything))
		add("grow-together", "fhfhfhFF", []call{{1, 8, nil, 2}, {2, 7, &[3]byte{2, 2, 2}, 0}, {1, 8, nil, 2}, {3, 5, nil, 2}})
		add("grow-together-in-the-middle", "ffhhffhhFfhfhf", []call{{1, 14, &[3]byte{1, 1, 2}, 0}, {1, 14, nil, 1}, {5, 12, nil, 1}, {9, 9, &[3]byte{0, 0, 1}, 0}, {1, 14, nil, 1}})
		add("one-after-the-other", "fhF", []call{{1, 3, &[3]byte{1, 2, 0}, 0}, {1, 3, &[3]byte{0, 0, 2}, 0}, {1, 1, nil, 0}, {2, 2, nil, 2}, {3, 3, nil, 0}})
		add("all-in-one-case", mills(40, 5), calls(40, 30, 50, whole, some, anything))
		add("small", mills(12, 2), calls(12, 60, 50, some, some, gentle))
		add("small-swaps", mills(12, 2), calls(12, 60, 50, some, some, swaps))
		add("medium", mills(300, 6), calls(300, 300, 40, some, some, gentle))
		add("medium-narrow", mills(300, 6), calls(300, 500, 50, narrow, some, anything))
		add("power-of-two", mills(1024, 40), calls(1024, 500, 50, some, some, swaps))
		add("long-runs", mills(20_000, 3000), calls(20_000, 2000, 50, narrow, some, gentle))
		add("narrow-orders", mills(20_000, 3), calls(20_000, 5000, 30, narrow, some, anything))
		add("wide-swaps", mills(100_000, 2), calls(100_000, 19_000, 25, wide, narrow, swaps))
		add("swaps", mills(70_000, 4), calls(70_000, 5000, 50, some, some, swaps))
	})
}
