// Blocks of mills, each with an order that has not been carried out, and with its runs for each
// set of letters.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

const size = 400

type order [3]byte

type block struct {
	mills             []byte // before the pending order
	pending           order
	left, right, best [8]int // after it
}

// count finds the runs of a block on which no order is pending.
func (b *block) count() {
	var now [8]int
	b.left, b.best = [8]int{}, [8]int{}
	for i, x := range b.mills {
		for s := range now {
			if s>>x&1 == 0 {
				now[s] = 0
				continue
			}
			if now[s]++; now[s] == i+1 {
				b.left[s] = i + 1
			}
			b.best[s] = max(b.best[s], now[s])
		}
	}
	b.right = now
}

// settle carries out the pending order.
func (b *block) settle() {
	for i, x := range b.mills {
		b.mills[i] = b.pending[x]
	}
	b.pending = order{0, 1, 2}
}

func (b *block) obey(o order) {
	left, right, best := b.left, b.right, b.best
	for s := range 8 {
		before := s>>o[0]&1 | s>>o[1]&1<<1 | s>>o[2]&1<<2
		b.left[s], b.right[s], b.best[s] = left[before], right[before], best[before]
	}
	for x := range b.pending {
		b.pending[x] = o[b.pending[x]]
	}
}

func main() {
	in, out := bufio.NewReaderSize(os.Stdin, 1<<16), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var n, q int
	var mills string
	fmt.Fscan(in, &n, &q, &mills)
	number := func(letter byte) byte { return byte(strings.IndexByte("fhF", letter)) }
	var blocks []block
	for from := 0; from < n; from += size {
		b := block{pending: order{0, 1, 2}}
		for _, letter := range []byte(mills[from:min(n, from+size)]) {
			b.mills = append(b.mills, number(letter))
		}
		b.count()
		blocks = append(blocks, b)
	}
	for range q {
		var what, letters string
		var l, r int
		fmt.Fscan(in, &what, &l, &r, &letters)
		l--
		if what == "!" {
			o := order{number(letters[0]), number(letters[1]), number(letters[2])}
			for at := l; at < r; {
				b, from := &blocks[at/size], at%size
				to := min(len(b.mills), from+r-at)
				at += to - from
				if to-from == len(b.mills) {
					b.obey(o)
					continue
				}
				b.settle()
				for i := from; i < to; i++ {
					b.mills[i] = o[b.mills[i]]
				}
				b.count()
			}
			continue
		}
		state := number(letters[0])
		s := 1 << state
		now, best := 0, 0
		for at := l; at < r; {
			b, from := &blocks[at/size], at%size
			to := min(len(b.mills), from+r-at)
			at += to - from
			if to-from == len(b.mills) {
				best = max(best, b.best[s], now+b.left[s])
				if b.left[s] == len(b.mills) {
					now += len(b.mills)
				} else {
					now = b.right[s]
				}
				continue
			}
			for _, x := range b.mills[from:to] {
				if b.pending[x] == state {
					now++
					best = max(best, now)
				} else {
					now = 0
				}
			}
		}
		fmt.Fprintln(out, best)
	}
}
