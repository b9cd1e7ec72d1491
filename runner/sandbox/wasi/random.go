package wasi

import (
	"math/rand/v2"

	"github.com/tetratelabs/wazero/api"
)

// seed makes every run draw the same numbers. They are ChaCha8's
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
		p.random = rand.NewChaCha8(seed)
	}
	_, _ = p.random.Read(b) // never fails
	return success
}
