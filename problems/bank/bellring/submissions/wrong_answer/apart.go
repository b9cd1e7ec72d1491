package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// strings.Count does not count motifs that overlap.
func main() {
	in := bufio.NewReader(os.Stdin)
	var t, p string
	fmt.Fscan(in, &t, &p)
	fmt.Println(strings.Count(t+t[:len(p)-1], p))
}
