package compiler

import (
	"context"
	"fmt"
	"sync"

	"assize/blob"
	"assize/judge"
)

// Validators compiles a problem's own programs and puts them into to. It nearly
// always finds the results in the cache. A reason says why one does not compile,
// with what the compiler printed: the problem's author's fault. The error is as that
// of Compile.
func (c *Compiler) Validators(ctx context.Context, p judge.Programs, to *judge.Compile) (reason string, err error) {
	for _, part := range []struct {
		program *judge.ValidatorProgram
		to      **judge.ValidatorModule
	}{{p.Validator, &to.Validator}, {p.Interactor, &to.Interactor}} {
		if part.program == nil {
			continue
		}
		if *part.to, reason, err = c.validator(ctx, *part.program); err != nil || reason != "" {
			return reason, err
		}
	}
	return "", nil
}

// validator compiles one program, whose files are blobs.
func (c *Compiler) validator(ctx context.Context, p judge.ValidatorProgram) (_ *judge.ValidatorModule, reason string, err error) {
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

// programs remembers which datasets have programs of their own: a dataset never
// changes, and may take a while to read.
type programs struct {
	blobs blob.Store
	mu    sync.Mutex
	known map[judge.Digest]judge.Programs
}

// keptPrograms bounds what is remembered.
const keptPrograms = 10_000

// of returns the programs of a dataset.
func (p *programs) of(ctx context.Context, digest judge.Digest) (judge.Programs, error) {
	p.mu.Lock()
	found, ok := p.known[digest]
	p.mu.Unlock()
	if ok {
		return found, nil
	}
	b, err := blob.Read(ctx, p.blobs, digest, judge.MaxDatasetBytes)
	if err != nil {
		return found, fmt.Errorf("dataset: %w", err)
	}
	d, err := judge.DecodeDataset(b)
	if err != nil {
		return found, fmt.Errorf("dataset %s: %w", digest, err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.known == nil || len(p.known) >= keptPrograms {
		p.known = map[judge.Digest]judge.Programs{}
	}
	p.known[digest] = d.Programs()
	return p.known[digest], nil
}
