// By halves, with binary searches for the two places.
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
)

type lock struct{ lift, depth int }

type reach struct {
	lift, depth             int // from the cut up to here
	lifts, depths, products int // summed up before here
}

func income(locks []lock) (sum int) {
	if len(locks) == 1 {
		return locks[0].lift * locks[0].depth
	}
	left, right := locks[:len(locks)/2], locks[len(locks)/2:]
	sum = income(left) + income(right)
	ends := make([]reach, len(right)+1)
	ends[0] = reach{lift: right[0].lift, depth: right[0].depth}
	for j, l := range right {
		e := &ends[j]
		e.lift, e.depth = max(e.lift, l.lift), min(e.depth, l.depth)
		ends[j+1] = reach{e.lift, e.depth, e.lifts + e.lift, e.depths + e.depth, e.products + e.lift*e.depth}
	}
	now := left[len(left)-1]
	for i := len(left) - 1; i >= 0; i-- {
		now = lock{max(now.lift, left[i].lift), min(now.depth, left[i].depth)}
		p := sort.Search(len(right), func(j int) bool { return ends[j].lift > now.lift })
		q := sort.Search(len(right), func(j int) bool { return ends[j].depth < now.depth })
		first, last := min(p, q), max(p, q)
		sum += first*now.lift*now.depth + ends[len(right)].products - ends[last].products
		if p < q {
			sum += (ends[last].lifts - ends[first].lifts) * now.depth
		} else {
			sum += (ends[last].depths - ends[first].depths) * now.lift
		}
	}
	return sum
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	number := func() int {
		n := 0
		c, _ := in.ReadByte()
		for c < '0' {
			c, _ = in.ReadByte()
		}
		for c >= '0' {
			n = 10*n + int(c-'0')
			c, _ = in.ReadByte()
		}
		return n
	}
	locks := make([]lock, number())
	for i := range locks {
		locks[i] = lock{number(), number()}
	}
	fmt.Println(income(locks))
}
