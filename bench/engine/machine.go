package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"golang.org/x/sys/unix"

	"assize/runner/fuel"
)

const features = api.CoreFeaturesV2 | experimental.CoreFeaturesTailCall | experimental.CoreFeaturesExtendedConst

// enough fuel for whatever is measured.
const enough = 1 << 60

// guest is a module that the engine has compiled.
type guest struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

func load(ctx context.Context, config wazero.RuntimeConfig, module []byte) (*guest, error) {
	g := &guest{runtime: wazero.NewRuntimeWithConfig(ctx, config.WithCoreFeatures(features))}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, g.runtime); err != nil {
		return nil, err
	}
	var err error
	g.compiled, err = g.runtime.CompileModule(ctx, module)
	return g, err
}

// ran is what a run printed and took.
type ran struct {
	output string
	cpu    time.Duration
	fuel   int64
}

// run starts a new instance. Only what the program itself takes is measured.
func (g *guest) run(ctx context.Context, stdin string) (ran, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var out bytes.Buffer
	ctx = experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(reserve))
	m, err := g.runtime.InstantiateModule(ctx, g.compiled, wazero.NewModuleConfig().WithName("").
		WithStdin(strings.NewReader(stdin)).WithStdout(&out).WithStartFunctions())
	if err != nil {
		return ran{}, err
	}
	defer m.Close(ctx)
	counter, metered := m.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal)
	if metered {
		counter.Set(enough)
	}
	runtime.GC() // not while compiled code runs, which cannot be interrupted
	start, err := threadTime()
	if err != nil {
		return ran{}, err
	}
	_, err = m.ExportedFunction("_start").Call(ctx)
	end, clockErr := threadTime()
	if clockErr != nil {
		return ran{}, clockErr
	}
	if err != nil && !strings.HasSuffix(err.Error(), "exit_code(0)") {
		return ran{}, err
	}
	r := ran{output: out.String(), cpu: end - start}
	if metered {
		r.fuel = enough - int64(counter.Get())
	}
	return r, nil
}

// threadTime is the processor time of this thread, which a busy machine disturbs
// less than a clock.
func threadTime() (time.Duration, error) {
	var t unix.Timespec
	err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t)
	return time.Duration(t.Nano()), err
}

// mapped is a memory that grows in place, as the runner's does.
type mapped struct{ whole []byte }

func reserve(_, most uint64) experimental.LinearMemory {
	whole, err := unix.Mmap(-1, 0, int(most), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS|unix.MAP_NORESERVE)
	if err != nil {
		panic(fmt.Sprintf("map %d bytes: %v", most, err)) // the engine's interface knows no error
	}
	return &mapped{whole}
}

func (m *mapped) Reallocate(size uint64) []byte { return m.whole[:size:size] }

func (m *mapped) Free() {
	if err := unix.Munmap(m.whole); err != nil {
		panic(err)
	}
}

// native runs a program of this machine's own.
func native(ctx context.Context, path, stdin string) (ran, error) {
	cmd := exec.CommandContext(ctx, path)
	cmd.Stdin = strings.NewReader(stdin)
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		return ran{}, fmt.Errorf("%s: %w", path, err)
	}
	return ran{output: out.String(), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}, nil
}
