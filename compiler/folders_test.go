package compiler_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

// TestFolders compiles each language's program of several folders, runs it where
// it is a module, and then compiles it with a mistake in the file that lies
// deepest. `assize toolchain check` runs those of interpreters.
func TestFolders(t *testing.T) {
	c, blobs := open(t)
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range all {
		if tc.Base != "" {
			continue
		}
		t.Run(string(tc.ID), func(t *testing.T) {
			if !tc.Files.Folders {
				name := "geo/x." + tc.Files.Sources[0]
				r := compile(t, c, tc.ID, compiler.File{Name: tc.Files.Default, Content: []byte("x")}, compiler.File{Name: name, Content: []byte("x")})
				if r.OK || !strings.Contains(r.Reason, `file "`+name+`"`) || !strings.Contains(r.Reason, "takes no folders") {
					t.Errorf("OK = %v, %s", r.OK, r.Reason)
				}
				return
			}
			program := foldersProgram(t, tc)
			var files []compiler.File
			for _, f := range program.Files {
				files = append(files, compiler.File(f))
			}
			r := compile(t, c, tc.ID, files...)
			if !r.OK || r.Diagnostics != "" {
				t.Fatalf("%s\n%s", r.Reason, r.Diagnostics)
			}
			if !tc.Interpreted() {
				got, stderr, err := load(t, readModule(t, blobs, r.Module))(program.In)
				if got != program.Out || !exitedWell(err) {
					t.Errorf("printed %q, want %q (%v)\n%s", got, program.Out, err, stderr)
				}
			}
			deepest := slices.MaxFunc(files, func(a, b compiler.File) int {
				_, aSource := tc.Accepts(a.Name)
				_, bSource := tc.Accepts(b.Name)
				return depth(a.Name, aSource) - depth(b.Name, bSource)
			})
			at := slices.IndexFunc(files, func(f compiler.File) bool { return f.Name == deepest.Name })
			files[at].Content = append([]byte("\n) (\n"), deepest.Content...)
			r = compile(t, c, tc.ID, files...)
			if r.OK || strings.Contains(r.Diagnostics, "/job") || strings.Contains(r.Diagnostics, "/tmp") {
				t.Errorf("OK = %v with a mistake in %s\n%s", r.OK, deepest.Name, r.Diagnostics)
			}
			if !slices.ContainsFunc(r.Marks, func(m judge.Mark) bool { return m.File == deepest.Name && m.Line > 0 }) {
				t.Errorf("no mark in %s: %+v\n%s", deepest.Name, r.Marks, r.Diagnostics)
			}
		})
	}
}

// depth is how many folders lead to a source.
func depth(name string, source bool) int {
	if !source {
		return -1
	}
	return strings.Count(name, "/")
}

func foldersProgram(t *testing.T, tc toolchains.Toolchain) toolchains.Program {
	t.Helper()
	programs, err := tc.Programs()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(programs, func(p toolchains.Program) bool { return path.Base(p.Name) == "folders" })
	if at < 0 {
		t.Fatalf("%s has no program in folders", tc.ID)
	}
	return programs[at]
}

// TestReservedFolders keeps what a compile leaves apart from what it was given.
func TestReservedFolders(t *testing.T) {
	c, _ := open(t)
	file := func(name string) compiler.File { return compiler.File{Name: name, Content: []byte("x = 1\n")} }
	if r := compile(t, c, "python3", file("main.py"), file("code/x.py")); r.OK || r.Diagnostics != "" || !strings.Contains(r.Reason, `"code" is taken`) {
		t.Errorf("OK = %v, %s\n%s", r.OK, r.Reason, r.Diagnostics)
	}
	if r := compile(t, c, "python3", file("main.py"), file("code.py"), file("a/code/x.py")); !r.OK {
		t.Errorf("%s\n%s", r.Reason, r.Diagnostics)
	}
}

// TestLinkErrorsNameFiles keeps the names of sources in what the linker says.
func TestLinkErrorsNameFiles(t *testing.T) {
	c, _ := open(t)
	r := compile(t, c, "c",
		compiler.File{Name: "main.c", Content: []byte("int call(void);\nint main(void) { return call(); }\n")},
		compiler.File{Name: "a/b/call.c", Content: []byte("int missing(void);\nint call(void) { return missing(); }\n")})
	if r.OK || !strings.Contains(r.Diagnostics, "a/b/call.c.o") || strings.Contains(r.Diagnostics, "/tmp") || strings.Contains(r.Diagnostics, "%") {
		t.Errorf("OK = %v\n%s", r.OK, r.Diagnostics)
	}
}

// TestHostileNames hands every language names that lead elsewhere. None reaches a
// file system.
func TestHostileNames(t *testing.T) {
	c, _ := open(t)
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range all {
		ending := "." + tc.Files.Sources[0]
		for _, bad := range []string{
			"../x" + ending, "/etc/x" + ending, "a//b" + ending, "a/./b" + ending, "a/../../x" + ending, "./x" + ending,
			"a/b/c/d/e/f" + ending, "x\x00" + ending, "a/\x00/b" + ending, "a/x" + ending + "/", "a\\b" + ending, "~/x" + ending, "$(x)/x" + ending,
			"-o/x" + ending, "a/-o" + ending, "a/@x" + ending, ".git/x" + ending, "a/*" + ending, "a b/x" + ending, "a\n/x" + ending, "%/x" + ending,
			"proc/self/" + "root/../../x" + ending, strings.Repeat("x", 10<<20) + ending, strings.Repeat("a/", 5<<20) + "x" + ending,
			tc.Files.Default + "/x" + ending, strings.ToUpper(tc.Files.Default[:1]) + tc.Files.Default[1:],
		} {
			r := compile(t, c, tc.ID, compiler.File{Name: tc.Files.Default, Content: []byte("x")}, compiler.File{Name: bad, Content: []byte("x")})
			if r.OK || r.Diagnostics != "" || r.Reason == "" || len(r.Reason) > 1000 {
				t.Errorf("%s: %.100q: OK = %v, %.1000s\n%s", tc.ID, bad, r.OK, r.Reason, r.Diagnostics)
			}
		}
	}
}
