package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	var a, b int64
	fmt.Scan(&a, &b)
	out := bufio.NewWriter(os.Stdout)
	for {
		fmt.Fprintln(out, a+b, strings.Repeat(".", 4000))
	}
}
