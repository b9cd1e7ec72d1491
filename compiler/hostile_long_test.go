//go:build long

package compiler_test

import (
	"strings"
	"testing"

	"assize/compiler"
)

// TestHostileLong compiles those that take long even where nobody means harm.
func TestHostileLong(t *testing.T) { hostile(t, compiler.Runc, "hostilelong", 30) }

// TestHostileInBubblewrap compiles the same under the weaker isolation: whatever
// is expected of a source holds there too.
func TestHostileInBubblewrap(t *testing.T) { hostile(t, compiler.Bwrap, "hostile", 50) }

func TestHostileSizesOfNim(t *testing.T) {
	hostileSizes(t, "nim", map[string]string{
		"parentheses":  deep("let x = ", "(", "1", ")", ""),
		"brackets":     deep("let x = ", "[", "1", "]", ""),
		"calls":        deep("echo ", "f(", "1", ")", ""),
		"minus":        deep("let x = ", "- ", "1", "", ""),
		"sums":         "echo 1" + strings.Repeat("+1", 10_000),
		"dots":         "echo x" + strings.Repeat(".x", 60_000),
		"blocks":       strings.Repeat("block: ", 10_000) + "discard",
		"indented":     indented(480),
		"constants":    "const x = [" + numbered("%d.5,") + "1]\necho x.len",
		"case":         "case readLine(stdin).len\n" + numbered("of %d: discard\n")[:40_000] + "\nelse: discard\n",
		"procs":        numbered("proc x%d() {.exportc.} = discard\n"),
		"types":        numbered("type X%d = object\n"),
		"pragmas":      numbered("{.warning: \"x%d\".}\n"),
		"undeclared":   numbered("x%d()\n"),
		"long name":    "let " + strings.Repeat("x", 100_000) + " = 1",
		"long number":  "echo " + strings.Repeat("9", 100_000),
		"long string":  "echo \"" + strings.Repeat("x", 100_000) + "\"",
		"raw string":   "echo \"\"\"" + strings.Repeat("\"", 100_000),
		"comments":     deep("", "#[", "", "", ""),
		"tab":          "echo\t1",
		"lines":        strings.Repeat("\n", 120_000) + "x",
		"static lines": "static:\n" + strings.Repeat("  echo 1\n", 12_000),
	})
}

// indented is blocks in blocks, each a space further to the right.
func indented(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "if true:\n")
	}
	return b.String() + strings.Repeat(" ", depth) + "discard\n"
}
