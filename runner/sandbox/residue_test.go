package sandbox

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"assize/judge"
)

// TestNothingIsLeft lets programs leave something everywhere, scattered, all over
// and after growing, and wants each next one to find zeros: with the kernel
// telling what was touched, and without.
func TestNothingIsLeft(t *testing.T) {
	for _, told := range []bool{true, false} {
		e := newEngine(t, Config{CacheDir: codeDir})
		if !told {
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

// TestImageComesBack writes all over a memory with an image, in single pages, over
// the borders of extents and in all of it, and wants each reset to bring the image
// back: with the kernel telling what was touched, and without.
func TestImageComesBack(t *testing.T) {
	const page = judge.ImagePageBytes
	content := make([]byte, 9*page)
	rand.NewChaCha8([32]byte{1}).Read(content)
	file, err := os.Create(filepath.Join(t.TempDir(), "image"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.Write(content); err != nil {
		t.Fatal(err)
	}
	// In the file one after the other; in memory with holes between.
	image := []judge.Extent{{Page: 1, Bytes: content[:2*page]}, {Page: 3, Bytes: content[2*page : 3*page]}, {Page: 10, Bytes: content[3*page:]}}
	want := make([]byte, 20*page)
	for _, e := range image {
		copy(want[e.Page*page:], e.Bytes)
	}
	kernel := openPages()
	defer kernel.close()
	for _, told := range []*pages{kernel, nil} {
		m, err := newImage(told, int(file.Fd()), image, []int64{0, 2 * page, 3 * page})
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(1, 2))
		for round := range 20 {
			m.begin(1 << 30)
			b := m.Reallocate(uint64(len(want)))
			if !bytes.Equal(b, want) {
				t.Fatalf("round %d, told %v: the memory is not as the image has it", round, told != nil)
			}
			for range round * 2 {
				at, n := r.IntN(len(b)), r.IntN(3*page)
				for i := at; i < min(at+n, len(b)); i += 1 + r.IntN(5000) {
					b[i] ^= byte(1 + r.IntN(255))
				}
			}
			if round == 15 {
				clear(b)
			}
			if err := m.reset(); err != nil {
				t.Fatal(err)
			}
		}
		if err := m.close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestInstancesStay runs a program that changes all that it begins with, again and again
// and in turn with another one, and wants it to begin as before each time: in the
// instance of the run before where that can be, and in a new one where not.
func TestInstancesStay(t *testing.T) {
	for _, told := range []bool{true, false} {
		e := newEngine(t, Config{CacheDir: codeDir})
		if !told {
			e.memory.pages = nil
		}
		p, other := load(t, e, "stays.c"), load(t, e, "residue.c")
		var first Outcome
		for i, step := range []struct {
			how   byte // 'o' is the other program
			stays bool // the run has the instance of the one before
		}{
			{'s', false}, {'s', false}, {'s', true}, {'a', true}, {'s', true}, {'e', true}, {'s', true}, {'t', true}, {'s', true},
			{'g', true}, {'s', false}, {'s', true}, {'l', true}, {'s', false}, {'s', true},
			{'o', false}, {'s', false}, {'s', false}, {'s', true}, {'o', false}, {'o', false}, {'s', false},
		} {
			before := e.memory.instance
			var out bytes.Buffer
			if step.how == 'o' {
				if e.Run(other, defaults(), Files{Stdin: []byte("s"), Stdout: &out}); out.String() != "clean\n" {
					t.Errorf("run %d, told %v: another program finds %q", i, told, out.String())
				}
			} else {
				o := e.Run(p, defaults(), Files{Stdin: []byte{step.how}, Stdout: &out})
				o.Fuel, o.MemoryBytes = 0, 0 // which the ways to end do not share
				if i == 0 {
					first = o
				}
				if o.Output != first.Output || out.Len() == 0 {
					t.Errorf("run %d (%c), told %v: it begins as something else: %+v, at first %+v", i, step.how, told, o, first)
				}
			}
			if stays := before != nil && e.memory.last == before.of && (e.memory.instance == before || step.how == 'g' || step.how == 'l'); stays != (step.stays && told) {
				t.Errorf("run %d (%c), told %v: it has the instance of the run before: %v", i, step.how, told, stays)
			}
		}
	}
}
