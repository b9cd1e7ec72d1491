//go:build long

package compiler_test

import (
	"testing"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

// TestPractisedIsTheSame compiles examples and what does not compile in boxes that
// were prepared ahead, and in fresh ones: every byte must be the same.
func TestPractisedIsTheSame(t *testing.T) {
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, tc := range all {
		if tc.Base != "" {
			continue
		}
		examples, err := tc.Examples()
		if err != nil {
			t.Fatal(err)
		}
		c, _ := open(t)
		seen := map[judge.Verdict]bool{}
		for _, e := range examples {
			if seen[e.Want] || e.Want != judge.AC && e.Want != judge.CE && e.Want != judge.RTE {
				continue
			}
			seen[e.Want] = true
			request := compiler.Request{Language: tc.ID, Fresh: true}
			for _, f := range e.Files {
				request.Files = append(request.Files, compiler.File(f))
			}
			compileIt := func() compiler.Result {
				r, err := c.Compile(t.Context(), request)
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			fresh := compileIt()
			c.PrepareAhead(t, tc.ID)
			practised := compileIt()
			if n := c.AheadUsed(tc.ID); n != len(seen) {
				t.Errorf("%s: %d jobs found a box that waits, want %d", tc.ID, n, len(seen))
			}
			if fresh.OK != practised.OK || fresh.Module != practised.Module || fresh.Diagnostics != practised.Diagnostics || fresh.Reason != practised.Reason {
				t.Errorf("%s %s: in a fresh box %+v, in one that was prepared %+v", tc.ID, e.Name, fresh, practised)
			}
			tried++
		}
	}
	if tried < 3 {
		t.Errorf("%d examples tried, want at least 3", tried)
	}
}
