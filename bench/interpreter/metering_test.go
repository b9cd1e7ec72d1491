package interpreter

import (
	"bytes"
	"math"
	"math/rand"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/bench/host"
	"assize/bench/placement"
	"assize/internal/testkit"
	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
	"assize/toolchains"
)

// BenchmarkMetering runs programs on the interpreters as they are and metered, in
// turns, from the same image of memory and with the same host: each of b.N times with
// the code of both at another place. It reports the geometric mean of the ratios, and the
// lowest and the highest.
func BenchmarkMetering(b *testing.B) {
	c, blobs := open(b)
	for _, id := range []judge.LanguageID{"python3", "javascript"} {
		tc, err := toolchains.Open(testkit.DataDir(), id)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(string(id), func(b *testing.B) {
			bundles := make([]judge.Bundle, len(programs))
			for i, name := range programs {
				text, err := os.ReadFile("testdata/" + name + "." + tc.Files.Sources[0])
				if err != nil {
					b.Fatal(err)
				}
				bundles[i] = bundle(b, c, blobs, id, []toolchains.File{{Content: text}})
			}
			var all placement.Mean
			each := make([]placement.Mean, len(programs))
			lowest, highest := math.Inf(1), 0.0
			for place := 0; b.Loop(); place++ {
				plain, metered := newVariant(b, tc, false, place), newVariant(b, tc, true, place)
				for i, name := range programs {
					r := overPlain(b, plain, metered, bundles[i], []byte(inputs[name](rand.New(rand.NewSource(1)))))
					each[i].Add(r)
					all.Add(r)
					lowest, highest = min(lowest, r), max(highest, r)
				}
				plain.close(b)
				metered.close(b)
			}
			for i, name := range programs {
				b.ReportMetric(each[i].Value(), name)
			}
			b.ReportMetric(all.Value(), "metered/plain")
			b.ReportMetric(lowest, "lowest")
			b.ReportMetric(highest, "highest")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// meteringRounds is how often a program runs either way at each place.
const meteringRounds = 4

// overPlain returns the shortest time of the metered program over that of the plain one.
func overPlain(b *testing.B, plain, metered *variant, bundle judge.Bundle, input []byte) float64 {
	b.Helper()
	best := [2]time.Duration{math.MaxInt64, math.MaxInt64}
	var printed [2]string
	for round := range meteringRounds {
		for turn := range 2 { // neither always comes first
			which := (turn + round) % 2
			out, took := [2]*variant{plain, metered}[which].run(b, bundle, input)
			printed[which], best[which] = out, min(best[which], took)
		}
	}
	if printed[0] != printed[1] || printed[0] == "" {
		b.Fatalf("plain printed %q, metered %q", printed[0], printed[1])
	}
	return best[1].Seconds() / best[0].Seconds()
}

// variant is an interpreter, metered or not.
type variant struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	judge.Runtime
}

// newVariant loads an interpreter with its code at the place.
func newVariant(b *testing.B, tc toolchains.Toolchain, metered bool, place int) *variant {
	b.Helper()
	blob, err := os.ReadFile(tc.RuntimeFile)
	if err != nil {
		b.Fatal(err)
	}
	v := &variant{runtime: wazero.NewRuntime(b.Context())}
	if v.Runtime, err = judge.DecodeRuntime(blob); err != nil {
		b.Fatal(err)
	}
	if len(v.Image) == 0 {
		b.Fatalf("%s has no image", tc.ID)
	}
	code, err := placement.Move(v.Code, place)
	if err != nil {
		b.Fatal(err)
	}
	if metered {
		m, err := fuel.Instrument(code, fuel.Installed, fuel.Through(wasi.Host))
		if err != nil {
			b.Fatal(err)
		}
		code = m.Code
	}
	if err := wasi.Instantiate(b.Context(), v.runtime); err != nil {
		b.Fatal(err)
	}
	if v.compiled, err = v.runtime.CompileModule(b.Context(), code); err != nil {
		b.Fatal(err)
	}
	return v
}

func (v *variant) close(b *testing.B) {
	if err := v.runtime.Close(b.Context()); err != nil {
		b.Error(err)
	}
}

// run returns what the program printed and the processor time that it took.
func (v *variant) run(b *testing.B, bundle judge.Bundle, input []byte) (string, time.Duration) {
	b.Helper()
	library, err := judge.DecodeFiles(v.Files)
	if len(v.Files) == 0 {
		library, err = nil, nil
	}
	if err != nil {
		b.Fatal(err)
	}
	files, err := wasi.NewFiles(library)
	if err != nil {
		b.Fatal(err)
	}
	if files, err = files.With(judge.ProgramDir, bundle.Files); err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	counter := &host.Spending{}
	process := &wasi.Process{
		Args: bundle.Args, Files: files, Stdin: input, Meter: counter,
		Stdout: &wasi.Stream{W: &out, Limit: 1 << 20}, Stderr: &wasi.Stream{Cut: true, W: os.Stderr, Limit: 1 << 10},
		Costs: host.Costs,
	}
	ctx := wasi.With(experimental.WithMemoryAllocator(b.Context(), experimental.MemoryAllocatorFunc(v.memory)), process)
	m, err := v.runtime.InstantiateModule(ctx, v.compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		b.Fatal(err)
	}
	defer m.Close(ctx)
	if g, ok := m.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal); ok {
		g.Set(1 << 60)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	runtime.GC() // not while compiled code runs, which cannot be interrupted
	before := threadTime(b)
	_, err = m.ExportedFunction(judge.RuntimeStart).Call(ctx)
	took := threadTime(b) - before
	if process.Stop != wasi.Exited && err != nil || process.ExitCode != 0 {
		b.Fatalf("stopped %v with code %d: %v", process.Stop, process.ExitCode, err)
	}
	if err := process.Stdout.Flush(); err != nil {
		b.Fatal(err)
	}
	return out.String(), took
}

// memory is one that begins as the image.
func (v *variant) memory(_, most uint64) experimental.LinearMemory {
	whole := host.NewMemory(most)
	for _, e := range v.Image {
		copy(whole[uint64(e.Page)*judge.ImagePageBytes:], e.Bytes)
	}
	return whole
}

func threadTime(b *testing.B) time.Duration {
	b.Helper()
	t, err := host.ThreadTime()
	if err != nil {
		b.Fatal(err)
	}
	return t
}
