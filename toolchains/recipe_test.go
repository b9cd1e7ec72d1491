package toolchains

import (
	"testing"
	"testing/fstest"

	"assize/judge"
)

// TestRecipeDigest changes one thing at a time and looks which languages are
// outdated by it.
func TestRecipeDigest(t *testing.T) {
	base := map[string]string{
		"lib.sh":                 "# shared\nset -e\n\n# say says\nsay() { echo \"$*\"; }\n\nget() {\n\tsay got\n}\nunused() {\n\tfalse\n}\n",
		"clang.sh":               "add_clang() {\n\tget clang; cp \"$LIB/wrap.sh\" x; go build \"$LIB/tool/\"\n}\n",
		"tool/main.go":           "package main\n",
		"tool/main_test.go":      "package main\n",
		"wrap.sh":                "exec clang\n",
		"a/install":              ". \"$LIB/lib.sh\"\n. \"$LIB/clang.sh\"\nadd_clang\n",
		"a/toolchain.toml":       "id = 'a'\n",
		"a/shim/include/x.h":     "int x;\n",
		"a/submissions/ac/a.txt": "1\n",
		"b/install":              ". \"$LIB/lib.sh\"\nsay hello\n",
	}
	digests := func(change, text string) [2]judge.Digest {
		files := fstest.MapFS{}
		for name, content := range base {
			files[name] = &fstest.MapFile{Data: []byte(content)}
		}
		if change != "" {
			files[change] = &fstest.MapFile{Data: []byte(text)}
		}
		var both [2]judge.Digest
		for i, id := range []judge.LanguageID{"a", "b"} {
			d, err := digestRecipe(files, id)
			if err != nil {
				t.Fatal(err)
			}
			both[i] = d
		}
		return both
	}
	before := digests("", "")
	lib := base["lib.sh"]
	for name, c := range map[string]struct {
		file, text string
		a, b       bool // outdated
	}{
		"nothing":                       {"lib.sh", lib, false, false},
		"a comment":                     {"lib.sh", "# other words\n" + lib, false, false},
		"a new function":                {"lib.sh", lib + "more() {\n\ttrue\n}\n", false, false},
		"a function that nobody calls":  {"lib.sh", lib[:len(lib)-len("\tfalse\n}\n")] + "\ttrue\n}\n", false, false},
		"what runs at once":             {"lib.sh", "set -u\n" + lib, true, true},
		"a function called through two": {"lib.sh", "set -e\nsay() { echo \"$*\"; }\nget() {\n\tsay had\n}\n", true, false},
		"a function that both call":     {"lib.sh", "set -e\nsay() { printf x; }\nget() {\n\tsay got\n}\n", true, true},
		"a file named in a function":    {"wrap.sh", "exec gcc\n", true, false},
		"a tool named in a function":    {"tool/main.go", "package other\n", true, false},
		"a test of the tool":            {"tool/main_test.go", "package other\n", false, false},
		"a shim":                        {"a/shim/include/x.h", "int y;\n", true, false},
		"the manifest":                  {"a/toolchain.toml", "id = 'z'\n", false, false},
		"an example":                    {"a/submissions/ac/a.txt", "2\n", false, false},
		"the script":                    {"b/install", "true\n", false, true},
	} {
		after := digests(c.file, c.text)
		if a, b := after[0] != before[0], after[1] != before[1]; a != c.a || b != c.b {
			t.Errorf("%s outdates a: %v, b: %v; want %v, %v", name, a, b, c.a, c.b)
		}
	}
	files := fstest.MapFS{"x.sh": {Data: []byte("f() {\n")}, "a/install": {}}
	if _, err := digestRecipe(files, "a"); err == nil {
		t.Error("a function without an end went unnoticed")
	}
}
