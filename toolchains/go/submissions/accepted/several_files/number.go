package main

import (
	"bufio"
	"os"
	"strconv"
)

var words = func() *bufio.Scanner {
	s := bufio.NewScanner(os.Stdin)
	s.Split(bufio.ScanWords)
	return s
}()

func number() int {
	words.Scan()
	n, err := strconv.Atoi(words.Text())
	if err != nil {
		panic(err)
	}
	return n
}
