package wasm

// Import is an imported function (section 5.5.5). Imports of other kinds are
// an error, since an imported table, memory or global would be a second owner
// of what the metering counts on.
type Import struct {
	Module string
	Name   string
	Type   uint32
}

// The kinds of what is imported or exported.
const (
	KindFunc   byte = 0
	KindTable  byte = 1
	KindMemory byte = 2
	KindGlobal byte = 3
)

var kindNames = [...]string{"function", "table", "memory", "global"}

func (m *Module) readImports(r *Reader) {
	n := r.Count(4)
	m.Imports = make([]Import, 0, n)
	for range n {
		i := Import{Module: r.Name(), Name: r.Name()}
		switch kind := r.Byte(); {
		case r.err != nil:
			return
		case kind == KindFunc:
			i.Type = r.U32()
		case int(kind) < len(kindNames):
			r.Failf("import %q %q is a %s: only functions can be imported", i.Module, i.Name, kindNames[kind])
			return
		default:
			r.Failf("import %q %q is of the unknown kind %#x", i.Module, i.Name, kind)
			return
		}
		m.Imports = append(m.Imports, i)
	}
}

func (m *Module) writeImports() []byte {
	if len(m.Imports) == 0 {
		return nil
	}
	b := AppendU32(nil, uint32(len(m.Imports)))
	for _, i := range m.Imports {
		b = AppendName(b, i.Module)
		b = AppendName(b, i.Name)
		b = append(b, KindFunc)
		b = AppendU32(b, i.Type)
	}
	return b
}
