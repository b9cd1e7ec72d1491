//go:build long

package compiler_test

import (
	"testing"

	"assize/compiler"
)

// TestHostileInBubblewrap compiles the same under the weaker isolation: whatever
// is expected of a source holds there too.
func TestHostileInBubblewrap(t *testing.T) { hostile(t, compiler.Bwrap) }
