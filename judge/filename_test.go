package judge_test

import (
	"strings"
	"testing"

	"assize/judge"
)

func TestCheckFileNames(t *testing.T) {
	long := strings.Repeat("x", judge.MaxFilePart)
	for _, names := range [][]string{
		{"main.cpp"},
		{"a", "A1", "_", "0.c", "a-b+c.d"},
		{"main.cpp", "include/graph.hpp", "include/detail/edge.hpp", "src/graph.cpp"},
		{"a/b/c/d/e.h", "a/b/c/d.h", "a/b/c.h"},
		{"geo/__init__.py", "geo.py"},
		{long},
		{long + "/" + long + "/" + long + "/a.cc"},
	} {
		if err := judge.CheckFileNames(names); err != nil {
			t.Errorf("%q: %v", names, err)
		}
	}
	for _, c := range []struct {
		names []string
		want  string
	}{
		{[]string{""}, "no name"},
		{[]string{"../x.c"}, "goes up a folder"},
		{[]string{"a/../x.c"}, "goes up a folder"},
		{[]string{"a/.."}, "goes up a folder"},
		{[]string{"/etc/x.c"}, "begins with a slash"},
		{[]string{"//x.c"}, "begins with a slash"},
		{[]string{"a//b.c"}, `without "//"`},
		{[]string{"a/./b.c"}, `without "//"`},
		{[]string{"./b.c"}, `without "//"`},
		{[]string{"a/"}, `without "//"`},
		{[]string{".a/b.c"}, "for \".a\""},
		{[]string{"a/-o.c"}, "for \"-o.c\""},
		{[]string{"@x.c"}, "for \"@x.c\""},
		{[]string{"a\\b.c"}, "use letters"},
		{[]string{"a\x00.c"}, `for "a\x00.c"`},
		{[]string{"a.c\n"}, `for "a.c\n"`},
		{[]string{"a b.c"}, "use letters"},
		{[]string{"é.c"}, "use letters"},
		{[]string{"C:x.c"}, "use letters"},
		{[]string{"*.c"}, "use letters"},
		{[]string{long + "y"}, "at most 64"},
		{[]string{"a/b/c/d/e/f.h"}, "5 folders deep"},
		{[]string{strings.Repeat("a/", 98) + "f.h"}, "at most 4"},
		{[]string{long + "/" + long + "/" + long + "/abcdef"}, "201 bytes"},
		{[]string{strings.Repeat("x", 10<<20)}, "10485760 bytes"},
		{[]string{"b.c", "a.c", "b.c"}, `two files named "b.c"`},
		{[]string{"Graph.h", "graph.h"}, `"Graph.h" and "graph.h" differ`},
		{[]string{"Geo/a.h", "geo/b.h"}, `"Geo" and "geo" differ`},
		{[]string{"geo", "geo/a.h"}, `"geo" is a file and a folder`},
		{[]string{"geo/a.h", "geo"}, `"geo" is a file and a folder`},
		{[]string{"a/b/c.h", "a/b"}, `"a/b" is a file and a folder`},
		{[]string{"geo/a.h", "Geo"}, `"geo" and "Geo" differ`},
	} {
		err := judge.CheckFileNames(c.names)
		if err == nil || !strings.Contains(err.Error(), c.want) || len(err.Error()) > 1000 {
			t.Errorf("%.300q: %.1000v, want %q", c.names, err, c.want)
		}
	}
}

func FuzzCheckFileNames(f *testing.F) {
	f.Add("a/b.c", "a/c.h")
	f.Fuzz(func(t *testing.T, a, b string) {
		if judge.CheckFileNames([]string{a, b}) != nil {
			return
		}
		// Whatever is allowed can be packed and unpacked under its names.
		bundle := judge.Bundle{Args: []string{"x"}, Files: []judge.File{{Name: a}, {Name: b}}}
		encoded, err := bundle.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := judge.DecodeBundle(encoded); err != nil {
			t.Fatal(err)
		}
	})
}
