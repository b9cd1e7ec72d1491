package sandbox

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero/api"

	"assize/judge"
	"assize/runner/fuel"
	"assize/runner/profile"
)

// profiled is a program that counts what each of its functions spends, and each
// of its lines.
type profiled struct {
	first, end int // the numbers of the functions
	places     fuel.Places
	lines      int
	spent      []judge.Fuel
}

// profiledDigest is what a program is kept under, beside the one that does not count.
func profiledDigest(digest judge.Digest, files []string) judge.Digest {
	return judge.Digest(fmt.Sprintf("profiled %s %q", digest, files))
}

// LookupProfiled is Lookup for LoadProfiled.
func (e *Engine) LookupProfiled(digest judge.Digest, files []string) *Program {
	return e.Lookup(profiledDigest(digest, files))
}

// LoadProfiled is Load for a program whose runs come with a profile (Profile), by
// line for the given files. They have the same outcomes.
func (e *Engine) LoadProfiled(ctx context.Context, digest judge.Digest, files []string, module []byte) (*Program, error) {
	if p := e.LookupProfiled(digest, files); p != nil {
		return p, nil
	}
	lines, err := profile.ReadLines(module, files)
	if err != nil {
		return nil, err
	}
	var options []fuel.Option
	with := &profiled{}
	if lines != nil {
		options, with.lines = append(options, fuel.CountPlaces(lines.At)), len(lines.Of)
	}
	p, err := e.compile(ctx, profiledDigest(digest, files), module, func(metered *fuel.Module) (code []byte, err error) {
		with.places = metered.Places
		code, with.first, with.end, err = profile.Instrument(metered.Code)
		return code, err
	}, options...)
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
	p.spent = append(p.spent, make([]judge.Fuel, p.lines)...)
	lines := p.spent[len(p.spent)-p.lines:]
	for i, line := range p.places.Calls {
		lines[line] += judge.Fuel(module.ExportedGlobal(fuel.CalledExport(i)).Get())
	}
	for i, s := range p.places.Stretches {
		ran := judge.Fuel(module.ExportedGlobal(fuel.RanExport(i)).Get())
		for _, c := range s {
			lines[c.Place] += ran * judge.Fuel(c.Cost)
		}
	}
}

// Profile is what the last run spent: what the host took, then each function by
// its number, imports first, and after those each line of profile.ReadLines, with
// what it called outside of the submission's files. A line in whose middle a run
// ended counts to its next branch. It is nil for a program of Load. Where fuel ran out
// or a trap ended the run, the sum may be above the outcome's fuel: what a
// program does between going over and being stopped is not told there.
func (p *Program) Profile() []judge.Fuel {
	if p.profiled == nil {
		return nil
	}
	return p.profiled.spent
}
