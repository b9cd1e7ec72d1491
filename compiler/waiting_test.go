package compiler_test

import (
	"strings"
	"testing"

	"assize/compiler"
)

// TestWaitingClang sends jobs to a clang and a linker that were started before:
// everything must be as in a fresh box.
func TestWaitingClang(t *testing.T) {
	for name, files := range map[string][]compiler.File{
		"one source": {{Name: "main.c", Content: []byte("int main(void) { return 0; }\n")}},
		"two in folders": {
			{Name: "main.c", Content: []byte("#include \"geo/point.h\"\nint main(void) { return norm(0, 0); }\n")},
			{Name: "geo/point.c", Content: []byte("#include \"point.h\"\nint norm(int x, int y) { return x * x + y * y; }\n")},
			{Name: "geo/point.h", Content: []byte("int norm(int x, int y);\n")},
		},
		"first does not compile": {{Name: "main.c", Content: []byte("int main(void) { return x; }\n")}},
		"second does not compile": {
			{Name: "main.c", Content: []byte("int f(void);\nint main(void) { return f(); }\n")},
			{Name: "f.c", Content: []byte("int f(void) { return x; }\n")},
		},
		"does not link": {{Name: "main.c", Content: []byte("int f(void);\nint main(void) { return f(); }\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, _ := open(t)
			request := compiler.Request{Language: "c", Files: files, Fresh: true}
			var results []compiler.Result
			for range 2 {
				r, err := c.Compile(t.Context(), request)
				if err != nil {
					t.Fatal(err)
				}
				results = append(results, r)
				c.PrepareAhead(t, "c")
			}
			fresh, waited := results[0], results[1]
			if n := c.AheadUsed("c"); n != 1 {
				t.Errorf("%d jobs found a box that waits, want 1", n)
			}
			if fresh.OK != waited.OK || fresh.Module != waited.Module || fresh.Diagnostics != waited.Diagnostics || fresh.Reason != waited.Reason {
				t.Errorf("in a fresh box %+v, in one that waited %+v", fresh, waited)
			}
			if failed := strings.Contains(name, "not"); failed == waited.OK || failed != (waited.Diagnostics != "") {
				t.Errorf("%+v", waited)
			}
		})
	}
}
