package main

import (
	"bufio"
	"fmt"
	"math/big"
	"os"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	split := big.NewInt(100_000_000_000_000)
	var word string
	fmt.Fscan(in, &word)
	kept := new(big.Int)
	if word == "evening" {
		var slip string
		fmt.Fscan(in, &slip)
		kept.SetString(slip, 10)
	}
	var n int
	fmt.Fscan(in, &n)
	sum, squares := new(big.Int), new(big.Int)
	for range n {
		var x int64
		fmt.Fscan(in, &x)
		sum.Add(sum, big.NewInt(x))
		squares.Add(squares, big.NewInt(x*x))
	}
	if word == "morning" {
		fmt.Println(squares.Mul(squares, split).Add(squares, sum))
		return
	}
	q, s := new(big.Int).DivMod(kept, split, new(big.Int))
	q.Sub(q, squares)
	s.Sub(s, sum)
	d := new(big.Int).Lsh(q, 1)
	d.Sub(d, new(big.Int).Mul(s, s)).Sqrt(d)
	x := new(big.Int).Sub(s, d)
	y := new(big.Int).Add(s, d)
	fmt.Println(x.Rsh(x, 1), y.Rsh(y, 1))
}
