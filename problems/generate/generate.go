// Package generate writes the test data of a problem package. Each package of
// the sample bank has a generators/main.go that uses it:
//
//	go run ./problems/bank/<slug>/generators
//
// from the module's root writes data/secret anew, to the last byte the same.
package generate

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Data is a set of test cases under way.
type Data struct {
	dir    string
	cases  int
	random *rand.Rand
	err    error
}

// Main writes the secret test data of the package slug, or with -o DIR the same
// files to that folder. make adds the test cases.
func Main(slug string, make func(*Data)) {
	log.SetFlags(0)
	dir := flag.String("o", filepath.Join("problems", "bank", slug, "data", "secret"), "folder to write to")
	flag.Parse()
	d := &Data{dir: *dir, random: rand.New(rand.NewPCG(2025, uint64(len(slug))))}
	if err := d.clear(); err != nil {
		log.Fatalf("generate %s: %v", slug, err)
	}
	make(d)
	if d.err != nil {
		log.Fatalf("generate %s: %v", slug, d.err)
	}
}

// clear takes away the test cases of an earlier run and keeps everything else,
// such as test_group.yaml.
func (d *Data) clear() error {
	if err := os.MkdirAll(d.dir, 0o755); err != nil {
		return err
	}
	for _, ending := range []string{"*.in", "*.ans"} {
		old, err := filepath.Glob(filepath.Join(d.dir, ending))
		if err != nil {
			return err
		}
		for _, name := range old {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// Add writes the next test case, numbered in order of the calls. The name says
// what it is for.
func (d *Data) Add(name, input, answer string) {
	d.cases++
	base := filepath.Join(d.dir, fmt.Sprintf("%02d-%s", d.cases, name))
	for ending, text := range map[string]string{".in": input, ".ans": answer} {
		if err := os.WriteFile(base+ending, []byte(text), 0o644); err != nil && d.err == nil {
			d.err = err
		}
	}
}

// Between returns a random whole number from low to high.
func (d *Data) Between(low, high int64) int64 { return low + d.random.Int64N(high-low+1) }

// Perm returns a random order of 0 to n-1.
func (d *Data) Perm(n int) []int { return d.random.Perm(n) }

// Line joins numbers into a line.
func Line[T int | int64](numbers ...T) string {
	var b strings.Builder
	for i, v := range numbers {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(&b, v)
	}
	b.WriteByte('\n')
	return b.String()
}
