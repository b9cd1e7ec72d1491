package wasi

import "github.com/tetratelabs/wazero/api"

// argsSizesGet writes the number of arguments and the bytes that they take.
func argsSizesGet(p *Process, m api.Memory, args []uint64) errno {
	return listSizes(p, m, p.Args, args)
}

// argsGet writes the arguments, each with a zero byte after it, and pointers to
// them.
func argsGet(p *Process, m api.Memory, args []uint64) errno {
	return list(p, m, p.Args, args)
}

// environSizesGet and environGet: the environment is empty.
func environSizesGet(p *Process, m api.Memory, args []uint64) errno {
	return listSizes(p, m, nil, args)
}

func environGet(p *Process, m api.Memory, args []uint64) errno {
	return list(p, m, nil, args)
}

func listBytes(items []string) (n uint32) {
	for _, s := range items {
		n += uint32(len(s)) + 1
	}
	return n
}

func listSizes(p *Process, m api.Memory, items []string, args []uint64) errno {
	p.charge(8)
	if !m.WriteUint32Le(uint32(args[0]), uint32(len(items))) || !m.WriteUint32Le(uint32(args[1]), listBytes(items)) {
		return eFAULT
	}
	return success
}

func list(p *Process, m api.Memory, items []string, args []uint64) errno {
	p.charge(4*int64(len(items)) + int64(listBytes(items)))
	pointer, buffer := uint32(args[0]), uint32(args[1])
	for _, s := range items {
		if !m.WriteUint32Le(pointer, buffer) || !m.WriteString(buffer, s) || !m.WriteByte(buffer+uint32(len(s)), 0) {
			return eFAULT
		}
		pointer += 4
		buffer += uint32(len(s)) + 1
	}
	return success
}
