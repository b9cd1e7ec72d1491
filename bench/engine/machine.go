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

	"assize/bench/host"
	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
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
	if err := wasi.Instantiate(ctx, g.runtime); err != nil {
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

// through has a metered module call its host as it does in the runner.
var through = fuel.Through(wasi.Host)

// run starts a new instance. Only what the program itself takes is measured.
func (g *guest) run(ctx context.Context, stdin string) (ran, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var out bytes.Buffer
	process := &wasi.Process{
		Stdin: []byte(stdin), Stdout: &wasi.Stream{W: &out, Limit: enough}, Stderr: &wasi.Stream{Cut: true},
		Meter: &host.Spending{}, Costs: host.Costs,
	}
	ctx = wasi.With(experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(host.Reserve)), process)
	m, err := g.runtime.InstantiateModule(ctx, g.compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return ran{}, err
	}
	defer m.Close(ctx)
	counter, metered := m.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal)
	if metered {
		counter.Set(enough)
	}
	runtime.GC() // not while compiled code runs, which cannot be interrupted
	start, err := host.ThreadTime()
	if err != nil {
		return ran{}, err
	}
	_, err = m.ExportedFunction("_start").Call(ctx)
	end, clockErr := host.ThreadTime()
	if clockErr != nil {
		return ran{}, clockErr
	}
	if err != nil && (process.Stop != wasi.Exited || process.ExitCode != 0) {
		return ran{}, fmt.Errorf("stopped %v with code %d: %w", process.Stop, process.ExitCode, err)
	}
	if err := process.Stdout.Flush(); err != nil {
		return ran{}, err
	}
	r := ran{output: out.String(), cpu: end - start}
	if metered {
		r.fuel = enough - int64(counter.Get())
	}
	return r, nil
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
