package interpreter

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"golang.org/x/sys/unix"

	"assize/internal/testkit"
	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
	"assize/toolchains"
)

// BenchmarkMetering runs programs on the interpreters as they are and metered, in
// turns, from the same image of memory and with the same host.
func BenchmarkMetering(b *testing.B) {
	c, blobs := open(b)
	for _, id := range []judge.LanguageID{"python3", "javascript"} {
		tc, err := toolchains.Open(testkit.DataDir(), id)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range programs {
			source := "testdata/" + name + "." + tc.Files.Sources[0]
			text, err := os.ReadFile(source)
			if err != nil {
				b.Fatal(err)
			}
			bundle := bundle(b, c, blobs, id, []toolchains.File{{Content: text}})
			b.Run(string(id)+"/"+name, func(b *testing.B) {
				input := []byte(inputs[name](rand.New(rand.NewSource(1))))
				plain, metered := newVariant(b, tc, false), newVariant(b, tc, true)
				best := [2]time.Duration{1 << 62, 1 << 62}
				var printed [2]string
				for round := 0; b.Loop(); round++ {
					for turn := range 2 { // neither always comes first
						which := (turn + round) % 2
						out, took := [2]*variant{plain, metered}[which].run(b, bundle, input)
						printed[which], best[which] = out, min(best[which], took)
					}
				}
				if printed[0] != printed[1] || printed[0] == "" {
					b.Fatalf("plain printed %q, metered %q", printed[0], printed[1])
				}
				b.ReportMetric(best[1].Seconds()/best[0].Seconds(), "metered/plain")
			})
		}
	}
}

// variant is an interpreter, metered or not.
type variant struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	judge.Runtime
}

func newVariant(b *testing.B, tc toolchains.Toolchain, metered bool) *variant {
	b.Helper()
	blob, err := os.ReadFile(tc.RuntimeFile)
	if err != nil {
		b.Fatal(err)
	}
	v := &variant{runtime: wazero.NewRuntime(b.Context())}
	b.Cleanup(func() {
		if err := v.runtime.Close(context.Background()); err != nil {
			b.Error(err)
		}
	})
	if v.Runtime, err = judge.DecodeRuntime(blob); err != nil {
		b.Fatal(err)
	}
	if len(v.Image) == 0 {
		b.Fatalf("%s has no image", tc.ID)
	}
	code := v.Code
	if metered {
		m, err := fuel.Instrument(code, fuel.Installed)
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
	counter := &spending{}
	process := &wasi.Process{
		Args: bundle.Args, Files: files, Stdin: input, Meter: counter,
		Stdout: &wasi.Stream{W: &out, Limit: 1 << 20}, Stderr: &wasi.Stream{Cut: true, W: os.Stderr, Limit: 1 << 10},
		Costs: wasi.Costs{Call: fuel.HostCallCost, Byte: fuel.HostByteCost, Second: int64(judge.CurrentCostTable.FuelPerSecond)},
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
	whole, err := unix.Mmap(-1, 0, int(most), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS|unix.MAP_NORESERVE)
	if err != nil {
		panic(fmt.Sprintf("map %d bytes: %v", most, err)) // the engine's interface knows no error
	}
	for _, e := range v.Image {
		copy(whole[uint64(e.Page)*judge.ImagePageBytes:], e.Bytes)
	}
	return mapped(whole)
}

type mapped []byte

func (m mapped) Reallocate(size uint64) []byte { return m[:size:size] }

func (m mapped) Free() {
	if err := unix.Munmap(m); err != nil {
		panic(err)
	}
}

// spending is the meter of the host alone; it never ends a run.
type spending struct{ spent int64 }

func (s *spending) Charge(fuel int64) bool { s.spent += fuel; return true }
func (s *spending) Spent() int64           { return s.spent }

func threadTime(b *testing.B) time.Duration {
	b.Helper()
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		b.Fatal(err)
	}
	return time.Duration(t.Nano())
}
