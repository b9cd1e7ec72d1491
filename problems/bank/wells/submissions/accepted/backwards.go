// Reads all pacts, and takes wells away from the last alliances.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

func main() {
	in, out := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, m, length int
	fmt.Fscan(in, &n, &m, &length)
	x, sorted := make([]int, n), make([]int, n)
	for i := range x {
		fmt.Fscan(in, &x[i])
		sorted[i] = i
	}
	slices.SortFunc(sorted, func(a, b int) int { return x[a] - x[b] })

	// The tree of the pacts: wells first, a node behind those below it.
	root, size, above := make([]int, 2*n), make([]int, 2*n), make([]int, 2*n)
	for i := range root {
		root[i], size[i], above[i] = i, 1, -1
	}
	large, small := make([]int, 2*n), make([]int, 2*n)
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	nodes := n
	asked := make([]int, m)
	for i := range asked {
		var a, b int
		fmt.Fscan(in, &a, &b)
		a, b = find(a-1), find(b-1)
		if a != b {
			if size[a] < size[b] {
				a, b = b, a
			}
			large[nodes], small[nodes] = a, b
			size[nodes] = size[a] + size[b]
			for _, v := range []int{a, b} {
				root[v], above[v] = nodes, nodes
			}
			a = nodes
			nodes++
		}
		asked[i] = a
	}

	// The wells below a node are those from begin on in one order of all.
	begin, wells, free := make([]int, nodes), make([]int, n), 0
	top := make([]int, nodes) // where the list begins that has the node
	for v := nodes - 1; v >= 0; v-- {
		if above[v] < 0 {
			begin[v], top[v] = free, v
			free += size[v]
		}
		if v >= n {
			begin[large[v]], begin[small[v]] = begin[v], begin[v]+size[large[v]]
			top[large[v]], top[small[v]] = top[v], small[v]
		} else {
			wells[begin[v]] = v
		}
	}
	lists := make([][]int, nodes)
	for _, well := range sorted {
		for v := top[well]; ; v = top[above[v]] {
			lists[v] = append(lists[v], well)
			if above[v] < 0 {
				break
			}
		}
	}

	dry := make([]int, nodes)
	before, after := make([]int, n+2), make([]int, n+2)
	// Behind the wells come the ends of the road.
	x = append(x, 0, length)
	for v, list := range lists {
		if list == nil {
			continue
		}
		last, longest := n, 0
		for _, well := range append(list, n+1) {
			before[well], after[last] = last, well
			longest = max(longest, x[well]-x[last])
			last = well
		}
		for dry[v] = longest; v >= n; dry[v] = longest {
			b := begin[small[v]]
			for _, well := range wells[b : b+size[small[v]]] {
				l, r := before[well], after[well]
				after[l], before[r] = r, l
				longest = max(longest, x[r]-x[l])
			}
			v = large[v]
		}
	}
	for _, v := range asked {
		fmt.Fprintln(out, dry[v])
	}
}
