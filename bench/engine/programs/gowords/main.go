// Counts words in a map of strings and prints them in order, with interfaces
// and closures in between.
package main

import (
	"bufio"
	"cmp"
	"os"
	"slices"
	"strconv"
	"strings"
)

type source interface{ next() (string, bool) }

type random struct {
	seed uint32
	left int
}

func (r *random) next() (string, bool) {
	if r.left == 0 {
		return "", false
	}
	r.left--
	r.seed = r.seed*1664525 + 1013904223
	return "word" + strconv.Itoa(int(r.seed>>12)%3000), true
}

type filtered struct {
	source
	keep func(string) bool
}

func (f filtered) next() (string, bool) {
	for {
		w, ok := f.source.next()
		if !ok || f.keep(w) {
			return w, ok
		}
	}
}

func main() {
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && line == "" {
		os.Exit(1)
	}
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		os.Exit(2)
	}
	var words source = filtered{&random{5, n}, func(w string) bool { return !strings.HasSuffix(w, "7") }}
	counts := map[string]int{}
	for w, ok := words.next(); ok; w, ok = words.next() {
		counts[w]++
	}
	type pair struct {
		word  string
		count int
	}
	var all []pair
	for w, c := range counts {
		all = append(all, pair{w, c})
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.word, b.word))
	})
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, p := range all[:min(5, len(all))] {
		out.WriteString(p.word + " " + strconv.Itoa(p.count) + "\n")
	}
}
