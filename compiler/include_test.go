package compiler

import (
	"slices"
	"strings"
	"testing"

	"assize/judge"
	"assize/toolchains"
)

// TestArrangeIncluded: what a problem includes takes the place of a submission's own
// files, starts the program where it has the usual name, and does not count for the
// submission's size.
func TestArrangeIncluded(t *testing.T) {
	tc := toolchains.Toolchain{ID: "python3", Files: toolchains.Files{Sources: []string{"py"}, Default: "main.py"}}
	tc.Compile.Argv = []string{"{entry}", "{sources}"}
	text := func(name, content string) File { return File{Name: name, Content: []byte(content)} }
	large := strings.Repeat("x", judge.MaxSourceBytes)
	for name, c := range map[string]struct {
		own, included []File
		entry         string
		want, reason  string
	}{
		"none":         {[]File{text("", "a")}, nil, "", "main.py main.py", ""},
		"a helper":     {[]File{text("", "a")}, []File{text("help.py", "h")}, "", "main.py main.py help.py", ""},
		"a driver":     {[]File{text("main.py", "a"), text("b.py", "b")}, []File{text("__main__.py", "d")}, "b.py", "__main__.py __main__.py b.py main.py", ""},
		"in its place": {[]File{text("main.py", "a"), text("z.py", "z")}, []File{text("main.py", large)}, "z.py", "main.py main.py z.py", ""},
		"too large":    {[]File{text("main.py", large+"x")}, []File{text("main.py", "d")}, "", "", "larger than"},
	} {
		j, reason := arrange(tc, Request{Files: c.own, Entry: c.entry}, c.included)
		if got := strings.Join(j.argv, " "); got != c.want || !strings.Contains(reason, c.reason) || (reason == "") != (c.reason == "") {
			t.Errorf("%s: %q, %q; want %q, %q", name, got, reason, c.want, c.reason)
		}
		if i := slices.IndexFunc(j.files, func(f File) bool { return f.Name == "main.py" }); name == "in its place" && len(j.files[i].Content) != len(large) {
			t.Errorf("%s: the submission's own is compiled", name)
		}
	}
}
