// Command generators writes the secret test data of this package.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

// piece is all that matters of a part of a row. The zero piece has no stitches.
type piece struct {
	first, last byte
	turns       int64
}

// and joins another piece to p.
func (p piece) and(other piece) piece {
	switch {
	case p.first == 0:
		return other
	case p.last != other.first:
		p.turns++
	}
	return piece{p.first, other.last, p.turns + other.turns}
}

// repeated works p as often as told.
func (p piece) repeated(times int64) piece {
	p.turns *= times
	if p.first != p.last {
		p.turns += times - 1
	}
	return p
}

// turns is the solution that the editorial explains.
func turns(pattern string) int64 {
	type open struct {
		before piece
		times  int64
	}
	var stack []open
	var now piece
	number := int64(0)
	for _, c := range []byte(pattern) {
		if c >= '0' && c <= '9' {
			number = 10*number + int64(c-'0')
			continue
		}
		times := max(1, number)
		number = 0
		switch c {
		case '(':
			stack = append(stack, open{now, times})
			now = piece{}
		case ')':
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			now = top.before.and(now.repeated(top.times))
		default:
			now = now.and(piece{c, c, 0}.repeated(times))
		}
	}
	return now.turns
}

func main() {
	generate.Main("knitpurl", func(d *generate.Data) {
		add := func(name, pattern string) { d.Add(name, pattern+"\n", generate.Line(turns(pattern))) }
		stitch := func() string { return []string{"k", "p"}[d.Between(0, 1)] }
		// random is a pattern of about as many characters and at most as many stitches.
		var random func(characters int, stitches int64) string
		random = func(characters int, stitches int64) string {
			var b strings.Builder
			b.WriteString(stitch())
			for stitches--; b.Len() < characters && stitches > 0; {
				kind := d.Between(0, 9)
				if kind < 3 || stitches < 4 {
					b.WriteString(stitch())
					stitches--
					continue
				}
				times := int64(1)
				if kind < 8 {
					// Small numbers more often than large ones.
					times = min(1_000_000_000, d.Between(2, max(2, d.Between(2, max(2, stitches/50)))))
					times = max(2, times>>d.Between(0, 30))
					fmt.Fprint(&b, times)
				}
				inside := (characters - b.Len()) / int(d.Between(1, 8))
				if kind < 5 || inside < 4 {
					b.WriteString(stitch())
					stitches -= times
					continue
				}
				most := max(1, stitches/times/d.Between(1, 3))
				b.WriteString("(" + random(inside, most) + ")")
				stitches -= times * most
			}
			return b.String()
		}
		add("one", "p")
		add("two", "kp")
		add("long-but-plain", "1000000000(1000000000k)")
		add("longest", "500000000(1000000000(kp))")
		add("seam", "7(kp)7(pk)7(kpk)")
		add("no-seam", "9(kppk)(k)(2k)(3(4k))")
		add("several-digits", "10k11p101(kp)20(p)")
		add("nested-twice", "2(2(kp)3(pk))")
		add("nested-often", strings.Repeat("2(k", 28)+"p"+strings.Repeat("p)", 28))
		add("small", random(30, 40))
		add("medium", random(300, 1_000_000))
		add("parentheses-only", strings.Repeat("(", 49_000)+"kp"+strings.Repeat(")", 49_000))
		add("deep", strings.Repeat("p(k(", 15_000)+"30000000(7k)p"+strings.Repeat(")", 30_000))
		add("plain", strings.Repeat("kppkpkkk", 11_000))
		add("many-parts", strings.Repeat("9(2kp)", 15_000))
		for _, name := range []string{"large", "large-again"} {
			var b strings.Builder
			for b.Len() < 85_000 {
				b.WriteString(random(10_000, 10_000_000_000_000_000))
			}
			add(name, b.String())
		}
	})
}
