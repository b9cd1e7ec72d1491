// Command generators writes the secret test data of this package. The answers say which
// beats are missed, as places in what is drummed.
package main

import (
	"fmt"
	"strings"

	"assize/problems/generate"
)

func main() {
	generate.Main("drums", func(d *generate.Data) {
		add := func(name string, messages []string, missed []int64) {
			d.Add(name, fmt.Sprintf("drum\n%d\n%s\n", len(messages), strings.Join(messages, "\n")), generate.Line(missed...))
		}
		// random has n beats, about ones of a hundred of them high.
		random := func(n int, ones int64) string {
			beats := make([]byte, n)
			for i := range beats {
				beats[i] = '0'
				if d.Between(1, 100) <= ones {
					beats[i] = '1'
				}
			}
			return string(beats)
		}
		// everyPlace has one message again and again, each time with another beat missed.
		everyPlace := func(name string, message string) {
			n := len(message) + 30
			var missed []int64
			for i := range n {
				missed = append(missed, int64(i))
			}
			add(name, strings.Split(strings.Repeat(message+" ", n), " ")[:n], missed)
		}
		everyMessage := func(name string, n int, place int64) {
			var messages []string
			var missed []int64
			for _, bits := range d.Perm(1 << n) {
				messages = append(messages, fmt.Sprintf("%0*b", n, bits))
				missed = append(missed, place)
			}
			add(name, messages, missed)
		}
		anywhere := func(n int) (missed []int64) {
			for range n {
				missed = append(missed, d.Between(0, 50_000))
			}
			return missed
		}
		everyPlace("one-low", "0")
		everyPlace("one-high", "1")
		everyPlace("two", "10")
		everyPlace("all-low", strings.Repeat("0", 20))
		everyPlace("all-high", strings.Repeat("1", 20))
		everyPlace("in-turn", strings.Repeat("10", 26))
		everyPlace("every-place", random(75, 50))
		everyMessage("every-message-first", 8, 0)
		everyMessage("every-message-last", 8, -1)
		everyMessage("every-message-middle", 6, 5)
		everyMessage("every-message-near-the-end", 8, -12)
		lengths := func(name string, from, to int, ones int64) {
			var messages []string
			for n := from; n <= to; n++ {
				messages = append(messages, random(n, ones))
			}
			add(name, messages, anywhere(len(messages)))
		}
		lengths("lengths", 1, 300, 50)
		lengths("powers-of-two", 1020, 1030, 50)
		lengths("mostly-low", 4000, 4010, 3)
		lengths("mostly-high", 2040, 2055, 98)
		add("longest-low-and-high", []string{random(16_000, 0), random(16_000, 100)}, []int64{7000, 16_000})
		add("longest-the-last-is-missed", []string{random(16_000, 50), random(16_000, 70)}, []int64{-2, -1})
		add("large", []string{random(16_000, 50), random(16_000, 50), random(16_000, 40), random(16_000, 90), random(16_000, 10), random(16_000, 50)},
			[]int64{15_000, 15_700, 15_990, 14_000, -31, 15_999})
	})
}
