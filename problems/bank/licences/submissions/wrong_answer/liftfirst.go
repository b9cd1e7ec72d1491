// Takes it for granted that, on the way from the cut, the lift is exceeded before the depth is.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type lock struct{ lift, depth int }

func income(locks []lock) (sum int) {
	if len(locks) == 1 {
		return locks[0].lift * locks[0].depth
	}
	left, right := locks[:len(locks)/2], locks[len(locks)/2:]
	sum = income(left) + income(right)
	reach := make([]lock, len(right))
	lifts, products := make([]int, len(right)+1), make([]int, len(right)+1)
	now := right[0]
	for j, l := range right {
		now = lock{max(now.lift, l.lift), min(now.depth, l.depth)}
		reach[j] = now
		lifts[j+1], products[j+1] = lifts[j]+now.lift, products[j]+now.lift*now.depth
	}
	p, q := 0, 0
	now = left[len(left)-1]
	for i := len(left) - 1; i >= 0; i-- {
		now = lock{max(now.lift, left[i].lift), min(now.depth, left[i].depth)}
		for p < len(right) && reach[p].lift <= now.lift {
			p++
		}
		for q = max(q, p); q < len(right) && reach[q].depth >= now.depth; {
			q++
		}
		sum += now.lift*now.depth*p + (lifts[q]-lifts[p])*now.depth + products[len(right)] - products[q]
	}
	return sum
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	locks := make([]lock, n)
	for i := range locks {
		fmt.Fscan(in, &locks[i].lift, &locks[i].depth)
	}
	fmt.Println(income(locks))
}
