package wasm

// AppendU32 appends v as unsigned LEB128.
func AppendU32(b []byte, v uint32) []byte {
	if v < 0x80 {
		return append(b, byte(v))
	}
	return appendLongU32(b, v)
}

func appendLongU32(b []byte, v uint32) []byte {
	for v >= 0x80 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v))
}

// AppendS64 appends v as signed LEB128. It serves for 32 bits as well.
func AppendS64(b []byte, v int64) []byte {
	for v < -0x40 || v >= 0x40 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v&0x7f))
}

// AppendName appends the length of s and s.
func AppendName(b []byte, s string) []byte {
	return append(AppendU32(b, uint32(len(s))), s...)
}

// SizeU32 is the number of bytes that AppendU32 appends.
func SizeU32(v uint32) int {
	n := 1
	for ; v >= 0x80; v >>= 7 {
		n++
	}
	return n
}

// appendSection appends a section, or nothing where content is nil.
func appendSection(b []byte, id byte, content []byte) []byte {
	if content == nil {
		return b
	}
	b = AppendU32(append(b, id), uint32(len(content)))
	return append(b, content...)
}
