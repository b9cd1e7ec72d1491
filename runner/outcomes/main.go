// Command outcomes runs modules in its own process, as it reads them, and prints what
// the sandbox saw, a line of JSON each. The tests build it for another architecture, run it
// under an emulator and compare. Emulated processes cannot start workers, and the
// emulator does not know the system calls that confine them: so it does without.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"assize/judge"
	"assize/runner/sandbox"
)

// Run is one line of standard input.
type Run struct {
	Module  string         `json:"module"`  // path
	Runtime string         `json:"runtime"` // path; "" where Module runs by itself
	Input   string         `json:"input"`   // path
	Limits  sandbox.Limits `json:"limits"`
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "outcomes:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	// The folder with compiled code, which may be "".
	e, err := sandbox.NewEngine(ctx, sandbox.Config{CacheDir: os.Args[1]})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close(ctx)) }()
	heap := sandbox.NewHeap()
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for in.More() {
		var r Run
		if err := in.Decode(&r); err != nil {
			return err
		}
		o, err := r.run(ctx, e, heap)
		if err != nil {
			return fmt.Errorf("%+v: %w", r, err)
		}
		if err := out.Encode(o); err != nil {
			return err
		}
		heap.Sweep(o.Fuel)
	}
	return nil
}

func (r Run) run(ctx context.Context, e *sandbox.Engine, heap *sandbox.Heap) (o sandbox.Outcome, err error) {
	input, err := os.ReadFile(r.Input)
	if err != nil {
		return o, err
	}
	p, err := r.load(ctx, e, heap)
	if err != nil {
		return o, err
	}
	return e.Run(p, r.Limits, sandbox.Files{Stdin: input}), nil
}

// load compiles what is not compiled yet. The engine knows it by its path, not by the
// digest, which under an emulator takes longer than most runs.
func (r Run) load(ctx context.Context, e *sandbox.Engine, heap *sandbox.Heap) (*sandbox.Program, error) {
	defer heap.Compiling()()
	if r.Runtime == "" {
		if p := e.Lookup(judge.Digest(r.Module)); p != nil {
			return p, nil
		}
	}
	module, err := os.ReadFile(r.Module)
	if err != nil {
		return nil, err
	}
	if r.Runtime == "" {
		return e.Load(ctx, judge.Digest(r.Module), module)
	}
	f, err := os.Open(r.Runtime)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	runtime, err := e.LoadRuntime(ctx, judge.Digest(r.Runtime), int(f.Fd()))
	if err != nil {
		return nil, err
	}
	bundle, err := judge.DecodeBundle(module)
	if err != nil {
		return nil, err
	}
	return runtime.With(bundle)
}
