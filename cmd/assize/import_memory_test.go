package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"assize/internal/testsite"
)

const (
	largePackageBytes = 100_000_000 // of the zip file, at least
	importMemoryBytes = 256 << 20   // that the gateway's process may have resident
)

// TestLargeImport brings a package of 100 MB in, most of it one file, while the
// process that takes it may have 256 MiB resident at its peak.
func TestLargeImport(t *testing.T) {
	path := largePackage(t)
	site := testsite.Start(t, testsite.Apart)
	pid := site.PIDs()["gateway"]
	// From here on the kernel counts the peak anew.
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
	before := peakMemory(t, pid)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	done, err := site.Admin().ImportProblem(t.Context(), f)
	if err != nil || done.Version != 1 || !done.Applied {
		t.Fatalf("%+v, %v", done, err)
	}
	peak := peakMemory(t, pid)
	t.Logf("peak resident memory of the gateway: %d MiB before, %d MiB while it took the package", before>>20, peak>>20)
	if peak > importMemoryBytes {
		t.Errorf("the gateway had %d MiB resident, at most %d are allowed", peak>>20, importMemoryBytes>>20)
	}
	var out counter
	if err := site.Admin().Package(t.Context(), done.Slug, &out); err != nil || out < largePackageBytes/2 {
		t.Errorf("the package comes out again with %d bytes, %v", out, err)
	}
	if peak = peakMemory(t, pid); peak > importMemoryBytes {
		t.Errorf("after giving it out again the gateway had %d MiB resident, at most %d are allowed", peak>>20, importMemoryBytes>>20)
	}
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// largePackage writes a zip file, not compressed, and returns its path.
func largePackage(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	write := func(name string, from io.Reader) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "large/" + name, Method: zip.Store})
		if err == nil {
			_, err = io.Copy(w, from)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	text := func(name, s string) { write(name, bytes.NewReader([]byte(s))) }
	text("problem.yaml", "problem_format_version: 2025-09\nname: Large\nuuid: 5b0a3f1e-0f51-4f0c-8a35-0f5d9f3f7a11\nlimits:\n  time_limit: 5\n")
	text("statement/problem.en.md", "Read much.\n")
	text("submissions/accepted/read.c", "int main(void) { return 0; }\n")
	random := rand.NewChaCha8([32]byte{5})
	for i, size := range []int64{75_000_000, 10_000_000, 10_000_000, 5_000_000, 100_000} {
		write(fmt.Sprintf("data/secret/%d.in", i), io.LimitReader(random, size))
		text(fmt.Sprintf("data/secret/%d.ans", i), "\n")
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if size, err := f.Seek(0, io.SeekCurrent); err != nil || size < largePackageBytes {
		t.Fatalf("the package has %d bytes, %v", size, err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

var peakLine = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`)

// peakMemory is the most bytes that a process ever had resident.
func peakMemory(t *testing.T, pid int) int64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	m := peakLine.FindSubmatch(status)
	if m == nil {
		t.Fatalf("process %d has no peak in its status:\n%s", pid, status)
	}
	kib, err := strconv.ParseInt(string(m[1]), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return kib << 10
}
