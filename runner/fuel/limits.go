package fuel

import (
	"strings"

	"assize/runner/wasm"
)

// WASI is the only module that functions may be imported from.
const WASI = "wasi_snapshot_preview1"

// The limits of what Instrument accepts. They are far above what compilers
// write and bound what a hostile module can make the engine spend on compiling
// and instantiating it, which no fuel pays for.
const (
	// MaxModuleBytes bounds the module. An interpreter with its library inside
	// has some 30 MB.
	MaxModuleBytes = 64 << 20
	// MaxCodeBytes bounds the code of all functions together, since compiled
	// code takes several times as much. An interpreter has some 6 MB.
	MaxCodeBytes = 24 << 20
	// MaxBodyBytes bounds the code of one function: register allocation does
	// not grow linearly.
	MaxBodyBytes = 1 << 20
	// MaxFuncs, MaxTypes, MaxGlobals, MaxExports and MaxSegments bound what the
	// engine keeps an object for. Imports count with the functions.
	MaxFuncs    = 200_000
	MaxTypes    = 20_000
	MaxGlobals  = 10_000
	MaxExports  = 10_000
	MaxSegments = 200_000
	// MaxImports is far above the 46 functions of WASI preview 1.
	MaxImports = 200
	// MaxSignature bounds the parameters and the results of a type: what does
	// not fit into registers is copied at each call.
	MaxSignature = 100
	// MaxLocals bounds the locals of a function without its parameters: the
	// engine writes zero to each when the function is entered, which costs the
	// guest one unit of fuel for the call, and keeps track of each at every
	// branch.
	MaxLocals = 2_000
	// MaxNesting bounds how deeply blocks are nested: the engine's work at a
	// branch grows with it.
	MaxNesting = 2_000
	// MaxLabels bounds the labels of one br_table.
	MaxLabels = 20_000
	// MaxFuncWork and MaxWork bound, for one function and for all together, the
	// product of locals and labels, a loop counting three times: in the worst
	// case the engine follows every local through every label. A unit took it
	// up to 9 µs and 0.3 KB, so that a function of 64 KB could keep it busy for
	// two minutes and take 3 GB. Printf is the largest function of most
	// programs and has 15,652; a Go program has 330,000 in all. Interpreters,
	// whose main loop is one function, need Installed.
	MaxFuncWork = 1 << 20
	MaxWork     = 4 << 20
	// MaxTables and MaxTableEntries bound the tables. An entry takes 8 bytes
	// outside of the memory limit; a larger declared maximum is lowered, so
	// that growing beyond it answers -1.
	MaxTables       = 4
	MaxTableEntries = 250_000
	// MaxReserve bounds the stack that calls take which cannot recur.
	MaxReserve = DepthBytes / 4
)

// admit checks the limits that concern the module as a whole and clamps its
// tables. The limits of functions are checked where those are read.
func admit(m *wasm.Module) error {
	code := 0
	for i, b := range m.Code {
		if len(b.Code) > MaxBodyBytes {
			return reject("function %d has %d bytes of code, the limit is %d", len(m.Imports)+i, len(b.Code), MaxBodyBytes)
		}
		if n := b.NumLocals(); n > MaxLocals {
			return reject("function %d has %d locals, the limit is %d", len(m.Imports)+i, n, MaxLocals)
		}
		code += len(b.Code)
	}
	for _, l := range []struct {
		what     string
		n, limit int
	}{
		{"bytes of code", code, MaxCodeBytes},
		{"types", len(m.Types), MaxTypes},
		{"functions", m.NumFuncs(), MaxFuncs},
		{"imports", len(m.Imports), MaxImports},
		{"globals", len(m.Globals), MaxGlobals},
		{"exports", len(m.Exports), MaxExports},
		{"tables", len(m.Tables), MaxTables},
		{"data segments", m.NumData, MaxSegments},
		{"element segments", m.NumElements, MaxSegments},
	} {
		if l.n > l.limit {
			return reject("%d %s, the limit is %d", l.n, l.what, l.limit)
		}
	}
	for i, t := range m.Types {
		if n := max(len(t.Params), len(t.Results)); n > MaxSignature {
			return reject("type %d has %d parameters or results, the limit is %d", i, n, MaxSignature)
		}
	}
	for _, i := range m.Imports {
		if i.Module != WASI {
			return reject("import of %q from %q: only %s is offered", i.Name, i.Module, WASI)
		}
	}
	for _, e := range m.Exports {
		if strings.HasPrefix(e.Name, ReservedPrefix) {
			return reject("export %q: names beginning with %q are reserved", e.Name, ReservedPrefix)
		}
	}
	for i := range m.Tables {
		l := &m.Tables[i].Limits
		if l.Min > MaxTableEntries {
			return reject("table %d has %d entries, the limit is %d", i, l.Min, MaxTableEntries)
		}
		if !l.HasMax || l.Max > MaxTableEntries {
			l.Max, l.HasMax = MaxTableEntries, true
		}
	}
	return nil
}

// admitWork checks the limits on what the engine has to do to compile.
func (s *scanned) admitWork() error {
	var sum int64
	for i := range s.funcs {
		work := s.funcs[i].work
		if work > MaxFuncWork {
			return reject("function %d: the product of its locals and its labels is %d, the limit is %d", len(s.mod.Imports)+i, work, MaxFuncWork)
		}
		sum += work
	}
	if sum > MaxWork {
		return reject("the products of locals and labels of all functions add up to %d, the limit is %d", sum, MaxWork)
	}
	return nil
}
