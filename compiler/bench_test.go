package compiler_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

// BenchmarkCompile compiles each language's own example, the sum of some numbers:
//
//	bare    the same command in a chroot of the toolchain, no container
//	cold    the whole of Compile, after the machine has forgotten the toolchain's files
//	boxed   the same, with the files in the page cache
//	ahead   the same, in a box that was started before the job
//	cached  the same source again
//
// They are taken in turn in each iteration, so that a busy machine weighs on
// all of them alike. What is reported are medians. cpp/a+b is the first program
// of everybody, which has no container of the library's.
func BenchmarkCompile(b *testing.B) {
	all, err := toolchains.All()
	if err != nil {
		b.Fatal(err)
	}
	for _, tc := range all {
		if tc.Base != "" {
			continue // compiles as its base does
		}
		b.Run(string(tc.ID), func(b *testing.B) { benchmarkCompile(b, tc.ID, simplest(b, tc)) })
	}
	b.Run("cpp/a+b", func(b *testing.B) {
		benchmarkCompile(b, "cpp", compiler.File{Name: "main.cpp", Content: []byte(aPlusB)})
	})
}

const aPlusB = `#include <bits/stdc++.h>
using namespace std;

int main()
{
	int a, b;
	cin >> a >> b;
	cout << a + b << endl;
}
`

func benchmarkCompile(b *testing.B, language judge.LanguageID, file compiler.File) {
	tc, err := toolchains.Open(dataDir(), language)
	if err != nil {
		b.Fatal(err)
	}
	c, _ := open(b)
	bare := bareCompile(b, tc, file.Name)
	took := map[string][]float64{}
	fresh := func() compiler.File { // never seen before, and the same to a compiler
		file.Content = append(bytes.Clone(file.Content), '\n')
		return file
	}
	measure := func(name string, f compiler.File, cached bool) {
		r := compile(b, c, tc.ID, f)
		if !r.OK || r.Cached != cached {
			b.Fatalf("%s: %+v", name, r)
		}
		took[name] = append(took[name], r.Duration.Seconds())
	}
	for b.Loop() {
		forget(b, tc.Root)
		measure("cold", fresh(), false)
		f := fresh()
		measure("boxed", f, false)
		measure("cached", f, true)
		c.PrepareAhead(b, tc.ID)
		measure("ahead", fresh(), false)
		took["bare"] = append(took["bare"], bare(f.Content))
	}
	for name, seconds := range took {
		slices.Sort(seconds)
		b.ReportMetric(seconds[len(seconds)/2]*1e3, name+"-ms")
	}
	b.ReportMetric(took["boxed"][len(took["boxed"])/2]/took["bare"][len(took["bare"])/2], "boxed/bare")
}

// simplest returns the last of the accepted examples of one file.
func simplest(b *testing.B, tc toolchains.Toolchain) (file compiler.File) {
	examples, err := tc.Examples()
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range examples {
		if e.Want == judge.AC && len(e.Files) == 1 {
			file = compiler.File{Name: e.Files[0].Name, Content: e.Files[0].Content}
		}
	}
	if file.Name == "" {
		b.Fatalf("%s has no accepted example of one file", tc.ID)
	}
	return file
}

// forget has the kernel drop the contents of all files below root from its cache,
// but for those that another process has mapped.
func forget(b *testing.B, root string) {
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		return unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
	})
	if err != nil {
		b.Fatal(err)
	}
}

// bareCompile returns a function that compiles without a container and says how
// many seconds that took.
func bareCompile(b *testing.B, tc toolchains.Toolchain, name string) func(source []byte) float64 {
	// A root of its own, as what is installed is never written to.
	root := filepath.Join(b.TempDir(), "root")
	if out, err := exec.Command("cp", "-a", tc.Root, root).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	// Nim finds itself by /proc, as it does in the container.
	proc := filepath.Join(root, "proc")
	if err := unix.Mount("proc", proc, "proc", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC|unix.MS_RDONLY, ""); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := unix.Unmount(proc, unix.MNT_DETACH); err != nil {
			b.Fatal(err)
		}
	})
	src, out := filepath.Join(root, "job/src"), filepath.Join(root, "job/out")
	if err := os.MkdirAll(src, 0o755); err != nil {
		b.Fatal(err)
	}
	argv := compiler.BareCommand(tc, name)
	return func(source []byte) float64 {
		if err := os.RemoveAll(out); err != nil {
			b.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(out, "program"), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(src, name), source, 0o644); err != nil {
			b.Fatal(err)
		}
		cmd := &exec.Cmd{Path: argv[0], Args: argv, Dir: "/job/src", SysProcAttr: &syscall.SysProcAttr{Chroot: root}}
		cmd.Env = append(slices.Clone(tc.Compile.Env), "TMPDIR=/tmp", "HOME=/tmp", "PATH=/usr/bin", "TZ=UTC", "LC_ALL=C.UTF-8")
		// The root has no /dev/null, which is what nil would open inside of it.
		var said bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(nil), &said, &said
		start := time.Now()
		if err := cmd.Run(); err != nil {
			b.Fatal(fmt.Errorf("%q: %w: %s", argv, err, &said))
		}
		return time.Since(start).Seconds()
	}
}
