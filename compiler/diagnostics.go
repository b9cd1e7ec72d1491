package compiler

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"assize/judge"
)

var (
	// escapes are ECMA-48 control sequences (colours, cursor, titles).
	escapes = regexp.MustCompile("\x1b(\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(\x07|\x1b\\\\)?|[@-Z\\\\^_])")
	// objects are temporary files; clang's own, like main-1a2b3c.o, have another
	// name each time. Those of sources in folders have a % for each slash.
	objects = regexp.MustCompile(`/tmp/([A-Za-z0-9_.+%-]+?)(?:-[0-9a-f]{6,})?(\.[oas])\b`)
	// crash is where clang begins to ask for a bug report, with addresses of
	// itself that differ from one time to the next.
	crash = regexp.MustCompile(`(?m)^PLEASE submit a bug report`)
	// killed is the shell's remark on a command that a limit ended.
	killed = regexp.MustCompile(`(^|\n)Killed\s*$`)
)

// cleanDiagnostics makes what a compiler printed fit to be shown: no control
// characters, paths relative to the submission, valid UTF-8, at most
// judge.MaxDiagnosticBytes.
func cleanDiagnostics(raw []byte) string {
	s := strings.ToValidUTF8(string(raw), "\uFFFD")
	s = escapes.ReplaceAllString(s, "")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
	s = strings.ReplaceAll(s, "/job/src/", "")
	s = objects.ReplaceAllStringFunc(s, func(object string) string {
		return strings.ReplaceAll(objects.ReplaceAllString(object, "$1$2"), "%", "/")
	})
	if at := crash.FindStringIndex(s); at != nil {
		s = s[:at[0]] + "The compiler crashed.\n"
	}
	s = killed.ReplaceAllString(s, "")
	s = strings.TrimRight(strings.TrimLeft(s, "\n"), " \t\n")
	if s == "" {
		return ""
	}
	return cut(s+"\n", judge.MaxDiagnosticBytes)
}

const cutMark = "…\n"

// cut shortens s to at most max bytes, between runes, and says so.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	end := max - len(cutMark)
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + cutMark
}
