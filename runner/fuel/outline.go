package fuel

import (
	"crypto/sha256"
	"math"
	"slices"

	"assize/runner/wasm"
)

// OutlineRan is what the counter is once a function of an outline has been run, whatever
// the run came to, and never otherwise.
const OutlineRan = math.MinInt64

// outlineSection holds the SHA-256 of the module that an outline is of: modules that differ
// in their functions alone have outlines that differ.
const outlineSection = ReservedPrefix + "outline"

// Outline returns the module without the code of its functions, for who has that compiled
// already: all that the engine has to read to run it. Each function sets the counter to
// OutlineRan and traps. The bytes that Instrument was given have to be there still.
func (m *Module) Outline() []byte {
	body := wasm.AppendS64([]byte{byte(wasm.OpI64Const)}, OutlineRan)
	body = wasm.AppendU32(append(body, byte(wasm.OpGlobalSet)), m.counter)
	body = append(body, byte(wasm.OpUnreachable), byte(wasm.OpEnd))
	outline, sum := m.module, sha256.Sum256(m.Code)
	outline.Code, outline.RewrittenCode = slices.Repeat([]wasm.Body{{Code: body}}, len(outline.Funcs)), nil
	outline.Customs = append(slices.Clip(outline.Customs), wasm.Custom{Name: outlineSection, Data: sum[:]})
	return outline.Append(nil)
}
