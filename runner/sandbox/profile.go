package sandbox

import (
	"context"

	"github.com/tetratelabs/wazero/api"

	"assize/judge"
	"assize/runner/profile"
)

// profiled is a program that counts what each of its functions spends.
type profiled struct {
	first, end int // the numbers of the functions
	spent      []judge.Fuel
}

// profiledDigest is what a program is kept under, beside the one that does not count.
func profiledDigest(digest judge.Digest) judge.Digest { return "profiled " + digest }

// LookupProfiled is Lookup for LoadProfiled.
func (e *Engine) LookupProfiled(digest judge.Digest) *Program {
	return e.Lookup(profiledDigest(digest))
}

// LoadProfiled is Load for a program whose runs come with a profile (Profile).
// They have the same outcomes.
func (e *Engine) LoadProfiled(ctx context.Context, digest judge.Digest, module []byte) (*Program, error) {
	if p := e.LookupProfiled(digest); p != nil {
		return p, nil
	}
	with := &profiled{}
	p, err := e.compile(ctx, profiledDigest(digest), module, func(metered []byte) (_ []byte, err error) {
		metered, with.first, with.end, err = profile.Instrument(metered)
		return metered, err
	})
	if err != nil {
		return nil, err
	}
	p.profiled = with
	return p, e.keepProgram(ctx, p)
}

// read takes the counts of a run that has ended.
func (p *profiled) read(module api.Module, meter *meter) {
	p.spent = append(p.spent[:0], judge.Fuel(meter.charged))
	for f := range p.end {
		n := judge.Fuel(0)
		if f >= p.first {
			n = judge.Fuel(module.ExportedGlobal(profile.Name(f)).Get())
		}
		p.spent = append(p.spent, n)
	}
}

// Profile is what the last run spent: what the host took, then each function by
// its number, imports first. It is nil for a program of Load. Where fuel ran out
// or a trap ended the run, the sum may be above the outcome's fuel: what a
// program does between going over and being stopped is not told there.
func (p *Program) Profile() []judge.Fuel {
	if p.profiled == nil {
		return nil
	}
	return p.profiled.spent
}
