package main

import (
	"bufio"
	"fmt"
	"os"
)

// With digits behind the message, as many as it needs, the listener tries all places for
// the missing beat, and knows from the place before what the sum becomes.
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
			n := len(message)
			digits := fmt.Sprintf("%0*b", width(n), sum(message)%(n+1))
			fmt.Fprint(out, message, string('0'+'1'-digits[0]))
			for _, digit := range digits {
				fmt.Fprint(out, string(digit), string(digit))
			}
			fmt.Fprintln(out)
			continue
		}
		var n int
		var heard string
		fmt.Fscan(in, &n, &heard)
		fmt.Fprintln(out, listen(n, heard))
	}
}

// width is the number of digits of n.
func width(n int) int { return len(fmt.Sprintf("%b", n)) }

func sum(beats string) (sum int) {
	for i, beat := range beats {
		if beat == '1' {
			sum += i + 1
		}
	}
	return sum
}

func listen(n int, heard string) string {
	tail := heard[n:]
	if tail[0] != tail[1] {
		return heard[:n]
	}
	want := 0
	for i := 0; i < len(tail); i += 2 {
		want = 2*want + int(tail[i]-'0')
	}
	heard = heard[:n-1]
	// With the missing beat at the end no other moves.
	now := sum(heard)
	for at := n; ; at-- {
		if now%(n+1) == want {
			return heard[:at-1] + "0" + heard[at-1:]
		}
		if (now+at)%(n+1) == want {
			return heard[:at-1] + "1" + heard[at-1:]
		}
		// The beat before comes one place behind.
		now += int(heard[at-2] - '0')
	}
}
