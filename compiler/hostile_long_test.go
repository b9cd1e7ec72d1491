//go:build long

package compiler_test

import (
	"testing"

	"assize/compiler"
)

// TestHostileLong compiles those that take long even where nobody means harm.
func TestHostileLong(t *testing.T) { hostile(t, compiler.Runc, "hostilelong", 30) }

// TestHostileInBubblewrap compiles the same under the weaker isolation: whatever
// is expected of a source holds there too.
func TestHostileInBubblewrap(t *testing.T) { hostile(t, compiler.Bwrap, "hostile", 50) }
