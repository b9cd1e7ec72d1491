package compiler_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"assize/compiler"
	"assize/judge"
)

// TestHostile compiles what contestants should not. The first line of each file
// says what must come of it:
//
//	expect: CE TEXT   a compile error with TEXT in its diagnostics or its reason
//	expect: same      whatever it is, twice the same, uncached
//	expect: any       it ends
//
// In every case it ends within the language's limits, without an error of ours
// and without a line of this machine's files.
//
// Those that keep a processor busy for seconds are in testdata/hostilelong, for
// the long tests.
func TestHostile(t *testing.T) { hostile(t, compiler.Runc, "hostile", 50) }

// hostile compiles the sources in a folder of testdata, which are at least so many.
func hostile(t *testing.T, isolation compiler.Isolation, folder string, least int) {
	t.Helper()
	files, err := filepath.Glob("testdata/" + folder + "/*/*")
	if err != nil || len(files) < least {
		t.Fatalf("%d hostile sources, %v; want at least %d", len(files), err, least)
	}
	secrets := secretsOfThisMachine(t)
	first, blobs := openIsolated(t, isolation)
	second, _ := openIsolated(t, isolation)
	for _, name := range files {
		t.Run(strings.TrimPrefix(name, "testdata/"+folder+"/"), func(t *testing.T) {
			t.Parallel() // most of the time is spent waiting for limits
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			line, _, _ := strings.Cut(string(text), "\n")
			_, expect, ok := strings.Cut(line, " expect: ")
			if !ok {
				t.Fatal("the first line says nothing of what to expect")
			}
			language := judge.LanguageID(filepath.Base(filepath.Dir(name)))
			r := compile(t, first, language, compiler.File{Content: text})
			t.Logf("OK %v in %v: %s\n%.2000s", r.OK, r.Duration, r.Reason, r.Diagnostics)
			want, isCE := strings.CutPrefix(expect, "CE")
			want = strings.TrimSpace(want)
			switch {
			case isCE && (r.OK || !strings.Contains(r.Reason+"\n"+r.Diagnostics, want)):
				t.Errorf("want a compile error with %q", want)
			case expect == "same":
				again := compile(t, second, language, compiler.File{Content: text})
				if again.Cached || again.Module != r.Module || again.Diagnostics != r.Diagnostics || again.Reason != r.Reason {
					t.Errorf("another time %+v", again)
				}
			case !isCE && expect != "any":
				t.Errorf("unknown expectation %q", expect)
			}
			if len(r.Diagnostics) > judge.MaxDiagnosticBytes || !utf8.ValidString(r.Diagnostics) || strings.ContainsAny(r.Diagnostics, "\x1b\x07") {
				t.Error("diagnostics too long, not UTF-8 or with control characters")
			}
			produced := r.Diagnostics
			if r.OK {
				produced += readModule(t, blobs, r.Module)
			}
			for _, secret := range secrets {
				if strings.Contains(produced, secret) {
					t.Errorf("what came out holds %q", secret)
				}
			}
		})
	}
}

// secretsOfThisMachine are lines that a compile has no business with.
func secretsOfThisMachine(t *testing.T) []string {
	t.Helper()
	var secrets []string
	for _, name := range []string{"/etc/passwd", "/etc/shadow", "/proc/version"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		line, _, _ := strings.Cut(string(text), "\n")
		secrets = append(secrets, line)
	}
	return secrets
}
