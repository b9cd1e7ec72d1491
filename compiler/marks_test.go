package compiler

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"assize/judge"
	"assize/toolchains"
)

// TestFindMarks reads messages by the patterns of the languages' manifests.
func TestFindMarks(t *testing.T) {
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	diagnostics := map[judge.LanguageID]toolchains.Diagnostics{}
	for _, tc := range all {
		diagnostics[tc.ID] = tc.Diagnostics
	}
	mark := func(file string, line, column int, severity judge.Severity, message string) judge.Mark {
		return judge.Mark{File: file, Line: line, Column: column, Severity: severity, Message: message}
	}
	const failed, warned = judge.SeverityError, judge.SeverityWarning
	for name, c := range map[string]struct {
		language judge.LanguageID
		text     string
		want     []judge.Mark
	}{
		"error and warning with a note": {"cpp",
			"a.cpp:3:12: error: use of undeclared identifier 'x'\n    3 |     return x;\n      |            ^\n" +
				"b.h:1:5: warning: unused\na.cpp:1:9: note: declared here\n1 error generated.\n",
			[]judge.Mark{mark("a.cpp", 3, 12, failed, "use of undeclared identifier 'x'"), mark("b.h", 1, 5, warned, "unused\ndeclared here")}},
		"in the library, led to from the source": {"cpp",
			"In file included from a.cpp:1:\n/usr/include/v1/sort.h:9:3: error: invalid operands\n" +
				"/usr/include/v1/sort.h:4:1: note: in instantiation\na.cpp:7:2: note: requested here\na.cpp:8:1: note: and here\n",
			[]judge.Mark{mark("a.cpp", 7, 2, failed, "invalid operands\nrequested here\nand here")}},
		"in the library alone": {"cpp", "/usr/include/x.h:9:3: error: no\n/usr/include/x.h:9:4: note: no\n", nil},
		"the linker":           {"cpp", "wasm-ld: error: a.cpp.o: undefined symbol: f()\n", nil},
		"fatal":                {"c", "a.cpp:1:10: fatal error: 'x.h' file not found\n", []judge.Mark{mark("a.cpp", 1, 10, failed, "'x.h' file not found")}},
		"Go":                   {"go", "./a.cpp:7:2: undefined: x\na.cpp:9:1: y\n", []judge.Mark{mark("a.cpp", 7, 2, failed, "undefined: x"), mark("a.cpp", 9, 1, failed, "y")}},
		"no such line":         {"go", "a.cpp:0:1: x\na.cpp:99999999999999999999:1: y\n", nil},
		"nothing":              {"c", "", nil},
	} {
		if got := findMarks(diagnostics[c.language], c.text, []File{{Name: "a.cpp"}, {Name: "b.h"}}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, got, c.want)
		}
	}
	var flood strings.Builder
	for i := range 500 {
		fmt.Fprintf(&flood, "a.cpp:%d:1: error: %s\n", i+1, strings.Repeat("é", i))
	}
	marks := findMarks(diagnostics["c"], flood.String()+"a.cpp:1:1: note: "+strings.Repeat("x", 5000), []File{{Name: "a.cpp"}})
	if len(marks) != judge.MaxMarks {
		t.Errorf("%d marks of a flood", len(marks))
	}
	marks = findMarks(diagnostics["c"], "a.cpp:1:1: error: "+strings.Repeat("é", 5000), []File{{Name: "a.cpp"}})
	if len(marks) != 1 || len(marks[0].Message) > judge.MaxMarkBytes || !strings.HasSuffix(marks[0].Message, "é…\n") {
		t.Errorf("a long message: %+v", marks)
	}
}
