package bench

import (
	"crypto/sha256"
	"io"
	"os"
	"testing"
	"time"

	"assize/internal/testsite"
)

// BenchmarkImport brings packages of 100 MB in through the gateway, beside, in
// turn, the SHA-256 of the same file; and tells the most memory that the gateway's
// process had resident meanwhile.
func BenchmarkImport(b *testing.B) {
	s := testsite.Start(b, testsite.Apart, "ASSIZE_RATE_LIMITS=off")
	admin := s.Admin()
	s.ResetPeakMemory("gateway")
	var imports, bare []time.Duration
	seed := byte(0)
	for b.Loop() {
		seed++
		f, err := os.Open(s.LargePackage(seed))
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		if done, err := admin.ImportProblem(b.Context(), f); err != nil || !done.Changed {
			b.Fatalf("%+v, %v", done, err)
		}
		imports = append(imports, time.Since(start))
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			b.Fatal(err)
		}
		start = time.Now()
		if _, err := io.Copy(sha256.New(), f); err != nil {
			b.Fatal(err)
		}
		bare = append(bare, time.Since(start))
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	report(b, "import", imports)
	report(b, "bare", bare)
	b.ReportMetric(float64(s.PeakMemory("gateway"))/(1<<20), "peak-MiB")
	b.ReportMetric(0, "ns/op")
}
