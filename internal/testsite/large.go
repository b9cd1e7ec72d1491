package testsite

import (
	"archive/zip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// LargePackageBytes is what the zip file of LargePackage has at least.
const LargePackageBytes = 100_000_000

// LargePackage writes a package of 100 MB, most of it one file, which does not
// compress, and returns the path of the zip file. The seed tells packages apart.
func (s *Site) LargePackage(seed byte) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "large.zip")
	f, err := os.Create(path)
	s.must(err)
	z := zip.NewWriter(f)
	write := func(name string, from io.Reader) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "large/" + name, Method: zip.Store})
		s.must(err)
		_, err = io.Copy(w, from)
		s.must(err)
	}
	write("problem.yaml", strings.NewReader("problem_format_version: 2025-09\nname: Large\nuuid: 5b0a3f1e-0f51-4f0c-8a35-0f5d9f3f7a11\nlimits:\n  time_limit: 5\n"))
	write("statement/problem.en.md", strings.NewReader("Read much.\n"))
	write("submissions/accepted/read.c", strings.NewReader("int main(void) { return 0; }\n"))
	random := rand.NewChaCha8([32]byte{seed})
	for i, size := range []int64{75_000_000, 10_000_000, 10_000_000, 5_000_000, 100_000} {
		write(fmt.Sprintf("data/secret/%d.in", i), io.LimitReader(random, size))
		write(fmt.Sprintf("data/secret/%d.ans", i), strings.NewReader("\n"))
	}
	s.must(z.Close())
	s.must(f.Close())
	return path
}

func (s *Site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

var peakLine = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`)

// PeakMemory is the most bytes that a service's process had resident since
// ResetPeakMemory.
func (s *Site) PeakMemory(service string) int64 {
	s.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.PIDs()[service]))
	s.must(err)
	m := peakLine.FindSubmatch(status)
	if m == nil {
		s.t.Fatalf("the process of %s has no peak in its status:\n%s", service, status)
	}
	kib, err := strconv.ParseInt(string(m[1]), 10, 64)
	s.must(err)
	return kib << 10
}

// ResetPeakMemory lets the kernel count the peak anew.
func (s *Site) ResetPeakMemory(service string) {
	s.t.Helper()
	s.must(os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.PIDs()[service]), []byte("5"), 0))
}
