package runner

import (
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// BenchmarkTestCase times the smallest test case (read two numbers, print their
// sum) from instantiation to the end of the run: inside a worker, through the
// boundary to a worker process, judged with files and validator, and beside them
// fork and exec of the same program compiled for this machine. The four take
// turns, so that the ratios hold on a busy machine. Times are medians.
func BenchmarkTestCase(b *testing.B) {
	engine, err := sandbox.NewEngine(b.Context(), sandbox.Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close(b.Context())
	module := guest.Module(b, "sum.c")
	program, err := engine.Load(b.Context(), judge.DigestOf(module), module)
	if err != nil {
		b.Fatal(err)
	}
	worker := acquire(b, newPool(b, PoolConfig{Workers: 1}))
	defer worker.Release()
	load(b, worker, "sum.c")
	blobs := newBlobs(b)
	j := NewJudge(nil, blobs)
	d := judge.Dataset{Validator: judge.Validator{Kind: judge.ValidateDefault}}
	d.Cases = []judge.TestCase{{Name: "1", Input: put(b, blobs, []byte("1 2")), Answer: put(b, blobs, []byte("3"))}}
	judged := &task{judge: j, dataset: d, within: defaults(), wall: time.Minute}
	native, input := guest.Native(b, "sum.c"), file(b, []byte("1 2"))
	out, err := os.Create(b.TempDir() + "/out")
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()

	ways := []struct {
		name string
		run  func() bool
	}{
		{"inside", func() bool {
			return engine.Run(program, defaults(), sandbox.Files{Stdin: []byte("1 2")}).Exit == sandbox.ExitCode
		}},
		{"boundary", func() bool {
			o, err := worker.Run(b.Context(), defaults(), time.Minute, Input{Bytes: []byte("1 2")}, Outputs{})
			return err == nil && o.Exit == sandbox.ExitCode
		}},
		{"judged", func() bool {
			r, err := judged.run(b.Context(), worker, 0)
			return err == nil && r.Verdict == judge.AC
		}},
		{"native", func() bool {
			if _, err := input.Seek(0, 0); err != nil {
				return false
			}
			cmd := exec.Command(native)
			cmd.Stdin, cmd.Stdout = input, out
			return cmd.Run() == nil
		}},
	}
	times := make([][]time.Duration, len(ways))
	for b.Loop() {
		for i, way := range ways {
			started := time.Now()
			if !way.run() {
				b.Fatalf("%s failed", way.name)
			}
			times[i] = append(times[i], time.Since(started))
		}
	}
	median := func(i int) float64 {
		slices.Sort(times[i])
		return float64(times[i][len(times[i])/2].Nanoseconds()) / 1e3
	}
	for i, way := range ways {
		b.ReportMetric(median(i), way.name+"-µs")
	}
	last := len(ways) - 1
	for i, way := range ways[:last] {
		b.ReportMetric(median(last)/median(i), "native/"+way.name)
	}
	b.ReportMetric(0, "ns/op") // of all four together: no use
}
