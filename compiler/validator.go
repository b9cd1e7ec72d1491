package compiler

import (
	"context"
	"fmt"
	"sync"

	"assize/blob"
	"assize/judge"
)

// Validator compiles a problem's own output validator, whose files are blobs. It
// nearly always finds the result in the cache. A reason says why it does not
// compile, with what the compiler printed: the problem's author's fault. The error
// is as that of Compile.
func (c *Compiler) Validator(ctx context.Context, p judge.ValidatorProgram) (_ *judge.ValidatorModule, reason string, err error) {
	req := Request{Language: p.Language, Entry: p.Entry, MaxBytes: judge.MaxValidatorBytes}
	for _, source := range p.Files {
		content, err := blob.Read(ctx, c.blobs, source.Digest, judge.MaxValidatorBytes)
		if err != nil {
			return nil, "", fmt.Errorf("output validator: source %q: %w", source.Name, err)
		}
		req.Files = append(req.Files, File{Name: source.Name, Content: content})
	}
	r, err := c.Compile(ctx, req)
	if err != nil {
		return nil, "", fmt.Errorf("output validator: %w", err)
	}
	if !r.OK {
		return nil, fmt.Sprintf("the output validator does not compile: %s\n%s", r.Reason, r.Diagnostics), nil
	}
	return &judge.ValidatorModule{Module: r.Module, Runtime: r.Runtime, Toolchain: r.Toolchain, FuelMultiplier: r.FuelMultiplier}, "", nil
}

// programs remembers which datasets have an output validator: a dataset never
// changes, and may take a while to read.
type programs struct {
	blobs blob.Store
	mu    sync.Mutex
	known map[judge.Digest]*judge.ValidatorProgram // nil values: it has none
}

// keptPrograms bounds what is remembered.
const keptPrograms = 10_000

// of returns the output validator of a dataset, nil where it has none.
func (p *programs) of(ctx context.Context, digest judge.Digest) (*judge.ValidatorProgram, error) {
	p.mu.Lock()
	program, ok := p.known[digest]
	p.mu.Unlock()
	if ok {
		return program, nil
	}
	b, err := blob.Read(ctx, p.blobs, digest, judge.MaxDatasetBytes)
	if err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	d, err := judge.DecodeDataset(b)
	if err != nil {
		return nil, fmt.Errorf("dataset %s: %w", digest, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil || len(p.known) >= keptPrograms {
		p.known = map[judge.Digest]*judge.ValidatorProgram{}
	}
	p.known[digest] = d.Program
	return d.Program, nil
}
