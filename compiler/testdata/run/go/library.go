// in: 3 zeta alpha mid
// out: [alpha mid zeta] 2432902008176640000 caught: index\n
package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"math/big"
	"os"
	"sort"
	"strings"
	"sync"
)

type words []string

func (w words) Len() int           { return len(w) }
func (w words) Less(i, j int) bool { return w[i] < w[j] }
func (w words) Swap(i, j int)      { w[i], w[j] = w[j], w[i] }
func (w *words) Push(x any)        { *w = append(*w, x.(string)) }
func (w *words) Pop() any {
	last := (*w)[len(*w)-1]
	*w = (*w)[:len(*w)-1]
	return last
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	w := &words{}
	for range n {
		var s string
		fmt.Fscan(in, &s)
		heap.Push(w, s)
	}
	sort.Strings(*w)
	var group sync.WaitGroup
	product := big.NewInt(1)
	group.Go(func() { product.MulRange(1, 20) })
	group.Wait()
	caught := func() (s string) {
		defer func() { s = strings.Fields(fmt.Sprint(recover()))[2] }()
		var none []int
		_ = none[n]
		return
	}()
	fmt.Println(*w, product, "caught:", caught)
}
