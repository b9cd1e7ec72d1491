package wasi

import "encoding/binary"

// WebAssembly is little-endian everywhere.

func getUint64(b []byte) uint64    { return binary.LittleEndian.Uint64(b) }
func putUint64(b []byte, v uint64) { binary.LittleEndian.PutUint64(b, v) }
