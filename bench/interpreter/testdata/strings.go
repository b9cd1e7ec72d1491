package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	count, groups := map[string]int{}, map[string][]string{}
	var text strings.Builder
	for in.Scan() {
		w := in.Text()
		count[w]++
		letters := []byte(w)
		slices.Sort(letters)
		groups[string(letters)] = append(groups[string(letters)], w)
		letters = []byte(w)
		slices.Reverse(letters)
		text.WriteString(strings.ToUpper(string(letters)))
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(len(groups[b])-len(groups[a]), strings.Compare(a, b))
	})
	most := 0
	for _, c := range count {
		most = max(most, c)
	}
	var best []string
	for _, k := range keys[:3] {
		best = append(best, fmt.Sprintf("('%s', %d)", k, len(groups[k])))
	}
	fmt.Printf("%d [%s] %d %d %d\n", len(groups), strings.Join(best, ", "), most, strings.Count(text.String(), "AB"), len(count))
}
