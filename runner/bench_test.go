package runner

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"assize/judge"
	"assize/runner/internal/guest"
	"assize/runner/sandbox"
)

// inARow is how many test cases of a submission are run one after the other.
const inARow = 10

// BenchmarkTestCase times the smallest test case (read two numbers, print their
// sum), in C and in C++ with its streams, from instantiation to the end of the run:
// inside a worker, through the boundary to a worker process, judged with files and
// validator, and beside them fork and exec of the same program compiled for this
// machine. The four take turns, so that the ratios hold on a busy machine, each ten
// times in a row, as a submission's test cases are run. Times are medians.
func BenchmarkTestCase(b *testing.B) {
	for _, name := range []string{"sum.c", "sum.cpp"} {
		b.Run(name, func(b *testing.B) { benchmarkTestCase(b, name) })
	}
}

func benchmarkTestCase(b *testing.B, name string) {
	engine, err := sandbox.NewEngine(b.Context(), sandbox.Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close(b.Context())
	module := guest.Module(b, name)
	program, err := engine.Load(b.Context(), judge.DigestOf(module), module)
	if err != nil {
		b.Fatal(err)
	}
	worker := acquire(b, newPool(b, PoolConfig{Workers: 1}))
	defer worker.Release()
	load(b, worker, name)
	blobs := newBlobs(b)
	j := NewJudge(nil, blobs)
	d := judge.Dataset{Validator: judge.Validator{Kind: judge.ValidateDefault}}
	d.Cases = []judge.TestCase{{Name: "1", Input: put(b, blobs, []byte("1 2")), Answer: put(b, blobs, []byte("3"))}}
	judged := &task{judge: j, dataset: d, within: defaults(), wall: time.Minute}
	native, input := guest.Native(b, name), guest.File(b, []byte("1 2"))
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
			for range inARow {
				started := time.Now()
				if !way.run() {
					b.Fatalf("%s failed", way.name)
				}
				times[i] = append(times[i], time.Since(started))
			}
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

// BenchmarkThroughput judges the smallest test case with a worker on each core,
// and beside it forks and executes the same program, as many at a time. The two
// take turns.
func BenchmarkThroughput(b *testing.B) {
	workers := runtime.NumCPU()
	pool, blobs := newPool(b, PoolConfig{Workers: workers}), newBlobs(b)
	j := NewJudge(nil, blobs)
	d := judge.Dataset{Validator: judge.Validator{Kind: judge.ValidateDefault}}
	d.Cases = []judge.TestCase{{Name: "1", Input: put(b, blobs, []byte("1 2")), Answer: put(b, blobs, []byte("3"))}}
	native, input := guest.Native(b, "sum.c"), guest.File(b, []byte("1 2")).Name()
	var own []*Worker
	for range workers {
		w := acquire(b, pool)
		defer w.Release()
		load(b, w, "sum.c")
		own = append(own, w)
	}
	// each runs n of them on each core, and returns how many a second there were.
	each := func(n int, run func(core int) error) float64 {
		started := time.Now()
		var wg sync.WaitGroup
		for core := range workers {
			wg.Go(func() {
				for range n {
					if err := run(core); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
		wg.Wait()
		return float64(n*workers) / time.Since(started).Seconds()
	}
	var judged, forked []float64
	for b.Loop() {
		judged = append(judged, each(500, func(core int) error {
			t := &task{judge: j, dataset: d, within: defaults(), wall: time.Minute}
			run, err := t.run(b.Context(), own[core], 0)
			if err == nil && run.Verdict != judge.AC {
				err = fmt.Errorf("verdict %v", run.Verdict)
			}
			return err
		}))
		forked = append(forked, each(50, func(int) error {
			in, err := os.Open(input)
			if err != nil {
				return err
			}
			defer in.Close()
			cmd := exec.Command(native)
			cmd.Stdin = in
			return cmd.Run()
		}))
	}
	slices.Sort(judged)
	slices.Sort(forked)
	j1, f1 := judged[len(judged)/2], forked[len(forked)/2]
	b.ReportMetric(j1, "judged/s")
	b.ReportMetric(f1, "native/s")
	b.ReportMetric(j1/f1, "judged/native")
	b.ReportMetric(0, "ns/op")
}
