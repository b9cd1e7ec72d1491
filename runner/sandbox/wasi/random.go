package wasi

import (
	"encoding/binary"
	"math/rand/v2"

	"github.com/tetratelabs/wazero/api"
)

// seed makes every run draw the same numbers, in each of its passes. They are ChaCha8's
// (c2sp.org/chacha8rand), which will not change.
var seed = [32]byte{'a', 's', 's', 'i', 'z', 'e', ' ', 'r', 'a', 'n', 'd', 'o', 'm', ' ', '1'}

func randomGet(p *Process, m api.Memory, args []uint64) errno {
	length := uint32(args[1])
	p.charge(int64(length) + above(int64(length), usualRandom, randomBytes))
	b, ok := m.Read(uint32(args[0]), length)
	if !ok {
		return eFAULT
	}
	if p.random == nil {
		of := seed
		binary.LittleEndian.PutUint32(of[len(of)-4:], uint32(p.Pass)) // 0 in the first pass, as in seed
		p.random = rand.NewChaCha8(of)
	}
	_, _ = p.random.Read(b) // never fails
	return success
}
