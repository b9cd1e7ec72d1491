package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
)

// packageEntry is an entry of a zip file. Size, if not 0, is what its header says
// of it and not what it has.
type packageEntry struct {
	name, text string
	mode       fs.FileMode
	size       uint64
}

// hostileArchives are packages that no site may take in; each answer must name
// what is said here.
var hostileArchives = []struct {
	name    string
	entries []packageEntry
	many    int // more entries
	want    []string
}{
	{name: "traversal", entries: []packageEntry{{name: "evil/../../etc/cron.d/x", text: "x"}}, want: []string{`unsafe name "evil/../../etc/cron.d/x"`}},
	{name: "absolute", entries: []packageEntry{{name: "/etc/cron.d/x", text: "x"}}, want: []string{`unsafe name "/etc/cron.d/x"`}},
	{name: "backslashes", entries: []packageEntry{{name: `evil\..\..\x`, text: "x"}}, want: []string{"unsafe name"}},
	{name: "symbolic link", entries: []packageEntry{{name: "evil/data/secret/2.in", text: "/etc/passwd", mode: fs.ModeSymlink | 0o777}}, want: []string{`symbolic link, "evil/data/secret/2.in", that leads to no file in it`}},
	{name: "device", entries: []packageEntry{{name: "evil/data/secret/2.in", mode: fs.ModeDevice | 0o666}}, want: []string{`"evil/data/secret/2.in", which is neither file nor folder`}},
	{name: "same name twice", entries: []packageEntry{{name: "evil/problem.yaml", text: "name: Other\n"}}, want: []string{`"evil/problem.yaml" twice`}},
	{name: "bomb", entries: []packageEntry{{name: "evil/data/secret/2.in", text: strings.Repeat("0", 60<<20)}}, want: []string{"more than 200 times its size"}},
	{name: "answer of 1 GB", entries: []packageEntry{{name: "evil/data/secret/2.ans", size: 1 << 30}}, want: []string{`"evil/data/secret/2.ans" unpacks to 1073741824 bytes, at most 104857600`}},
	{name: "more than it says", entries: []packageEntry{{name: "evil/data/secret/2.in", text: strings.Repeat("0", 60<<20), size: 10}, {name: "evil/data/secret/2.ans", text: "0\n"}}, want: []string{"data/secret/2.in: is damaged in the zip file"}},
	{name: "less than it says", entries: []packageEntry{{name: "evil/generators/x", text: "x", size: 2}}, want: []string{"generators/x: is damaged in the zip file"}},
	{name: "many files", many: 6000, want: []string{"entries, at most 5000"}},
	{name: "script as validator", entries: []packageEntry{{name: "evil/output_validator/run", text: "#!/bin/sh\nrm -rf /\n"}}, want: []string{"output_validator"}},
	{name: "static validator", entries: []packageEntry{{name: "evil/static_validator/v.py", text: "x"}}, want: []string{"static_validator: "}},
	{name: "included traversal", entries: []packageEntry{{name: "evil/include/c/../../x.h", text: "x"}}, want: []string{"unsafe name"}},
	{name: "included data", entries: []packageEntry{{name: "evil/include/default/data.bin", text: "x"}}, want: []string{"include/default/data.bin: "}},
}

// hostileValidators are output validators in C, with what the jury must read of
// what each did.
var hostileValidators = []struct{ name, source, want string }{
	{"loop", `int main(void) { for (volatile int i = 0;; i++) {} }`, "the output validator ran out of fuel"},
	{"crash", `int main(void) { __builtin_trap(); }`, "the output validator crashed (unreachable)"},
	{"recursion", `int f(volatile int *p) { volatile int a[256]; a[0] = *p; return f(a) + a[0]; } int main(void) { int x = 0; return f(&x); }`, "the output validator crashed"},
	{"memory", `#include <stdlib.h>
int main(void) { for (;;) { volatile char *p = malloc(1 << 20); if (!p) __builtin_trap(); *p = 1; } }`, "the output validator wanted more memory than its limit allows"},
	{"flood", `#include <stdio.h>
int main(void) { for (;;) puts("all work and no play"); }`, "the output validator printed or wrote more than its limit allows"},
	{"feedback without end", `#include <stdio.h>
#include <string.h>
int main(int c, char **v) { char n[4096]; strcpy(n, v[3]); strcat(n, "judgemessage.txt"); FILE *f = fopen(n, "w"); if (!f) return 9; for (;;) fputs("all work and no play\n", f); }`, "the output validator printed or wrote more than its limit allows"},
	{"fork", `#include <unistd.h>
int main(void) { while (fork() >= 0) {} return 42; }`, "output validator"},
	{"other problems' files", `#include <stdio.h>
#include <string.h>
int main(int c, char **v) {
	const char *names[] = {"/etc/passwd", "../twobaskets/data/secret/01-zeros.in", "/proc/self/environ", "..", "/", "."};
	for (int i = 0; i < 6; i++) { FILE *f = fopen(names[i], "r"); char b[1]; if (f && fread(b, 1, 1, f) == 1) return 42; }
	char up[4096]; strcpy(up, v[3]); strcat(up, "../../../etc/passwd"); if (fopen(up, "r")) return 42;
	fputs("nothing to read", stderr); return 1;
}`, "the output validator ended with exit code 1, which is none that it may have: nothing to read"},
	{"overwritten input", `#include <stdio.h>
int main(int c, char **v) { FILE *f = fopen(v[2], "w"); if (f && fputs("1\n", f) >= 0 && fflush(f) == 0) return 42; return 3; }`, "the output validator ended with exit code 3"},
	{"exit code 0", `int main(void) { return 0; }`, "the output validator ended with exit code 0"},
	{"42 modulo 256", `#include <stdlib.h>
int main(void) { _Exit(256 + 42); }`, "the output validator ended with exit code 298"},
	{"a forged time-out", `#include <stdlib.h>
int main(void) { _Exit((int)0xefffffff); }`, "the output validator ended with exit code 4026531839"},
}

// interactive are those that talk to a submission as well.
var interactive = []string{"loop", "crash", "flood", "feedback without end", "fork", "other problems' files", "exit code 0"}

// hostilePasses are output validators of multi-pass problems.
var hostilePasses = []struct{ name, source, want string }{
	{"passes without end", nextPass + `fputs("1\n", f); return 42; }`, "the output validator asks for more than 2 passes"},
	{"a next input without end", nextPass + `for (;;) fputs("all work and no play\n", f); }`, "the output validator printed or wrote more than its limit allows"},
	{"a next pass for what it rejects", nextPass + `fputs("1\n", f); return 43; }`, "the output validator asks for another pass and does not accept"},
}

const nextPass = `#include <stdio.h>
#include <string.h>
int main(int c, char **v) { char n[4096]; strcpy(n, v[3]); strcat(n, "nextpass.in"); FILE *f = fopen(n, "w"); if (!f) return 9; `

// hostileTestlib are an interactor and a checker of testlib's convention.
var hostileTestlib = []struct{ name, interactor, checker, want string }{
	{"an interactor with an exit code that is none", `int main(void) { return 42; }`, `int main(void) { return 0; }`, "the output validator ended with exit code 42"},
	{"an interactor that writes without end", `#include <stdio.h>
int main(int c, char **v) { FILE *f = fopen(v[2], "w"); if (!f) return 9; for (;;) fputs("all work and no play\n", f); }`, `int main(void) { return 0; }`, "printed or wrote more than its limit allows"},
	{"a checker that loops", `int main(void) { return 0; }`, `int main(void) { for (volatile int i = 0;; i++) {} }`, "the output validator ran out of fuel"},
	{"a checker that says that the jury is wrong", `int main(void) { return 0; }`, `#include <stdio.h>
int main(void) { fputs("FAIL the answer is wrong", stderr); return 3; }`, "ended with exit code 3, which is none that it may have: FAIL the answer is wrong"},
}

// TestHostilePackages sends packages that mean harm to a whole site. Each is
// refused, or what is submitted to it comes to JE with the reason for the jury;
// after each, an honest submission is accepted.
func TestHostilePackages(t *testing.T) {
	site := testsite.Start(t, testsite.Together, "ASSIZE_RATE_LIMITS=off")
	admin, contestant := site.Admin(), site.Contestant("ada")
	honest := func(t *testing.T) {
		t.Helper()
		source, err := os.ReadFile("../../problems/bank/twobaskets/submissions/accepted/sum.cpp")
		if err != nil {
			t.Fatal(err)
		}
		if got := submitTo(t, contestant, "twobaskets", "cpp", "sum.cpp", string(source)); got.Verdict != judge.AC {
			t.Errorf("an honest submission afterwards: %v (%s)", got.Verdict, got.Reason)
		}
	}
	for _, h := range hostileArchives {
		t.Run("archive/"+h.name, func(t *testing.T) {
			entries := h.entries
			for i := range h.many {
				entries = append(entries, packageEntry{name: fmt.Sprintf("evil/generators/%d", i)})
			}
			done, err := admin.ImportProblem(t.Context(), hostilePackage(t, "evil", "pass-fail", "", entries...))
			var refusal *client.Error
			if !errors.As(err, &refusal) || refusal.Status != http.StatusBadRequest {
				t.Fatalf("taken in as %+v, or refused in another way: %v", done, err)
			}
			for _, want := range h.want {
				if !strings.Contains(refusal.Message, want) {
					t.Errorf("the answer does not say %q: %s", want, refusal.Message)
				}
			}
			honest(t)
		})
	}
	problems := 0
	judged := func(kind, validator, want string, more ...packageEntry) func(t *testing.T) {
		return func(t *testing.T) {
			problems++
			slug := fmt.Sprint("hostile", problems)
			for i := range more {
				more[i].name = slug + "/" + more[i].name
			}
			if _, err := admin.ImportProblem(t.Context(), hostilePackage(t, slug, kind, validator, more...)); err != nil {
				t.Fatal(err)
			}
			got := submitTo(t, contestant, slug, "c", "one.c", "#include <stdio.h>\nint main(void) { puts(\"1\"); fflush(stdout); while (getchar() != EOF) {} }\n")
			if got.Verdict != judge.JE {
				t.Fatalf("%v (%s), want JE", got.Verdict, got.Reason)
			}
			if strings.Contains(got.Reason, "exit code") {
				t.Errorf("the contestant reads what the validator did: %s", got.Reason)
			}
			jury, err := admin.Result(t.Context(), got.ID)
			if err != nil || !strings.Contains(jury.Reason, want) {
				t.Errorf("the jury reads %q, want %q (%v)", jury.Reason, want, err)
			}
			honest(t)
		}
	}
	for _, h := range hostileValidators {
		t.Run("validator/"+h.name, judged("pass-fail", h.source, h.want))
		if slices.Contains(interactive, h.name) {
			t.Run("interactor/"+h.name, judged("interactive", h.source, h.want))
		}
	}
	for _, h := range hostilePasses {
		t.Run("multi-pass/"+h.name, judged("multi-pass", h.source, h.want))
	}
	for _, h := range hostileTestlib {
		t.Run("testlib/"+h.name, judged("interactive", h.checker, h.want, packageEntry{name: "interactor/talk.c", text: h.interactor + "\n"},
			packageEntry{name: "assize.yaml", text: "output_validator_convention: testlib\n"}))
	}
	site.CheckReady()
}

func submitTo(t *testing.T, c *client.Client, problem, language, name, source string) client.Result {
	t.Helper()
	accepted, err := c.Submit(t.Context(), client.Submit{Problem: problem, Language: language, Files: []client.File{{Name: name, Content: source}}})
	if err != nil {
		t.Fatal(err)
	}
	result, err := c.Wait(t.Context(), accepted.ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// hostilePackage is a small sound package of a type with what is hostile added to it.
func hostilePackage(t *testing.T, slug, kind, validator string, more ...packageEntry) *bytes.Reader {
	t.Helper()
	entries := []packageEntry{
		{name: slug + "/problem.yaml", text: "problem_format_version: 2025-09\nname: Hostile\nuuid: 5b0a3f1e-0f51-4f0c-8a35-0f5d9f3f7a12\ntype: " + kind + "\nlimits:\n  time_limit: 1\n  validation_time: 1\n  validation_memory: 128\n  validation_output: 1\n"},
		{name: slug + "/statement/problem.en.md", text: "Print one.\n"},
		{name: slug + "/data/secret/1.in", text: "1\n"},
		{name: slug + "/data/secret/1.ans", text: "1\n"},
		{name: slug + "/submissions/accepted/one.c", text: "int main(void) { return 0; }\n"},
	}
	if validator != "" {
		entries = append(entries, packageEntry{name: slug + "/output_validator/validate.c", text: validator + "\n"})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, e := range append(entries, more...) {
		if err := addEntry(z, e); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.NewReader(out.Bytes())
}

func addEntry(z *zip.Writer, e packageEntry) error {
	h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
	if e.mode != 0 {
		h.SetMode(e.mode)
	}
	if e.size == 0 {
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(e.text))
		}
		return err
	}
	// The header is written as it is given: it may lie.
	h.Method, h.CRC32, h.CompressedSize64, h.UncompressedSize64 = zip.Store, crc32.ChecksumIEEE([]byte(e.text)), uint64(len(e.text)), e.size
	w, err := z.CreateRaw(h)
	if err == nil {
		_, err = w.Write([]byte(e.text))
	}
	return err
}
