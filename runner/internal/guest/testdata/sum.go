// Adds two numbers, with as little of the library as it takes.
package main

import (
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	sum := 0
	for _, field := range strings.Fields(string(input)) {
		n, err := strconv.Atoi(field)
		if err != nil {
			panic(err)
		}
		sum += n
	}
	os.Stdout.WriteString(strconv.Itoa(sum) + "\n")
}
