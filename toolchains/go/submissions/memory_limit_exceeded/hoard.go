package main

import "fmt"

func main() {
	var all [][]byte
	for {
		all = append(all, make([]byte, 1<<20))
		all[len(all)-1][len(all)] = 1
		if len(all) == 1<<20 {
			fmt.Println(len(all))
		}
	}
}
