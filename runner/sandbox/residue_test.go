package sandbox

import (
	"bytes"
	"testing"
)

// TestNothingIsLeft lets programs leave something everywhere, scattered, all over
// and after growing, and wants each next one to find zeros: with the kernel
// telling what was touched, and without.
func TestNothingIsLeft(t *testing.T) {
	for _, told := range []bool{true, false} {
		e := newEngine(t, Config{CacheDir: codeDir})
		if !told && e.memory.pages != nil {
			if err := e.memory.pages.close(); err != nil {
				t.Fatal(err)
			}
			e.memory.pages = nil
		}
		p, trap := load(t, e, "residue.c"), load(t, e, "trap.c")
		var first Outcome
		for i, how := range "sslsggsllgsds" {
			if how == 'd' { // ends in the middle
				e.Run(trap, defaults(), Files{Stdin: []byte("d")})
				continue
			}
			var out bytes.Buffer
			o := e.Run(p, defaults(), Files{Stdin: []byte(string(how)), Stdout: &out})
			if o.Exit != ExitCode || out.String() != "clean\n" {
				t.Errorf("run %d (%c), told %v: %+v, found %q", i, how, told, o, out.String())
			}
			if how == 's' {
				if first == (Outcome{}) {
					first = o
				}
				if o != first {
					t.Errorf("run %d: %+v, the first was %+v", i, o, first)
				}
			}
		}
	}
}
