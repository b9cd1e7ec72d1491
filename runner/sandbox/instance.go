package sandbox

import (
	"context"
	"fmt"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"assize/runner/fuel"
	"assize/runner/sandbox/wasi"
	"assize/runner/wasm"
)

// instance is a module in its memory, ready to run once.
//
// To make one takes longer than a small program runs, most of all for the tables of
// an interpreter, which are filled one function after the other. So the instance of
// a snapshot stays from one run to the next: its memory is reset anyhow, its
// mutable globals are set back here, and its tables nobody can change
// (CheckState). One whose memory has grown is given up, since the engine cannot make
// it small again.
type instance struct {
	module  api.Module
	counter api.MutableGlobal
	kept    []kept // empty for an instance that runs once
}

// kept is a global with what it begins as.
type kept struct {
	global api.MutableGlobal
	value  uint64
}

// keptExport begins the names under which exportGlobals exports the globals.
const keptExport = fuel.ReservedPrefix + "kept:"

// instantiate makes an instance of p, or returns the one that is there. An error is
// the module's own: one of its segments does not fit.
func (e *Engine) instantiate(p *Program, process *wasi.Process) (*instance, error) {
	if i := p.memory.instance; i != nil {
		for _, k := range i.kept {
			k.global.Set(k.value)
		}
		p.memory.again()
		return i, nil
	}
	ctx := wasi.With(experimental.WithMemoryAllocator(context.Background(), p.memory), process)
	module, err := e.runtime.InstantiateModule(ctx, p.module, config)
	if err != nil {
		return nil, err
	}
	i := &instance{module: module, counter: module.ExportedGlobal(fuel.CounterExport).(api.MutableGlobal)}
	for n := range p.kept {
		global := module.ExportedGlobal(keptName(n)).(api.MutableGlobal)
		i.kept = append(i.kept, kept{global, global.Get()})
	}
	return i, nil
}

// leave ends a run: the instance stays if the next run can have it.
func (e *Engine) leave(p *Program, i *instance) error {
	if len(i.kept) > 0 && p.memory.size == p.memory.initial {
		p.memory.instance = i
		return nil
	}
	p.memory.instance = nil
	return i.module.Close(context.Background())
}

func keptName(n int) string { return fmt.Sprint(keptExport, n) }

// exportGlobals exports the mutable globals of a metered module, and returns how
// many there are.
func exportGlobals(metered []byte) (module []byte, n int, err error) {
	m, err := wasm.Read(metered)
	if err != nil {
		return nil, 0, err
	}
	if err := CheckState(m); err != nil {
		return nil, 0, err
	}
	for i, g := range m.Globals {
		if g.Mutable {
			m.Exports = append(m.Exports, wasm.Export{Name: keptName(n), Kind: wasm.KindGlobal, Index: uint32(i)})
			n++
		}
	}
	return m.Append(nil), n, nil
}

// CheckState checks that all the state of a module is in its memory and in mutable
// globals that are numbers: that nothing changes a table or a segment.
func CheckState(m *wasm.Module) error {
	var in wasm.Instr
	for i, body := range m.Code {
		r := wasm.NewReader(body.Code)
		for r.Next(&in) {
			switch in.Op {
			case wasm.OpTableSet, wasm.OpTableInit, wasm.OpTableCopy, wasm.OpTableGrow, wasm.OpTableFill, wasm.OpElemDrop:
				return fmt.Errorf("function %d changes a table (%v), which a snapshot does not hold", i, in.Op)
			case wasm.OpMemoryInit, wasm.OpDataDrop:
				return fmt.Errorf("function %d uses data segments (%v), which a snapshot does not have", i, in.Op)
			}
		}
		if r.Err() != nil {
			return fmt.Errorf("function %d: %w", i, r.Err())
		}
	}
	for i, g := range m.Globals {
		switch g.Type {
		case wasm.I32, wasm.I64, wasm.F32, wasm.F64:
		default:
			if g.Mutable {
				return fmt.Errorf("global %d is a %v, which a snapshot does not hold", i, g.Type)
			}
		}
	}
	return nil
}
