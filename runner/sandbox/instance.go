package sandbox

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
	"assize/runner/wasm"
)

// instance is a module in its memory, ready to run once.
//
// To make one takes longer than a small program runs, most of all for its table, which
// is filled one function after the other. So an instance stays from one run to the
// next, from the second run in a row: its memory is reset anyhow, its mutable globals
// are set back here, and the rest of it no run can change (fuel.ExportGlobals). One
// whose memory has grown is given up, since the engine cannot make it small again.
type instance struct {
	of      wazero.CompiledModule
	module  api.Module
	counter api.MutableGlobal
	kept    []kept // empty for an instance that runs once
}

// kept is a global with what it begins as.
type kept struct {
	global api.MutableGlobal
	value  uint64
}

// instantiate makes an instance of p, or returns the one that is there. An error is
// the module's own, one of its segments does not fit, unless the engine is broken by it.
func (e *Engine) instantiate(p *Program, process *wasi.Process) (*instance, error) {
	m := p.memory
	if i := m.instance; i != nil {
		if i.of == p.module {
			for _, k := range i.kept {
				k.global.Set(k.value)
			}
			m.again()
			return i, nil
		}
		if e.broken = m.giveUp(); e.broken != nil {
			return nil, e.broken
		}
	}
	ctx := wasi.With(experimental.WithMemoryAllocator(context.Background(), m), process)
	module, err := e.runtime.InstantiateModule(ctx, p.module, config)
	if err != nil {
		return nil, err
	}
	i := &instance{of: p.module, module: module, counter: module.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal)}
	if p.globals > 0 && m.keeps(p.module) {
		for n := range p.globals {
			global := module.ExportedGlobal(fuel.GlobalExport(n)).(api.MutableGlobal)
			i.kept = append(i.kept, kept{global, global.Get()})
		}
	}
	return i, nil
}

// CheckState checks that all the state of a module is in its memory and in mutable
// globals that are numbers: that nothing changes a table or a segment.
func CheckState(m *wasm.Module) error {
	var in wasm.Instr
	for i, body := range m.Code {
		r := wasm.NewReader(body.Code)
		for r.Next(&in) {
			if in.Op.Stateful() {
				return fmt.Errorf("function %d changes a table or uses data segments (%v), which a snapshot does not hold", i, in.Op)
			}
		}
		if r.Err() != nil {
			return fmt.Errorf("function %d: %w", i, r.Err())
		}
	}
	for i, g := range m.Globals {
		if g.Mutable && !g.Type.Number() {
			return fmt.Errorf("global %d is a %v, which a snapshot does not hold", i, g.Type)
		}
	}
	return nil
}
