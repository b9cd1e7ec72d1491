// Keeps the full beginnings in a set, and goes from the longest to the shortest.
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
	var m int
	fmt.Fscan(in, &m)
	full := map[string]bool{}
	var byLength [19][]string
	put := func(beginning string) {
		if !full[beginning] {
			full[beginning] = true
			byLength[len(beginning)] = append(byLength[len(beginning)], beginning)
		}
	}
	for range m {
		var entry string
		fmt.Fscan(in, &entry)
		put(entry)
	}
	for length := 18; length > 0; length-- {
		siblings := map[string]int{}
		for _, b := range byLength[length] {
			above := b[:length-1]
			if siblings[above]++; siblings[above] == 10 {
				put(above)
			}
		}
	}
	var list []string
next:
	for beginning := range full {
		for i := range beginning {
			if full[beginning[:i]] {
				continue next
			}
		}
		list = append(list, beginning)
	}
	slices.Sort(list)
	fmt.Fprintln(out, len(list))
	for _, beginning := range list {
		if beginning == "" {
			beginning = "-"
		}
		fmt.Fprintln(out, beginning)
	}
}
