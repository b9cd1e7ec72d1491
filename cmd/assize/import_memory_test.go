package main

import (
	"os"
	"testing"

	"assize/internal/testsite"
)

// importMemoryBytes is what the gateway's process may have resident while it
// takes a package of 100 MB.
const importMemoryBytes = 256 << 20

// TestLargeImport brings a package of 100 MB in and takes it out again.
func TestLargeImport(t *testing.T) {
	site := testsite.Start(t, testsite.Apart)
	f, err := os.Open(site.LargePackage(5))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() < testsite.LargePackageBytes {
		t.Fatalf("the package: %+v, %v", info, err)
	}
	site.ResetPeakMemory("gateway")
	before := site.PeakMemory("gateway")
	done, err := site.Admin().ImportProblem(t.Context(), f)
	if err != nil || done.Version != 1 || !done.Applied {
		t.Fatalf("%+v, %v", done, err)
	}
	taken := site.PeakMemory("gateway")
	var out counter
	if err := site.Admin().Package(t.Context(), done.Slug, &out); err != nil || out < testsite.LargePackageBytes {
		t.Errorf("the package comes out again with %d bytes, %v", out, err)
	}
	given := site.PeakMemory("gateway")
	t.Logf("resident memory of the gateway: %d MiB before, at most %d MiB while it took the package, %d MiB until it had given it out", before>>20, taken>>20, given>>20)
	if given > importMemoryBytes {
		t.Errorf("the gateway had %d MiB resident, at most %d are allowed", given>>20, importMemoryBytes>>20)
	}
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
