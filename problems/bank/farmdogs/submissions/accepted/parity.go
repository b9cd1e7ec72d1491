package main

import (
	"bufio"
	"fmt"
	"os"
)

const never = 1 << 60

var (
	costs  []int
	beside [][]int
)

// below holds the least costs of the dogs at a farm and an even number of levels below
// it, and of those an odd number of levels below it.
type below struct {
	none, dog          int
	unguarded, guarded int
}

func solve(v, above int) below {
	sum := below{dog: costs[v]}
	extra := never
	for _, u := range beside[v] {
		if u == above {
			continue
		}
		b := solve(u, v)
		sum.none = min(never, sum.none+b.guarded)
		sum.dog += min(b.unguarded, b.guarded)
		sum.unguarded = min(never, sum.unguarded+b.none)
		sum.guarded += min(b.none, b.dog)
		extra = min(extra, max(0, b.dog-b.none))
	}
	sum.guarded = min(never, sum.guarded+extra)
	return sum
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	costs, beside = make([]int, n+1), make([][]int, n+1)
	for i := 1; i <= n; i++ {
		fmt.Fscan(in, &costs[i])
	}
	for range n - 1 {
		var u, v int
		fmt.Fscan(in, &u, &v)
		beside[u] = append(beside[u], v)
		beside[v] = append(beside[v], u)
	}
	all := solve(1, 0)
	fmt.Println(all.guarded + min(all.none, all.dog))
}
