package rehearse

import (
	"testing"

	"assize/compiler"
	"assize/internal/testkit"
	"assize/judge"
	"assize/toolchains"
)

// TestFresh compiles a program of each language, with two marks: the modules differ.
func TestFresh(t *testing.T) {
	c, err := compiler.New(t.Context(), compiler.Config{DataDir: testkit.DataDir()}, testkit.Blobs(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	have, missing, err := toolchains.Installed(testkit.DataDir())
	if err != nil || len(missing) > 0 {
		t.Fatalf("not everything is installed (make setup): %v, %v", missing, err)
	}
	for _, tc := range have {
		if marks[tc.ID] == nil {
			continue // a variant of another one
		}
		t.Run(string(tc.ID), func(t *testing.T) {
			examples, err := tc.Examples()
			if err != nil {
				t.Fatal(err)
			}
			var p program
			for _, e := range examples {
				if e.Want == judge.AC && len(e.Files) == 1 && (p.source == "" || len(e.Files[0].Content) < len(p.source)) {
					p = program{language: tc.ID, file: e.Files[0].Name, source: string(e.Files[0].Content)}
				}
			}
			modules := map[judge.Digest]bool{}
			for _, mark := range []string{"one/1", "one/2"} {
				r, err := c.Compile(t.Context(), compiler.Request{Language: tc.ID, Files: []compiler.File{{Name: p.file, Content: []byte(p.fresh(mark).source)}}})
				if err != nil || !r.OK {
					t.Fatalf("%v %+v", err, r)
				}
				modules[r.Module] = true
			}
			if len(modules) != 2 {
				t.Error("a fresh program has the module of another")
			}
		})
	}
}
