// Hands the word of the first pass to the second, which must find the number.
package main

import (
	"fmt"
	"os"
	"strings"
)

func main() {
	feedback := os.Args[3]
	answer, err := os.ReadFile(os.Args[2])
	if err != nil {
		os.Exit(1)
	}
	var word string
	fmt.Scan(&word)
	if _, err := os.Stat(feedback + "second"); err == nil {
		if word == strings.TrimSpace(string(answer)) {
			os.Exit(42)
		}
		os.Exit(43)
	}
	if word == "" || len(word) > 20 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
		os.WriteFile(feedback+"judgemessage.txt", []byte("the word is "+word+"\n"), 0o644)
		os.Exit(43)
	}
	if os.WriteFile(feedback+"second", nil, 0o644) != nil || os.WriteFile(feedback+"nextpass.in", []byte("find "+word+"\n"), 0o644) != nil {
		os.Exit(1)
	}
	os.Exit(42)
}
