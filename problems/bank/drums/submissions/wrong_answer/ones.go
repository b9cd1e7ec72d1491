// Drums the number of ones behind the message, each digit twice: that tells which beat is
// missing, and where is a guess.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	in, out := bufio.NewReaderSize(os.Stdin, 1<<16), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	var word string
	var t int
	fmt.Fscan(in, &word, &t)
	for range t {
		if word == "drum" {
			var message string
			fmt.Fscan(in, &message)
			digits := fmt.Sprintf("%014b", strings.Count(message, "1"))
			fmt.Fprint(out, message, "1")
			for _, digit := range digits {
				fmt.Fprint(out, string(digit), string(digit))
			}
			fmt.Fprintln(out)
			continue
		}
		var n int
		var heard string
		fmt.Fscan(in, &n, &heard)
		tail := heard[n:]
		if tail[0] != tail[1] {
			fmt.Fprintln(out, heard[:n])
			continue
		}
		var digits strings.Builder
		for i := 0; i < len(tail); i += 2 {
			digits.WriteByte(tail[i])
		}
		ones, _ := strconv.ParseInt(digits.String(), 2, 64)
		heard = heard[:n-1]
		fmt.Fprintln(out, heard+strconv.FormatInt(ones-int64(strings.Count(heard, "1")), 10))
	}
}
