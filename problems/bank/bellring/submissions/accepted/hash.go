package main

import (
	"bufio"
	"fmt"
	"math/bits"
	"os"
)

const prime = 1<<61 - 1

func times(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	sum := low&prime + low>>61 + high<<3
	if sum >= prime {
		sum -= prime
	}
	if sum >= prime {
		sum -= prime
	}
	return sum
}

// Compares rolling hashes modulo a large prime.
func main() {
	in := bufio.NewReader(os.Stdin)
	var t, p string
	fmt.Fscan(in, &t, &p)
	const base = 911382323
	round := t + t[:len(p)-1]
	var want, have uint64
	power := uint64(1)
	for i := range p {
		want = (times(want, base) + uint64(p[i])) % prime
		have = (times(have, base) + uint64(round[i])) % prime
		if i > 0 {
			power = times(power, base)
		}
	}
	count := 0
	for i := 0; ; i++ {
		if have == want {
			count++
		}
		if i+len(p) == len(round) {
			break
		}
		have = (have + prime - times(power, uint64(round[i]))) % prime
		have = (times(have, base) + uint64(round[i+len(p)])) % prime
	}
	fmt.Println(count)
}
