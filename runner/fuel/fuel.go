package fuel

import (
	"fmt"
	"slices"

	"assize/judge"
	"assize/runner/wasm"
)

// The names that a rewritten module exports for its host, all of them beginning
// with ReservedPrefix.
const (
	// ReservedPrefix begins no export of a module that is to be rewritten.
	ReservedPrefix = "assize:"
	// CounterExport is a mutable i64 global: the fuel that is left. The host
	// sets it to the limit before it calls anything, and takes what its own
	// functions cost from it. Used fuel is the limit less the counter; below 0
	// the fuel ran out, however the run ended.
	CounterExport = "assize:fuel"
	// DepthExport is a mutable i64 global: the bytes of stack that are left to
	// nested calls. It starts out right and the host need not touch it. After a
	// trap, below 0 means that the calls were nested too deeply.
	DepthExport = "assize:depth"
	// DeniedExport is a mutable i64 global: 0, or the size in pages of 64 KiB that
	// the memory would have had after the last growth that was denied.
	DeniedExport = "assize:denied"
	// StartExport is the module's start function, for the host to call with the
	// counter set before anything else. Absent where there was none.
	StartExport = "assize:start"
)

// Module is a rewritten module.
type Module struct {
	// Code is the module in the binary format.
	Code []byte
	// Table names the cost table that it counts by.
	Table string
	// HasStart says that StartExport is there to be called.
	HasStart bool
	// MemoryMin and MemoryMax are the declared sizes of the memory in pages of
	// 64 KiB. MemoryMax is 65536 where none is declared. Both are 0 without a
	// memory.
	MemoryMin, MemoryMax uint32
	// Globals is how many globals it exports by ExportGlobals.
	Globals int
	// Places is what it counts, with CountPlaces.
	Places Places

	module  wasm.Module // all but the code
	counter uint32      // the global behind CounterExport
}

// ExportsProcedure reports whether the module exports a function of that name without
// parameters and results.
func (m *Module) ExportsProcedure(name string) bool {
	return slices.ContainsFunc(m.module.Exports, func(e wasm.Export) bool {
		if e.Kind != wasm.KindFunc || e.Name != name {
			return false
		}
		t := m.module.Types[m.module.TypeOf(e.Index)]
		return len(t.Params)+len(t.Results) == 0
	})
}

// Option changes what Instrument keeps.
type Option func(*settings)

type settings struct {
	names, installed, globals bool
	table                     *table
	host                      *Host
	places                    func(function int, offset uint32) int32
}

// KeepNames keeps the name section, for a profile. Names come from the module
// and are to be trusted no more than it is.
func KeepNames(s *settings) { s.names = true }

// Installed lifts MaxFuncWork and MaxWork and allows InstalledDepthBytes, for the
// modules of an installed toolchain, an interpreter for instance. Not for what a
// contestant sent.
func Installed(s *settings) { s.installed = true }

// ExportGlobals exports all mutable globals (GlobalExport) of a module whose state is in
// those and its memory alone, so that it can be set back to its beginning: nothing in it
// changes a table or a segment, and the globals are numbers. Of another it exports none.
func ExportGlobals(s *settings) { s.globals = true }

// GlobalExport is the export of the i-th mutable global.
func GlobalExport(i int) string { return fmt.Sprint(ReservedPrefix, "global:", i) }

// Count makes the module count how often instructions of a class are executed,
// instead of what it all costs. It is for finding weights, and no safe way to
// bound a program.
func Count(c Class) Option {
	return func(s *settings) {
		s.table = newTable(func(other Class) uint16 {
			if other.Name == c.Name {
				return 1
			}
			return 0
		})
		s.table.grow, s.table.rest = 0, false
	}
}

// Rejection says that a module is outside the contract. The reason names the
// limit or the feature and may be shown to whoever sent the module.
type Rejection struct{ Reason string }

// Error returns the reason.
func (r *Rejection) Error() string { return "module rejected: " + r.Reason }

func reject(format string, args ...any) error {
	return &Rejection{Reason: fmt.Sprintf(format, args...)}
}

// Instrument checks that the module is within the contract (see limits.go) and
// returns it rewritten so that it counts. Every error is a *Rejection. Operand
// types are left to the engine, which refuses the rewritten module exactly
// where it would have refused the module itself.
//
// Time and memory are linear in the size of the module.
func Instrument(module []byte, options ...Option) (*Module, error) {
	set := settings{table: current}
	for _, o := range options {
		o(&set)
	}
	if len(module) > MaxModuleBytes {
		return nil, reject("the module has %d bytes, the limit is %d", len(module), MaxModuleBytes)
	}
	m, err := wasm.Read(module)
	if err != nil {
		return nil, reject("%v", err)
	}
	if err := admit(m); err != nil {
		return nil, err
	}
	numbers, err := set.host.numbered(m)
	if err != nil {
		return nil, err
	}
	s, err := scan(m, set.table, set.places != nil)
	if err != nil {
		return nil, err
	}
	defer s.release()
	s.through(set.host, numbers)
	if !set.installed {
		if err := s.admitWork(); err != nil {
			return nil, err
		}
	}
	if err := s.analyse(); err != nil {
		return nil, err
	}
	if set.places == nil { // each place shows what it has cost itself
		s.payAhead()
	}
	w := &rewriter{scanned: s, fuel: uint32(len(m.Globals)), depth: uint32(len(m.Globals)) + 1, denied: uint32(len(m.Globals)) + 2, places: set.places}
	w.rewrite()
	return w.finish(set)
}

// finish adds what the host sees to the rewritten module and writes it.
func (w *rewriter) finish(set settings) (*Module, error) {
	m := w.mod
	out := &Module{Table: judge.CurrentCostTable.Name, counter: w.fuel}
	if m.Memory != nil {
		out.MemoryMin, out.MemoryMax = m.Memory.Min, 1<<16
		if m.Memory.HasMax {
			out.MemoryMax = m.Memory.Max
		}
	}
	depth := int64(DepthBytes)
	if set.installed {
		depth = InstalledDepthBytes
	}
	m.Globals = append(m.Globals,
		wasm.Global{Type: wasm.I64, Mutable: true, Init: constant(0)},
		wasm.Global{Type: wasm.I64, Mutable: true, Init: constant(depth - w.reserve)},
		wasm.Global{Type: wasm.I64, Mutable: true, Init: constant(0)})
	m.Exports = append(m.Exports,
		wasm.Export{Name: CounterExport, Kind: wasm.KindGlobal, Index: w.fuel},
		wasm.Export{Name: DepthExport, Kind: wasm.KindGlobal, Index: w.depth},
		wasm.Export{Name: DeniedExport, Kind: wasm.KindGlobal, Index: w.denied})
	if w.places != nil {
		out.Places = w.counted
		w.counted.export(m)
	}
	if set.globals && !w.stateful {
		out.Globals = exportGlobals(m)
	}
	if m.Start != nil {
		m.Exports = append(m.Exports, wasm.Export{Name: StartExport, Kind: wasm.KindFunc, Index: *m.Start})
		m.Start = nil
		out.HasStart = true
	}
	w.host.import0(m)
	customs := m.Customs
	m.Customs = nil
	for _, c := range customs {
		if set.names && c.Name == wasm.NameSection {
			m.Customs = append(m.Customs, c)
		}
	}
	out.Code = m.Append(nil)
	out.module = *m
	out.module.Code, out.module.RewrittenCode = nil, nil // the room of which others get
	return out, nil
}

// exportGlobals exports the mutable globals, if they are numbers.
func exportGlobals(m *wasm.Module) (n int) {
	before := m.Exports
	for i, g := range m.Globals {
		if !g.Mutable {
			continue
		}
		if !g.Type.Number() {
			m.Exports = before
			return 0
		}
		m.Exports = append(m.Exports, wasm.Export{Name: GlobalExport(n), Kind: wasm.KindGlobal, Index: uint32(i)})
		n++
	}
	return n
}

func constant(v int64) wasm.ConstExpr {
	return append(wasm.AppendS64([]byte{byte(wasm.OpI64Const)}, v), byte(wasm.OpEnd))
}
