package main

import (
	"bufio"
	"os"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	for {
		out.WriteString("0123456789012345678901234567890123456789012345678901234567890123\n")
	}
}
