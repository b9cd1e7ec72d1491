package fuel

import (
	"crypto/sha256"
	"fmt"
	"math"

	"assize/runner/wasm"
)

// OutlineRan is what the counter is once a function of an outline has been run, whatever
// the run came to, and never otherwise.
const OutlineRan = math.MinInt64

// outlineSection holds the SHA-256 of the module that an outline is of.
const outlineSection = ReservedPrefix + "outline"

// Outline returns the module without the code of its functions, for who has that compiled
// already: all that the engine has to read to run it. Each function sets the counter to
// OutlineRan and traps. Outlines of different modules differ.
func (m *Module) Outline() ([]byte, error) {
	body := wasm.AppendS64([]byte{byte(wasm.OpI64Const)}, OutlineRan)
	body = wasm.AppendU32(append(body, byte(wasm.OpGlobalSet)), m.counter)
	body = append(body, byte(wasm.OpUnreachable), byte(wasm.OpEnd))
	sum := sha256.Sum256(m.Code)
	outline, err := wasm.Outline(m.Code, body, outlineSection, sum[:])
	if err != nil {
		return nil, fmt.Errorf("outline of a metered module: %w", err)
	}
	return outline, nil
}
