package fuel

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"assize/judge"
	"assize/runner/wasm"
)

// placedBy is a digest of where charges, looks and frames come to be in the modules of
// testdata/rules, by the rules that they were placed by.
var placedBy = map[int]string{2: "fa9fdb86740ce657ce223919cb15ae2138e8bdca41a5335830e98c40a4a78ac0"}

// TestRulesNameThePlacement wants other rules (judge.CurrentRules) wherever a charge, a
// look or a frame is placed otherwise: a run that ends by a trap, or by an overflow of the
// stack, may then come to something else, and would be taken for one that was forged.
func TestRulesNameThePlacement(t *testing.T) {
	files, err := filepath.Glob("testdata/rules/*.wasm")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d modules, %v", len(files), err)
	}
	h := sha256.New()
	kinds := map[editKind]int{}
	for _, file := range files {
		module, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, err := wasm.Read(module)
		if err != nil {
			t.Fatal(err)
		}
		s := analysed(t, m)
		s.payAhead()
		p := &placer{scanned: s}
		fmt.Fprintln(h, file, s.reserve)
		for i := range s.funcs {
			p.place(i)
			fmt.Fprintln(h, i, s.funcs[i].frame, s.funcs[i].staysCounted(), p.charges, p.rounds)
			for _, e := range p.edits {
				if !e.idle() {
					kinds[e.kind]++
					fmt.Fprintln(h, e.at, e.kind, e.n, e.check)
				}
			}
		}
	}
	for _, k := range []editKind{editCharge, editBulk, editFrame, editRestore, editArm, editTwice, editOnward, editDispatch} {
		if kinds[k] == 0 {
			t.Errorf("no edit of kind %d is in the modules", k)
		}
	}
	if got := fmt.Sprintf("%x", h.Sum(nil)); got != placedBy[judge.CurrentRules] {
		t.Errorf("charges, looks or frames are not where rules %d place them: count judge.CurrentRules up, and put %q beside it here", judge.CurrentRules, got)
	}
}
