package compiler_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

// numbered is a text many times, with %d for the number of the time, cut to what
// a submission may have.
func numbered(format string) string {
	var b strings.Builder
	for i := 0; b.Len() < judge.MaxSourceBytes-2000; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// deep is a source of what stands between open and close, as often as a submission
// has room for.
func deep(begin, open, middle, close, end string) string {
	n := (judge.MaxSourceBytes - 2000) / (len(open) + len(close))
	return begin + strings.Repeat(open, n) + middle + strings.Repeat(close, n) + end
}

// hostileSizes compiles sources as large as allowed, of one thing each. A compiler
// may take or refuse them, but it ends, and says why.
func hostileSizes(t *testing.T, language judge.LanguageID, sources map[string]string) {
	t.Helper()
	c, _ := open(t)
	for name, source := range sources {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if len(source) > judge.MaxSourceBytes {
				source = source[:judge.MaxSourceBytes]
			}
			r := compile(t, c, language, compiler.File{Content: []byte(source)})
			t.Logf("OK %v in %v: %s\n%.300s", r.OK, r.Duration, r.Reason, r.Diagnostics)
			if !r.OK && r.Reason == "" || len(r.Diagnostics) > judge.MaxDiagnosticBytes {
				t.Errorf("OK %v, reason %q, %d bytes of diagnostics", r.OK, r.Reason, len(r.Diagnostics))
			}
		})
	}
}

func TestHostileSizesOfLua(t *testing.T) {
	hostileSizes(t, "lua", map[string]string{
		"parentheses":  deep("local x = ", "(", "1", ")", ""),
		"tables":       deep("local x = ", "{", "1", "}", ""),
		"functions":    deep("", "return function() ", "", " end", ""),
		"blocks":       deep("", "do ", "", " end", ""),
		"conditions":   deep("", "if x then ", "", " end", ""),
		"not":          deep("local x = ", "not ", "1", "", ""),
		"concat":       "local x = 1" + strings.Repeat(" ..1", 30_000),
		"calls":        "f" + strings.Repeat("()", 60_000),
		"constants":    "return {" + numbered("%d.5,") + "}",
		"keys":         "return {" + numbered("x%d=1,") + "}",
		"locals":       numbered("local x%d = 1 "),
		"globals":      numbered("x%d = 1 "),
		"labels":       numbered("::x%d:: "),
		"gotos":        numbered("goto x%d ") + "::x1::",
		"arguments":    "f(" + numbered("x%d,") + "1)",
		"elseifs":      "if x then " + numbered("elseif x == %d then ") + "end",
		"long string":  "return [" + strings.Repeat("=", 50_000) + "[ x ]" + strings.Repeat("=", 50_000) + "]",
		"long name":    strings.Repeat("x", 100_000) + " = 1",
		"long number":  "return 0x" + strings.Repeat("f", 100_000) + "." + strings.Repeat("9", 20_000),
		"long comment": "--[" + strings.Repeat("=", 100_000),
		"token":        "x = = \"" + strings.Repeat("x", 100_000) + "\"",
		"one line":     strings.Repeat("x=1;", 30_000),
		"lines":        strings.Repeat("\n", 120_000) + "x",
	})
}

// TestConfigurationIsNoSource keeps the files by which a compiler would be told to
// do something else out of submissions.
func TestConfigurationIsNoSource(t *testing.T) {
	c, _ := open(t)
	for language, names := range map[judge.LanguageID][]string{
		"nim":        {"nim.cfg", "config.nims", "main.nims", "main.nim.cfg", "x/config.nims", "main.nimble"},
		"lua":        {"luac.out", "geo/init.so"},
		"rust":       {"Cargo.toml", "build.rs.toml", ".cargo/config.toml"},
		"typescript": {"tsconfig.jsonc", ".npmrc"},
		"python3":    {"pyvenv.cfg", "sitecustomize.pyc", "x.pth"},
		"go":         {"go.mod", "x.s", "x.syso"},
		"c":          {"compile_flags.txt", "x.o", "module.modulemap"},
	} {
		for _, name := range names {
			r := compile(t, c, language, pastedAs(t, language), compiler.File{Name: name, Content: []byte("x")})
			if r.OK || r.Diagnostics != "" || !slices.ContainsFunc([]string{"takes files ending in", "use letters"}, func(s string) bool { return strings.Contains(r.Reason, s) }) {
				t.Errorf("%s with %s: OK %v, %s\n%s", language, name, r.OK, r.Reason, r.Diagnostics)
			}
		}
	}
}

// pastedAs is a source with the name that a pasted one has in a language.
func pastedAs(t *testing.T, language judge.LanguageID) compiler.File {
	t.Helper()
	tc, err := toolchains.Open(dataDir(), language)
	if err != nil {
		t.Fatal(err)
	}
	return compiler.File{Name: tc.Files.Default, Content: []byte("x")}
}
