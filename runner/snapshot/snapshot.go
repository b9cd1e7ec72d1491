// Package snapshot makes interpreters start from the memory that their
// initialisation leaves, instead of initialising for each program anew.
//
// An interpreter that is built for it exports assize_init (judge.Runtime). Make
// runs that once, takes the memory and the globals, and bakes them into a module
// that has neither data segments nor anything to run at the start, with the memory
// beside it as an image. The sandbox maps the image copy-on-write, so that a run
// pays for the pages that it touches and for nothing else.
//
// What the initialisation sees is constant, and so is what it leaves: the same
// interpreter gives the same snapshot on every machine.
package snapshot

import (
	"context"
	"errors"
	"fmt"

	"assize/judge"
	"assize/runner/sandbox"
	"assize/runner/wasm"
)

// Make returns the snapshot of an interpreter. Both are encoded (judge.Runtime).
func Make(ctx context.Context, runtime []byte) (_ []byte, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("make a snapshot: %w", err)
		}
	}()
	r, err := judge.DecodeRuntime(runtime)
	if err != nil {
		return nil, err
	}
	if len(r.Image) > 0 {
		return nil, errors.New("the runtime has one already")
	}
	m, err := wasm.Read(r.Code)
	if err != nil {
		return nil, err
	}
	if m.Memory == nil {
		return nil, errors.New("the module has no memory")
	}
	exports := m.Exports
	names, err := prepare(m)
	if err != nil {
		return nil, err
	}
	state, err := initialise(ctx, judge.Runtime{Code: m.Append(nil), Files: r.Files}, names)
	if err != nil {
		return nil, err
	}
	m.Exports = exports
	if err := bake(m, len(state.Memory), state.Globals); err != nil {
		return nil, err
	}
	return judge.Runtime{Code: m.Append(nil), Files: r.Files, Image: extents(state.Memory)}.Encode(), nil
}

func initialise(ctx context.Context, r judge.Runtime, globals []string) (_ *sandbox.State, err error) {
	e, err := sandbox.NewEngine(ctx, sandbox.Config{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, e.Close(ctx)) }()
	return e.Initialise(ctx, r, globals)
}
